import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { seedDemonstration } from '../../scripts/demo/seed.ts'
import { importPages } from '../../src/importing/import-pages.ts'
import { type LanguageCode, languageCodes } from '../../src/languages.ts'
import { startServer } from '../../src/server.ts'
import { launchChromium } from '../support/chromium.ts'
import {
  builtFor,
  type FixtureSite,
  makeSite,
  mustBuild,
  projectRoot,
  siteUrl,
} from '../support/fixture-site.ts'
import { type Judged, judge } from './judgement.ts'
import { type QuerySet, readQueries } from './queries.ts'
import { browserSearch, serverSearch } from './searches.ts'

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
  const { dataDir, database, output } = site
  const config = { host: '127.0.0.1', port: 0, siteUrl, dataDir, databasePath: database.path, asOf: builtFor }
  const failures: unknown[] = []
  const server = await startServer(config, output, (error) => failures.push(error))
  const origin = `http://127.0.0.1:${(server.http.address() as AddressInfo).port}`
  const browser = await launchChromium()
  const measured: Measured[] = []
  try {
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
    await site.close()
  }
  return measured
}

async function makeSearchedSite(): Promise<FixtureSite> {
  const site = await makeSite({})
  const { db } = site.database
  const mediaDirectory = join(site.dataDir, 'media')
  const now = new Date(`${builtFor.replace(' ', 'T')}Z`)
  const seeded = await seedDemonstration({ db, mediaDirectory, now, onProgress: () => {} })
  if (!seeded.ok) throw new Error(seeded.message)
  if (setsAtHand.includes('guides')) {
    const imported = await importPages({
      db,
      mediaDirectory,
      folders: languageCodes.map((language) => ({ language, path: join(articles, language) })),
      imagesFolder: join(articles, 'images'),
      slugPrefix: 'guides',
      now: builtFor,
    })
    if (!imported.ok) throw new Error(imported.message)
  }
  mustBuild(await site.build())
  return site
}
