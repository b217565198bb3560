import { openGroupCommit } from '../../src/content-db/group-commit.sqlite.ts'
import { type MailPromise, promiseMail } from '../../src/content-db/leads/outgoing-mail.ts'
import { loadFrame } from '../../src/content-db/published/frame.ts'
import { shipInterfaceTexts } from '../../src/editorial/interface-texts.ts'
import { type MailRoom, mailRound } from '../../src/mail/round.ts'
import { openSmtp, type Postbox } from '../../src/mail/smtp.ts'
import { utcTime } from '../../src/publishing/open-edition.ts'
import { migratedAt, type TestDatabase, test as withDatabase } from '../support/database.ts'
import { type MailServer, startMailServer } from '../support/smtp.ts'
import { links, settings, siteUrl, webinars } from './mail-world.ts'

/** A room of mail with a clock that a test sets. */
export interface TestRoom extends MailRoom {
  /** UTC. */
  at: string
  readonly errors: unknown[]
  promise(promise: Partial<MailPromise>): Promise<void>
  /** Works through what is due. */
  round(): ReturnType<typeof mailRound>
}

/** A room over a database; without a postbox mails are only written. */
export function makeRoom({ path, db, published }: TestDatabase, postbox: Postbox | null): TestRoom {
  const errors: unknown[] = []
  const room: TestRoom = {
    at: '2027-01-05 10:00:00',
    errors,
    db,
    leads: openGroupCommit(path),
    postbox,
    now: () => new Date(`${room.at.replace(' ', 'T')}Z`),
    chance: () => 0.5,
    onError: (error) => errors.push(error),
    deskAt(now) {
      const edition = { db: published, asOf: now, siteUrl }
      return { db, now, links, mailFrom: undefined, frameIn: (language) => loadFrame(edition, language) }
    },
    promise: (promise) =>
      promiseMail(db, {
        kind: 'registration-confirmed',
        leadKind: 'registration',
        leadId: 1,
        recipient: 'jana@example.com',
        language: 'en',
        sendAfter: room.at,
        ...promise,
      }),
    round() {
      const { signal } = new AbortController()
      return mailRound(room, { enough: signal, atOnce: signal })
    },
  }
  return room
}

/** Interface texts, settings and webinars, as every mail needs them. */
export async function prepare({ db }: TestDatabase): Promise<void> {
  await shipInterfaceTexts(db, migratedAt)
  for (const [key, value] of Object.entries(settings)) {
    await db
      .insertInto('system_settings')
      .values({ key, value: JSON.stringify(value), type: 'json' })
      .execute()
  }
  for (const row of webinars) await db.insertInto('webinars').values(row).execute()
}

/** A test with a prepared database, a mail server and a room that sends to it. */
export const test = withDatabase
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern to see what a fixture depends on.
  .extend('server', async ({}, { onCleanup }): Promise<MailServer> => {
    const server = await startMailServer()
    onCleanup(() => server.close())
    return server
  })
  .extend('room', async ({ database, server }): Promise<TestRoom> => {
    await prepare(database)
    return makeRoom(database, openSmtp(server.url))
  })

/** The time so many minutes later. */
export const later = (time: string, minutes: number): string =>
  utcTime(new Date(Date.parse(`${time.replace(' ', 'T')}Z`) + minutes * 60_000))
