import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { TestDatabase } from '../support/database.ts'
import { test } from '../support/database.ts'
import { pageRow } from '../support/rows.ts'
import { entryOf, importFrom, noticesOf, pageAt, slugsIn, writeFiles } from './support.ts'

const texts = {
  'en/rotor.md': '---\ntitle: Rotor\ndescription: It turns.\n---\nSee [the stator](stator.md).\n',
  'de/rotor.md': '---\ntitle: Läufer\n---\nSiehe [Ständer](stator.md).\n',
  'en/stator.md': '---\ntitle: Stator\n---\nIt does not.\n',
}

/** Sets back every time stamp, so that one that moves is seen. */
function age({ sqlite }: TestDatabase): void {
  for (const table of ['pages', 'media_files', 'system_settings']) {
    sqlite.prepare(`UPDATE ${table} SET updated_at = '2020-01-01 00:00:00'`).run()
  }
}

const stamps = ({ sqlite }: TestDatabase) =>
  sqlite
    .prepare(
      "SELECT slug, updated_at FROM pages WHERE updated_at <> '2020-01-01 00:00:00' UNION ALL SELECT key, updated_at FROM system_settings WHERE updated_at <> '2020-01-01 00:00:00'",
    )
    .all()

test('a second run changes nothing', async ({ database, folder }) => {
  writeFiles(folder, texts)
  const from = { en: join(folder, 'en'), de: join(folder, 'de') }
  await importFrom(database, from)
  age(database)
  const report = await importFrom(database, from)
  expect(report.counts).toEqual({ added: 0, updated: 0, unchanged: 2, failed: 0 })
  expect(stamps(database)).toEqual([])
})

test('a changed file updates its page, and no other', async ({ database, folder }) => {
  writeFiles(folder, texts)
  const from = { en: join(folder, 'en'), de: join(folder, 'de') }
  await importFrom(database, from)
  age(database)
  writeFiles(folder, { 'de/rotor.md': '---\ntitle: Rotor\n---\nEr dreht sich.\n' })
  const report = await importFrom(database, from)
  expect(report.counts).toMatchObject({ updated: 1, unchanged: 1 })
  expect(pageAt(database, 'rotor')).toMatchObject({
    title: { en: 'Rotor', de: 'Rotor' },
    content: { en: 'See [the stator](/stator).', de: 'Er dreht sich.' },
  })
  expect(stamps(database)).toHaveLength(2) // the page, and the note of what its files said
})

test('what a person changed in the database stays while the file is as it was', async ({
  database,
  folder,
}) => {
  writeFiles(folder, texts)
  const from = { en: join(folder, 'en'), de: join(folder, 'de') }
  await importFrom(database, from)
  database.sqlite
    .prepare("UPDATE pages SET status = 'draft', seo_title = ? WHERE slug = 'rotor'")
    .run('{"en":"Mine"}')
  expect((await importFrom(database, from)).counts).toMatchObject({ unchanged: 2 })
  expect(pageAt(database, 'rotor')).toMatchObject({ status: 'draft', seo_title: { en: 'Mine' } })

  writeFiles(folder, { 'en/rotor.md': '---\ntitle: New rotor\n---\nNew.\n' })
  const report = await importFrom(database, from)
  expect(pageAt(database, 'rotor')).toMatchObject({
    title: { en: 'New rotor', de: 'Läufer' },
    status: 'published',
    seo_title: { en: 'Mine' },
    excerpt: { en: 'It turns.' },
  })
  expect(noticesOf(entryOf(report, 'rotor'))).toEqual([
    '1 changed-by-hand /rotor was changed in the database since its last import; its files have replaced that',
  ])
})

test('a page that was there before is replaced, and the report says so', async ({ database, folder }) => {
  await database.db
    .insertInto('pages')
    .values(pageRow({ slug: 'rotor', is_featured: 1 }))
    .execute()
  writeFiles(folder, texts)
  const report = await importFrom(database, { en: join(folder, 'en') })
  expect(entryOf(report, 'rotor')).toMatchObject({ status: 'updated' })
  expect(noticesOf(entryOf(report, 'rotor'))[0]).toMatch(/was there before, from elsewhere/)
  expect(pageAt(database, 'rotor')).toMatchObject({ title: { en: 'Rotor' }, is_featured: 1 })
})

test('a translation that is not in the folders stays', async ({ database, folder }) => {
  await database.db
    .insertInto('pages')
    .values(
      pageRow({
        slug: 'stator',
        title: '{"en":"Old","de":"Ständer"}',
        content: '{"en":"Old","de":"Steht."}',
      }),
    )
    .execute()
  writeFiles(folder, texts)
  await importFrom(database, { en: join(folder, 'en') })
  expect(pageAt(database, 'stator')).toMatchObject({
    title: { en: 'Stator', de: 'Ständer' },
    content: { en: 'It does not.', de: 'Steht.' },
  })
})

test('a translation alone goes to the page that has its address', async ({ database, folder }) => {
  writeFiles(folder, texts)
  await importFrom(database, { en: join(folder, 'en') })
  const report = await importFrom(database, { de: join(folder, 'de') })
  expect(report.counts).toMatchObject({ updated: 1, failed: 0 })
  expect(pageAt(database, 'rotor').title).toEqual({ en: 'Rotor', de: 'Läufer' })
})

test('a page whose file is gone stays and is named, but pages of other folders are not', async ({
  database,
  folder,
}) => {
  writeFiles(folder, { ...texts, 'other/pump.md': '---\ntitle: Pump\n---\nIt pumps.\n' })
  await importFrom(database, { en: join(folder, 'en') })
  await importFrom(database, { en: join(folder, 'other') })
  rmSync(join(folder, 'en/stator.md'))
  const report = await importFrom(database, { en: join(folder, 'en') })
  expect(report.vanished).toEqual(['stator'])
  expect(slugsIn(database)).toEqual(['pump', 'rotor', 'stator'])
  // The page is still there, so links to it still work.
  expect(pageAt(database, 'rotor').content.en).toBe('See [the stator](/stator).')
})

test('a page that was deleted comes back with its file', async ({ database, folder }) => {
  writeFiles(folder, texts)
  await importFrom(database, { en: join(folder, 'en') })
  database.sqlite.prepare("UPDATE pages SET deleted_at = '2026-01-15 10:00:00' WHERE slug = 'rotor'").run()
  expect((await importFrom(database, { en: join(folder, 'en') })).counts).toMatchObject({
    added: 1,
    unchanged: 1,
  })
})

test('a dry run gives the same report and writes nothing', async ({ database, folder }) => {
  writeFiles(folder, {
    ...texts,
    'en/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  })
  writeFiles(folder, { 'en/stator.md': '---\ntitle: Stator\n---\n![A square](a.svg)\n' })
  const from = { en: join(folder, 'en'), de: join(folder, 'de') }
  const dry = await importFrom(database, from, { dryRun: true })
  expect(slugsIn(database)).toEqual([])
  expect(database.sqlite.prepare('SELECT count(*) FROM media_files').pluck().get()).toBe(0)
  expect(
    database.sqlite
      .prepare("SELECT count(*) FROM system_settings WHERE key = 'imported_pages'")
      .pluck()
      .get(),
  ).toBe(0)
  expect(await importFrom(database, from)).toEqual({ ...dry, dryRun: false })
  expect(await importFrom(database, from, { dryRun: true })).toMatchObject({
    counts: { unchanged: 2 },
    newMedia: 0,
  })
})
