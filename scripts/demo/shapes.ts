import { z } from 'zod'
import { languageCodes, sourceLanguage } from '../../src/languages.ts'

const text = z.string()
const texts = z.record(z.string(), z.string())
const days = z.union([
  z.number().int(),
  z
    .string()
    .regex(/^[+-]?\d+d$/)
    .transform((value) => Number.parseInt(value, 10)),
])

/** Front matter of `pages/<source language>/…`. */
export const pageFacts = z.strictObject({
  title: text,
  excerpt: text.optional(),
  meta_description: text.optional(),
  seo_title: text.optional(),
  seo_keywords: text.optional(),
  template: text.default('default'),
  order: z.number().int().default(0),
  featured: z.boolean().default(false),
  author: text.optional(),
  published: days.default(0),
})

/** Front matter of a page's translation: what it leaves out falls back. */
export const pageTexts = pageFacts
  .pick({ title: true, excerpt: true, meta_description: true, seo_title: true, seo_keywords: true })
  .partial()

export const webinarFacts = z.strictObject({
  title: text,
  day: z.number().int(),
  time: z.string().regex(/^\d\d:\d\d$/),
  timezone: text,
  duration: z.number().int().positive(),
  status: z.enum(['draft', 'scheduled', 'live', 'completed', 'cancelled']),
  seats: z.number().int().positive().optional(),
  registration: z.boolean(),
  deadline_hours: z.number().int().optional(),
  meeting_url: text.optional(),
  recording_url: text.optional(),
  presentation: text.optional(),
  presenter: text,
  presenter_bio: text.optional(),
})

export const webinarTexts = webinarFacts.pick({ title: true, presenter_bio: true }).partial()

export const whitepaperFacts = z.strictObject({
  title: text,
  category: text,
  tags: z.array(text),
  industries: z.array(text),
  gated: z.boolean(),
  lead_magnet: z.boolean().default(true),
  featured: z.boolean().default(false),
  order: z.number().int().default(0),
  author: text,
  published: days,
  status: z.enum(['draft', 'published']),
  meta_title: text.optional(),
  meta_description: text.optional(),
  preview: text.optional(),
})

export const whitepaperTexts = whitepaperFacts
  .pick({ title: true, meta_title: true, meta_description: true, preview: true })
  .partial()

export const paperFacts = z.strictObject({
  title: text,
  subtitle: text,
  language: z.enum(languageCodes).default(sourceLanguage),
})

export const people = z.record(
  z.string(),
  z.strictObject({
    first_name: text,
    last_name: text,
    email: text,
    role: texts.optional(),
    bio: texts.optional(),
  }),
)
export type People = z.infer<typeof people>

/** Names of categories, tags and industries by language. */
export const terms = z.record(z.enum(['category', 'tag', 'industry']), z.record(z.string(), texts))

/** The part of the settings that the PDFs name. */
export const publisherSetting = z.object({ company: z.object({ legal_name: text }) })

export const settings = z.record(z.string(), z.unknown())

export const redirects = z.array(
  z.strictObject({
    from: text,
    to: text,
    status: z.union([z.literal(301), z.literal(302), z.literal(307), z.literal(308)]),
  }),
)

export const pictures = z.record(z.string(), z.strictObject({ title: texts, alt: texts }))
