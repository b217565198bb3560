import Database from 'better-sqlite3'

/**
 * Loaded before the server: SIGUSR2 lets no database that it opened grow any more, SIGHUP lets them grow again. Every
 * writing connection sets its pragmas, which is when it is noticed.
 */
const opened = new Set<Database.Database>()
const { pragma } = Database.prototype
Database.prototype.pragma = function noticed(this: Database.Database, ...asked) {
  opened.add(this)
  return pragma.apply(this, asked)
}

function limit(pages: (db: Database.Database) => number): void {
  for (const db of opened) if (db.open) pragma.call(db, `max_page_count = ${pages(db)}`)
}
process.on('SIGUSR2', () => limit((db) => Number(pragma.call(db, 'page_count', { simple: true }))))
process.on('SIGHUP', () => limit(() => 4_294_967_294))
