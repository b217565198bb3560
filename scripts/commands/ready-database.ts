import { readConfig } from '../../src/config.ts'
import { databaseReadiness } from '../../src/content-db/health.sqlite.ts'
import type { Reporter } from '../terminal.ts'

/** Whether the database of the configuration can be worked with; where it cannot, the reporter has said why. */
export function databaseIsReady(reporter: Reporter): boolean {
  const readiness = databaseReadiness(readConfig().databasePath, 'migrations')
  if (!readiness.ok) reporter.failure(readiness, readiness.message)
  return readiness.ok
}
