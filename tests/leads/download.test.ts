import { describe, expect } from 'vitest'
import { openGroupCommit } from '../../src/content-db/group-commit.sqlite.ts'
import { admitDownload, type DownloadFields, download, downloadFields } from '../../src/leads/download.ts'
import { postWith } from '../support/bookings.ts'
import { test as base } from '../support/database.ts'
import { mediaRow, whitepaperRow } from '../support/rows.ts'

const at = '2026-12-01 07:00:00'
const inAWeek = '2026-12-08 07:00:00'

const test = base
  .extend('leads', async ({ database }, { onCleanup }) => {
    await database.db
      .insertInto('media_files')
      .values(mediaRow({ id: 1, filename: 'black-start.pdf' }))
      .execute()
    const papers = [
      whitepaperRow({ id: 1, slug: 'black-start', file_id: 1, status: 'published' }),
      whitepaperRow({ id: 2, slug: 'rotors', file_id: 1, status: 'published' }),
      whitepaperRow({ id: 3, slug: 'free', file_id: 1, status: 'published', requires_registration: 0 }),
      whitepaperRow({ id: 4, slug: 'draft', file_id: 1 }),
      whitepaperRow({ id: 5, slug: 'to-come', file_id: 1, status: 'published', published_at: inAWeek }),
      whitepaperRow({ id: 6, slug: 'withdrawn', file_id: 1, status: 'published', withdrawn_at: at }),
      whitepaperRow({ id: 7, slug: 'deleted', file_id: 1, status: 'published', deleted_at: at }),
    ]
    for (const paper of papers) await database.db.insertInto('whitepapers').values(paper).execute()
    const leads = openGroupCommit(database.path)
    onCleanup(() => leads.close())
    return leads
  })
  .extend(
    'rows',
    ({ database: { sqlite } }) =>
      (sql: string) =>
        sqlite.prepare(sql).all(),
  )

const fieldsWith = (changes: Readonly<Record<string, string>> = {}): DownloadFields =>
  downloadFields.parse({
    first_name: 'Ada',
    last_name: 'Byron',
    email: 'ada@engines.example',
    whitepaper: 'black-start',
    ...changes,
  })

const mails = 'SELECT kind, lead_kind, recipient, occasion FROM outgoing_mail ORDER BY id'
const counts = 'SELECT id, download_count FROM whitepapers WHERE download_count > 0'

test('a download is a row with a link for a week, counted once, and promised by mail', async ({
  leads,
  rows,
}) => {
  const outcome = await leads.inOneCommit((db) =>
    download(db, postWith({ at, asOf: at, formKey: 'k1' }), fieldsWith()),
  )
  expect(outcome).toEqual({ ok: true, reference: expect.stringMatching(/^[A-Z2-7]{26}$/), isNew: true })
  expect(rows('SELECT * FROM whitepaper_downloads')).toEqual([
    expect.objectContaining({
      form_key: 'k1',
      whitepaper_id: 1,
      email: 'ada@engines.example',
      download_ip: '192.0.2.7',
      user_agent: 'test',
      downloaded_at: at,
      link_expires_at: inAWeek,
    }),
  ])
  expect(rows(counts)).toEqual([{ id: 1, download_count: 1 }])
  expect(rows(mails)).toEqual([
    { kind: 'download-link', lead_kind: 'download', recipient: 'ada@engines.example', occasion: '' },
  ])
  expect(rows('SELECT purpose, lead_kind FROM consents')).toEqual([
    { purpose: 'privacy_notice', lead_kind: 'download' },
  ])
})

test('a count is no edit of the whitepaper', async ({ leads, rows }) => {
  const [before] = rows('SELECT updated_at FROM whitepapers WHERE id = 1')
  await leads.inOneCommit((db) => download(db, postWith({ at, asOf: at }), fieldsWith()))
  expect(rows('SELECT updated_at FROM whitepapers WHERE id = 1')).toEqual([before])
})

