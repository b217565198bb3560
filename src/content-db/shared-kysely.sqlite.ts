import {
  type CompiledQuery,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { WritingDb } from './connection.sqlite.ts'
import type { GroupCommit } from './group-commit.sqlite.ts'

/**
 * Kysely over shared commits: each statement is a work of its own. For whoever writes beside the forms in the same
 * process and is in no hurry; a second connection there would flush by itself and lock the forms out meanwhile.
 * Transactions throw: what belongs together is one work of `inOneCommit`.
 */
export function sharedKysely(group: GroupCommit): WritingDb {
  const connection: DatabaseConnection = {
    async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      const { rows, changes, id } = await group.inOneCommit((db) => db.execute(query as CompiledQuery<Row>))
      return { rows, numAffectedRows: BigInt(changes), insertId: BigInt(id) }
    },
    streamQuery() {
      throw new Error('Rows of shared commits are not streamed.')
    },
  }
  class SharedDriver extends DummyDriver {
    override async acquireConnection(): Promise<DatabaseConnection> {
      return connection
    }

    override async beginTransaction(): Promise<void> {
      throw new Error(
        'A shared commit waits for nobody: put what belongs together into one work of inOneCommit.',
      )
    }
  }
  return new Kysely({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new SharedDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
}
