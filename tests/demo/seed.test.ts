import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, vi } from 'vitest'
import { languageCodes } from '../../src/languages.ts'
import { test as base } from '../support/database.ts'
import { type DemonstrationSite, demonstrationSite } from '../support/demonstration-site.ts'
import { endOf, startProcess } from '../support/process.ts'
import type { SeedTask } from './processes/seed.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 480_000 })

const seed = (task: SeedTask) =>
  endOf(startProcess(join(import.meta.dirname, 'processes/seed.ts'), JSON.stringify(task)))

let site: DemonstrationSite
let sqlite: Database.Database
beforeAll(async () => {
  site = await demonstrationSite()
  sqlite = new Database(site.databasePath, { readonly: true })
})
afterAll(() => sqlite?.close())

/** The first column of each row. */
const list = <T = string>(sql: string, ...values: unknown[]) =>
  sqlite
    .prepare(sql)
    .pluck()
    .all(...values) as T[]

describe('what newcomers find', () => {
  base('was made by one command, which told them so', () => {
    expect(site.said.stderr).toMatch(
      /Made the schema: 0001-content\.sql[\s\S]*The database is empty: loading the demonstration[\s\S]*Rendering the pages[\s\S]*Built \d+ pages/,
    )
    expect(site.said.stderr).not.toMatch(/Worth mending|warn|error/i)
    expect(site.said.stdout).toMatch(
      /^Serving\n {2}http:\/\/127\.0\.0\.1:\d+\/en\/\n {2}http:\/\/127\.0\.0\.1:\d+\/de\/\n$/,
    )
  })

  base('is more than ten of everything, in every status and every template', () => {
    const count = (table: string) => list<number>(`SELECT count(*) FROM ${table}`)[0]
    for (const table of ['pages', 'webinars', 'whitepapers']) expect(count(table)).toBeGreaterThanOrEqual(10)
    expect(list('SELECT DISTINCT status FROM webinars ORDER BY 1')).toEqual([
      'cancelled',
      'completed',
      'draft',
      'live',
      'scheduled',
    ])
    expect(list('SELECT DISTINCT status FROM whitepapers ORDER BY 1')).toEqual(['draft', 'published'])
    expect(list('SELECT DISTINCT template FROM pages ORDER BY 1')).toEqual(['default', 'landing', 'legal'])
    expect(list('SELECT DISTINCT requires_registration FROM whitepapers ORDER BY 1')).toEqual([0, 1])
    expect(list('SELECT DISTINCT registration_enabled FROM webinars ORDER BY 1')).toEqual([0, 1])
    expect(list('SELECT DISTINCT category FROM whitepapers').length).toBeGreaterThanOrEqual(3)
    expect(
      list("SELECT slug FROM webinars WHERE recording_url IS NOT NULL AND status = 'completed'").length,
    ).toBeGreaterThan(2)
    expect(count('redirects')).toBeGreaterThan(5)
    expect(count('admin_users')).toBeGreaterThan(3)
  })

  base('lies around today: what is past is past, what is announced is to come, on working days', () => {
    const now = new Date().toISOString().slice(0, 19).replace('T', ' ')
    const times = (status: string) => list('SELECT scheduled_at FROM webinars WHERE status = ?', status)
    expect(times('completed').filter((time) => time >= now)).toEqual([])
    expect(times('scheduled').filter((time) => time <= now)).toEqual([])
    expect(list('SELECT slug FROM webinars WHERE registration_deadline >= scheduled_at')).toEqual([])
    const weekend = list(
      "SELECT slug FROM webinars WHERE status <> 'live' AND strftime('%w', scheduled_at) IN ('0', '6')",
    )
    expect(weekend).toEqual([])
    for (const table of ['pages', 'whitepapers']) {
      expect(list(`SELECT slug FROM ${table} WHERE published_at > ?`, now)).toEqual([])
    }
  })

  base('is not all in German: rows and single fields are left to fall back, the most of it is not', () => {
    for (const table of ['pages', 'webinars', 'whitepapers']) {
      const whole = list(`SELECT slug FROM ${table} WHERE json_extract(title, '$.de') IS NULL`)
      expect(whole.length).toBeGreaterThan(0)
      const all = list(`SELECT slug FROM ${table}`).length
      expect(whole.length).toBeLessThan(all / 2)
    }
    expect(
      list(
        `SELECT slug FROM pages WHERE json_extract(title, '$.de') IS NOT NULL AND json_extract(content, '$.de') IS NULL`,
      ),
    ).not.toEqual([])
    for (const table of ['pages', 'webinars', 'whitepapers']) {
      expect(list(`SELECT slug FROM ${table} WHERE json_extract(title, '$.en') IS NULL`)).toEqual([])
    }
    const languages = list(
      "SELECT DISTINCT target_language FROM translations WHERE namespace = 'terms' ORDER BY 1",
    )
    expect(languages).toEqual([...languageCodes].sort())
  })
})

