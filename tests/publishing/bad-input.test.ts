import { createHash } from 'node:crypto'
import { appendFileSync, copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { failedPageProblems } from '../../src/publishing/failed-pages.ts'
import { describeProblem } from '../../src/publishing/problem.ts'
import { filesOf } from '../built-site/page-reading.ts'
import {
  builtFor,
  type FixtureSite,
  makeSite,
  mustBuild,
  projectRoot,
  siteUrl,
} from '../support/fixture-site.ts'
import { endOf, startProcess } from '../support/process.ts'
import { texts } from '../support/rows.ts'
import { smallSite } from './small-site.ts'

let site: FixtureSite
let before: Record<string, string>
beforeAll(async () => {
  site = await makeSite(await smallSite())
  mustBuild(await site.build())
  site.database.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  before = state()
})
afterAll(() => site?.close())

/** The hash of every file of the output and of what the build remembers. */
const state = () =>
  Object.fromEntries(
    [site.output.site, site.output.work].flatMap((directory) =>
      [...filesOf(directory)].map(([path, bytes]) => [
        directory + path,
        createHash('sha256').update(bytes).digest('hex'),
      ]),
    ),
  )

/** A copy of the database in which somebody has written what they liked, with every constraint switched off. */
function brokenCopy(statements: readonly string[]): string {
  const path = join(site.folder, 'broken.db')
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
  copyFileSync(site.database.path, path)
  const db = new Database(path)
  db.pragma('foreign_keys = OFF')
  db.pragma('ignore_check_constraints = ON')
  const triggers = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all()
  for (const name of triggers) db.exec(`DROP TRIGGER "${name}"`)
  db.exec('DROP INDEX idx_pages_slug; DROP INDEX idx_media_files_filename')
  for (const statement of statements) db.exec(statement)
  db.close()
  return path
}

/** What a build says of a broken database, one line for each problem; it must leave the last output as it was. */
async function complaints(statements: readonly string[]): Promise<string[]> {
  const outcome = await site.build({ from: brokenCopy(statements) })
  expect(state()).toEqual(before)
  if (outcome.ok || outcome.code !== 'content')
    throw new Error(`The build ended otherwise: ${JSON.stringify(outcome)}`)
  return outcome.problems.map(describeProblem)
}

const set = (table: string, row: string, column: string, value: string | number | null) =>
  `UPDATE ${table} SET ${column} = ${typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : value} WHERE ${table === 'media_files' ? 'filename' : 'slug'} = '${row}'`
const setting = (key: string, value: string, type = 'json') =>
  `INSERT OR REPLACE INTO system_settings (key, value, type) VALUES ('${key}', '${value.replaceAll("'", "''")}', '${type}')`

test('rows that cannot be read are all named at once, each with its column and what to write', async () => {
  const notJson = 'this is not JSON. Write an object of texts by language such as {"en": "..."}.'
  const list = 'this must be a JSON list of texts such as ["one", "two"].'
  expect(
    await complaints([
      set('pages', 'home', 'title', 'no JSON'),
      set('pages', 'home', 'excerpt', '["a"]'),
      set('pages', 'products', 'content', '{"de": "Nur Deutsch"}'),
      set('pages', 'products', 'published_at', 'tomorrow'),
      set('pages', 'imprint', 'content', '{"en": 5}'),
      set('pages', 'imprint', 'slug', '../imprint'),
      set('pages', 'prototype', 'slug', 'products'),
      set('webinars', 'inertia', 'description', '{"en": "half'),
      set('webinars', 'inertia', 'duration_minutes', 1e15),
      set('webinars', 'quench', 'scheduled_at', '2026-13-01 00:00:00'),
      set('whitepapers', 'free', 'tags', '{"a": 1}'),
      set('whitepapers', 'gated', 'industry', '[1]'),
      set('media_files', 'coil.png', 'image_metadata', 'wide'),
      set('media_files', 'coil.png', 'alt_text', 'a coil'),
      set('media_files', 'slides.pdf', 'filename', 'paper.pdf'),
    ]),
  ).toEqual([
    `pages, row 1 (home), title: ${notJson}`,
    'pages, row 1 (home), excerpt: this is JSON but no object. Write texts by language such as {"en": "..."}.',
    'pages, row 2 (products), content: the text in "en" is required; other languages may be left out.',
    'pages, row 2 (products), published_at: times are UTC and written YYYY-MM-DD HH:MM:SS.',
    'pages, row 4 (../imprint), content: every language must hold a text or null.',
    'pages, row 4 (../imprint), slug: use lower-case letters, digits and hyphens, with single slashes between parts, at most 200.',
    'pages, row 5 (products), slug: row 2 has the same slug. Give one of them another, or delete it.',
    `webinars, row 1 (inertia), description: ${notJson}`,
    'webinars, row 1 (inertia), duration_minutes: this is longer than a year. Write the length in minutes.',
    'webinars, row 2 (quench), scheduled_at: times are UTC and written YYYY-MM-DD HH:MM:SS.',
    `whitepapers, row 1 (free), tags: ${list}`,
    `whitepapers, row 2 (gated), industry: ${list}`,
    `media_files, row 2 (coil.png), alt_text: ${notJson}`,
    'media_files, row 2 (coil.png), image_metadata: this is not JSON. Write {"width": 1920, "height": 1080, "format": "jpeg"}.',
    'media_files, row 4 (paper.pdf), filename: row 3 has the same filename. Give one of them another, or delete it.',
  ])
})

test('rows, texts, links, menus, redirects and files that are wrong are all named at once', async () => {
  const path = (name: string) => {
    const row = site.database.sqlite
      .prepare('SELECT file_path FROM media_files WHERE filename = ?')
      .pluck()
      .get(name)
    return join(site.dataDir, 'media', row as string)
  }
  const kept = join(site.folder, 'kept')
  copyFileSync(path('paper.pdf'), kept)
  appendFileSync(path('paper.pdf'), 'more')
  const landing =
    ':::actions\n[Talk](/booking)\n:::\n\nText.\n\n![](/media/none.png)\n\n## End\n\n![](/media/nothing.png)\n\n:::actions\n[Talk](/nowhere)\n:::'
  try {
    const lines = await complaints([
      set('pages', 'home', 'content', texts({ en: landing, de: 'Gut.' })),
      set('pages', 'products', 'template', 'fancy'),
      set(
        'pages',
        'products',
        'content',
        texts({ en: 'First.\n\n![](/media/lost.png)\n\n[x](/lost)', de: '[x](/verloren)' }),
      ),
      set('pages', 'imprint', 'canonical_url', 'javascript:alert(1)'),
      `INSERT INTO pages (slug, title, content, status) VALUES ('search/tips', '{"en": "a"}', '{"en": "b"}', 'published')`,
      set('webinars', 'inertia', 'timezone', 'Europe/Chemnitz'),
      set('webinars', 'inertia', 'presenter_avatar_id', 3),
      set('webinars', 'quench', 'recording_url', 'video.example.com/quench'),
      set('whitepapers', 'free', 'category', 'Case Study'),
      set('whitepapers', 'free', 'thumbnail_id', 99),
      set('whitepapers', 'gated', 'file_id', 2),
      set('media_files', 'coil.png', 'deleted_at', '2026-05-01 08:00:00'),
      setting(
        'navigation',
        '[{"label": {"en": "Lost"}, "href": "/lost"}, {"label": {"en": "Bad"}, "href": "javascript:alert(1)"}]',
      ),
      setting(
        'footer',
        '[{"label": {"en": "Legal"}, "links": [{"label": {"en": "Gone"}, "href": "/gone"}]}]',
      ),
      setting('privacy_page', 'privacy', 'string'),
      `UPDATE redirects SET to_path = '/nowhere-else' WHERE from_path = '/old'`,
    ])
    const link = (to: string) => `the link to ${to} leads to no page. Publish that page, or mend the link.`
    expect(lines.toSorted()).toEqual(
      [
        'system_settings, privacy_page, value: no page "privacy" is published. Publish it, or name another page here.',
        'system_settings, navigation, value: the entry "Bad" leads to "javascript:alert(1)", which is no page. Write a path such as /products, or an address that starts with https://.',
        'pages, row 2 (products), template: there is no template "fancy". Use one of default, landing, legal.',
        'pages, row 4 (imprint), canonical_url: "javascript:alert(1)" is no address. Write one that starts with https://, or leave it empty.',
        'pages, row 6 (search/tips), slug: addresses that begin with /search/ belong to the site itself. Give the page another slug.',
        'webinars, row 1 (inertia), timezone: "Europe/Chemnitz" is no time zone. Use a name such as Europe/Berlin.',
        'webinars, row 2 (quench), recording_url: "video.example.com/quench" is no address. Write a whole one that starts with https://.',
        'whitepapers, row 1 (free), category: "Case Study" cannot stand in an address. Use lower-case letters, digits and hyphens; what people read is its name (translations, namespace terms, key category.<category>).',
        'whitepapers, row 1 (free), thumbnail_id: the file (media_files row 99) is missing or deleted. Choose another one.',
        'whitepapers, row 2 (gated), file_id: the file (media_files row 2) is missing or deleted. Choose another one.',
        'webinars, row 1 (inertia), presenter_avatar_id: the file (media_files row 3) is no picture. Choose a picture.',
        'redirects, row 1 (/old), to_path: no page is at /en/nowhere-else/. Publish that page, or name another one here.',
        'pages, row 1 (home), content, en: line 7: The media library has no picture “none.png”. Upload it, or mend the reference /media/none.png.',
        'pages, row 1 (home), content, en: line 11: The media library has no picture “nothing.png”. Upload it, or mend the reference /media/nothing.png.',
        'pages, row 2 (products), content, en: line 3: The media library has no picture “lost.png”. Upload it, or mend the reference /media/lost.png.',
        `pages, row 1 (home), content, en: ${link('/en/nowhere/')}`,
        `pages, row 2 (products), content, en: ${link('/en/lost/')}`,
        `pages, row 2 (products), content, de: ${link('/de/verloren/')}`,
        `system_settings, navigation, value: ${link('/en/lost/')}`,
        `system_settings, navigation, value: ${link('/de/lost/')}`,
        `system_settings, footer, value: ${link('/en/gone/')}`,
        `system_settings, footer, value: ${link('/de/gone/')}`,
        `system_settings, privacy_page, value: ${link('/en/privacy/')}`,
        `system_settings, privacy_page, value: ${link('/de/privacy/')}`,
        expect.stringMatching(
          /^media_files, row 3 \(paper\.pdf\), file_path: the file .* is not the one that was uploaded/,
        ),
      ].toSorted(),
    )
  } finally {
    copyFileSync(kept, path('paper.pdf'))
  }
})

test('settings that cannot be used are named with what is wrong in them', async () => {
  expect(
    await complaints([
      setting('navigation', '[{"label": '),
      setting('footer', '[{"label": {"de": "Recht"}, "links": []}]'),
      setting('company', '{"legal_name": 5}'),
      setting('home_page', 'start', 'string'),
      setting('theme', 'neon', 'string'),
    ]),
  ).toEqual([
    'system_settings, company, value: legal_name: Invalid input: expected string, received number. Mend the value of this row.',
    'system_settings, navigation, value: this is not JSON. Mend the value of this row.',
    'system_settings, footer, value: 0.label: needs a text in "en". Mend the value of this row.',
    'system_settings, home_page, value: no page "start" is published. Publish it, or name another page here.',
    'system_settings, theme, value: there is no theme "neon". Use one of voltaic, plain.',
  ])
})

test('interface texts that are not in the database are named, and how to bring them', async () => {
  expect(await complaints([`DELETE FROM translations WHERE key IN ('menu', 'nav.home')`])).toEqual([
    'translations, namespace ui, key, en: the interface has no text for menu, nav.home. Run `npx magnetiq migrate`, which brings what is missing.',
  ])
})

test.each([
  ['missing', (path: string) => rmSync(path), /is not there\. Upload it again/],
  ['changed', (path: string) => appendFileSync(path, 'x'), /is not what was uploaded/],
])('a picture whose file is %s is named', async (_, change, reason) => {
  rmSync(join(site.dataDir, 'derivatives'), { recursive: true })
  const row = site.database.sqlite
    .prepare(`SELECT file_path FROM media_files WHERE filename = 'rotor.png'`)
    .pluck()
    .get()
  const path = join(site.dataDir, 'media', row as string)
  const kept = join(site.folder, 'kept.png')
  copyFileSync(path, kept)
  change(path)
  try {
    expect(await complaints([])).toEqual([
      expect.stringMatching(
        new RegExp(`^media_files, row 1 \\(rotor\\.png\\), file_path: .*${reason.source}`),
      ),
    ])
  } finally {
    copyFileSync(kept, path)
  }
})

test('a picture that cannot be decoded is named', async () => {
  const bytes = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(60)])
  const hash = createHash('sha256').update(bytes).digest('hex')
  writeFileSync(join(site.dataDir, 'media', 'broken.png'), bytes)
  expect(
    await complaints([
      set('media_files', 'rotor.png', 'file_hash', hash),
      set('media_files', 'rotor.png', 'file_path', 'broken.png'),
    ]),
  ).toEqual([expect.stringMatching(/^media_files, row 1 \(rotor\.png\), file_path: .*cannot be shown/)])
})

