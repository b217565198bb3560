import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { openForWriting } from '../../src/content-db/connection.sqlite.ts'
import { migrate } from '../../src/content-db/migrate.sqlite.ts'
import { shipInterfaceTexts } from '../../src/editorial/interface-texts.ts'
import { endOf } from '../support/process.ts'
import { mediaRow, pageRow, webinarRow, whitepaperRow } from '../support/rows.ts'

/** A site with a database of its own, to which forms are posted while something goes wrong. */
export interface Workplace {
  readonly dataDir: string
  readonly databasePath: string
  /** The built site, inside the project. */
  readonly site: string
  /** Renders the site, so that forms are answered with pages, too. */
  build(): Promise<void>
  close(): void
}

/** Forms are held to so much that nothing here meets a limit. */
const generous = {
  client_posts: 1_000_000,
  client_minutes: 1,
  address_posts: 1_000_000,
  address_minutes: 1,
  minimum_seconds: 0,
  waiting_list: 5,
}

/** A webinar that takes anybody, by slug. */
export const openWebinar = 'inertia'

const hours = Object.fromEntries(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, ['09:00-17:00']]),
)

/** When appointments are given, and by whom. */
const booking = {
  zone: 'Europe/Berlin',
  opening_hours: hours,
  horizon_days: 60,
  staff: [{ email: 'staff@example.org' }],
}

/** The project. */
export const projectRoot = resolve(import.meta.dirname, '../..')

/** Makes a workplace: a webinar in a year's time, a whitepaper behind a form, somebody who takes bookings. */
export async function makeWorkplace(): Promise<Workplace> {
  const parent = join(projectRoot, '.tmp', 'tests')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'faults-'))
  const dataDir = join(folder, 'data')
  const databasePath = join(dataDir, 'magnetiq.db')
  const now = new Date().toISOString().slice(0, 19).replace('T', ' ')
  migrate({ databasePath, migrationsDir: join(projectRoot, 'migrations'), now })
  const db = openForWriting(databasePath)
  await shipInterfaceTexts(db, now)
  const inAYear = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10)
  const home = { slug: 'home', status: 'published', published_at: '2026-01-01 00:00:00' } as const
  await db.insertInto('pages').values(pageRow(home)).execute()
  const person = { email: 'staff@example.org', first_name: 'Ada', last_name: 'Winkler', language: 'de' }
  await db.insertInto('admin_users').values(person).execute()
  await db
    .insertInto('webinars')
    .values(webinarRow({ slug: openWebinar, scheduled_at: `${inAYear} 14:00:00` }))
    .execute()
  await db
    .insertInto('media_files')
    .values(mediaRow({ id: 1, filename: 'paper.pdf' }))
    .execute()
  const paper = {
    slug: 'paper',
    file_id: 1,
    status: 'published',
    published_at: '2026-01-01 00:00:00',
  } as const
  await db.insertInto('whitepapers').values(whitepaperRow(paper)).execute()
  for (const [key, value] of Object.entries({ forms: generous, booking, og_images_up_to: 0 })) {
    await db
      .insertInto('system_settings')
      .values({ key, type: 'json', value: JSON.stringify(value) })
      .execute()
  }
  await db.destroy()
  const site = join(folder, 'dist')
  mkdirSync(join(site, 'en'), { recursive: true })
  writeFileSync(join(site, '_headers'), '')
  writeFileSync(join(site, 'en/index.html'), 'home')
  return {
    dataDir,
    databasePath,
    site,
    build: () => build(dataDir, site),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function build(dataDir: string, site: string): Promise<void> {
  const { PATH = '', HOME = '' } = process.env
  const words = [join(projectRoot, 'scripts/magnetiq.ts'), 'build', '--out', relative(projectRoot, site)]
  const env = { PATH, HOME, DATA_DIR: dataDir, ASTRO_TELEMETRY_DISABLED: '1' }
  const { code, stdout, stderr } = await endOf(spawn(process.execPath, words, { cwd: projectRoot, env }))
  if (code !== 0) throw new Error(`The site of the faults cannot be built: ${stdout}${stderr}`)
}

/** Asks a database something, on a connection of its own. */
export function query<Row>(databasePath: string, sql: string, ...values: unknown[]): Row[] {
  const db = new Database(databasePath)
  try {
    return db.prepare<unknown[], Row>(sql).all(...values)
  } finally {
    db.close()
  }
}

/** Changes something in a database, on a connection of its own; gives the id of what was inserted. */
export function change(databasePath: string, sql: string, ...values: unknown[]): number {
  const db = new Database(databasePath, { timeout: 10_000 })
  try {
    return Number(db.prepare(sql).run(...values).lastInsertRowid)
  } finally {
    db.close()
  }
}

/** What SQLite's own checks find wrong; nothing where the file is whole. */
export function damageOf(databasePath: string): string[] {
  const db = new Database(databasePath)
  try {
    const integrity = (db.pragma('integrity_check') as { integrity_check: string }[]).map(
      (row) => row.integrity_check,
    )
    const references = db.pragma('foreign_key_check') as unknown[]
    return [
      ...integrity.filter((line) => line !== 'ok'),
      ...references.map((reference) => JSON.stringify(reference)),
    ]
  } finally {
    db.close()
  }
}

/** Adds a webinar in a year's time that seats some; gives its slug. */
export function addWebinar(databasePath: string, slug: string, seats: number): string {
  change(
    databasePath,
    `INSERT INTO webinars (slug, title, scheduled_at, max_participants)
     VALUES (?, '{"en":"Seats"}', datetime('now', '+300 days'), ?)`,
    slug,
    seats,
  )
  return slug
}
