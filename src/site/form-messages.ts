import { type TextKey, type Texts, words } from './words.ts'

/** What a form says to who sent it: about single fields, or about all of it. */
export interface FormMessages {
  readonly errors: Readonly<Record<string, { readonly code: string; readonly message: string }>>
  /** Why the form as a whole was not taken; null where it is for its fields. */
  readonly refusal: { readonly code: string; readonly message: string } | null
}

/** A form that was sent and not taken: what is wrong, and what its visitor wrote. */
export interface SentForm extends FormMessages {
  readonly values: Readonly<Record<string, string>>
  readonly status: number
}

/** The field that no person sees, and robots fill in. */
export const trapName = 'website'

/** Fields that nobody types: what a form brings along from the page that it was first sent from. */
export const carriedNames = [
  'form_key',
  'landing_page',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
] as const

/** Attributes that tie a field to what is wrong with it. */
export const describedBy = (name: string, sent: SentForm | undefined) =>
  sent?.errors[name] ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${name}-error` } : {}

/** `too-long` as it stands in the keys of texts. */
const keyOf = (code: string) => code.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/** What is wrong with fields, in words. */
export function fieldMessages(
  texts: Texts,
  errors: Readonly<Record<string, string>>,
): FormMessages['errors'] {
  const entries = Object.entries(errors).map(([name, code]) => {
    const key = keyOf(code)
    return [name, { code, message: words(texts, `form.error.${key}` as TextKey) }] as const
  })
  return Object.fromEntries(entries)
}

/** Why a form was not taken, in words; with a reason, in the words that its page has for that. */
export function refusalMessage(
  texts: Texts,
  code: string,
  reason?: string,
): { readonly code: string; readonly message: string } {
  const closed = [`webinar.closed.${reason}`, `form.closed.${reason}`].find((key) => texts.texts[key])
  if (closed) return { code, message: words(texts, closed as TextKey) }
  const key = keyOf(code)
  return { code, message: words(texts, `form.refused.${key}` as TextKey) }
}
