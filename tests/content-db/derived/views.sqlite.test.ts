import { describe, expect } from 'vitest'
import { publicSettings } from '../../../src/content-db/public-settings.ts'
import { test as base } from '../../support/database.ts'
import { pageRow, pages, storeRows, texts } from '../../support/rows.ts'
import { columnNames } from '../table-columns.ts'

const test = base.extend('read', async ({ database }) => {
  await storeRows(database.db)
  return (view: string, id: number | undefined) =>
    database.sqlite.prepare(`SELECT * FROM "${view}" WHERE id = ?`).get(id) as
      | Record<string, unknown>
      | undefined
})

describe('a row that has every text in both languages', () => {
  test('speaks German in the German view, field by field', ({ read }) => {
    expect(read('pages_de', pages.flywheels.id)).toMatchObject({
      title: 'Schwungräder',
      title_language: 'de',
      content: 'Ein Rotor im Vakuum.',
      content_language: 'de',
      excerpt: 'Sekunden statt Stunden.',
      excerpt_language: 'de',
      meta_description: 'Speicher, der sich dreht.',
      seo_title: 'Schwungradspeicher',
      seo_keywords: 'Schwungrad',
      seo_keywords_language: 'de',
    })
  })

  test('speaks English in the English view', ({ read }) => {
    expect(read('pages_en', pages.flywheels.id)).toMatchObject({
      title: 'Flywheels',
      title_language: 'en',
      content_language: 'en',
      excerpt_language: 'en',
    })
  })
})

describe('a row that lacks some of its German', () => {
  test('falls back in just those fields, whether they are null, blank or left out', ({ read }) => {
    expect(read('pages_de', pages.halfGerman.id)).toMatchObject({
      title: 'Supraleitende Speicher',
      title_language: 'de',
      content: 'A current that does not stop.',
      content_language: 'en',
      excerpt: 'Cold, quick.',
      excerpt_language: 'en',
    })
  })

  test('has NULL, and no language, where no language has a text', ({ read }) => {
    expect(read('pages_de', pages.englishOnly.id)).toMatchObject({
      title_language: 'en',
      excerpt: null,
      excerpt_language: null,
      seo_title: null,
      seo_title_language: null,
    })
  })

  test.for(['', ' ', '\n', '\r\n\t ', '\u00a0', '\ufeff'])(
    'counts %j as missing',
    (blank, { read, database }) => {
      const row = pageRow({ id: 50, slug: 'blank', title: texts({ en: 'Title', de: blank }) })
      return database.db
        .insertInto('pages')
        .values(row)
        .execute()
        .then(() => expect(read('pages_de', 50)).toMatchObject({ title: 'Title', title_language: 'en' }))
    },
  )

  test('keeps the blanks around a text that is there', async ({ read, database }) => {
    const row = pageRow({ id: 50, slug: 'spaced', content: texts({ en: 'x', de: '\n    Code\n' }) })
    await database.db.insertInto('pages').values(row).execute()
    expect(read('pages_de', 50)).toMatchObject({ content: '\n    Code\n', content_language: 'de' })
  })
})

describe('the language of a row as a whole', () => {
  test('is that of its body, where it has one', async ({ read, database }) => {
    expect(read('webinars_de', 1)).toMatchObject({ content_language: 'de' })
    const mixed = { title: texts({ en: 'Inertia', de: 'Trägheit' }), description: texts({ en: 'Lost.' }) }
    await database.db.updateTable('webinars').set(mixed).where('id', '=', 1).execute()
    expect(read('webinars_de', 1)).toMatchObject({ title_language: 'de', content_language: 'en' })
  })

  test('is that of its title, where no language has a body', ({ read }) => {
    expect(read('webinars_de', 3)).toMatchObject({ description: null, content_language: 'de' })
    expect(read('whitepapers_de', 2)).toMatchObject({ content_language: 'en' })
  })

  test('is unknown for a picture that nobody described', ({ read }) => {
    expect(read('media_files_de', 1)).toMatchObject({ alt_text: null, content_language: null })
    expect(read('media_files_de', 2)).toMatchObject({ alt_text: 'Ein Läufer', content_language: 'de' })
  })
})

test.for(['pages', 'webinars', 'whitepapers', 'media_files'])(
  'deleted %s are in no view',
  (table, { read, database }) => {
    const deleted = database.sqlite
      .prepare<[], { id: number }>(`SELECT id FROM ${table} WHERE deleted_at IS NOT NULL`)
      .all()
    expect(deleted.length).toBeGreaterThan(0)
    for (const { id } of deleted) {
      expect(read(`${table}_en`, id)).toBeUndefined()
      expect(read(`${table}_de`, id)).toBeUndefined()
    }
  },
)

