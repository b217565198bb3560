import { randomBytes } from 'node:crypto'
import type { Signer } from './signed.ts'

/** A form that stands open for longer fetches another key, or is taken by who sent it. */
const hours = 24

/** What a form key that holds says. */
export interface FormKey {
  /** Tells this form from every other. */
  readonly id: string
  /** Seconds since a script fetched it. */
  readonly age: number
}

/** A new key for a form that somebody begins to fill in. */
export function issueFormKey(signer: Signer, now: Date): string {
  const data = `${now.getTime().toString(36)}-${randomBytes(16).toString('base64url')}`
  return signer.sign('form-key', data, new Date(now.getTime() + hours * 3_600_000))
}

/** Reads the key of a form. Null for one that does not hold (any longer): its form has none then, which is no fault. */
export function readFormKey(signer: Signer, token: string, now: Date): FormKey | null {
  const opened = signer.read('form-key', token, now)
  if (!opened.ok) return null
  const [issued = '', id = ''] = opened.data.split(/-(.*)/s)
  return { id, age: (now.getTime() - Number.parseInt(issued, 36)) / 1000 }
}
