import { describe, expect } from 'vitest'
import { contentTables } from '../../../src/content-db/content-tables.ts'
import { test as base } from '../../support/database.ts'
import { storeRows, texts } from '../../support/rows.ts'

const test = base.extend('ask', ({ database: { sqlite } }) => ({
  missing: (slug: string) =>
    sqlite
      .prepare<[string], { field: string }>(
        `SELECT table_name || '.' || missing_field AS field FROM missing_translations WHERE slug = ? AND language = 'de'`,
      )
      .all(slug)
      .map(({ field }) => field)
      .sort(),
  coverage: (scope: string) =>
    sqlite.prepare(`SELECT * FROM translation_coverage WHERE scope = ? AND language = 'de'`).get(scope),
}))

const counted = ['pages', 'webinars', 'whitepapers'] as const

describe('missing translations', () => {
  test('are told field by field', async ({ ask, database }) => {
    await storeRows(database.db)
    expect(ask.missing('products/smes')).toEqual(['pages.content', 'pages.excerpt'])
    expect(ask.missing('careers')).toEqual(['pages.content', 'pages.title'])
    expect(ask.missing('cryogenics')).toEqual(['webinars.description', 'webinars.title'])
    expect(ask.missing('halbach-arrays')).toEqual(['whitepapers.description', 'whitepapers.title'])
  })

  test('are none where everything is translated', async ({ ask, database }) => {
    await storeRows(database.db)
    for (const slug of ['products/flywheels', 'inertia', 'black-start', 'open-hour']) {
      expect(ask.missing(slug)).toEqual([])
    }
  })

  test.for(
    contentTables
      .filter(({ name }) => name !== 'media_files')
      .flatMap(({ name, translatable }) => translatable.map((field) => [name, field] as const)),
  )('are seen in %s.%s', async ([table, field], { ask, database }) => {
    await storeRows(database.db)
    const slug = { pages: 'products/flywheels', webinars: 'inertia', whitepapers: 'black-start' }[
      table as 'pages'
    ]
    database.sqlite
      .prepare(`UPDATE ${table} SET ${field} = ? WHERE slug = ?`)
      .run(texts({ en: 'English' }), slug)
    expect(ask.missing(slug)).toEqual([`${table}.${field}`])
  })

  test('of drafts are told with their status', async ({ database }) => {
    await storeRows(database.db)
    const rows = database.sqlite.prepare(`SELECT * FROM missing_translations WHERE slug = 'prototype'`).all()
    expect(rows).toContainEqual({
      table_name: 'pages',
      id: 4,
      slug: 'prototype',
      status: 'draft',
      language: 'de',
      missing_field: 'title',
    })
  })

  test('of deleted rows are not told', async ({ ask, database }) => {
    await storeRows(database.db)
    for (const slug of ['careers-2019', 'rotors-2019', 'rotors']) expect(ask.missing(slug)).toEqual([])
  })

  test('are none in an empty database', ({ database }) => {
    expect(database.sqlite.prepare('SELECT * FROM missing_translations').all()).toEqual([])
  })
})

describe('translation coverage', () => {
  const nothing = { total_content: 0, translated_titles: 0, translated_content: 0, coverage_percentage: 100 }

  test.for([...counted, 'overall'])('of no rows is whole: %s', (scope, { ask }) => {
    expect(ask.coverage(scope)).toEqual({ scope, language: 'de', ...nothing })
  })

  test('counts published rows by title, by body and as a whole', async ({ ask, database }) => {
    await storeRows(database.db)
    expect(ask.coverage('pages')).toMatchObject({
      total_content: 3,
      translated_titles: 2,
      translated_content: 1,
      coverage_percentage: 33.33,
    })
    expect(ask.coverage('webinars')).toMatchObject({
      total_content: 3,
      translated_titles: 2,
      translated_content: 2, // a webinar that has no description in any language lacks no German one
      coverage_percentage: 66.67,
    })
    expect(ask.coverage('whitepapers')).toMatchObject({
      total_content: 2,
      translated_titles: 1,
      translated_content: 1,
      coverage_percentage: 50,
    })
  })

  test('overall is over all rows, not the mean of the tables', async ({ ask, database }) => {
    await storeRows(database.db)
    expect(ask.coverage('overall')).toMatchObject({
      total_content: 8,
      translated_titles: 5,
      translated_content: 4,
      coverage_percentage: 50,
    })
  })

  test('leaves out drafts and deleted rows', async ({ ask, database }) => {
    await storeRows(database.db)
    for (const table of counted) {
      database.sqlite.exec(`DELETE FROM ${table} WHERE deleted_at IS NULL AND status <> 'draft'`)
      expect(database.sqlite.prepare(`SELECT count(*) AS rows FROM ${table}`).get()).toEqual({ rows: 2 })
      expect(ask.coverage(table)).toMatchObject(nothing)
    }
  })

  test('has a row for each table and one overall, for every language but the source', ({ database }) => {
    const scopes = database.sqlite
      .prepare<[], { scope: string }>('SELECT scope FROM translation_coverage')
      .all()
    expect(scopes.map(({ scope }) => scope).sort()).toEqual(['overall', ...counted])
  })
})
