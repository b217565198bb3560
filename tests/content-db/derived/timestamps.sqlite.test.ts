import { describe, expect } from 'vitest'
import { test as base } from '../../support/database.ts'
import { mediaRow, pageRow, texts, webinarRow, whitepaperRow } from '../../support/rows.ts'

const past = '2000-01-01 00:00:00'
const stamped = { created_at: past, updated_at: past }
const tables = [
  'pages',
  'webinars',
  'whitepapers',
  'media_files',
  'translations',
  'system_settings',
  'redirects',
] as const

const test = base.extend('updatedAt', async ({ database: { db, sqlite } }) => {
  await db
    .insertInto('media_files')
    .values({ ...mediaRow({ filename: 'a.pdf' }), id: 1, ...stamped })
    .execute()
  await db
    .insertInto('pages')
    .values({ ...pageRow({ slug: 'a' }), id: 1, ...stamped })
    .execute()
  await db
    .insertInto('webinars')
    .values({ ...webinarRow({ slug: 'a' }), id: 1, ...stamped })
    .execute()
  await db
    .insertInto('whitepapers')
    .values({ ...whitepaperRow({ slug: 'a', file_id: 1 }), id: 1, ...stamped })
    .execute()
  const word = { namespace: 'ui', key: 'a', source_language: 'en', target_language: 'de', source_text: 'A' }
  await db
    .insertInto('translations')
    .values({ ...word, id: 1, ...stamped })
    .execute()
  await db
    .insertInto('system_settings')
    .values({ key: 'a', id: 1, ...stamped })
    .execute()
  await db
    .insertInto('redirects')
    .values({ from_path: '/a', to_path: '/b', id: 1, ...stamped })
    .execute()
  return (table: string) =>
    sqlite.prepare<[], { at: string }>(`SELECT updated_at AS at FROM ${table} WHERE id = 1`).get()?.at
})

describe('updated_at', () => {
  test.for(tables)('of %s moves with an edit made by hand', (table, { updatedAt, database: { sqlite } }) => {
    const column = {
      pages: 'template',
      webinars: 'presenter_name',
      whitepapers: 'category',
      media_files: 'folder',
      translations: 'translated_text',
      system_settings: 'value',
      redirects: 'to_path',
    }[table]
    sqlite.exec(`UPDATE ${table} SET ${column} = '/elsewhere'`)
    expect(updatedAt(table)).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
    expect(updatedAt(table)! > past).toBe(true)
  })

  test('moves when a row is deleted', async ({ updatedAt, database: { db } }) => {
    await db.updateTable('pages').set({ deleted_at: past }).execute()
    expect(updatedAt('pages')! > past).toBe(true)
  })

  test('is what a writer says, where one says it', async ({ updatedAt, database: { db } }) => {
    const told = '2025-06-01 12:00:00'
    await db
      .updateTable('pages')
      .set({ title: texts({ en: 'New' }), updated_at: told })
      .execute()
    expect(updatedAt('pages')).toBe(told)
  })

  test('does not move when a download or a view is counted: that is no edit', async ({
    updatedAt,
    database: { db },
  }) => {
    await db.updateTable('whitepapers').set({ download_count: 1 }).execute()
    await db.updateTable('whitepapers').set({ view_count: 1 }).execute()
    expect(updatedAt('whitepapers')).toBe(past)
  })

  test('of other rows does not move', async ({ updatedAt, database: { db } }) => {
    await db
      .insertInto('pages')
      .values({ ...pageRow({ slug: 'b' }), id: 2, ...stamped })
      .execute()
    await db.updateTable('pages').set({ template: 'legal' }).where('id', '=', 2).execute()
    expect(updatedAt('pages')).toBe(past)
  })
})
