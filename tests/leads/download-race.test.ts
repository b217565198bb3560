import { join } from 'node:path'
import { expect } from 'vitest'
import { test } from '../support/database.ts'
import { endOf, startProcess } from '../support/process.ts'
import { mediaRow, whitepaperRow } from '../support/rows.ts'
import type { DownloadTask } from './processes/download.ts'

const people = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `p${from + index}@engines.example`)

test('a whitepaper counts each person once who asks, whichever process they ask', {
  timeout: 120_000,
}, async ({ database: { db, path, sqlite } }) => {
  await db
    .insertInto('media_files')
    .values(mediaRow({ id: 1, filename: 'rotors.pdf' }))
    .execute()
  await db
    .insertInto('whitepapers')
    .values(whitepaperRow({ slug: 'rotors', file_id: 1, status: 'published' }))
    .execute()
  // Each of the three shares half of its people with the next.
  const endings = await Promise.all(
    [people(0, 60), people(30, 90), people(60, 120)].map((emails) => {
      const task: DownloadTask = { path, whitepaper: 'rotors', emails }
      return endOf(startProcess(join(import.meta.dirname, 'processes/download.ts'), JSON.stringify(task)))
    }),
  )
  expect(endings.map(({ stdout, stderr }) => stderr + stdout.trim())).toEqual(['60', '60', '60'])
  const count = (sql: string) => sqlite.prepare(sql).pluck().get()
  expect(count('SELECT download_count FROM whitepapers')).toBe(120)
  expect(count('SELECT count(*) FROM whitepaper_downloads')).toBe(120)
  expect(count('SELECT count(*) FROM outgoing_mail')).toBe(120)
})
