import { describe, expect } from 'vitest'
import { contentTables } from '../../src/content-db/content-tables.ts'
import { migrate } from '../../src/content-db/migrate.sqlite.ts'
import { type Language, languages } from '../../src/languages.ts'
import { test as base, migratedAt, migrationsDir } from '../support/database.ts'
import { storeRows, texts } from '../support/rows.ts'
import { stateOf } from './database-state.ts'
import { namesOf } from './table-columns.ts'

const french: Language = { code: 'fr', name: 'Français', locale: 'fr-FR', fallback: 'en' }

const test = base.extend('speak', async ({ database }) => {
  await storeRows(database.db)
  await database.db
    .updateTable('pages')
    .set({
      title: texts({ en: 'Flywheels', de: 'Schwungräder', fr: 'Volants d’inertie' }),
    })
    .where('id', '=', 1)
    .execute()
  return (...added: Language[]) =>
    migrate({
      databasePath: database.path,
      migrationsDir,
      now: migratedAt,
      languages: [...languages, ...added],
    })
})

describe('a third language', () => {
  test('is one entry and one migration, which says that it made the views anew and kept a copy', ({
    speak,
  }) => {
    expect(speak(french)).toEqual({
      ok: true,
      applied: [],
      rederived: true,
      copy: expect.stringContaining('before-migration'),
    })
    expect(speak(french)).toEqual({ ok: true, applied: [], rederived: false })
  })

  test('has a view of every content table and of the interface texts, and its full-text tables', ({
    speak,
    database: { sqlite },
  }) => {
    speak(french)
    const views = [...contentTables.map(({ name }) => name), 'interface_texts'].map((name) => `${name}_fr`)
    expect(namesOf(sqlite, 'view')).toEqual(expect.arrayContaining(views))
    expect(namesOf(sqlite, 'virtual' as 'table')).toEqual(
      expect.arrayContaining(['pages_fts_fr', 'webinars_fts_fr', 'whitepapers_fts_fr']),
    )
  })

  test('speaks where a row does, and falls back to English everywhere else', ({
    speak,
    database: { sqlite },
  }) => {
    speak(french)
    const rows = sqlite
      .prepare('SELECT title, title_language, content_language FROM pages_fr ORDER BY id')
      .all()
    expect(rows).toHaveLength(4)
    expect(rows[0]).toEqual({ title: 'Volants d’inertie', title_language: 'fr', content_language: 'en' })
    expect(rows[1]).toEqual({
      title: 'Superconducting storage',
      title_language: 'en',
      content_language: 'en',
    })
  })

  test('falls back as its entry says, through another language', ({ speak, database: { sqlite } }) => {
    speak({ ...french, fallback: 'de' })
    const titles = sqlite.prepare('SELECT title FROM pages_fr ORDER BY id').pluck().all()
    expect(titles.slice(0, 3)).toEqual(['Volants d’inertie', 'Supraleitende Speicher', 'Title of careers'])
  })

  test('is searched at once, in rows that were there before and in new ones', async ({
    speak,
    database: { db, sqlite },
  }) => {
    speak(french)
    const found = (words: string) =>
      sqlite.prepare('SELECT rowid FROM pages_fts_fr WHERE pages_fts_fr MATCH ?').pluck().all(words)
    expect(found('volants')).toEqual([1])
    expect(found('flywheels')).toEqual([])
    const title = texts({ en: 'Careers', fr: 'Carrières' })
    await db.updateTable('pages').set({ title }).where('id', '=', 3).execute()
    expect(found('carrieres')).toEqual([3])
  })

  test('is allowed in translations and counted in what is missing', ({ speak, database: { sqlite } }) => {
    const insert = () =>
      sqlite.exec(`INSERT INTO translations (namespace, key, source_language, target_language, source_text)
                   VALUES ('ui', 'search', 'en', 'fr', 'Search')`)
    expect(insert).toThrow("use one of the site's languages: en, de.")
    speak(french)
    expect(insert).not.toThrow()
    const coverage = sqlite.prepare(
      `SELECT translated_titles FROM translation_coverage WHERE scope = ? AND language = ?`,
    )
    expect(coverage.pluck().get('pages', 'fr')).toBe(1)
    const missing = sqlite.prepare(`SELECT DISTINCT language FROM missing_translations ORDER BY language`)
    expect(missing.pluck().all()).toEqual(['de', 'fr'])
  })

  test('is gone without a trace when its entry is taken out, and its words are kept', ({
    speak,
    database,
  }) => {
    const before = stateOf(database.path)
    speak(french)
    expect(stateOf(database.path).schema).not.toBe(before.schema)
    expect(speak()).toMatchObject({ ok: true, applied: [], rederived: true })
    const after = stateOf(database.path)
    expect(after.schema).toBe(before.schema)
    for (const { name } of contentTables) expect(after.rows[name]).toEqual(before.rows[name])
    expect(JSON.stringify(after.rows)).toContain('Volants')
  })

  test.for(['pt-br', 'is', 'or', 'zh-hant'])(
    'may have the code %s',
    (code, { speak, database: { sqlite } }) => {
      const language = { code, name: code, locale: code, fallback: 'en' }
      expect(speak(language)).toMatchObject({ ok: true, rederived: true })
      expect(sqlite.prepare(`SELECT count(*) FROM "pages_${code}"`).pluck().get()).toBe(4)
      expect(sqlite.prepare(`SELECT count(*) FROM "interface_texts_${code}"`).pluck().get()).toBe(0)
      expect(sqlite.prepare(`SELECT count(*) FROM "pages_fts_${code}"`).pluck().get()).toBe(0)
    },
  )
})

describe('a list of languages that cannot be used changes nothing', () => {
  test.for<[string, Language, string]>([
    ['with two sources', { ...french, fallback: null }, 'exactly one language must have the fallback null'],
    [
      'with a fallback that is not in it',
      { ...french, fallback: 'es' },
      'the fallback "es" is not in the list',
    ],
    ['with a circle', { ...french, fallback: 'fr' }, '"fr" falls back to itself'],
    ['with a code twice', { ...french, code: 'de' }, '"de" is listed twice'],
  ])('%s', ([, language, message], { speak, database }) => {
    const before = stateOf(database.path)
    expect(() => speak(language)).toThrow(message)
    expect(stateOf(database.path)).toEqual(before)
  })
})
