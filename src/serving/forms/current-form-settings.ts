import type { GroupCommit } from '../../content-db/group-commit.sqlite.ts'
import { settingValue } from '../../content-db/leads/settings.ts'
import { type FormSettings, parseFormSettings } from '../../leads/form-settings.ts'
import { type Limit, limitOf } from './limits.ts'

/** What forms are held to at the moment, and the counts so far. */
export interface CurrentFormSettings {
  readonly settings: FormSettings
  readonly perClient: Limit
  readonly perAddress: Limit
}

/** Milliseconds after which the setting is read again. */
const lifetime = 5_000

/**
 * The setting `forms` as it was a moment ago. Counts begin anew when it changes. One that cannot be used is told of,
 * once, and counts as not set.
 */
export function currentFormSettings(
  db: GroupCommit,
  onError: (error: unknown) => void,
): () => Promise<CurrentFormSettings> {
  let current: CurrentFormSettings & { readonly value: string | null } = made(null)
  let readAt = -Infinity
  let reading: Promise<void> | undefined

  async function read(): Promise<void> {
    readAt = performance.now()
    try {
      const value = await db.inOneCommit(
        (leads) => leads.first(settingValue({ key: 'forms' }))?.value ?? null,
      )
      if (value !== current.value) current = made(value, onError)
    } catch (error) {
      onError(error)
    }
  }

  return async () => {
    // The first to ask waits; later ones go on with what was read last.
    if (readAt === -Infinity) reading = read()
    else if (performance.now() - readAt > lifetime) void read()
    await reading
    return current
  }
}

function made(value: string | null, onError?: (error: unknown) => void) {
  const { settings, message } = parseFormSettings(value)
  if (message) onError?.(new Error(message))
  return {
    value,
    settings,
    perClient: limitOf(settings.client_posts, settings.client_minutes),
    perAddress: limitOf(settings.address_posts, settings.address_minutes),
  }
}
