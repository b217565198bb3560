import type { Config } from '../config.ts'
import { openForWriting } from '../content-db/connection.sqlite.ts'
import type { GroupCommit } from '../content-db/group-commit.sqlite.ts'
import type { Edition } from '../content-db/published/edition.ts'
import { loadFrame } from '../content-db/published/frame.ts'
import { leadLinks } from '../leads/lead-links.ts'
import type { Signer } from '../leads/signed.ts'
import type { MailRoom } from './round.ts'
import { type Mailbox, openSmtp } from './smtp.ts'

/** What the mail of a server shares with the rest of it. */
interface Shared {
  /** For interface texts and settings. */
  readonly edition: Edition
  readonly leads: GroupCommit
  readonly signer: Signer
  readonly now: () => Date
  readonly onError: (error: unknown) => void
}

/** Opens the mail of a configuration, on a connection of its own that whoever opens it closes with `db.destroy()`. */
export function openMailRoom(config: Config, { edition, leads, signer, now, onError }: Shared): MailRoom {
  const db = openForWriting(config.databasePath)
  const links = leadLinks(config.siteUrl, signer)
  const mailFrom = config.mailFrom ? mailboxOf(config.mailFrom) : undefined
  let texts: Edition = { ...edition }
  return {
    db,
    leads,
    postbox: config.smtpUrl ? openSmtp(config.smtpUrl) : null,
    now,
    chance: Math.random,
    onError,
    deskAt(asOf) {
      // Texts are read once a minute, not for each mail.
      if (texts.asOf.slice(0, 16) !== asOf.slice(0, 16)) texts = { ...edition, asOf }
      const current = texts
      return { db, links, mailFrom, now: asOf, frameIn: (language) => loadFrame(current, language) }
    },
  }
}

/** An address, or a name with an address in angle brackets. */
function mailboxOf(text: string): Mailbox {
  const [, name = '', address = ''] = /^(?:([^<>]*)<)?([^<>\s]+@[^<>\s]+?)>?$/.exec(text.trim()) ?? []
  return { name: name.trim().replaceAll('"', ''), address }
}