describe('sent again', () => {
  test('while the link opens, it is the same row, the same mail and the same count', async ({
    leads,
    rows,
  }) => {
    const one = await leads.inOneCommit((db) =>
      download(db, postWith({ at, asOf: at, formKey: 'k1' }), fieldsWith()),
    )
    for (const formKey of ['k1', 'k2', null]) {
      const fields = fieldsWith({ email: 'ADA@engines.example' })
      const again = await leads.inOneCommit((db) => download(db, postWith({ at, asOf: at, formKey }), fields))
      expect(again).toEqual({ ...one, isNew: false })
    }
    expect(rows(mails)).toHaveLength(1)
    expect(rows(counts)).toEqual([{ id: 1, download_count: 1 }])
  })

  test('after the link has expired, it is renewed in the same row and mailed again', async ({
    leads,
    rows,
  }) => {
    const one = await leads.inOneCommit((db) => download(db, postWith({ at, asOf: at }), fieldsWith()))
    const later = await leads.inOneCommit((db) =>
      download(db, postWith({ at: inAWeek, asOf: inAWeek }), fieldsWith()),
    )
    expect(later).toEqual(one)
    expect(rows('SELECT link_expires_at FROM whitepaper_downloads')).toEqual([
      { link_expires_at: '2026-12-15 07:00:00' },
    ])
    expect(rows(mails)).toEqual([
      expect.objectContaining({ occasion: '' }),
      expect.objectContaining({ occasion: '2026-12-15 07:00:00' }),
    ])
    expect(rows(counts)).toEqual([{ id: 1, download_count: 1 }])
  })

  test('for another whitepaper, it is another download', async ({ leads, rows }) => {
    const post = postWith({ at, asOf: at, formKey: 'k1' })
    await leads.inOneCommit((db) => download(db, post, fieldsWith()))
    await leads.inOneCommit((db) => download(db, post, fieldsWith({ whitepaper: 'rotors' })))
    expect(rows(counts)).toEqual([
      { id: 1, download_count: 1 },
      { id: 2, download_count: 1 },
    ])
  })
})

describe('there is no download', () => {
  test.for(['draft', 'to-come', 'withdrawn', 'deleted', 'no-such'])(
    'of one that is %s',
    async (whitepaper, { leads, rows }) => {
      const outcome = await leads.inOneCommit((db) =>
        download(db, postWith({ at, asOf: at }), fieldsWith({ whitepaper })),
      )
      expect(outcome).toEqual({ ok: false, code: 'invalid', fields: { whitepaper: 'unknown' } })
      expect(rows('SELECT id FROM whitepaper_downloads')).toEqual([])
    },
  )

  test('of one that everybody may have', async ({ leads }) => {
    const outcome = await leads.inOneCommit((db) =>
      download(db, postWith({ at, asOf: at }), fieldsWith({ whitepaper: 'free' })),
    )
    expect(outcome).toEqual({ ok: false, code: 'closed', reason: 'free' })
  })
})

describe('one that looks like a robot’s', () => {
  const robot = postWith({ at, asOf: at, suspicion: 'trap' })

  test('is neither counted nor mailed, and hears the same', async ({ leads, rows }) => {
    const outcome = await leads.inOneCommit((db) => download(db, robot, fieldsWith()))
    expect(outcome).toMatchObject({ ok: true, isNew: true })
    const again = await leads.inOneCommit((db) => download(db, robot, fieldsWith()))
    expect(again).toEqual({ ...outcome, isNew: false })
    expect(rows(counts)).toEqual([])
    expect(rows(mails)).toEqual([])
  })

  test('is counted and mailed once it is let out', async ({ leads, rows }) => {
    const outcome = await leads.inOneCommit((db) => download(db, robot, fieldsWith()))
    const reference = outcome.ok ? outcome.reference : ''
    expect(await leads.inOneCommit((db) => admitDownload(db, reference, inAWeek))).toEqual({ ok: true })
    expect(await leads.inOneCommit((db) => admitDownload(db, reference, inAWeek))).toEqual({
      ok: false,
      code: 'unknown',
    })
    expect(rows('SELECT quarantine_reason, link_expires_at FROM whitepaper_downloads')).toEqual([
      { quarantine_reason: null, link_expires_at: '2026-12-15 07:00:00' },
    ])
    expect(rows(counts)).toEqual([{ id: 1, download_count: 1 }])
    expect(rows(mails)).toHaveLength(1)
  })

  test('stays where the person has the whitepaper meanwhile', async ({ leads }) => {
    const outcome = await leads.inOneCommit((db) => download(db, robot, fieldsWith()))
    await leads.inOneCommit((db) => download(db, postWith({ at, asOf: at }), fieldsWith()))
    const reference = outcome.ok ? outcome.reference : ''
    expect(await leads.inOneCommit((db) => admitDownload(db, reference, at))).toEqual({
      ok: false,
      code: 'known',
    })
  })
})
