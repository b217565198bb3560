import { describe, expect } from 'vitest'
import { foldWords } from '../../../src/content-db/folding.sqlite.ts'
import { type LanguageCode, languageOf } from '../../../src/languages.ts'
import { test as base } from '../../support/database.ts'
import { mediaRow, pageRow, pages, storeRows, texts, webinarRow, whitepaperRow } from '../../support/rows.ts'

const indexed = ['pages', 'webinars', 'whitepapers'] as const
type Indexed = (typeof indexed)[number]

const test = base.extend('found', ({ database: { sqlite } }) => {
  /** Ids of the rows that a search for some words, folded as the site folds them, finds in one index. */
  return (table: Indexed, code: LanguageCode, words: string): number[] => {
    const index = `${table}_fts_${code}`
    return sqlite
      .prepare<[string], { id: number }>(
        `SELECT rowid AS id FROM ${index} WHERE ${index} MATCH ? ORDER BY rowid`,
      )
      .all(foldWords(words, languageOf(code)))
      .map(({ id }) => id)
  }
})

describe('a row', () => {
  test('is found by its words in the languages that it has', async ({ found, database: { db } }) => {
    await storeRows(db)
    expect(found('pages', 'en', 'rotor')).toEqual([pages.flywheels.id])
    expect(found('pages', 'de', 'Vakuum')).toEqual([pages.flywheels.id])
    expect(found('pages', 'en', 'Vakuum')).toEqual([])
  })

  test('without a word of German is not in the German index, so that falling back is the search’s choice', async ({
    found,
    database: { db },
  }) => {
    await storeRows(db)
    expect(found('pages', 'en', 'careers')).toContain(pages.englishOnly.id)
    expect(found('pages', 'de', 'careers')).toEqual([])
  })

  test('with some German is found by that alone', async ({ found, database: { db } }) => {
    await storeRows(db)
    expect(found('pages', 'de', 'supraleitende')).toEqual([pages.halfGerman.id])
    expect(found('pages', 'de', 'current')).toEqual([])
  })

  test('is found by title, content and excerpt, and can be sought in one of them', async ({
    found,
    database: { db },
  }) => {
    await storeRows(db)
    for (const words of ['flywheels', 'vacuum', 'seconds']) {
      expect(found('pages', 'en', words)).toEqual([pages.flywheels.id])
    }
    expect(found('pages', 'en', 'excerpt : seconds')).toEqual([pages.flywheels.id])
    expect(found('pages', 'en', 'title : seconds')).toEqual([])
  })
})

describe('an update', () => {
  const page = pageRow({
    id: 1,
    slug: 'quench',
    title: texts({ en: 'Quench' }),
    content: texts({ en: 'Fast.' }),
  })

  test('that gives a row German makes it found in German', async ({ found, database: { db } }) => {
    await db.insertInto('pages').values(page).execute()
    expect(found('pages', 'de', 'Quenchen')).toEqual([])
    await db
      .updateTable('pages')
      .set({ title: texts({ en: 'Quench', de: 'Quenchen' }) })
      .execute()
    expect(found('pages', 'de', 'Quenchen')).toEqual([1])
    expect(found('pages', 'en', 'quench')).toEqual([1])
  })

  test.for([
    ['left out', { en: 'Quench' }],
    ['null', { en: 'Quench', de: null }],
    ['blank', { en: 'Quench', de: ' \n' }],
  ] as const)(
    'after which the German is %s takes the row from the German index',
    async ([, title], { found, database: { db } }) => {
      await db
        .insertInto('pages')
        .values({ ...page, title: texts({ en: 'Quench', de: 'Quenchen' }) })
        .execute()
      expect(found('pages', 'de', 'Quenchen')).toEqual([1])
      await db
        .updateTable('pages')
        .set({ title: texts(title) })
        .execute()
      expect(found('pages', 'de', 'Quenchen')).toEqual([])
      expect(found('pages', 'en', 'quench')).toEqual([1])
    },
  )

  test('replaces the old words by the new', async ({ found, database: { db } }) => {
    await db.insertInto('pages').values(page).execute()
    await db
      .updateTable('pages')
      .set({ content: texts({ en: 'Slow.' }) })
      .execute()
    expect(found('pages', 'en', 'fast')).toEqual([])
    expect(found('pages', 'en', 'slow')).toEqual([1])
  })

  test('of anything else leaves the index alone', async ({ database: { db, sqlite } }) => {
    await db.insertInto('pages').values(page).execute()
    const index = () =>
      sqlite.prepare('SELECT id, hex(block) AS block FROM pages_fts_en_data ORDER BY id').all()
    const before = index()
    const others = {
      slug: 'quenching',
      status: 'published',
      sort_order: 7,
      seo_title: texts({ en: 'Q' }),
    } as const
    await db.updateTable('pages').set(others).execute()
    expect(index()).toEqual(before)
    await db.updateTable('pages').set({ content: page.content }).execute()
    expect(index()).not.toEqual(before)
  })

  test('of the id moves the entry', async ({ found, database: { db } }) => {
    await db.insertInto('pages').values(page).execute()
    await db.updateTable('pages').set({ id: 90 }).execute()
    expect(found('pages', 'en', 'quench')).toEqual([90])
  })
})

test('a deleted row leaves every index', async ({ found, database: { db } }) => {
  await storeRows(db)
  await db.deleteFrom('pages').where('id', '=', 1).execute()
  expect(found('pages', 'en', 'rotor')).toEqual([])
  expect(found('pages', 'de', 'Rotor')).toEqual([])
})

