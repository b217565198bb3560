import { fallbackChain, type Language } from '../../languages.ts'
import { type ContentTable, contentTables } from '../content-tables.ts'
import { publicSettings } from '../public-settings.ts'

/** A view, trigger or full-text table that is made from the list of languages, not by a migration. */
export interface DerivedObject {
  readonly type: 'view' | 'trigger' | 'table'
  readonly name: string
  readonly sql: string
}

/** The text of a translatable column in one language: SQL. */
export const textIn = (column: string, code: string) => `json_extract(${column}, '$.${code}')`

/** SQL that strips blanks as an editor sees them, line ends and no-break spaces included: SQLite's own list is the space. */
export const stripped = (sql: string) => `trim(${sql}, char(9, 10, 13, 32, 160, 65279))`

/** Whether a translatable column has a text of its own in one language: SQL. Blank counts as missing. */
export const hasTextIn = (column: string, code: string) => `${stripped(textIn(column, code))} <> ''`

/** The views that the public site reads: one of each content table for each language, and the few shared ones. */
export function languageViews(languages: readonly Language[]): DerivedObject[] {
  const views = languages.flatMap(({ code }) => {
    const chain = fallbackChain(code, languages)
    return [
      ...contentTables.map((table) => view(`${table.name}_${code}`, contentView(table, chain))),
      view(`interface_texts_${code}`, interfaceTextsView(chain)),
    ]
  })
  return [...views, view('authors', authorsView), view('public_settings', settingsView)]
}

const view = (name: string, select: string): DerivedObject => ({
  type: 'view',
  name,
  sql: `CREATE VIEW "${name}" AS\n${select}`,
})

function contentView(table: ContentTable, chain: readonly string[]): string {
  const columns = [
    'id',
    ...table.translatable.flatMap((field) => translatedColumns(field, chain)),
    ...(table.translatable.includes('content') ? [] : [`${rowLanguage(table, chain)} AS content_language`]),
    ...(table.name === 'media_files' ? imageColumns : []),
    ...table.plain,
  ]
  return `SELECT\n  ${columns.join(',\n  ')}\nFROM ${table.name}\nWHERE deleted_at IS NULL`
}

const imageColumns = ['width', 'height', 'format', 'frames', 'color'].map(
  (key) => `json_extract(image_metadata, '$.${key}') AS image_${key}`,
)

/** A field's text after falling back, and beside it the language that the text really speaks. */
function translatedColumns(field: string, chain: readonly string[]): string[] {
  const text = firstOf(chain, (code) => [hasTextIn(field, code), textIn(field, code)])
  return [`${text} AS ${field}`, `${fieldLanguage(field, chain)} AS ${field}_language`]
}

const fieldLanguage = (field: string, chain: readonly string[]) =>
  firstOf(chain, (code) => [hasTextIn(field, code), `'${code}'`])

function firstOf(chain: readonly string[], choice: (code: string) => [condition: string, value: string]) {
  const lines = chain.map(choice).map(([condition, value]) => `    WHEN ${condition} THEN ${value}`)
  return `CASE\n${lines.join('\n')}\n  END`
}

const rowLanguage = (table: ContentTable, chain: readonly string[]) =>
  `coalesce(${fieldLanguage(table.body, chain)}, ${fieldLanguage(table.translatable[0] as string, chain)})`

/** Interface texts and terms: the source language has every key, the others are laid over it. */
function interfaceTextsView(chain: readonly string[]): string {
  const source = chain.at(-1) as string
  const others = chain.slice(0, -1)
  const usable = (row: string) =>
    `${row}.status <> 'rejected' AND ${stripped(`${row}.translated_text`)} <> ''`
  const text = others.map((code) => `"${code}".translated_text`)
  const reworded = `CASE WHEN ${usable('source')} THEN source.translated_text END`
  const language = others.map((code) => `WHEN "${code}".translated_text IS NOT NULL THEN '${code}'`)
  const joins = others.map(
    (code) => `LEFT JOIN translations AS "${code}"
  ON "${code}".namespace = source.namespace AND "${code}".key = source.key
  AND "${code}".source_language = '${source}' AND "${code}".target_language = '${code}'
  AND ${usable(`"${code}"`)}`,
  )
  return [
    'SELECT',
    '  source.namespace,',
    '  source.key,',
    `  coalesce(${[...text, reworded, 'source.source_text'].join(', ')}) AS text,`,
    `  CASE ${[...language, `WHEN 1 THEN '${source}'`].join(' ')} END AS text_language`,
    'FROM translations AS source',
    ...joins,
    `WHERE source.source_language = '${source}' AND source.target_language = '${source}'`,
  ].join('\n')
}

/** Who wrote a page, without anything that signing in needs. */
const authorsView = `SELECT id, first_name || ' ' || last_name AS name, avatar_url
FROM admin_users
WHERE deleted_at IS NULL`

const settingsView = `SELECT key, value, type
FROM system_settings
WHERE key IN (${publicSettings.map((key) => `'${key}'`).join(', ')})`
