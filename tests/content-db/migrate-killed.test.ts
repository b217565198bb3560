import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import { migrate } from '../../src/content-db/migrate.sqlite.ts'
import { dumpSchema } from '../../src/content-db/schema-dump.sqlite.ts'
import { type Language, languages } from '../../src/languages.ts'
import { closeDatabase, makeDatabase, migratedAt, migrationsDir, test } from '../support/database.ts'
import { endOf, startProcess } from '../support/process.ts'
import { storeRows } from '../support/rows.ts'
import { type DatabaseState, stateOf } from './database-state.ts'
import type { MigrateTask } from './processes/migrate.ts'
import { withSecondMigration } from './second-migration.ts'

// Hundreds of processes: on a busy machine they take their time.
vi.setConfig({ testTimeout: 240_000 })

const migrateProcess = join(import.meta.dirname, 'processes/migrate.ts')

/** What is migrated: a database to begin with (none where there is no file), and how. */
interface Change extends Omit<MigrateTask, 'databasePath' | 'now'> {
  readonly from: string
}

/** Kills a process before every statement of a change in turn, and looks at what it left. */
async function killBeforeEvery(folder: string, change: Change): Promise<void> {
  const before = stateOf(change.from)
  const { statements, after } = rehearse(join(folder, 'rehearsal'), change)
  expect(after).not.toEqual(before)
  const numbers = Array.from({ length: statements }, (_, index) => index + 1)
  const lane = async () => {
    for (let number = numbers.shift(); number; number = numbers.shift()) {
      await killOnce(join(folder, `${number}`), change, number, { before, after })
    }
  }
  await Promise.all([lane(), lane(), lane(), lane()])
}

/** The change without a kill: how many statements it takes, and what it leads to. */
function rehearse(folder: string, change: Change): { statements: number; after: DatabaseState } {
  let statements = 0
  const options = task(folder, change)
  const onStatement = () => {
    statements += 1
  }
  expect(migrate({ ...options, onStatement })).toMatchObject({ ok: true, rederived: true })
  return { statements, after: stateOf(options.databasePath) }
}

async function killOnce(
  folder: string,
  change: Change,
  killBefore: number,
  { before, after }: { before: DatabaseState; after: DatabaseState },
): Promise<void> {
  const options = task(folder, change)
  const ending = await endOf(startProcess(migrateProcess, JSON.stringify({ ...options, killBefore })))
  expect(ending, `statement ${killBefore}`).toMatchObject({ signal: 'SIGKILL' })
  // Even the last statement is a COMMIT that was not reached: whatever was killed must have changed nothing.
  expect(stateOf(options.databasePath), `statement ${killBefore}`).toEqual(before)
  expect(migrate(options), `after statement ${killBefore}`).toMatchObject({ ok: true })
  expect(dumpSchema(options.databasePath), `after statement ${killBefore}`).toBe(after.schema)
}

function task(folder: string, { from, ...options }: Change): MigrateTask {
  mkdirSync(folder)
  const databasePath = join(folder, 'magnetiq.db')
  if (existsSync(from)) copyFileSync(from, databasePath)
  return { ...options, databasePath, now: migratedAt }
}

async function databaseWithRows(folder: string): Promise<string> {
  const database = makeDatabase(folder)
  await storeRows(database.db)
  await closeDatabase(database)
  return database.path
}

const french: Language = { code: 'fr', name: 'Français', locale: 'fr-FR', fallback: 'en' }

test('a first migration that is killed before any of its statements leaves nothing, and the next one succeeds', async ({
  folder,
}) => {
  await killBeforeEvery(folder, { from: join(folder, 'none.db'), migrationsDir })
})

test('a later migration that is killed before any of its statements leaves the old schema and rows, and the next one succeeds', async ({
  folder,
}) => {
  const from = await databaseWithRows(folder)
  await killBeforeEvery(folder, { from, migrationsDir: withSecondMigration(folder) })
})

test('adding a language that is killed before any of its statements leaves the old languages, and the next one succeeds', async ({
  folder,
}) => {
  const from = await databaseWithRows(folder)
  await killBeforeEvery(folder, { from, migrationsDir, languages: [...languages, french] })
})
