import { z } from 'zod'
import type { LeadsDb } from '../content-db/group-commit.sqlite.ts'
import {
  admitQuarantinedDownload,
  countDownload,
  downloadByKey,
  downloadOfPerson,
  downloadWithFile,
  insertDownload,
  publishedWhitepaper,
  quarantinedDownload,
  renewDownload,
} from '../content-db/leads/downloads.ts'
import { mailPromise } from '../content-db/leads/outgoing-mail.ts'
import type { UtcTime } from '../content-db/tables.ts'
import { isLanguageCode, sourceLanguage } from '../languages.ts'
import { isoOf, timeAfter } from '../site/dates.ts'
import type { Thanks } from '../site/thanks.ts'
import { downloadLinkUrl } from '../site/urls.ts'
import { promiseConfirmation, recordConsents } from './consents.ts'
import { countConversion } from './conversions.ts'
import { personFields, requiredText } from './fields.ts'
import type { FormOutcome } from './outcome.ts'
import type { Post } from './post.ts'
import { newReference } from './reference.ts'
import type { Signer } from './signed.ts'

/** The form that asks for a whitepaper. */
export const downloadFields = z.object({ ...personFields, whitepaper: requiredText(200) })
export type DownloadFields = z.infer<typeof downloadFields>

/** Days for which a link opens its file. */
export const daysOfLink = 7

interface MailedDownload {
  readonly id: number
  readonly email: string
  readonly language: string
}

/**
 * Hands out a whitepaper that is given for a name: the lead, its link and the count are one. The same form sent again, and
 * the same person for the same whitepaper, are the download that is there; a link that has expired is renewed and mailed
 * anew. One that looks like a robot's is kept aside: it is neither counted nor mailed, and its link opens nothing.
 */
export function download(db: LeadsDb, post: Post, fields: DownloadFields): FormOutcome {
  const whitepaper = db.first(publishedWhitepaper({ slug: fields.whitepaper, at: post.asOf }))
  if (!whitepaper) return { ok: false, code: 'invalid', fields: { whitepaper: 'unknown' } }
  if (whitepaper.requires_registration === 0) return { ok: false, code: 'closed', reason: 'free' }
  const sent = post.formKey === null ? undefined : db.first(downloadByKey({ key: post.formKey }))
  // A key that was used by another person or for another whitepaper is none of this one.
  const isSame =
    sent?.whitepaper_id === whitepaper.id && sent.email.toLowerCase() === fields.email.toLowerCase()
  const known = isSame ? sent : knownDownload(db, whitepaper.id, fields.email, post.suspicion !== null)
  const expires = expiryAt(post.at)
  if (known) {
    const { id, reference } = known
    if (known.link_expires_at > post.at || known.quarantine_reason !== null)
      return { ok: true, reference, isNew: false }
    db.run(renewDownload({ id, expires }))
    promiseLink(db, known, expires)
    return { ok: true, reference, isNew: true }
  }

  const reference = newReference()
  const { marketing_consent, whitepaper: _, ...columns } = fields
  const { id } = db.run(
    insertDownload({
      ...columns,
      reference,
      form_key: sent ? null : post.formKey,
      whitepaper_id: whitepaper.id,
      language: post.language,
      download_ip: post.ipAddress,
      user_agent: post.userAgent,
      quarantine_reason: post.suspicion,
      link_expires_at: expires,
      downloaded_at: post.at,
    }),
  )
  const lead = { kind: 'download', id, email: fields.email, language: post.language } as const
  recordConsents(db, post, lead, marketing_consent === 1)
  if (post.suspicion === null) handOut(db, lead, whitepaper.id)
  countConversion(db, post, { ...fields, kind: 'download', label: fields.whitepaper })
  return { ok: true, reference, isNew: true }
}

/**
 * Lets a download out of quarantine: counts it and promises its mails. `known` where the person has the whitepaper already;
 * nothing is changed.
 */
export function admitDownload(
  db: LeadsDb,
  reference: string,
  now: UtcTime,
): { readonly ok: true } | { readonly ok: false; readonly code: 'unknown' | 'known' } {
  const found = db.first(downloadWithFile({ reference }))
  if (!found?.quarantine_reason) return { ok: false, code: 'unknown' }
  const { id, email, language, whitepaper_id } = found
  if (db.first(downloadOfPerson({ whitepaper: whitepaper_id, email }))) return { ok: false, code: 'known' }
  db.run(admitQuarantinedDownload({ id, expires: expiryAt(now) }))
  handOut(db, { id, email, language }, whitepaper_id)
  return { ok: true }
}

/** What the thank-you page of a download tells: the link to the file, unless that is kept back. */
export function downloadThanks(db: LeadsDb, reference: string, signer: Signer): Thanks | undefined {
  const found = db.first(downloadWithFile({ reference }))
  if (!found) return undefined
  if (found.quarantine_reason !== null) return { reference, place: null }
  const token = signer.sign('download', reference, new Date(isoOf(found.link_expires_at)))
  const { filename: fileName, file_size: size } = found
  return {
    reference,
    place: null,
    download: { href: `${downloadLinkUrl(token)}/${fileName}`, fileName, size },
  }
}

function handOut(db: LeadsDb, lead: MailedDownload, whitepaper: number): void {
  db.run(countDownload({ whitepaper }))
  promiseLink(db, lead)
  promiseConfirmation(db, { kind: 'download', ...lead, language: languageOf(lead.language) })
}

/** A link that is renewed is another occasion. */
function promiseLink(db: LeadsDb, { id, email, language }: MailedDownload, occasion = ''): void {
  db.run(
    mailPromise({
      kind: 'download-link',
      leadKind: 'download',
      leadId: id,
      occasion,
      recipient: email,
      language: languageOf(language),
    }),
  )
}

const languageOf = (code: string) => (isLanguageCode(code) ? code : sourceLanguage)

const expiryAt = (now: UtcTime): UtcTime => timeAfter(now, { hours: daysOfLink * 24 })

function knownDownload(db: LeadsDb, whitepaper: number, email: string, isSuspicious: boolean) {
  return (
    db.first(downloadOfPerson({ whitepaper, email })) ??
    (isSuspicious ? db.first(quarantinedDownload({ whitepaper, email })) : undefined)
  )
}