test('a picture shows its size, its format, its colour and how many frames it has', ({ read }) => {
  const size = {
    image_width: 1200,
    image_height: 800,
    image_format: 'png',
    image_frames: 2,
    image_color: '#153249',
  }
  expect(read('media_files_en', 2)).toMatchObject(size)
  expect(read('media_files_en', 1)).toMatchObject({
    image_width: null,
    image_height: null,
    image_format: null,
  })
})

describe('authors', () => {
  test('show a name and a picture, and nothing of signing in', ({ read, database }) => {
    expect(columnNames(database.sqlite, 'authors')).toEqual(['id', 'name', 'avatar_url'])
    expect(read('authors', 1)).toEqual({ id: 1, name: 'Ada Winkler', avatar_url: '/media/ada.png' })
  })

  test('are gone when the person was deleted', ({ read }) => {
    expect(read('authors', 3)).toBeUndefined()
  })
})

test('only public settings are in the view of settings', ({ database: { sqlite } }) => {
  const insert = sqlite.prepare(`INSERT INTO system_settings (key, value) VALUES (?, 'x')`)
  for (const key of [...publicSettings, 'smtp_password', 'site_title_draft', 'Theme']) insert.run(key)
  const keys = sqlite.prepare<[], { key: string }>('SELECT key FROM public_settings').all()
  expect(keys.map(({ key }) => key).sort()).toEqual([...publicSettings].sort())
})

describe('interface texts', () => {
  const words = base.extend('word', ({ database: { sqlite } }) => {
    const insert = sqlite.prepare(
      `INSERT INTO translations (namespace, key, source_language, target_language, source_text, translated_text, status)
       VALUES (@namespace, @key, @source, @target, 'Search', @text, @status)`,
    )
    const store = (target: string, text: string | null, more: object = {}) =>
      insert.run({ namespace: 'ui', key: 'search', source: 'en', target, text, status: 'approved', ...more })
    const word = (code: string) =>
      sqlite.prepare(`SELECT text, text_language FROM interface_texts_${code} WHERE key = 'search'`).all()
    return { store, word }
  })

  words('are in the language that is asked for', ({ word: { store, word } }) => {
    store('en', null)
    store('de', 'Suche')
    expect(word('de')).toEqual([{ text: 'Suche', text_language: 'de' }])
    expect(word('en')).toEqual([{ text: 'Search', text_language: 'en' }])
  })

  words('fall back to the source language where there is no translation', ({ word: { store, word } }) => {
    store('en', null)
    expect(word('de')).toEqual([{ text: 'Search', text_language: 'en' }])
  })

  words.for([null, '', ' \n'])('fall back where the translation is %j', (text, { word: { store, word } }) => {
    store('en', null)
    store('de', text)
    expect(word('de')).toEqual([{ text: 'Search', text_language: 'en' }])
  })

  words('fall back where the translation was rejected', ({ word: { store, word } }) => {
    store('en', null)
    store('de', 'Finde', { status: 'rejected' })
    expect(word('de')).toEqual([{ text: 'Search', text_language: 'en' }])
  })

  words('show what a person made of the shipped English, in both languages', ({ word: { store, word } }) => {
    store('en', 'Find')
    expect(word('en')).toEqual([{ text: 'Find', text_language: 'en' }])
    expect(word('de')).toEqual([{ text: 'Find', text_language: 'en' }])
  })

  words.for([
    ['blank', ' ', 'approved'],
    ['rejected', 'Find', 'rejected'],
  ])('show the shipped English where the new one is %s', ([, text, status], { word: { store, word } }) => {
    store('en', text ?? null, { status })
    expect(word('en')).toEqual([{ text: 'Search', text_language: 'en' }])
  })

  words('are not mixed up between namespaces', ({ word: { store, word } }) => {
    store('en', null)
    store('de', 'Suche', { namespace: 'terms' })
    expect(word('de')).toEqual([{ text: 'Search', text_language: 'en' }])
  })

  words('come once, though a word was translated from two languages', ({ word: { store, word } }) => {
    store('en', null)
    store('de', 'Suche')
    store('de', 'Suchen', { source: 'de' })
    expect(word('de')).toEqual([{ text: 'Suche', text_language: 'de' }])
  })
})
