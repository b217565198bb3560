import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { Language } from '../../languages.ts'
import { contentTables } from '../content-tables.ts'
import { bookingOverlapTriggers } from './booking-overlap.sqlite.ts'
import { coverageViews } from './coverage.sqlite.ts'
import { fillFullText, fullTextTables } from './full-text.sqlite.ts'
import { timestampTriggers } from './timestamps.sqlite.ts'
import { validationTriggers } from './validation.sqlite.ts'
import { type DerivedObject, languageViews } from './views.sqlite.ts'

/** Everything in the schema that follows from the tables and the list of languages. */
export function derivedObjects(languages: readonly Language[]): DerivedObject[] {
  return [
    ...languageViews(languages),
    ...coverageViews(languages),
    ...fullTextTables(languages),
    ...validationTriggers(languages),
    ...timestampTriggers(),
    ...bookingOverlapTriggers(),
  ]
}

/** Names one state of the derived objects: they are made anew when it differs from the recorded one. */
export function derivedDigest(objects: readonly DerivedObject[]): string {
  return createHash('sha256')
    .update(JSON.stringify(objects.map(({ sql }) => sql)))
    .digest('hex')
}

/** Drops every view, trigger and full-text table. Migrations hold none of the three, so nothing of theirs is lost. */
export function dropDerived(db: Database.Database): void {
  for (const { type, name } of existingDerived(db)) db.exec(`DROP ${type} "${name}"`)
}

/** Makes views, triggers and full-text tables from the list of languages and fills the indexes from the rows. */
export function derive(db: Database.Database, languages: readonly Language[]): void {
  for (const { sql } of derivedObjects(languages)) db.exec(sql)
  for (const table of contentTables.filter(({ searched }) => searched.length > 0)) {
    for (const language of languages) db.exec(fillFullText(table, language, table.name))
  }
}

/** Every view, trigger and full-text table that the database has, in an order in which they can be dropped. */
export function existingDerived(db: Database.Database): { type: string; name: string }[] {
  return db
    .prepare<[], { type: string; name: string }>(
      `SELECT type, name FROM sqlite_schema
       WHERE type IN ('trigger', 'view') OR (type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%')
       ORDER BY type <> 'trigger', type <> 'view'`,
    )
    .all()
}
