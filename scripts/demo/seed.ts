import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import type { WritingDb } from '../../src/content-db/connection.sqlite.ts'
import {
  insertAuthor,
  insertRedirect,
  insertSetting,
  isEmpty,
} from '../../src/content-db/editorial/seeding.ts'
import { sourceLanguage } from '../../src/languages.ts'
import { readDemoYaml } from './front-matter.ts'
import { makeLibrary, storeLibrary } from './library.ts'
import { seedPages } from './pages.ts'
import { people, redirects, settings, terms } from './shapes.ts'
import { insertTerms } from './terms.ts'
import { seedWebinars } from './webinars.ts'
import { seedWhitepapers } from './whitepapers.ts'

export interface SeedOptions {
  readonly db: WritingDb
  /** Where the media library keeps its files. */
  readonly mediaDirectory: string
  /** The moment that past and upcoming webinars are counted from. */
  readonly now: Date
  readonly onProgress: (label: string, done: number, total: number) => void
}

export type SeedOutcome =
  | {
      readonly ok: true
      readonly media: number
      readonly pages: number
      readonly webinars: number
      readonly whitepapers: number
    }
  | { readonly ok: false; readonly code: 'not-empty'; readonly message: string }

const demo = import.meta.dirname

/**
 * Fills an empty database with the demonstration content. Pictures and PDFs are made first; then all rows go in
 * as one transaction, so that a seed that is stopped leaves the database empty and can be run again.
 */
export async function seedDemonstration({
  db,
  mediaDirectory,
  now,
  onProgress,
}: SeedOptions): Promise<SeedOutcome> {
  if (!(await isEmpty(db))) {
    const message = 'The database holds content already; the demonstration goes into an empty one only.'
    return { ok: false, code: 'not-empty', message }
  }
  const moment = Temporal.Instant.fromEpochMilliseconds(now.getTime())
  const cast = await readDemoYaml(join(demo, 'people.yaml'), people)
  const library = await makeLibrary({ demo, mediaDirectory, cast, date: now, onProgress })

  return db.transaction().execute(async (transaction): Promise<SeedOutcome> => {
    const media = await storeLibrary(transaction, library)
    const authors = new Map<string, number>()
    for (const [key, { first_name, last_name, email }] of Object.entries(cast)) {
      const author = {
        ...{ first_name, last_name, email, language: sourceLanguage, role: 'editor' as const },
        // Everybody of the demonstration works in Chemnitz.
        timezone: 'Europe/Berlin',
      }
      authors.set(key, await insertAuthor(transaction, author))
    }
    await insertTerms(transaction, await readDemoYaml(join(demo, 'terms.yaml'), terms))
    for (const [key, value] of Object.entries(await readDemoYaml(join(demo, 'settings.yaml'), settings))) {
      await insertSetting(transaction, { key, value: JSON.stringify(value), type: 'json' })
    }
    for (const { from, to, status } of await readDemoYaml(join(demo, 'redirects.yaml'), redirects)) {
      await insertRedirect(transaction, { from_path: from, to_path: to, status })
    }
    return {
      ok: true,
      media: media.size,
      pages: await seedPages(transaction, demo, moment, authors),
      webinars: await seedWebinars(transaction, demo, moment, cast, media),
      whitepapers: await seedWhitepapers(transaction, demo, moment, authors, media),
    }
  })
}
