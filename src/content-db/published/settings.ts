import { z } from 'zod'
import { type LanguageCode, sourceLanguage } from '../../languages.ts'
import { type Edition, oncePerEdition } from './edition.ts'
import { type Field, fieldOf } from './field.ts'
import type { PublicSettingView } from './rows.ts'
import { publicSettings } from './views.ts'

const texts = z
  .record(z.string(), z.string().nullable())
  .refine((value) => Boolean(value[sourceLanguage]?.trim()), `needs a text in "${sourceLanguage}"`)
const link = z.object({ label: texts, href: z.string().min(1) })

/** What the public settings must look like; a site works with none of them set. */
const schemas = {
  site_title: texts.default({ [sourceLanguage]: 'Magnetiq' }),
  site_description: texts.nullable().default(null),
  company: z
    .object({
      legal_name: z.string(),
      street: z.string().optional(),
      postal_code: z.string().optional(),
      city: z.string().optional(),
      country: texts.optional(),
      phone: z.string().optional(),
      email: z.string().optional(),
      founded: z.number().int().optional(),
    })
    .nullable()
    .default(null),
  navigation: z.array(link.extend({ children: z.array(link).optional() })).default([]),
  footer: z.array(z.object({ label: texts, links: z.array(link) })).default([]),
  home_page: z.string().default('home'),
  contact_page: z.string().nullable().default(null),
  privacy_page: z.string().nullable().default(null),
  imprint_page: z.string().nullable().default(null),
  accessibility_page: z.string().nullable().default(null),
  theme: z.string().default('voltaic'),
  // A picture takes a tenth of a second, once, in each language.
  og_images_up_to: z.number().int().min(0).default(1000),
} as const

/** The public settings, typed; texts still in all languages. */
export type Settings = { readonly [K in keyof typeof schemas]: z.infer<(typeof schemas)[K]> }

/** A link of a menu, its label in the page's language or its fallback. */
export interface MenuLink {
  readonly label: Field
  readonly href: string
}

/** A row of `system_settings` that the site cannot use. */
export interface UnusableSetting {
  readonly key: string
  /** What is wrong with the value. */
  readonly reason: string
}

/** The public settings. One that cannot be used counts as not set: `findUnusableSettings` tells of it. */
export const readSettings = async (edition: Edition): Promise<Settings> =>
  (await readStored(edition)).settings

/** The public settings that cannot be used, and why. */
export const findUnusableSettings = async (edition: Edition): Promise<readonly UnusableSetting[]> =>
  (await readStored(edition)).unusable

const readStored = oncePerEdition(async (edition) => {
  const rows = await edition.db.selectFrom(publicSettings).selectAll('setting').execute()
  const stored = new Map(rows.map((row) => [row.key, row]))
  const unusable: UnusableSetting[] = []
  const entries = Object.entries(schemas).map(([key, schema]: [string, z.ZodType]) => {
    const row = stored.get(key)
    const value = row?.value ? storedValue(row.value, row.type) : undefined
    const parsed = schema.safeParse(value)
    const reason = row?.value && value === undefined ? 'this is not JSON' : reasonOf(parsed.error)
    if (reason !== null) unusable.push({ key, reason })
    return [key, parsed.success ? parsed.data : schema.parse(undefined)]
  })
  return { settings: Object.fromEntries(entries) as Settings, unusable }
})

/** What a setting holds: JSON, or plain text where its type lets a person leave out the quotes. Undefined for broken JSON. */
function storedValue(value: string, type: PublicSettingView['type']): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return type === 'json' ? undefined : value
  }
}

function reasonOf(error: z.ZodError | undefined): string | null {
  const issue = error?.issues[0]
  if (!issue) return null
  return issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message
}

/** A menu in one language. */
export function menuIn(
  links: readonly { label: Record<string, string | null>; href: string }[],
  language: LanguageCode,
): MenuLink[] {
  return links.map(({ label, href }) => ({ label: fieldOf(label, language) as Field, href }))
}
