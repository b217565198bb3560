import { z } from 'zod'

const schema = z.strictObject({
  /** Whether anything is counted. */
  enabled: z.boolean().default(true),
  /** Whether what one visitor does in a day is counted together, by a hash that nobody can read back. */
  sessions: z.boolean().default(true),
})

/** The setting `analytics`. */
export type AnalyticsSettings = z.infer<typeof schema>

/** Reads the value of the setting `analytics`, JSON. With one that cannot be used nothing is counted: `message` says why. */
export function parseAnalyticsSettings(value: string | null): {
  readonly settings: AnalyticsSettings
  readonly message?: string
} {
  try {
    return { settings: schema.parse(JSON.parse(value?.trim() || '{}')) }
  } catch {
    const message =
      'system_settings, analytics: nothing is counted. Write JSON such as {"enabled": true, "sessions": false}.'
    return { settings: { enabled: false, sessions: false }, message }
  }
}