test('a row that another replaces leaves every index', async ({ found, database: { db } }) => {
  await storeRows(db)
  const row = pageRow({ slug: 'products/flywheels', content: texts({ en: 'Bearings.' }) })
  const { insertId } = await db.replaceInto('pages').values(row).executeTakeFirstOrThrow()
  expect(found('pages', 'en', 'rotor')).toEqual([])
  expect(found('pages', 'en', 'bearings')).toEqual([Number(insertId)])
})

describe('German', () => {
  const groups = [
    ['Straße', 'Strasse', 'STRASSE', 'straße'],
    ['Größe', 'Groesse', 'GRÖSSE', 'Grosse', 'größe', 'GROESSE'],
    ['Überlast', 'Ueberlast', 'überlast', 'UEBERLAST', 'Uberlast'],
    ['Käfigläufer', 'Kaefiglaeufer', 'kafiglaufer', 'KÄFIGLÄUFER'],
    ['Öl', 'Oel', 'oel', 'OL', 'öl', 'O\u0308l'],
  ]

  test.for(groups)(
    'finds %s however it is spelled, whichever way it was written',
    (spellings, { found, database: { sqlite } }) => {
      const insert = sqlite.prepare('INSERT INTO pages (id, slug, title, content) VALUES (?, ?, ?, ?)')
      spellings.forEach((written, index) => {
        insert.run(index + 1, `page-${index + 1}`, texts({ en: 'x', de: written }), texts({ en: 'x' }))
      })
      for (const sought of spellings) {
        expect(found('pages', 'de', sought), sought).toEqual(spellings.map((_, index) => index + 1))
      }
    },
  )

  test('is not stemmed as if it were English', async ({ found, database: { db } }) => {
    await db
      .insertInto('pages')
      .values(pageRow({ slug: 'a', title: texts({ en: 'x', de: 'Messing' }) }))
      .execute()
    expect(found('pages', 'de', 'Messing')).toHaveLength(1)
    expect(found('pages', 'de', 'Mess')).toEqual([])
  })

  test('keeps words apart that differ in more than spelling', async ({ found, database: { db } }) => {
    await db
      .insertInto('pages')
      .values(pageRow({ slug: 'a', title: texts({ en: 'x', de: 'Masse' }) }))
      .execute()
    expect(found('pages', 'de', 'Messe')).toEqual([])
    expect(found('pages', 'de', 'Mase')).toEqual([])
  })
})

describe('English', () => {
  test('is found by other forms of a word', async ({ found, database: { db } }) => {
    await db
      .insertInto('pages')
      .values(pageRow({ slug: 'a', title: texts({ en: 'Storing energies' }) }))
      .execute()
    for (const words of ['store', 'stored', 'stores', 'energy', 'ENERGIES']) {
      expect(found('pages', 'en', words), words).toHaveLength(1)
    }
  })

  test('is found with and without accents', async ({ found, database: { db } }) => {
    await db
      .insertInto('pages')
      .values(pageRow({ slug: 'a', title: texts({ en: 'Café' }) }))
      .execute()
    expect(found('pages', 'en', 'cafe')).toHaveLength(1)
  })
})

describe('webinars and whitepapers', () => {
  test('are found by what they say in either language', async ({ found, database: { db } }) => {
    await storeRows(db)
    expect(found('webinars', 'en', 'grid')).toEqual([1])
    expect(found('webinars', 'de', 'Traegheit')).toEqual([1])
    expect(found('whitepapers', 'en', 'breakers')).toEqual([1])
    expect(found('whitepapers', 'de', 'Schalter')).toEqual([1])
  })

  test('gain and lose their German as pages do', async ({ found, database: { db } }) => {
    await db
      .insertInto('media_files')
      .values(mediaRow({ id: 1, filename: 'report.pdf' }))
      .execute()
    await db
      .insertInto('webinars')
      .values(webinarRow({ id: 1, slug: 'a' }))
      .execute()
    await db
      .insertInto('whitepapers')
      .values(whitepaperRow({ id: 1, slug: 'a', file_id: 1 }))
      .execute()
    for (const table of ['webinars', 'whitepapers'] as const) {
      await db
        .updateTable(table)
        .set({ description: texts({ en: 'Cold', de: 'Kälte' }) })
        .execute()
      expect(found(table, 'de', 'Kaelte')).toEqual([1])
      await db
        .updateTable(table)
        .set({ description: texts({ en: 'Cold' }) })
        .execute()
      expect(found(table, 'de', 'Kaelte')).toEqual([])
      await db.deleteFrom(table).execute()
      expect(found(table, 'en', 'cold')).toEqual([])
    }
  })
})

test('after any number of changes every index is sound', async ({ database: { db, sqlite } }) => {
  await storeRows(db)
  for (let round = 1; round <= 30; round++) {
    const title = texts(round % 2 ? { en: `Round ${round}` } : { en: `Round ${round}`, de: `Runde ${round}` })
    for (const table of indexed) {
      await db
        .updateTable(table)
        .set({ title })
        .where('id', '<=', (round % 3) + 1)
        .execute()
    }
  }
  await db.deleteFrom('pages').where('id', '=', 2).execute()
  for (const table of indexed) {
    for (const code of ['en', 'de']) {
      const index = `${table}_fts_${code}`
      expect(() => sqlite.exec(`INSERT INTO ${index} (${index}) VALUES ('integrity-check')`)).not.toThrow()
    }
  }
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
})