describe('every whitepaper', () => {
  interface Paper {
    readonly slug: string
    readonly title: string
    readonly file: string
    readonly cover: string
    readonly size: number
  }
  const papers = () =>
    sqlite
      .prepare(
        `SELECT w.slug, json_extract(f.title, '$.en') AS title, f.file_path AS file, f.file_size AS size, c.file_path AS cover
         FROM whitepapers w JOIN media_files f ON f.id = w.file_id JOIN media_files c ON c.id = w.thumbnail_id`,
      )
      .all() as Paper[]

  base('has a real PDF of some pages, whose words can be found and copied', async () => {
    expect(papers().length).toBe(list('SELECT id FROM whitepapers').length)
    for (const { slug, title, file, size } of papers()) {
      const bytes = readFileSync(join(site.dataDir, 'media', file))
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
      expect(bytes.length).toBe(size)
      const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS })
      const pdf = await task.promise
      expect({ slug, pages: pdf.numPages > 1 }).toEqual({ slug, pages: true })
      const words: string[] = []
      for (let number = 1; number <= pdf.numPages; number++) {
        const { items } = await (await pdf.getPage(number)).getTextContent()
        words.push(...items.flatMap((item) => ('str' in item ? item.str : [])))
      }
      const text = words.join(' ').replace(/\s+/g, ' ')
      // A soft hyphen may part a word at the end of a line.
      expect(text.length).toBeGreaterThan(4_000)
      expect(text).toContain(title.split(/[ :,]/)[0])
      expect((await pdf.getMetadata()).info).toMatchObject({ Title: title })
      await task.destroy()
    }
  })

  base('has a cover that is its first page, and not a blank one', async () => {
    for (const { slug, cover } of papers()) {
      const { channels } = await sharp(join(site.dataDir, 'media', cover)).stats()
      expect({ slug, isDrawn: channels.some(({ stdev }) => stdev > 10) }).toEqual({ slug, isDrawn: true })
    }
  })
})

/** A migrated folder to seed into, and what is stored there. */
const test = base.extend('place', ({ folder, database }) => ({
  folder,
  counts: () =>
    Object.fromEntries(
      ['pages', 'webinars', 'whitepapers', 'media_files', 'admin_users', 'redirects', 'system_settings'].map(
        (table) => [table, database.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()],
      ),
    ),
}))

const now = '2026-06-03T10:00:00Z'

test('a seed that is killed leaves nothing, can be run again, and then not once more', async ({ place }) => {
  const { folder, counts } = place
  const empty = counts()
  expect(Object.values(empty).every((count) => count === 0)).toBe(true)
  expect(await seed({ folder, now, killAt: { progress: 'pictures drawn' } })).toMatchObject({
    signal: 'SIGKILL',
  })
  expect(counts()).toEqual(empty)
  expect(await seed({ folder, now, killAt: { table: 'whitepapers' } })).toMatchObject({ signal: 'SIGKILL' })
  expect(existsSync(join(folder, 'media'))).toBe(true)
  expect(counts()).toEqual(empty)

  const seeded = await seed({ folder, now })
  expect(seeded).toMatchObject({ code: 0, stderr: '' })
  const full = counts()
  expect(JSON.parse(seeded.stdout)).toEqual({
    ok: true,
    media: full.media_files,
    pages: full.pages,
    webinars: full.webinars,
    whitepapers: full.whitepapers,
  })
  for (const table of ['pages', 'webinars', 'whitepapers', 'media_files', 'redirects']) {
    expect(full[table]).toBe(list<number>(`SELECT count(*) FROM ${table}`)[0])
  }

  const again = await seed({ folder, now })
  expect(JSON.parse(again.stdout)).toMatchObject({ ok: false, code: 'not-empty' })
  expect(counts()).toEqual(full)
})

test('content of an editor’s own is not mixed with the demonstration, not even content that was deleted', async ({
  place,
  database: { sqlite: own },
}) => {
  own.exec(`INSERT INTO pages (slug, title, content, deleted_at)
            VALUES ('a', '{"en":"A"}', '{"en":"A"}', '2026-01-01 00:00:00')`)
  const { stdout } = await seed({ folder: place.folder, now })
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, code: 'not-empty' })
  expect(place.counts()).toMatchObject({ pages: 1, media_files: 0 })
})
