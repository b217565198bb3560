import { existsSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { importPages } from '../../src/importing/import-pages.ts'
import { test } from '../support/database.ts'
import { entryOf, fixtures, importFrom, mediaIn, now, pageAt, slugsIn, writeFiles } from './support.ts'

test('files that cannot be read are named with line and reason, and the rest goes in', async ({
  database,
  folder,
}) => {
  const broken = join(fixtures, 'broken')
  const report = await importFrom(database, { en: join(broken, 'en'), de: join(broken, 'de') })
  const failed = report.entries.flatMap(({ failure }) =>
    failure ? [[failure.file.slice(broken.length + 1), failure.line, failure.code]] : [],
  )
  expect(failed).toEqual([
    ['de/good.md', 2, 'front-matter'],
    ['de/nur-deutsch.md', 1, 'source-language'],
    ['en/empty.md', 4, 'text'],
    ['en/json.md', 3, 'front-matter'],
    ['en/search.md', 1, 'slug'],
    ['en/toml.md', 3, 'front-matter'],
    ['en/twin.md', 1, 'duplicate'],
    ['en/unclosed.md', 1, 'front-matter'],
    ['en/untitled.md', 1, 'title'],
    ['en/yaml.md', 3, 'front-matter'],
  ])
  expect(slugsIn(database)).toEqual(['good'])
  expect(report.counts).toEqual({ added: 1, updated: 0, unchanged: 0, failed: 10 })
  expect(folder).toBeTruthy()
})

test('links to files that stay out become their text, and lead there once the file is mended', async ({
  database,
  folder,
}) => {
  writeFiles(folder, { 'a.md': '---\ntitle: A\n---\n[B](b.md)\n', 'b.md': '---\ntitle: "B\n---\nB\n' })
  await importFrom(database, { en: folder })
  expect(pageAt(database, 'a').content.en).toBe('B')
  writeFiles(folder, { 'b.md': '---\ntitle: B\n---\nB\n' })
  const report = await importFrom(database, { en: folder })
  expect(report.counts).toMatchObject({ added: 1, updated: 1 })
  expect(pageAt(database, 'a').content.en).toBe('[B](/b)')
})

test('a broken translation leaves the page as it was in that language', async ({ database, folder }) => {
  const from = { en: join(folder, 'en'), de: join(folder, 'de') }
  writeFiles(folder, { 'en/a.md': '---\ntitle: A\n---\nOne\n', 'de/a.md': '---\ntitle: A\n---\nEins\n' })
  await importFrom(database, from)
  writeFiles(folder, { 'en/a.md': '---\ntitle: A\n---\nTwo\n', 'de/a.md': '---\ntitle: [A\n---\nZwei\n' })
  const report = await importFrom(database, from)
  expect(report.counts).toMatchObject({ updated: 1, failed: 1 })
  expect(pageAt(database, 'a').content).toEqual({ en: 'Two', de: 'Eins' })
})

test('bytes that are no UTF-8 are named by their line', async ({ database, folder }) => {
  writeFiles(folder, {
    'latin.md': Buffer.from('---\ntitle: Latin\n---\n\nGr\u00f6\u00dfe\n', 'latin1'),
    'wide.md': Buffer.from('\ufeff---\ntitle: Wide\n---\nText\n', 'utf16le'),
    'marked.md': '\ufeff---\r\ntitle: Marked\r\n---\r\nText\r\nmore\r\n',
  })
  const report = await importFrom(database, { en: folder })
  expect(entryOf(report, 'latin.md').failure).toMatchObject({ line: 5, code: 'not-utf8' })
  expect(entryOf(report, 'wide.md').failure).toMatchObject({ line: 1, code: 'not-utf8' })
  expect(pageAt(database, 'marked').content.en).toBe('Text\nmore')
})

test('files that are too large, and texts that the site cannot render, stay out', async ({
  database,
  folder,
}) => {
  writeFiles(folder, {
    'large.md': `---\ntitle: L\n---\n${'word '.repeat(401_000)}`,
    'long.md': `---\ntitle: L\n---\n${'word '.repeat(61_000)}`,
    'deep.md': `---\ntitle: D\n---\n\n${'> '.repeat(200)}deep\n`,
  })
  const report = await importFrom(database, { en: folder })
  expect(entryOf(report, 'large.md').failure).toMatchObject({ line: 1, code: 'too-large' })
  expect(entryOf(report, 'long.md').failure).toMatchObject({ line: 4, code: 'text' })
  expect(entryOf(report, 'deep.md').failure).toMatchObject({ code: 'text' })
  expect(slugsIn(database)).toEqual([])
})

test('a page that the database refuses goes in with none of its files', async ({ database, folder }) => {
  writeFiles(folder, {
    'a.md': '---\ntitle: A\n---\n![Square](a.svg)\n',
    'b.md': '---\ntitle: B\n---\nText\n',
    'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  })
  database.sqlite.exec(
    "CREATE TRIGGER refuse BEFORE INSERT ON pages WHEN NEW.slug = 'a' BEGIN SELECT RAISE(ABORT, 'not today'); END",
  )
  const report = await importFrom(database, { en: folder })
  expect(entryOf(report, 'a.md')).toMatchObject({ status: 'failed', failure: { code: 'refused' } })
  expect(entryOf(report, 'a.md').failure?.message).toBe('the database refuses it: not today')
  expect([slugsIn(database), mediaIn(database)]).toEqual([['b'], []])
})

test('a link out of the folder is refused, and its text is nowhere', async ({ database, folder }) => {
  writeFiles(folder, { 'in/a.md': '---\ntitle: A\n---\nText\n', 'secret.md': '---\ntitle: S\n---\nSecret\n' })
  symlinkSync('../secret.md', join(folder, 'in/secret.md'))
  const report = await importFrom(database, { en: join(folder, 'in') })
  expect(entryOf(report, 'secret.md').failure).toMatchObject({ code: 'link' })
  expect(slugsIn(database)).toEqual(['a'])
})

test('options that cannot be used are an outcome, and nothing is read', async ({ database, folder }) => {
  const options = { db: database.db, mediaDirectory: join(folder, 'media'), now }
  const from = (path: string) => [{ language: 'en' as const, path }]
  const nowhere = join(folder, 'nowhere')
  expect(await importPages({ ...options, folders: from(nowhere) })).toEqual({
    ok: false,
    code: 'no-folder',
    message: `There is no folder ${nowhere}.`,
  })
  expect(await importPages({ ...options, folders: from(folder), imagesFolder: nowhere })).toMatchObject({
    ok: false,
  })
  expect(await importPages({ ...options, folders: from(folder), slugPrefix: 'search/x' })).toMatchObject({
    ok: false,
    code: 'bad-prefix',
  })
  expect(existsSync(join(folder, 'media'))).toBe(false)
})
