import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { DatabaseConnection } from 'kysely'

/**
 * Milliseconds for which SQLite itself waits for a lock. It stops the whole thread, visitors included, so it only
 * spans the commits of others; whoever holds the lock for longer is waited for with the thread free.
 */
export const busyTimeout = 20

/** Milliseconds for which a statement waits for a lock in all. */
export const usualPatience = 5_000

/** Milliseconds between two attempts at most. */
const longestPause = 100

/** Another process held the lock for longer than the patience of this connection; nothing was changed. */
export class DatabaseBusyError extends Error {}

/** The connection, its statements tried again while another process holds the lock, `patience` milliseconds long. */
export function patient(connection: DatabaseConnection, patience: number): DatabaseConnection {
  return {
    executeQuery: (query, options) =>
      untilFree(() => connection.executeQuery(query, options), patience, options?.signal),
    streamQuery: (...query) => connection.streamQuery(...query),
  }
}

async function untilFree<T>(attempt: () => Promise<T>, patience: number, signal?: AbortSignal): Promise<T> {
  const end = performance.now() + patience
  for (let pause = 2; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      return await attempt()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (performance.now() >= end) {
        const message = `The database was locked by another process for ${patience} ms. Try again when it has finished.`
        throw new DatabaseBusyError(message, { cause: error })
      }
      // Jitter, so that several waiting processes do not ask in step.
      await sleep(pause * (0.5 + Math.random() / 2), undefined, signal ? { signal } : {})
    }
  }
}

/**
 * Whether an error says that another process holds the lock. A snapshot that another writer has overtaken stays
 * overtaken: that one is not worth another attempt.
 */
export function isBusy(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError &&
    error.code.startsWith('SQLITE_BUSY') &&
    error.code !== 'SQLITE_BUSY_SNAPSHOT'
  )
}
