import type { GroupCommit, LeadsDb } from '../../content-db/group-commit.sqlite.ts'
import { isLanguageCode, type LanguageCode } from '../../languages.ts'
import type { Signer } from '../../leads/signed.ts'
import type { Thanks } from '../../site/thanks.ts'
import { type FormName, forms, receivedUrl, thankYouUrl } from '../../site/urls.ts'
import type { RequestTarget } from '../request-target.ts'

/** Finds what is particular of a lead, by its reference; undefined where it is gone. */
export type FindThanks = (db: LeadsDb, reference: string, signer: Signer) => Thanks | undefined

/** A page to show in place of the one that was asked for, and what it is given. */
export interface ShownThanks {
  readonly path: string
  readonly locals: { readonly thanks: Thanks }
}

/**
 * The page that thanks one visitor, for an address with a token that holds. Undefined for every other address: the
 * page that thanks everybody is a file.
 */
export function thanksFor(
  { pathname, search }: RequestTarget,
  find: Readonly<Record<FormName, FindThanks>>,
  { db, signer, now }: { db: GroupCommit; signer: Signer; now: Date },
): ShownThanks | undefined {
  const page = search === '' ? undefined : thankYouPage(pathname)
  const token = page && new URLSearchParams(search).get('for')
  if (!token) return undefined
  const opened = signer.read('thanks', token, now)
  const [form, reference = ''] = opened.ok ? opened.data.split(':') : []
  const thanks =
    form === page.form ? db.read((leads) => find[page.form](leads, reference, signer)) : undefined
  return thanks && { path: receivedUrl(page.language, page.form), locals: { thanks } }
}

function thankYouPage(pathname: string): { language: LanguageCode; form: FormName } | undefined {
  const [, language] = pathname.split('/')
  const form = isLanguageCode(language) && forms.find((name) => thankYouUrl(language, name) === pathname)
  return form ? { language: language as LanguageCode, form } : undefined
}
