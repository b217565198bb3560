import { createHash } from 'node:crypto'
import { appendFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OutputDirectories } from '../../src/publishing/output-directory.ts'
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
import { pageRow, texts, webinarRow } from '../support/rows.ts'
import type { GivenBuild } from './processes/build.ts'
import { smallSite } from './small-site.ts'

let site: FixtureSite
beforeAll(async () => {
  site = await makeSite(await smallSite())
  mustBuild(await site.build())
})
afterAll(() => site?.close())

/** The hash of every file below a folder, by its path. */
const hashes = (directory: string) =>
  Object.fromEntries(
    [...filesOf(directory)].map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')]),
  )

const elsewhere = (name: string): OutputDirectories => ({
  site: join(site.folder, name),
  work: join(site.folder, `${name}-work`),
})

/** A build that renders everything into another folder, to compare with. */
async function cleanBuild(
  options: Parameters<FixtureSite['build']>[0] = {},
): Promise<Record<string, string>> {
  const output = elsewhere('clean')
  rmSync(output.work, { recursive: true, force: true })
  mustBuild(await site.build({ ...options, output, full: true }))
  return hashes(output.site)
}

test('another process, folder, time and environment give the same bytes', async () => {
  const output = elsewhere('another')
  const { database, dataDir } = site
  const given: GivenBuild = {
    root: projectRoot,
    databasePath: database.path,
    dataDir,
    output,
    asOf: builtFor,
    siteUrl,
  }
  const surroundings = {
    NODE_ENV: 'development',
    DEV: '1',
    PROD: '',
    SITE: 'https://x.example',
    TZ: 'Asia/Tokyo',
    LANG: 'tr_TR',
  }
  const before = { ...process.env }
  Object.assign(process.env, surroundings)
  const child = startProcess(join(import.meta.dirname, 'processes/build.ts'), JSON.stringify(given))
  process.env = before
  const { code, stderr } = await endOf(child)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(hashes(output.site)).toEqual(hashes(site.output.site))
})

describe('threads', () => {
  test('start with this version of Astro, and render the same bytes', async () => {
    const steps: string[] = []
    const output = elsewhere('threads')
    const onStep = (step: string) => steps.push(step)
    const outcome = mustBuild(await site.build({ output, threadsFrom: 1, onStep }))
    expect(outcome.threads).toBeGreaterThan(1)
    expect(steps.filter((step) => step.includes('one thread'))).toEqual([])
    expect(hashes(output.site)).toEqual(hashes(site.output.site))
  })

  test('that cannot be started are told of, and the main one renders the same bytes', async () => {
    const steps: string[] = []
    const output = elsewhere('threadless')
    const databasePath = join(site.folder, 'nothing.db')
    const onStep = (step: string) => steps.push(step)
    const outcome = mustBuild(await site.build({ output, threadsFrom: 1, databasePath, onStep }))
    expect(outcome.threads).toBe(0)
    expect(steps).toContainEqual(expect.stringMatching(/in one thread.*nothing\.db/))
    expect(hashes(output.site)).toEqual(hashes(site.output.site))
  })
})

test('files of the last output that somebody changed, added or removed are as they were again', async () => {
  const before = hashes(site.output.site)
  const at = (path: string) => join(site.output.site, path)
  writeFileSync(at('en/products/index.html'), '<!doctype html>changed')
  writeFileSync(at('de/rss.xml'), '')
  writeFileSync(at('en/stray.html'), 'stray')
  rmSync(at('de/webinars/inertia'), { recursive: true })
  const { rendered, reused } = mustBuild(await site.build())
  expect(hashes(site.output.site)).toEqual(before)
  expect(rendered).toBeLessThan(reused)
})

test('code that is kept half, or changed by somebody, never reaches the site', async () => {
  const before = hashes(site.output.site)
  const bundle = join(site.output.work, 'code', 'prerender')
  for (const entry of readdirSync(bundle, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) appendFileSync(join(entry.parentPath, entry.name), '\nthrow new Error("changed")')
  rmSync(join(site.output.work, 'record.json'))
  const { reused } = mustBuild(await site.build())
  expect(reused).toBe(0)
  expect(hashes(site.output.site)).toEqual(before)
})

type Edit = (db: FixtureSite['database']['db']) => Promise<unknown>
const both = (text: string) => texts({ en: text, de: `${text} auf Deutsch` })
const page =
  (slug: string, change: object): Edit =>
  (db) =>
    db.updateTable('pages').set(change).where('slug', '=', slug).execute()
const webinar =
  (slug: string, change: object): Edit =>
  (db) =>
    db.updateTable('webinars').set(change).where('slug', '=', slug).execute()
const paper =
  (slug: string, change: object): Edit =>
  (db) =>
    db.updateTable('whitepapers').set(change).where('slug', '=', slug).execute()
const file =
  (filename: string, change: object): Edit =>
  (db) =>
    db.updateTable('media_files').set(change).where('filename', '=', filename).execute()
const setting =
  (key: string, value: unknown): Edit =>
  (db) =>
    db
      .insertInto('system_settings')
      .values({ key, value: JSON.stringify(value), type: 'json' })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: JSON.stringify(value) }))
      .execute()
