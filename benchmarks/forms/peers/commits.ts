import Database from 'better-sqlite3'
import {
  type GroupCommit,
  type LeadsDb,
  openGroupCommit,
} from '../../../src/content-db/group-commit.sqlite.ts'
import { holdDurable } from '../../../src/content-db/pragmas.sqlite.ts'

/** Opens a database for works that share their commits, or that have one each. */
export function openCommits(databasePath: string, isShared: boolean): Pick<GroupCommit, 'inOneCommit'> {
  return isShared ? openGroupCommit(databasePath) : openSingleCommits(databasePath)
}

/** The same statements on a connection that commits each work by itself, at once. */
function openSingleCommits(databasePath: string): Pick<GroupCommit, 'inOneCommit'> {
  const sqlite = new Database(databasePath, { fileMustExist: true })
  holdDurable(sqlite)
  const statements = new Map<string, Database.Statement<unknown[]>>()
  const statement = (sql: string) => {
    const known = statements.get(sql) ?? sqlite.prepare<unknown[]>(sql)
    statements.set(sql, known)
    return known
  }
  const db: LeadsDb = {
    first: ({ sql, parameters }) => statement(sql).get(...parameters) as never,
    all: ({ sql, parameters }) => statement(sql).all(...parameters) as never,
    run({ sql, parameters }) {
      const { changes, lastInsertRowid } = statement(sql).run(...parameters)
      return { changes, id: Number(lastInsertRowid) }
    },
    execute: (query) =>
      statement(query.sql).reader
        ? { rows: db.all(query), changes: 0, id: 0 }
        : { rows: [], ...db.run(query) },
  }
  return {
    async inOneCommit(work) {
      statement('BEGIN IMMEDIATE').run()
      const result = work(db)
      statement('COMMIT').run()
      return result
    },
  }
}
