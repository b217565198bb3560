import { expect } from 'vitest'
import { openGroupCommit } from '../../src/content-db/group-commit.sqlite.ts'
import { download, downloadFields } from '../../src/leads/download.ts'
import { postWith } from '../support/bookings.ts'
import { test as base } from '../support/database.ts'
import { maria, storeSubjects } from '../support/lead-rows.ts'

const at = '2026-01-20 10:11:12'

/** Asks for the whitepaper as Maria, and gives what was counted. */
const test = base.extend(
  'counted',
  ({ database: { db, path, sqlite } }) =>
    async (post: object, times = 1) => {
      await storeSubjects(db)
      const commits = openGroupCommit(path)
      const fields = downloadFields.parse({ ...maria, whitepaper: 'black-start', utm_source: 'news' })
      for (let time = 0; time < times; time++) {
        await commits.inOneCommit((leads) => download(leads, postWith({ at, asOf: at, ...post }), fields))
      }
      await commits.close()
      return sqlite.prepare('SELECT * FROM analytics_events').all()
    },
)

test('a download is counted by its whitepaper and day, and leads to nobody', async ({ counted }) => {
  const events = await counted({ isCounted: true })
  expect(events).toMatchObject([
    {
      event_type: 'download',
      event_label: 'black-start',
      utm_source: 'news',
      created_at: '2026-01-20 00:00:00',
    },
  ])
  expect(JSON.stringify(events)).not.toMatch(/quasten|maria/i)
})

test('the same one sent again is counted once', async ({ counted }) => {
  expect(await counted({ isCounted: true }, 2)).toHaveLength(1)
})

test('whoever objects is not counted', async ({ counted }) => {
  expect(await counted({ isCounted: false })).toEqual([])
})

test('what looks like a robot is not counted', async ({ counted }) => {
  expect(await counted({ isCounted: true, suspicion: 'trap' })).toEqual([])
})
