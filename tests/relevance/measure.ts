import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { seedDemonstration } from '../../scripts/demo/seed.ts'
import { parseConfig } from '../../src/config.ts'
import { openForReading, openForWriting } from '../../src/content-db/connection.sqlite.ts'
import { migrate } from '../../src/content-db/migrate.sqlite.ts'
import { shipInterfaceTexts } from '../../src/editorial/interface-texts.ts'
import { importPages } from '../../src/importing/import-pages.ts'
import { type LanguageCode, languageCodes } from '../../src/languages.ts'
import { buildSite } from '../../src/publishing/build.ts'
import type { OutputDirectories } from '../../src/publishing/output-directory.ts'
import { describeProblem } from '../../src/publishing/problem.ts'
import { startServer } from '../../src/server.ts'
import { launchChromium } from '../support/chromium.ts'
import { type Judged, judge } from './judgement.ts'
import { type QuerySet, readQueries } from './queries.ts'
import { browserSearch, serverSearch } from './searches.ts'

// Not a fixture site: that one belongs to Vitest, and a command measures, too.
const projectRoot = resolve(import.meta.dirname, '../..')

/** The moment that the site is filled and built for, UTC: the same pages in each run. */
const builtFor = '2026-06-01 12:00:00'

const siteUrl = 'https://www.voltaic.example'

/** The articles that are searched beside the demonstration, where they are at hand. */
export const articles = resolve(projectRoot, '../shared/content/opensource-guide')

/** How one of the two searches answered the queries of a language. */
export interface Measured {
  readonly search: 'browser' | 'server'
  readonly language: LanguageCode
  readonly judged: readonly Judged[]
}

/** The query sets that can be asked here. */
export const setsAtHand: readonly QuerySet[] = existsSync(articles)
  ? ['demonstration', 'guides']
  : ['demonstration']

/**
 * Builds and serves the demonstration, with the articles where they are at hand, and asks every query of both
 * searches: in Chromium as people with scripts do, and over HTTP as people without.
 */
export async function measureRelevance(): Promise<Measured[]> {
  const site = await makeSearchedSite()
  const measured: Measured[] = []
  try {
    const { dataDir, databasePath, output } = site
    const env = { PORT: '0', SITE_URL: siteUrl, DATABASE_PATH: databasePath, AS_OF: builtFor }
    const config = parseConfig({ ...env, DATA_DIR: dataDir }, dataDir)
    const failures: unknown[] = []
    const server = await startServer(config, output, (error) => failures.push(error))
    const browser = await launchChromium()
    try {
      const origin = `http://127.0.0.1:${(server.http.address() as AddressInfo).port}`
      for (const language of languageCodes) {
        const queries = setsAtHand.flatMap((set) => readQueries(set, language))
        const { search, close } = await browserSearch(browser, origin, language)
        measured.push({ search: 'browser', language, judged: await judge(search, queries) })
        await close()
        const onServer = await judge(serverSearch(origin, language), queries)
        measured.push({ search: 'server', language, judged: onServer })
      }
    } finally {
      await browser.close()
      await server.close()
    }
    if (failures.length > 0) throw new AggregateError(failures, 'The server failed while it was searched.')
  } finally {
    site.remove()
  }
  return measured
}

/** A site in a folder of its own inside the project, as what Astro renders finds its packages from there. */
interface SearchedSite {
  readonly dataDir: string
  readonly databasePath: string
  readonly output: OutputDirectories
  /** Removes the folder. */
  remove(): void
}

async function makeSearchedSite(): Promise<SearchedSite> {
  const parent = join(projectRoot, '.tmp', 'tests')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'relevance-'))
  const dataDir = join(folder, 'data')
  const site: SearchedSite = {
    dataDir,
    databasePath: join(dataDir, 'magnetiq.db'),
    output: { site: join(folder, 'dist'), work: join(folder, 'build') },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
  try {
    mkdirSync(dataDir)
    await fill(site)
    await build(site)
    return site
  } catch (error) {
    site.remove()
    throw error
  }
}

async function fill({ dataDir, databasePath }: SearchedSite): Promise<void> {
  const migrated = migrate({ databasePath, migrationsDir: join(projectRoot, 'migrations'), now: builtFor })
  if (!migrated.ok) throw new Error(migrated.message)
  const db = openForWriting(databasePath)
  try {
    await shipInterfaceTexts(db, builtFor)
    const mediaDirectory = join(dataDir, 'media')
    const now = new Date(`${builtFor.replace(' ', 'T')}Z`)
    const seeded = await seedDemonstration({ db, mediaDirectory, now, onProgress: () => {} })
    if (!seeded.ok) throw new Error(seeded.message)
    if (!setsAtHand.includes('guides')) return
    const imported = await importPages({
      db,
      mediaDirectory,
      folders: languageCodes.map((language) => ({ language, path: join(articles, language) })),
      imagesFolder: join(articles, 'images'),
      slugPrefix: 'guides',
      now: builtFor,
    })
    if (!imported.ok) throw new Error(imported.message)
  } finally {
    await db.destroy()
  }
}

async function build({ dataDir, databasePath, output }: SearchedSite): Promise<void> {
  const db = openForReading(databasePath)
  try {
    const outcome = await buildSite({
      root: projectRoot,
      edition: { db, asOf: builtFor, siteUrl },
      databasePath,
      dataDir,
      output,
      onStep: () => {},
      onProgress: () => {},
    })
    if (outcome.ok) return
    throw new Error(
      outcome.code === 'content' ? outcome.problems.map(describeProblem).join('\n') : outcome.message,
    )
  } finally {
    await db.destroy()
  }
}
