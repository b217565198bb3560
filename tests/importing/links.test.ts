import { join } from 'node:path'
import { expect } from 'vitest'
import { test } from '../support/database.ts'
import { pageRow } from '../support/rows.ts'
import { entryOf, importFrom, noticesOf, pageAt, slugsIn, writeFiles } from './support.ts'

const page = (title: string, text: string, more = '') => `---\ntitle: ${title}\n${more}---\n${text}\n`

test('links between files lead to their pages, in the language that they name', async ({
  database,
  folder,
}) => {
  writeFiles(folder, {
    'en/a.md': page(
      'A',
      '[1](b.md) [2](../b/) [3](/b.html#part) [4](/en/b) [5](/de/b/) [6](sub/c.md) [7](#own) [8](a.md#own)\n\n## Own',
    ),
    'de/a.md': page('A', '[1](/en/b/) [2](/de/b/)'),
    'en/b.md': page('B', '## Part'),
    'en/sub/c.md': page('C', '[1](../a.md) [2](../../b) [3](/)'),
  })
  await importFrom(database, { en: join(folder, 'en'), de: join(folder, 'de') }, { slugPrefix: 'guides' })
  expect(pageAt(database, 'guides/a').content.en).toBe(
    '[1](/guides/b) [2](/guides/b) [3](/guides/b#part) [4](/guides/b) [5](/de/guides/b) [6](/guides/sub/c) [7](#own) [8](#own)\n\n## Own',
  )
  expect(pageAt(database, 'guides/a').content.de).toBe('[1](/en/guides/b) [2](/guides/b)')
  expect(pageAt(database, 'guides/sub/c').content.en).toBe('[1](/guides/a) [2](/guides/b) [3](/)')
})

test('a link to a page that the site has stays, one to no page becomes its text', async ({
  database,
  folder,
}) => {
  const values = [
    pageRow({ slug: 'about', status: 'published' }),
    pageRow({ slug: 'secret', status: 'draft' }),
    pageRow({ slug: 'later', status: 'published', published_at: '2030-01-01 00:00:00' }),
  ]
  await database.db.insertInto('pages').values(values).execute()
  await database.db.insertInto('redirects').values({ from_path: '/old', to_path: '/about' }).execute()
  writeFiles(folder, {
    'a.md': page(
      'A',
      '[a](/about/) [b](/de/about#x) [c](/webinars/) [d](/booking) [e](/old/) [f](/)\n\n[g](/secret) [h](/later) [i](/gone/) [j](ftp://x.y/z) [k](javascript:alert(1)) [l](https://u:p@x.org) [m]() [n](mailto:a@b.org)',
    ),
  })
  const report = await importFrom(database, { en: folder })
  expect(pageAt(database, 'a').content.en).toBe(
    '[a](/about) [b](/de/about#x) [c](/webinars) [d](/booking) [e](/old) [f](/)\n\ng h i j k l m [n](mailto:a@b.org)',
  )
  expect(noticesOf(entryOf(report, 'a')).every((notice) => notice.startsWith('6 link-dead'))).toBe(true)
  expect(entryOf(report, 'a').notices).toHaveLength(7)
})

test('a link to a draft is text until the draft is published', async ({ database, folder }) => {
  writeFiles(folder, {
    'a.md': page('A', '[B](b.md)'),
    'b.md': page('B', '[A](a.md) [C](c.md)', 'draft: true\n'),
    'c.md': page('C', 'C', 'draft: true\n'),
  })
  await importFrom(database, { en: folder })
  expect(pageAt(database, 'a').content.en).toBe('B')
  expect(pageAt(database, 'b').content.en).toBe('[A](/a) [C](/c)')
  writeFiles(folder, { 'b.md': page('B', 'Text') })
  expect((await importFrom(database, { en: folder })).counts).toMatchObject({ updated: 2, unchanged: 1 })
  expect(pageAt(database, 'a').content.en).toBe('[B](/b)')
})

