import type { Language } from '../../languages.ts'
import { type ContentTable, contentTables } from '../content-tables.ts'
import { sourceOf } from './source-language.ts'
import { type DerivedObject, hasTextIn } from './views.sqlite.ts'

/** Which texts still want a translation, field by field and in numbers. */
export function coverageViews(languages: readonly Language[]): DerivedObject[] {
  const source = sourceOf(languages)
  const targets = languages.filter((language) => language !== source)
  return [
    {
      type: 'view',
      name: 'missing_translations',
      sql: `CREATE VIEW missing_translations AS\n${union(missing(source, targets))}`,
    },
    { type: 'view', name: 'translation_coverage', sql: coverage(source, targets) },
  ]
}

const counted = contentTables.filter((table) => table.covered !== null)

function missing(source: Language, targets: readonly Language[]): string[] {
  const rows = targets.flatMap((target) =>
    counted.flatMap((table) =>
      table.translatable.map(
        (
          field,
        ) => `SELECT '${table.name}' AS table_name, id, ${table.label} AS slug, status, '${target.code}' AS language, '${field}' AS missing_field
FROM ${table.name}
WHERE deleted_at IS NULL AND ${hasTextIn(field, source.code)}
  AND coalesce(${hasTextIn(field, target.code)}, 0) = 0`,
      ),
    ),
  )
  const nothing =
    "SELECT '' AS table_name, 0 AS id, '' AS slug, '' AS status, '' AS language, '' AS missing_field WHERE 0"
  return rows.length > 0 ? rows : [nothing]
}

/** A row for each table and language, and one over all tables; nothing is wholly translated, not NULL. */
function coverage(source: Language, targets: readonly Language[]): string {
  const rows = targets.flatMap(({ code }) => counted.map((table) => translatedRows(table, source.code, code)))
  const none = "SELECT '' AS scope, '' AS language, 0 AS titled, 0 AS bodied, 0 AS whole WHERE 0"
  const figures = `count(whole) AS total_content,
  coalesce(sum(titled), 0) AS translated_titles,
  coalesce(sum(bodied), 0) AS translated_content,
  CASE WHEN count(whole) = 0 THEN 100.0 ELSE round(100.0 * sum(whole) / count(whole), 2) END AS coverage_percentage`
  return `CREATE VIEW translation_coverage AS
WITH translated AS (
${union(rows.length > 0 ? rows : [none])}
)
SELECT scope, language, ${figures}
FROM translated GROUP BY scope, language
UNION ALL
SELECT 'overall' AS scope, language, ${figures}
FROM translated GROUP BY language`
}

/** One row for each living row of a table, and an empty one so that a table without rows is listed too. */
function translatedRows(table: ContentTable, source: string, code: string): string {
  const title = `coalesce(${hasTextIn(table.translatable[0] as string, code)}, 0)`
  // What says nothing in the source language either has nothing to translate.
  const body = `(coalesce(${hasTextIn(table.body, code)}, 0) OR NOT coalesce(${hasTextIn(table.body, source)}, 0))`
  return `SELECT '${table.name}' AS scope, '${code}' AS language,
  ${title} AS titled,
  ${body} AS bodied,
  ${title} AND ${body} AS whole
FROM ${table.name} WHERE deleted_at IS NULL AND ${table.covered}
UNION ALL SELECT '${table.name}', '${code}', NULL, NULL, NULL`
}

const union = (selects: readonly string[]) => selects.join('\nUNION ALL\n')
