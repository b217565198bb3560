import { openForReading, openForWriting } from '../../../src/content-db/connection.sqlite.ts'
import { openGroupCommit } from '../../../src/content-db/group-commit.sqlite.ts'
import { loadFrame } from '../../../src/content-db/published/frame.ts'
import { mailRound } from '../../../src/mail/round.ts'
import { openSmtp } from '../../../src/mail/smtp.ts'
import { links, siteUrl } from '../mail-world.ts'

// Works through the outbox of a database, at a moment, until it is done or somebody kills it.
const [databasePath = '', smtpUrl = '', moment = ''] = process.argv.slice(2)
const db = openForWriting(databasePath)
const edition = { db: openForReading(databasePath), asOf: moment, siteUrl }
const { signal } = new AbortController()
await mailRound(
  {
    db,
    leads: openGroupCommit(databasePath),
    postbox: openSmtp(smtpUrl),
    now: () => new Date(`${moment.replace(' ', 'T')}Z`),
    chance: () => 0.5,
    onError: (error) => {
      throw error
    },
    deskAt: (now) => ({
      db,
      now,
      links,
      mailFrom: undefined,
      frameIn: (language) => loadFrame(edition, language),
    }),
  },
  { enough: signal, atOnce: signal },
)