test('addresses of their own, old ones and names alone lead to pages', async ({ database, folder }) => {
  writeFiles(folder, {
    'a.md': page(
      'A',
      '[1](/handbuch/) [2](/was/here.html) [3]({{< ref "c.md" >}}) [4](c.md) {{< relref "deep/c" >}}',
    ),
    'b.md': page('B', 'B', 'permalink: /handbuch/\naliases: [/was/here.html]\n'),
    'deep/c.md': page('C [c]', 'C', 'slug: cee\n'),
  })
  const report = await importFrom(database, { en: folder })
  expect(slugsIn(database)).toEqual(['a', 'deep/cee', 'handbuch'])
  expect(pageAt(database, 'a').content.en).toBe(
    '[1](/handbuch) [2](/handbuch) [3](/deep/cee) 4 [C \\[c\\]](/deep/cee)',
  )
  expect(noticesOf(entryOf(report, 'a'))).toHaveLength(1)
})

test('anchors are checked, and found by their letters', async ({ database, folder }) => {
  writeFiles(folder, {
    'a.md': page('A', '[1](b.md#groesse) [2](b.md#gone) [3](#gone) [4](#top)'),
    'b.md': page('B', '## Größe'),
  })
  const report = await importFrom(database, { en: folder })
  expect(pageAt(database, 'a').content.en).toBe('[1](/b#größe) [2](/b#gone) [3](#gone) [4](#top)')
  expect(noticesOf(entryOf(report, 'a'))).toEqual([
    '4 anchor-dead no heading of /b has the name #gone',
    '4 anchor-dead no heading of /a has the name #gone',
  ])
})

test('the page of the top folder becomes the home page only where there is none from elsewhere', async ({
  database,
  folder,
}) => {
  writeFiles(folder, { 'index.md': page('Home', '[A](a.md)'), 'a.md': page('A', '[Home](/)') })
  await importFrom(database, { en: folder })
  expect(slugsIn(database)).toEqual(['a', 'home'])
  expect(pageAt(database, 'a').content.en).toBe('[Home](/)')
  expect((await importFrom(database, { en: folder })).counts).toMatchObject({ unchanged: 2 })
  expect((await importFrom(database, { en: folder }, { slugPrefix: 'docs' })).counts).toMatchObject({
    added: 2,
  })

  writeFiles(folder, { 'other/README.md': page('Other', 'Text') })
  await importFrom(database, { en: join(folder, 'other') })
  expect(pageAt(database, 'home').title).toEqual({ en: 'Home' })
  expect(pageAt(database, 'index').title).toEqual({ en: 'Other' })
})

test('translations that are drafts or say that they are none are left out', async ({ database, folder }) => {
  writeFiles(folder, {
    'en/a.md': page('A', 'A'),
    'de/a.md': page('A', 'A', 'untranslated: true\n'),
    'en/b.md': page('B', 'B'),
    'de/b.md': page('B', 'B', 'draft: true\n'),
    'en/c.md': page('C', 'C'),
    'de/c.md': 'Ohne Titel.\n',
  })
  const report = await importFrom(database, { en: join(folder, 'en'), de: join(folder, 'de') })
  expect(pageAt(database, 'a').content).toEqual({ en: 'A' })
  expect(pageAt(database, 'b').content).toEqual({ en: 'B' })
  expect(pageAt(database, 'c')).toMatchObject({ title: { en: 'C' }, content: { en: 'C', de: 'Ohne Titel.' } })
  expect(noticesOf(entryOf(report, 'a'))).toEqual([
    '1 language the "de" text was left out: it says that it is not translated yet',
  ])
})

test('texts of one page are paired by their key where their paths differ', async ({ database, folder }) => {
  writeFiles(folder, {
    'en/imprint.md': page('Imprint', 'Text', 'translationKey: imprint\n'),
    'de/impressum.md': page('Impressum', 'Text', 'translationKey: imprint\n'),
  })
  await importFrom(database, { en: join(folder, 'en'), de: join(folder, 'de') })
  expect(pageAt(database, 'imprint').title).toEqual({ en: 'Imprint', de: 'Impressum' })
})

test('a text that begins with code by indentation keeps it', async ({ database, folder }) => {
  writeFiles(folder, { 'a.md': page('A', '\n\n    [code](b.md)\n\nText') })
  await importFrom(database, { en: folder })
  expect(pageAt(database, 'a').content.en).toBe('    [code](b.md)\n\nText')
})
