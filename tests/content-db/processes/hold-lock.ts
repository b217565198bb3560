import Database from 'better-sqlite3'

/** A process that holds the write lock of a database: says `held`, and lets go when it is sent a line. */
const db = new Database(process.argv[2] ?? '', { fileMustExist: true, timeout: 10_000 })
db.exec('BEGIN IMMEDIATE')
process.stdout.write('held\n')
process.stdin.once('data', () => {
  db.exec('COMMIT')
  db.close()
  process.stdin.destroy()
})
