import { domainToASCII } from 'node:url'
import { z } from 'zod'
import type { FieldErrorCode, FieldErrors } from './outcome.ts'

/** The fields of a form as they were sent; texts are trimmed, and empty ones are not there. */
export type RawFields = Readonly<Record<string, unknown>>

/** A text that must be there. */
export const requiredText = (most: number) => z.string().min(1).max(most)

/** A text that may be left out: null then. */
export const optionalText = (most: number) => z.string().max(most).nullable().default(null)

/** What nobody typed: cut where it is too long, as its visitor can do nothing about it. */
export const carriedText = (most: number) =>
  z
    .string()
    .transform((text) => text.slice(0, most))
    .nullable()
    .catch(null)
    .default(null)

/** A box that was ticked or not: 1 or 0. */
export const tick = z
  .string()
  .optional()
  .transform((value) => (value === undefined || /^(0|false|off|no)$/i.test(value) ? 0 : 1))

const address = /^([\w.!#$%&'*+/=?^`{|}~-]{1,64})@((?:[\p{L}\p{N}-]{1,63}\.)+[\p{L}\p{N}-]{2,63})$/u

/** One e-mail address; a domain in other letters is written as mail servers spell it. */
export const emailAddress = z
  .string()
  .min(1)
  .max(254)
  .transform((text, context) => {
    const [, local, domain = ''] = address.exec(text) ?? []
    const host = local && domainToASCII(domain)
    if (host && !/(^|\.)-|-(\.|$)|\.\d+$/.test(host)) return `${local}@${host}`
    context.addIssue({ code: 'custom', params: { code: 'email' } })
    return z.NEVER
  })

/** Who is writing and where from: what all three forms ask, named as the columns are. */
export const personFields = {
  first_name: requiredText(100),
  last_name: requiredText(100),
  email: emailAddress,
  company: optionalText(200),
  job_title: optionalText(200),
  phone: optionalText(50),
  marketing_consent: tick,
  landing_page: carriedText(1000),
  utm_source: carriedText(200),
  utm_medium: carriedText(200),
  utm_campaign: carriedText(200),
  utm_term: carriedText(200),
  utm_content: carriedText(200),
} as const

/** What all three forms tell of a person. */
export type PersonFields = z.infer<z.ZodObject<typeof personFields>>

/** What is wrong with each field that cannot be taken, the first thing of each. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const found: Record<string, FieldErrorCode> = {}
  for (const issue of error.issues) found[String(issue.path[0])] ??= codeOf(issue)
  return found
}

function codeOf(issue: z.core.$ZodIssue): FieldErrorCode {
  switch (issue.code) {
    case 'too_big':
      return 'too-long'
    case 'too_small':
      return 'required'
    case 'invalid_value':
      return 'choice'
    case 'custom':
      return (issue.params?.code as FieldErrorCode | undefined) ?? 'invalid'
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'invalid'
    default:
      return 'invalid'
  }
}