test('a page that cannot be rendered is named by the row that it is about', async () => {
  const edition = { db: site.database.published, asOf: builtFor, siteUrl }
  const error = new Error('Something broke.')
  const failed = ['/de/', '/de/webinars/', '/de/webinars/inertia/', '/en/products/flywheels/'].map(
    (path) => ({ path, error }),
  )
  const problems = await failedPageProblems(edition, failed)
  expect(problems.map(describeProblem)).toEqual([
    'pages, row 1 (home), de: the page /de/ cannot be rendered: Something broke.',
    'webinars, row 1 (inertia), de: the page /de/webinars/inertia/ cannot be rendered: Something broke.',
    'pages, row 3 (products/flywheels), en: the page /en/products/flywheels/ cannot be rendered: Something broke.',
  ])
  expect(problems[0]?.cause).toBe(error)
  expect((await failedPageProblems(edition, failed.slice(1, 2))).map(describeProblem)).toEqual([
    'site, /de/webinars/, de: the page /de/webinars/ cannot be rendered: Something broke.',
  ])
})

test('the command says it all, ends with 1 and leaves the last output as it was', async () => {
  const given = {
    DATABASE_PATH: brokenCopy([
      set('pages', 'products', 'template', 'fancy'),
      set('pages', 'imprint', 'template', 'plain'),
    ]),
    DATA_DIR: site.dataDir,
    SITE_URL: siteUrl,
    AS_OF: builtFor,
  }
  const surroundings = { ...process.env }
  Object.assign(process.env, given)
  const child = startProcess(join(projectRoot, 'scripts/magnetiq.ts'), 'build', '--out', site.output.site)
  process.env = surroundings
  const { code, stdout, stderr } = await endOf(child)
  expect(code).toBe(1)
  expect(stdout + stderr).toMatch(/The site was not built.*template "plain".*template "fancy"/s)
  expect(filesOf(site.output.site).size).toBe(
    Object.keys(before).filter((path) => path.startsWith(site.output.site)).length,
  )
})

test('what is worth mending is told of in each build, also of pages that are taken over', async () => {
  const { db } = site.database
  const content = texts({ en: 'A picture of others: ![](https://elsewhere.example/x.png)' })
  await db.updateTable('pages').set({ content }).where('slug', '=', 'imprint').execute()
  const first = mustBuild(await site.build())
  const second = mustBuild(await site.build())
  expect(first.warnings.map(describeProblem)).toEqual([
    expect.stringMatching(/^pages, row 4 \(imprint\), content, en: line 1: .*another site/),
  ])
  expect(second.warnings).toEqual(first.warnings)
  expect(second.rendered).toBeLessThan(second.reused)
})
