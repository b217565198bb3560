import { trapName } from '../site/form-messages.ts'
import type { RawFields } from './fields.ts'
import type { FormKey } from './form-key.ts'

/** What is known of a form when it arrives. */
interface Arrival {
  readonly raw: RawFields
  readonly key: FormKey | null
  /** Seconds that a person needs at least. */
  readonly minimumSeconds: number
  /** Whether more was sent for this e-mail address than people send. */
  readonly isTooMany: boolean
}

/** Why a form looks like a robot's; null where it does not. Having no key is no reason: not everybody runs scripts. */
export function suspicionOf({ raw, key, minimumSeconds, isTooMany }: Arrival): string | null {
  if (raw[trapName]) return 'trap'
  if (key && key.age < minimumSeconds) return 'too-fast'
  if ([raw.first_name, raw.last_name].some((name) => /:\/\/|\bwww\./i.test(String(name))))
    return 'link-in-name'
  return isTooMany ? 'too-many' : null
}
