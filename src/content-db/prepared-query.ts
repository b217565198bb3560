import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { LeadTables } from './leads/tables.ts'
import type { EditorialTables } from './tables.ts'

/** Stands in a query for a value that is known when it runs. */
interface Placeholder {
  readonly [placeholder]: string
}
const placeholder = Symbol('placeholder')

const compiler = new Kysely<EditorialTables & LeadTables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/**
 * A query that is compiled when it is first used and never again: building one anew takes longer than running it. The
 * builder is given names in place of values; what comes back takes the values and gives what any connection executes.
 */
export function prepared<Values extends object, Row>(
  build: (db: Kysely<EditorialTables & LeadTables>, values: Values) => Compilable<Row>,
): (values: Values) => CompiledQuery<Row> {
  let compiled: CompiledQuery<Row> | undefined
  let names: readonly unknown[] = []
  return (values) => {
    if (!compiled) {
      compiled = build(compiler, placeholders<Values>()).compile()
      names = compiled.parameters
    }
    const parameters = names.map((name) =>
      isPlaceholder(name) ? values[name[placeholder] as keyof Values] : name,
    )
    return { ...compiled, parameters }
  }
}

/** An object that has a placeholder for whatever name it is asked. */
const placeholders = <Values>(): Values =>
  new Proxy({}, { get: (_, name) => ({ [placeholder]: String(name) }) satisfies Placeholder }) as Values

const isPlaceholder = (value: unknown): value is Placeholder =>
  typeof value === 'object' && value !== null && placeholder in value
