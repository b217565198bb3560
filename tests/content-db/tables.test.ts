import { resolve } from 'node:path'
import { describe, expect } from 'vitest'
import { languageCodes } from '../../src/languages.ts'
import { test as base } from '../support/database.ts'
import { storeRows } from '../support/rows.ts'
import { type DeclaredRow, declaredRows, declaredTables } from './declared-types.ts'
import { allowedValues, columnNames, expectedRow, namesOf } from './table-columns.ts'

const source = (name: string) => resolve(import.meta.dirname, '../../src/content-db', name)
const tablesFile = source('tables.ts')
const rowsFile = source('published/rows.ts')
const leadTablesFile = source('leads/tables.ts')
const tables = {
  ...declaredTables(tablesFile, 'EditorialTables'),
  ...declaredTables(leadTablesFile, 'LeadTables'),
}
const declared = declaredRows([tablesFile, leadTablesFile, rowsFile])

/** The views that are made for each language, and the type of their rows. */
const languageViews = {
  pages: 'PageView',
  webinars: 'WebinarView',
  whitepapers: 'WhitepaperView',
  media_files: 'MediaFileView',
  interface_texts: 'InterfaceTextView',
}

const views: Record<string, { readonly type: string; readonly table: string }> = {
  authors: { type: 'AuthorView', table: 'admin_users' },
  public_settings: { type: 'PublicSettingView', table: 'system_settings' },
  missing_translations: { type: 'MissingTranslationsView', table: '' },
  translation_coverage: { type: 'TranslationCoverageView', table: '' },
}
for (const code of languageCodes) {
  for (const [table, type] of Object.entries(languageViews)) views[`${table}_${code}`] = { type, table }
}

const rowOf = (type: string): DeclaredRow => {
  const row = declared[type]
  if (!row) throw new Error(`Neither tables.ts nor published/rows.ts exports ${type}.`)
  return row
}

describe('tables.ts', () => {
  base('declares every table and no other', ({ database: { sqlite } }) => {
    const declaredNames = Object.keys(tables).filter((name) => !(name in views))
    expect(declaredNames.sort()).toEqual(namesOf(sqlite, 'table'))
  })

  base.for(Object.entries(tables).filter(([name]) => !(name in views)))(
    'declares %s column by column: names, types, NULL, defaults, allowed values',
    ([table, type], { database: { sqlite } }) => {
      expect(rowOf(type)).toEqual(expectedRow(sqlite, table))
    },
  )
})

describe('the row types of the views', () => {
  const test = base.extend('populated', async ({ database }) => {
    await storeRows(database.db)
    database.sqlite.exec(`
      INSERT INTO system_settings (key, value, type) VALUES ('site_title', '{"en":"Voltaic"}', 'json');
      INSERT INTO system_settings (key, value) VALUES ('theme', NULL);
      INSERT INTO translations (namespace, key, source_language, target_language, source_text, translated_text)
      VALUES ('ui', 'search', 'en', 'en', 'Search', NULL), ('ui', 'search', 'en', 'de', 'Search', 'Suche'),
             ('ui', 'close', 'en', 'en', 'Close', NULL)`)
    return database.sqlite
  })

  test('are there for every view and for no other', ({ populated }) => {
    expect(Object.keys(views).sort()).toEqual(namesOf(populated, 'view'))
    const used = new Set(Object.values(views).map(({ type }) => type))
    const exported = Object.keys(declaredRows([rowsFile]))
    expect(exported.filter((name) => !used.has(name))).toEqual([])
    for (const name of ['missing_translations', 'translation_coverage']) {
      expect(tables[name]).toBe(views[name]?.type)
    }
  })

  test.for(Object.entries(views))('name every column of %s', ([view, { type }], { populated }) => {
    expect(Object.keys(rowOf(type)).sort()).toEqual(columnNames(populated, view).sort())
  })

  test.for(Object.entries(views))('say of %s what its values are', ([view, { type }], { populated }) => {
    // Of a language view some column may be NULL in the rows of one language alone.
    const family = Object.keys(views).filter((name) => views[name]?.type === type)
    const rows = family.flatMap(
      (name) => populated.prepare(`SELECT * FROM "${name}"`).all() as Record<string, unknown>[],
    )
    expect(populated.prepare(`SELECT * FROM "${view}"`).all().length).toBeGreaterThan(1)
    for (const [name, column] of Object.entries(rowOf(type))) {
      const values = rows.map((row) => row[name])
      const kinds = new Set(values.filter((value) => value !== null).map((value) => typeof value))
      expect([...kinds], `${view}.${name}`).toEqual([column.base])
      expect(values.includes(null), `${view}.${name} is ever NULL`).toBe(column.nullable)
      expect(column.generated, `${view}.${name}`).toBe(false)
    }
  })

  test.for(Object.entries(views))(
    'allow in %s what its table allows',
    ([, { type, table }], { populated }) => {
      for (const [name, { values }] of Object.entries(rowOf(type))) {
        const languages = name.endsWith('_language') ? [...languageCodes].sort() : undefined
        const allowed = table ? allowedValues(populated, table, name) : undefined
        expect(values, `${table}.${name}`).toEqual(languages ?? allowed)
      }
    },
  )
})
