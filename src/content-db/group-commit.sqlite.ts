import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { CompiledQuery } from 'kysely'
import { busyTimeout, DatabaseBusyError } from './busy.sqlite.ts'
import { requireFile } from './connection.sqlite.ts'
import { holdDurable, prove } from './pragmas.sqlite.ts'

/** What a work does its reading and writing with, inside the transaction that it shares with others. */
export interface LeadsDb {
  first<Row>(query: CompiledQuery<Row>): Row | undefined
  all<Row>(query: CompiledQuery<Row>): Row[]
  run(query: CompiledQuery): { readonly changes: number; readonly id: number }
  /** Runs a query of either kind. Of one that gives rows, `changes` and `id` say nothing. */
  execute<Row>(query: CompiledQuery<Row>): {
    readonly rows: Row[]
    readonly changes: number
    readonly id: number
  }
}

/** A writing connection whose transactions are shared. */
export interface GroupCommit {
  /**
   * Does a work in the transaction of everything that asked in the same turn of the event loop, and gives its result
   * once that is committed: on disk. A work that throws is undone alone. It is done again where another one threw, so
   * it changes nothing but the database. Rejects with a `DatabaseBusyError` or a `DatabaseFullError`: nothing of it
   * was kept.
   */
  inOneCommit<Result>(work: (db: LeadsDb) => Result): Promise<Result>
  /** Reads at once what is committed. No lock of another process is in the way. */
  read<Result>(work: (db: LeadsDb) => Result): Result
  /** Finishes what was asked for and closes the connection. */
  close(): Promise<void>
}

/** The disk, or the space that the database may have, is full or cannot be written; nothing was changed. */
export class DatabaseFullError extends Error {}

interface Task {
  readonly work: (db: LeadsDb) => unknown
  readonly resolve: (result: never) => void
  readonly reject: (error: unknown) => void
  /** When patience with another process's lock ends, by `performance.now()`. */
  readonly until: number
}

type Ending =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error: unknown }

/** Milliseconds for which a work waits for the lock of another process in all. */
const usualPatience = 4_000

/** Milliseconds between two attempts at a lock, the first and the last ones. */
const [shortestPause, longestPause] = [2, 20]

/** Works in one commit at most: the first of them waits for the last. */
const mostInOne = 256

/** Turns of the event loop that bring nothing before works are committed, and turns in all. Each takes some microseconds. */
const [quietTurns, mostTurns] = [4, 100]

