import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Insertable } from 'kysely'
import { openForReading } from '../../src/content-db/connection.sqlite.ts'
import type { EditorialTables } from '../../src/content-db/tables.ts'
import { shipInterfaceTexts } from '../../src/editorial/interface-texts.ts'
import { storeFile } from '../../src/media/store.ts'
import { type BuildOptions, type BuildOutcome, buildSite } from '../../src/publishing/build.ts'
import type { OutputDirectories } from '../../src/publishing/output-directory.ts'
import { describeProblem } from '../../src/publishing/problem.ts'
import { closeDatabase, makeDatabase, migratedAt, type TestDatabase } from './database.ts'

type Rows<T extends keyof EditorialTables> = readonly Insertable<EditorialTables[T]>[]

/** A file of the media library: its bytes, and what its row says besides what is read from them. */
export interface FixtureFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly row?: Partial<Insertable<EditorialTables['media_files']>>
}

/** What a fixture site is made from. */
export interface SiteContent {
  readonly people?: Rows<'admin_users'>
  /** The rows count from 1 in this order. */
  readonly media?: readonly FixtureFile[]
  readonly pages?: Rows<'pages'>
  readonly webinars?: Rows<'webinars'>
  readonly whitepapers?: Rows<'whitepapers'>
  /** Values by key, stored as JSON. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** Names of categories, tags and industries by language, such as `category.guide`. */
  readonly terms?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Targets by old path. */
  readonly redirects?: Readonly<Record<string, string>>
}

/** A site of its own in a folder inside the project, as what Astro renders finds its packages from there. */
export interface FixtureSite {
  readonly folder: string
  readonly database: TestDatabase
  readonly dataDir: string
  readonly output: OutputDirectories
  /** Builds the site as `magnetiq build` does, and gives what it gives. */
  build(options?: FixtureBuild): Promise<BuildOutcome>
  /** Closes the database and removes the folder. */
  close(): Promise<void>
}

/** What a build may do otherwise than the usual one. */
export type FixtureBuild = Partial<BuildOptions> & {
  readonly asOf?: string
  /** A database file other than the site's own. */
  readonly from?: string
}

/** The project. */
export const projectRoot = resolve(import.meta.dirname, '../..')

/** The moment that fixture sites are built for, UTC. */
export const builtFor = '2026-06-01 12:00:00'

/** The origin of fixture sites. */
export const siteUrl = 'https://www.voltaic.example'

/** Pictures for networks take longer than all the rest. */
const defaultSettings = { og_images_up_to: 0 }

/** Rows carry the time of their writing: the same in each run. */
const stamps = { created_at: '2026-02-01 08:00:00', updated_at: '2026-02-02 09:30:00' }

/** Makes a folder of its own below `.tmp/tests/` of the project. */
export function makeProjectFolder(): string {
  const parent = join(projectRoot, '.tmp', 'tests')
  mkdirSync(parent, { recursive: true })
  return mkdtempSync(join(parent, 'site-'))
}

/** Makes a site that nobody has built yet. Whoever makes one closes it. */
export async function makeSite(content: SiteContent): Promise<FixtureSite> {
  const folder = makeProjectFolder()
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir)
  const database = makeDatabase(dataDir)
  await shipInterfaceTexts(database.db, migratedAt)
  await storeContent(database, dataDir, content)
  const output = { site: join(folder, 'dist'), work: join(folder, 'build') }
  return {
    folder,
    database,
    dataDir,
    output,
    async build({ asOf = builtFor, from = database.path, ...options } = {}) {
      const db = openForReading(from)
      try {
        return await buildSite({
          root: projectRoot,
          edition: { db, asOf, siteUrl },
          databasePath: from,
          dataDir,
          output,
          onStep: () => {},
          onProgress: () => {},
          ...options,
        })
      } finally {
        await db.destroy()
      }
    },
    async close() {
      await closeDatabase(database)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Makes a site and builds it. Throws, with every problem, where it cannot be built. */
export async function makeBuiltSite(content: SiteContent): Promise<FixtureSite> {
  const site = await makeSite(content)
  mustBuild(await site.build())
  return site
}

/** The outcome of a build that must have gone well. Throws with every problem where it has not. */
export function mustBuild(outcome: BuildOutcome): Extract<BuildOutcome, { ok: true }> {
  if (outcome.ok) return outcome
  throw new Error(
    outcome.code === 'content' ? outcome.problems.map(describeProblem).join('\n') : outcome.message,
  )
}

async function storeContent(database: TestDatabase, dataDir: string, content: SiteContent): Promise<void> {
  const { db } = database
  const insert = async (table: keyof EditorialTables, rows: readonly object[] = []) => {
    for (const row of rows)
      await db
        .insertInto(table)
        .values({ ...stamps, ...row } as never)
        .execute()
  }
  await insert('admin_users', content.people)
  await insert('media_files', await storedFiles(dataDir, content.media ?? []))
  await insert('pages', content.pages)
  await insert('webinars', content.webinars)
  await insert('whitepapers', content.whitepapers)
  await insert('system_settings', settingRows({ ...defaultSettings, ...content.settings }))
  await insert('translations', termRows(content.terms ?? {}))
  const redirects = Object.entries(content.redirects ?? {})
  await insert(
    'redirects',
    redirects.map(([from_path, to_path]) => ({ from_path, to_path })),
  )
}

async function storedFiles(dataDir: string, files: readonly FixtureFile[]): Promise<object[]> {
  const rows: object[] = []
  for (const { name, bytes, row } of files) {
    const stored = await storeFile(join(dataDir, 'media'), bytes, name)
    if (!stored.ok) throw new Error(stored.message)
    const { image_metadata, ...columns } = stored.file
    rows.push({
      ...columns,
      ...(image_metadata ? { image_metadata: JSON.stringify(image_metadata) } : {}),
      filename: name,
      ...row,
    })
  }
  return rows
}

const settingRows = (settings: Readonly<Record<string, unknown>>) =>
  Object.entries(settings).map(([key, value]) => ({ key, value: JSON.stringify(value), type: 'json' }))

const termRows = (terms: NonNullable<SiteContent['terms']>) =>
  Object.entries(terms).flatMap(([key, names]) =>
    Object.entries(names).map(([language, name]) => ({
      namespace: 'terms',
      key,
      source_language: 'en',
      target_language: language,
      source_text: names.en,
      translated_text: name,
      status: 'approved',
    })),
  )