const word =
  (key: string, language: string, translated_text: string): Edit =>
  (db) =>
    db
      .updateTable('translations')
      .set({ translated_text })
      .where('key', '=', key)
      .where('target_language', '=', language)
      .execute()

const menu = [
  { label: { en: 'What we build', de: 'Was wir bauen' }, href: '/products' },
  { label: { en: 'Prototype' }, href: '/prototype' },
]

/** Edits of every table that the site reads, in turns: each turn is one rebuild. */
const turns: readonly (readonly [string, readonly Edit[]])[] = [
  [
    'a text, a picture and a talk are edited',
    [
      page('products/flywheels', { content: both('Another text: ![](/media/coil.png)') }),
      file('coil.png', { alt_text: both('Another coil') }),
      webinar('inertia', { scheduled_at: '2026-08-01 13:00:00' }),
    ],
  ],
  [
    'a page is new, a draft is published, a paper is put behind a form',
    [
      (db) =>
        db
          .insertInto('pages')
          .values(pageRow({ slug: 'products/coils', title: both('Coils'), status: 'published' }))
          .execute(),
      page('prototype', { status: 'published' }),
      paper('free', { requires_registration: 1 }),
    ],
  ],
  [
    'a title changes that other pages show, a talk is new, a paper has another cover and category',
    [
      page('products', { title: both('Our products') }),
      (db) =>
        db
          .insertInto('webinars')
          .values(
            webinarRow({ slug: 'halbach', title: both('Halbach'), scheduled_at: '2026-06-20 13:00:00' }),
          )
          .execute(),
      paper('gated', { thumbnail_id: 2, category: 'guide', sort_order: -1 }),
    ],
  ],
  [
    'an author marries, a page is deleted, a talk is cancelled, a redirect leads elsewhere',
    [
      (db) => db.updateTable('admin_users').set({ last_name: 'Winkler-Sommer' }).execute(),
      page('products/coils', { deleted_at: '2026-05-01 08:00:00' }),
      webinar('quench', { status: 'cancelled' }),
      (db) =>
        db.updateTable('redirects').set({ to_path: '/prototype' }).where('from_path', '=', '/old').execute(),
    ],
  ],
  [
    'a slug changes, a template changes, a paper is withdrawn, a recording appears',
    [
      page('prototype', { slug: 'prototypes' }),
      (db) =>
        db.updateTable('redirects').set({ to_path: '/prototypes' }).where('from_path', '=', '/old').execute(),
      page('products', { template: 'landing' }),
      paper('free', { withdrawn_at: '2026-05-01 08:00:00' }),
      webinar('quench', { status: 'completed', recording_url: 'https://video.example.com/again' }),
    ],
  ],
  [
    'a menu entry is renamed, and with it a text of the interface and a term',
    [
      page('prototypes', { slug: 'prototype' }),
      (db) => db.updateTable('redirects').set({ to_path: '/products' }).execute(),
      setting('navigation', menu),
      word('page.below', 'de', 'Darunter'),
      word('category.guide', 'de', 'Handbuch'),
    ],
  ],
]

describe('an incremental build equals a clean one, byte for byte, after', () => {
  test.each(turns)('%s', async (_, edits) => {
    const before = hashes(site.output.site)
    for (const edit of edits) await edit(site.database.db)
    mustBuild(await site.build())
    const after = hashes(site.output.site)
    expect(after).not.toEqual(before)
    expect(after).toEqual(await cleanBuild())
  })

  test('nothing but time has passed', async () => {
    const asOf = '2026-09-01 12:00:00'
    const { reused } = mustBuild(await site.build({ asOf }))
    expect(reused).toBeGreaterThan(0)
    expect(hashes(site.output.site)).toEqual(await cleanBuild({ asOf }))
  })
})
