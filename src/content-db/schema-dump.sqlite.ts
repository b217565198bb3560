import Database from 'better-sqlite3'

interface SchemaObject {
  readonly type: 'table' | 'index' | 'trigger' | 'view'
  readonly name: string
  readonly tbl_name: string
  readonly sql: string
}

const heading = `-- The schema that the migrations and the list of languages add up to, to read and to compare.
-- Made by \`npm run schema\`, never applied: see the other files of this folder and src/content-db/derived/.
`

/**
 * The schema of a database as SQL: the tables by name, below each its indexes, full-text tables and triggers, then
 * the views. What SQLite and FTS5 keep for themselves is left out.
 */
export function dumpSchema(databasePath: string): string {
  const db = new Database(databasePath, { readonly: true, fileMustExist: true })
  try {
    const objects = schemaObjects(db)
    const tables = objects.filter(({ type, sql }) => type === 'table' && !isVirtual(sql))
    const views = objects.filter(({ type }) => type === 'view')
    const belongings = tables.map((table) => [table, ...belongingsOf(table, objects)])
    return [heading, ...[...belongings, ...views.map((view) => [view])].map(section)].join('\n')
  } finally {
    db.close()
  }
}

function schemaObjects(db: Database.Database): SchemaObject[] {
  return db
    .prepare<[], SchemaObject>(
      `SELECT s.type, s.name, s.tbl_name, s.sql FROM sqlite_schema s
       LEFT JOIN pragma_table_list l ON l.schema = 'main' AND l.name = s.tbl_name
       WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND coalesce(l.type, '') <> 'shadow'
       ORDER BY s.name`,
    )
    .all()
}

const isVirtual = (sql: string) => sql.startsWith('CREATE VIRTUAL TABLE')

function belongingsOf(table: SchemaObject, objects: readonly SchemaObject[]): SchemaObject[] {
  const own = objects.filter(({ name, tbl_name }) => tbl_name === table.name && name !== table.name)
  return [
    ...own.filter(({ type }) => type === 'index'),
    ...objects.filter(({ name, sql }) => isVirtual(sql) && name.startsWith(`${table.name}_fts_`)),
    ...own.filter(({ type }) => type === 'trigger'),
  ]
}

/** Indexes stand together; everything longer than a line stands apart. */
function section(objects: readonly SchemaObject[]): string {
  return objects
    .map(({ type, sql }, index) => `${index > 0 && type !== 'index' ? '\n' : ''}${sql};\n`)
    .join('')
}
