import { openGroupCommit } from '../../../src/content-db/group-commit.sqlite.ts'
import { download, downloadFields } from '../../../src/leads/download.ts'
import { postWith } from '../../support/bookings.ts'

/** Asks for a whitepaper for each of some people, all at once. */
export interface DownloadTask {
  readonly path: string
  readonly whitepaper: string
  readonly emails: readonly string[]
}

const { path, whitepaper, emails } = JSON.parse(process.argv[2] ?? '') as DownloadTask

const leads = openGroupCommit(path, 60_000)
const outcomes = await Promise.all(
  emails.map((email) => {
    const fields = downloadFields.parse({ first_name: 'Ada', last_name: 'Byron', email, whitepaper })
    return leads.inOneCommit((db) => download(db, postWith(), fields))
  }),
)
await leads.close()
console.log(outcomes.filter(({ ok }) => ok).length)
