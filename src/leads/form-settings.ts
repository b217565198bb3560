import { z } from 'zod'

const count = (fallback: number) => z.number().int().min(0).max(1_000_000).default(fallback)

const schema = z.object({
  /** Forms that one client may send within `client_minutes`; more are answered with 429. */
  client_posts: count(120),
  client_minutes: z.number().positive().max(1440).default(10),
  /** Forms that may be sent for one e-mail address within `address_minutes`; more are quarantined. */
  address_posts: count(20),
  address_minutes: z.number().positive().max(1440).default(60),
  /** A form that is sent sooner after its first key press is quarantined. Counts where there is a script alone. */
  minimum_seconds: z.number().min(0).max(60).default(2),
  /** How many may wait for a seat of a webinar. */
  waiting_list: count(100),
})

/** What forms are held to: the setting `forms`. */
export type FormSettings = z.infer<typeof schema>

/** Reads the value of the setting `forms`, JSON. One that cannot be used counts as not set: `message` says why. */
export function parseFormSettings(value: string | null): {
  readonly settings: FormSettings
  readonly message?: string
} {
  const usual = schema.parse({})
  if (value === null || value.trim() === '') return { settings: usual }
  const parsed = schema.safeParse(json(value))
  if (parsed.success) return { settings: parsed.data }
  const reasons = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'the value'}: ${message}`,
  )
  return { settings: usual, message: `system_settings, forms: ${reasons.join('; ')}.` }
}

function json(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
