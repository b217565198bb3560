import type { z } from 'zod'
import type { LeadsDb } from '../../content-db/group-commit.sqlite.ts'
import type { LanguageCode } from '../../languages.ts'
import { fieldErrors, type RawFields } from '../../leads/fields.ts'
import type { FormSettings } from '../../leads/form-settings.ts'
import type { FieldErrors, FormOutcome } from '../../leads/outcome.ts'
import type { Post } from '../../leads/post.ts'
import type { Signer } from '../../leads/signed.ts'
import { type FormName, formUrl, thankYouUrl } from '../../site/urls.ts'

/** What a route is given besides the fields. */
export interface FormSurroundings {
  readonly signer: Signer
  readonly settings: FormSettings
  readonly now: Date
}

/** A form that was read, ready to be done. */
export type TakenForm =
  | { readonly ok: false; readonly errors: FieldErrors }
  | {
      readonly ok: true
      /** The e-mail address whose posts are counted; null where a signed link says who it is. */
      readonly email: string | null
      /** Done inside the shared commit. */
      readonly work: (db: LeadsDb, post: Post) => FormOutcome
    }

type Success = Extract<FormOutcome, { ok: true }>

/** An address that forms are posted to. */
export interface FormRoute {
  readonly path: string
  /** Who may: anybody from an allowed origin, or whoever has a signed link, from an allowed origin as well. */
  readonly authorisedBy: 'origin' | 'signed link'
  take(raw: RawFields, surroundings: FormSurroundings): TakenForm
  /** The page that the form stands on, where the browser does not say. */
  standsOn(language: LanguageCode, raw: RawFields): string
  /** The path of the on-demand page that shows the form with what is wrong. */
  formPath(language: LanguageCode): string
  /** Where a browser goes afterwards. */
  thanksPath(language: LanguageCode, outcome: Success, surroundings: FormSurroundings): string
}

/** How long the address of a thank-you page shows what is particular. */
const daysOfThanks = 2

/** A form of the site that any visitor may send. */
export function visitorForm<Fields extends { readonly email: string }>(form: {
  readonly name: FormName
  readonly path: string
  readonly fields: z.ZodType<Fields>
  readonly standsOn: FormRoute['standsOn']
  readonly accept: (db: LeadsDb, post: Post, fields: Fields, surroundings: FormSurroundings) => FormOutcome
}): FormRoute {
  return {
    path: form.path,
    authorisedBy: 'origin',
    standsOn: form.standsOn,
    take(raw, surroundings) {
      const read = form.fields.safeParse(raw, { reportInput: true })
      if (!read.success) return { ok: false, errors: fieldErrors(read.error) }
      const { data } = read
      return { ok: true, email: data.email, work: (db, post) => form.accept(db, post, data, surroundings) }
    },
    formPath: (language) => formUrl(language, form.name),
    thanksPath(language, { reference }, { signer, now }) {
      const end = new Date(now.getTime() + daysOfThanks * 86_400_000)
      return `${thankYouUrl(language, form.name)}?for=${signer.sign('thanks', `${form.name}:${reference}`, end)}`
    },
  }
}
