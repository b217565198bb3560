import type { Language } from '../../languages.ts'
import { type ContentTable, contentTables } from '../content-tables.ts'
import { folded, tokenizerOf } from '../folding.sqlite.ts'
import { type DerivedObject, hasTextIn, textIn } from './views.sqlite.ts'

/**
 * The full-text table of each searched content table in each language, and the triggers that keep it.
 * A row is in it with its own words of that language only; falling back is the search's work.
 * The tables hold no text, only the index: snippets are cut from the rows themselves.
 */
export function fullTextTables(languages: readonly Language[]): DerivedObject[] {
  return contentTables
    .filter((table) => table.searched.length > 0)
    .flatMap((table) => languages.flatMap((language) => fullTextTable(table, language)))
}

function fullTextTable(table: ContentTable, language: Language): DerivedObject[] {
  const name = `${table.name}_fts_${language.code}`
  const insert = (row: string) => fillFullText(table, language, row)
  const remove = `DELETE FROM "${name}" WHERE rowid = old.id;`
  const trigger = (suffix: string, event: string, body: string): DerivedObject => ({
    type: 'trigger',
    name: `${name}_${suffix}`,
    sql: `CREATE TRIGGER "${name}_${suffix}" AFTER ${event} ON ${table.name} BEGIN\n  ${body}\nEND`,
  })
  return [
    {
      type: 'table',
      name,
      sql: `CREATE VIRTUAL TABLE "${name}" USING fts5(${table.searched.join(', ')}, content='', contentless_delete=1, tokenize='${tokenizerOf(language)}')`,
    },
    trigger('ai', 'INSERT', `${insert('new')};`),
    trigger('ad', 'DELETE', remove),
    // Not an UPDATE of the index: a row may gain or lose this language, and its entry must come and go with it.
    trigger('au', `UPDATE OF id, ${table.searched.join(', ')}`, `${remove}\n  ${insert('new')};`),
  ]
}

/** The statement that indexes one row (`new` in a trigger) or, given the table's name, every row: SQL. */
export function fillFullText(table: ContentTable, language: Language, row: string): string {
  const columns = table.searched.map((field) => `${row}.${field}`)
  const values = columns.map((column) => folded(textIn(column, language.code), language))
  const own = columns.map((column) => hasTextIn(column, language.code)).join('\n    OR ')
  const from = row === table.name ? `  FROM ${table.name}\n` : ''
  return `INSERT INTO "${table.name}_fts_${language.code}" (rowid, ${table.searched.join(', ')})
  SELECT
    ${[`${row}.id`, ...values].join(',\n    ')}
${from}  WHERE ${own}`
}
