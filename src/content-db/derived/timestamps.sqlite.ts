import { contentTables } from '../content-tables.ts'
import type { DerivedObject } from './views.sqlite.ts'

const stampedTables = [
  ...contentTables.map(({ name }) => name),
  'translations',
  'system_settings',
  'redirects',
  'bookings',
]

/** Counted visits and downloads are no edits. */
const counters: Readonly<Record<string, readonly string[]>> = {
  whitepapers: ['download_count', 'view_count'],
}

/**
 * `updated_at` is true however a row is edited, by hand included: sitemaps and feeds tell the world from it.
 * The condition also ends the recursion, as a stamp within the same second changes nothing.
 */
export function timestampTriggers(): DerivedObject[] {
  return stampedTables.map((table) => {
    const unchanged = ['updated_at', ...(counters[table] ?? [])]
    const edited = unchanged.map((column) => `new.${column} IS old.${column}`).join(' AND ')
    return {
      type: 'trigger',
      name: `stamp_${table}`,
      sql: `CREATE TRIGGER stamp_${table} AFTER UPDATE ON ${table}
WHEN ${edited} AND new.updated_at IS NOT CURRENT_TIMESTAMP
BEGIN
  UPDATE ${table} SET updated_at = CURRENT_TIMESTAMP WHERE id = new.id;
END`,
    }
  })
}
