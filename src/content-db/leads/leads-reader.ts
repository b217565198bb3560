import type { CompiledQuery } from 'kysely'
import type { PublishedDb, WritingDb } from '../connection.sqlite.ts'

/** Reads what visitors sent, on a connection that cannot write and waits for no lock. */
export interface LeadsReader {
  all<Row>(query: CompiledQuery<Row>): Promise<readonly Row[]>
  first<Row>(query: CompiledQuery<Row>): Promise<Row | undefined>
}

/** Lets a connection that was opened for reading execute queries of leads. Throws where one would write. */
export function leadsReader(db: PublishedDb): LeadsReader {
  const all = async <Row>(query: CompiledQuery<Row>): Promise<readonly Row[]> =>
    (await (db as unknown as WritingDb).executeQuery(query)).rows
  return { all, first: async (query) => (await all(query))[0] }
}