/** Opens a database for works that share their commits. Throws where there is none. */
export function openGroupCommit(databasePath: string, patience = usualPatience): GroupCommit {
  requireFile(databasePath)
  const sqlite = new Database(databasePath, { fileMustExist: true, timeout: busyTimeout })
  holdDurable(sqlite)
  // Whoever has the lock may be another connection of this very thread, which would be stopped as well.
  sqlite.pragma('busy_timeout = 0')
  prove(sqlite, 'busy_timeout', 0)
  const db = synchronousDb(sqlite)
  const [begin, commit, rollback, savepoint, release, rollbackTo] = [
    'BEGIN IMMEDIATE',
    'COMMIT',
    'ROLLBACK',
    'SAVEPOINT work',
    'RELEASE work',
    'ROLLBACK TO work',
  ].map((sql) => sqlite.prepare(sql)) as [Statement, Statement, Statement, Statement, Statement, Statement]

  const waiting: Task[] = []
  let running: Promise<void> | undefined

  /** Does works in one transaction; `alone` keeps each apart from the others, which takes longer. */
  function commitTogether(tasks: readonly Task[], alone: boolean): Ending[] {
    begin.run()
    try {
      const endings = tasks.map(({ work }) => (alone ? doAlone(work) : done(work(db))))
      commit.run()
      return endings
    } catch (error) {
      // Some errors of the disk have ended the transaction already.
      if (sqlite.inTransaction) rollback.run()
      throw error
    }
  }

  function doAlone(work: Task['work']): Ending {
    savepoint.run()
    try {
      const result = work(db)
      release.run()
      return done(result)
    } catch (error) {
      if (!sqlite.inTransaction) throw error
      rollbackTo.run()
      release.run()
      return { ok: false, error }
    }
  }

  /**
   * Waits while others arrive. Each turn of the event loop accepts one new connection and reads what has come on the
   * others, so that a few turns bring together those who came while the last commit was written.
   */
  async function gathered(): Promise<void> {
    let known = waiting.length
    for (let turn = 0, quiet = 0; turn < mostTurns && quiet < quietTurns; turn++) {
      await new Promise(setImmediate)
      quiet = waiting.length > known ? 0 : quiet + 1
      known = waiting.length
    }
  }

  async function runAll(): Promise<void> {
    await gathered()
    for (let pause = shortestPause; waiting.length > 0; ) {
      const tasks = waiting.slice(0, mostInOne)
      const outcome = attempt(tasks)
      if (outcome === 'busy') {
        refuseImpatient()
        // Jitter, so that several processes do not ask in step.
        await sleep(pause * (0.5 + Math.random() / 2))
        pause = Math.min(pause * 2, longestPause)
        continue
      }
      pause = shortestPause
      waiting.splice(0, tasks.length)
      settle(tasks, outcome)
      if (waiting.length > 0) await gathered()
    }
    // At once: what was just answered may ask again before anybody hears that this has ended.
    running = undefined
  }

  /** What became of works; `busy` where another process has the lock and nothing was done. */
  function attempt(tasks: readonly Task[]): readonly Ending[] | 'busy' {
    try {
      return commitTogether(tasks, false)
    } catch (first) {
      if (isBusy(first)) return 'busy'
      if (tasks.length === 1 || isFull(first)) return tasks.map(() => ({ ok: false, error: told(first) }))
      try {
        return commitTogether(tasks, true)
      } catch (error) {
        if (isBusy(error)) return 'busy'
        return tasks.map(() => ({ ok: false, error: told(error) }))
      }
    }
  }

  function refuseImpatient(): void {
    const now = performance.now()
    const impatient = waiting.filter(({ until }) => until <= now)
    if (impatient.length === 0) return
    waiting.splice(0, waiting.length, ...waiting.filter(({ until }) => until > now))
    const message = `The database was locked by another process for ${patience} ms. Try again when it has finished.`
    for (const { reject } of impatient) reject(new DatabaseBusyError(message))
  }

  return {
    inOneCommit<Result>(work: (db: LeadsDb) => Result) {
      return new Promise<Result>((resolve, reject) => {
        waiting.push({ work, resolve, reject, until: performance.now() + patience })
        running ??= runAll()
      })
    },
    read: (work) => work(db),
    async close() {
      while (running) await running
      sqlite.close()
    },
  }
}

type Statement = Database.Statement<unknown[]>

const done = (result: unknown): Ending => ({ ok: true, result })

function settle(tasks: readonly Task[], endings: readonly Ending[]): void {
  for (const [index, { resolve, reject }] of tasks.entries()) {
    const ending = endings[index]
    if (ending?.ok) resolve(ending.result as never)
    else reject(ending?.error)
  }
}

function synchronousDb(sqlite: Database.Database): LeadsDb {
  const statements = new Map<string, Statement>()
  const statement = (sql: string): Statement => {
    const known = statements.get(sql)
    if (known) return known
    const made = sqlite.prepare<unknown[]>(sql)
    if (statements.size < 500) statements.set(sql, made)
    return made
  }
  const run = ({ sql, parameters }: CompiledQuery) => {
    const { changes, lastInsertRowid } = statement(sql).run(...parameters)
    return { changes, id: Number(lastInsertRowid) }
  }
  return {
    first: ({ sql, parameters }) => statement(sql).get(...parameters) as never,
    all: ({ sql, parameters }) => statement(sql).all(...parameters) as never,
    run,
    execute(query) {
      const { sql, parameters } = query
      if (!statement(sql).reader) return { rows: [], ...run(query) }
      return { rows: statement(sql).all(...parameters) as never, changes: 0, id: 0 }
    },
  }
}

const codeOf = (error: unknown) => (error instanceof Database.SqliteError ? error.code : '')

const isBusy = (error: unknown) => codeOf(error).startsWith('SQLITE_BUSY')

const isFull = (error: unknown) => /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|NOMEM)/.test(codeOf(error))

function told(error: unknown): unknown {
  if (!isFull(error)) return error
  return new DatabaseFullError('The database cannot be written. Is its disk full?', { cause: error })
}
