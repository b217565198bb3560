import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  SqliteDialect,
  type SqliteStatement,
} from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import { busyTimeout, patient, usualPatience } from './busy.sqlite.ts'
import type { LeadTables } from './leads/tables.ts'
import { holdDurable, prove } from './pragmas.sqlite.ts'
import type { EditorialTables } from './tables.ts'

/** A connection for the public site: its type has no table and no statement that writes, and the file is opened read-only. */
// biome-ignore lint/complexity/noBannedTypes: rows come from views alone, each query names its own.
export type PublishedDb = ReadonlyKysely<{}>

/** A connection that writes. */
export type WritingDb = Kysely<EditorialTables & LeadTables>

/** Opens the database for the public site. Throws where the file does not exist. */
export function openForReading(databasePath: string): PublishedDb {
  requireFile(databasePath)
  const db = new Database(databasePath, { readonly: true, fileMustExist: true, timeout: busyTimeout })
  db.pragma('query_only = ON')
  prove(db, 'query_only', 1)
  prove(db, 'busy_timeout', busyTimeout)
  return connect(db, 'begin', usualPatience) as never
}

/**
 * Opens the database for writing: durable, references enforced, transactions locked from their start. Where another
 * process holds the lock, statements wait for `patience` milliseconds and then throw a `DatabaseBusyError`.
 */
export function openForWriting(databasePath: string, patience = usualPatience): WritingDb {
  requireFile(databasePath)
  const db = new Database(databasePath, { fileMustExist: true, timeout: busyTimeout })
  holdDurable(db)
  prove(db, 'busy_timeout', busyTimeout)
  return connect(db, 'begin immediate', patience)
}

/** Throws, and says what to do, where there is no database. */
export function requireFile(databasePath: string): void {
  if (!existsSync(databasePath)) {
    throw new Error(
      `There is no database at ${databasePath}. Make one with \`npx magnetiq migrate\`, or set DATABASE_PATH.`,
    )
  }
}

function connect(db: Database.Database, begin: Begin, patience: number): WritingDb {
  const kysely: WritingDb = new Kysely({ dialect: dialect(db, begin, patience) })
  const destroy = kysely.destroy.bind(kysely)
  // Kysely closes only what it has used, and an open file keeps its log from being written back.
  kysely.destroy = async () => {
    await destroy()
    db.close()
  }
  return kysely
}

type Begin = 'begin' | 'begin immediate'

/**
 * Kysely's dialect with three changes: statements are prepared once, they wait for a lock without stopping the
 * thread, and a transaction begins as told, because a plain BEGIN that reads before it writes fails at once when
 * another writer came between.
 */
function dialect(db: Database.Database, begin: Begin, patience: number): SqliteDialect {
  const statements = new Map<string, SqliteStatement>()
  const prepare = (sql: string): SqliteStatement => {
    const known = statements.get(sql)
    if (known) return known
    const statement = db.prepare(sql) as SqliteStatement
    if (statements.size < 500) statements.set(sql, statement)
    return statement
  }
  const sqlite = new SqliteDialect({ database: { prepare, close: () => db.close() } })
  const createDriver = sqlite.createDriver.bind(sqlite)
  sqlite.createDriver = () => {
    const driver: Driver = createDriver()
    const acquire = driver.acquireConnection.bind(driver)
    let only: DatabaseConnection | undefined
    driver.acquireConnection = async (options) => (only ??= patient(await acquire(options), patience))
    driver.beginTransaction = async (connection) => {
      await connection.executeQuery(CompiledQuery.raw(begin))
    }
    return driver
  }
  return sqlite
}
