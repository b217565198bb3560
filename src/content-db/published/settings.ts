import { z } from 'zod'
import { type LanguageCode, sourceLanguage } from '../../languages.ts'
import { oncePerEdition } from './edition.ts'
import { type Field, fieldOf } from './field.ts'
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
export class SettingError extends Error {}

/** Reads the public settings. Throws a `SettingError` that names the row and what it must hold. */
export const readSettings = oncePerEdition(async (edition): Promise<Settings> => {
  const rows = await edition.db.selectFrom(publicSettings).select(['setting.key', 'setting.value']).execute()
  const stored = new Map(rows.map(({ key, value }) => [key, value]))
  const entries = Object.entries(schemas).map(([key, schema]) => {
    const parsed = (schema as z.ZodType).safeParse(storedValue(stored.get(key)))
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      const where = issue?.path.length ? ` at ${issue.path.join('.')}` : ''
      throw new SettingError(
        `system_settings, key "${key}"${where}: ${issue?.message}. Mend the value of this row.`,
      )
    }
    return [key, parsed.data]
  })
  return Object.fromEntries(entries) as Settings
})

/** Settings are JSON, or plain text where a person wrote no quotes. */
function storedValue(value: string | null | undefined): unknown {
  if (value === null || value === undefined || value === '') return undefined
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** A menu in one language. */
export function menuIn(
  links: readonly { label: Record<string, string | null>; href: string }[],
  language: LanguageCode,
): MenuLink[] {
  return links.map(({ label, href }) => ({ label: fieldOf(label, language) as Field, href }))
}
