import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentTables } from '../../../src/content-db/content-tables.ts'
import { languageCodes } from '../../../src/languages.ts'
import {
  closeDatabase,
  makeDatabase,
  makeFolder,
  removeFolder,
  type TestDatabase,
} from '../../support/database.ts'
import { storeRows } from '../../support/rows.ts'

let folder: string
let database: TestDatabase
beforeAll(async () => {
  folder = makeFolder()
  database = makeDatabase(folder)
  await storeRows(database.db)
})
afterAll(async () => {
  await closeDatabase(database)
  removeFolder(folder)
})

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ' ', '\n', '\u00a0', '\u0000', '\ud800'),
)

/** Text that a translatable column is given: anything, any JSON, and JSON that is nearly or wholly right. */
const anyColumn = fc.oneof(
  anyText,
  fc.json(),
  fc
    .dictionary(
      fc.oneof(fc.constantFrom('en', 'de', 'fr', 'EN', '__proto__'), fc.string()),
      fc.oneof(
        { arbitrary: anyText, weight: 5 },
        { arbitrary: fc.jsonValue(), weight: 1 },
        { arbitrary: fc.constant(null), weight: 1 },
      ),
    )
    .map((value) => JSON.stringify(value)),
  fc.record({ en: anyText, de: anyText }).map((value) => JSON.stringify(value)),
  fc.tuple(anyText, anyText).map(([en, de]) => `{"en":${JSON.stringify(en)},"en":${JSON.stringify(de)}}`),
  fc.tuple(fc.json(), anyText).map(([json, text]) => json + text),
)

const anyList = fc.oneof(
  anyColumn,
  fc.array(anyText).map((value) => JSON.stringify(value)),
)

/** Stores a value in a column of row 1, looks and undoes it. Gives whether the database took it. */
function tryOut(table: string, column: string, value: string, look: () => void = () => {}): boolean {
  const { sqlite } = database
  sqlite.exec('SAVEPOINT trial')
  try {
    const refusal = refusalOf(() => {
      sqlite.prepare(`UPDATE ${table} SET ${column} = ? WHERE id = 1`).run(value)
    })
    if (refusal === undefined) look()
    else expect(refusal).toContain(`${table}.${column}: `)
    return refusal === undefined
  } finally {
    sqlite.exec('ROLLBACK TO trial; RELEASE trial')
  }
}

function refusalOf(write: () => void): string | undefined {
  try {
    write()
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

/** What counts as missing: the blanks that keyboards and word processors make. */
const blank = /^[\t\n\r \u00a0\ufeff]*$/

const rowIn = (view: string) =>
  database.sqlite.prepare(`SELECT * FROM "${view}" WHERE id = 1`).get() as Record<string, unknown>

const columns = contentTables.flatMap(({ name, translatable }) =>
  translatable.map((column) => [name, column] as const),
)

describe('whatever text is put into', () => {
  test.each(columns)(
    '%s.%s, the row can be read in every language or is refused by name',
    (table, column) => {
      fc.assert(
        fc.property(anyColumn, (value) => {
          tryOut(table, column, value, () => {
            const texts: Record<string, unknown> = JSON.parse(value)
            for (const code of languageCodes) {
              const row = rowIn(`${table}_${code}`)
              expect(typeof row[column]).toBe('string')
              expect(row[column]).not.toMatch(blank)
              expect(languageCodes).toContain(row[`${column}_language`])
              expect(typeof texts[row[`${column}_language`] as string]).toBe('string')
            }
          })
        }),
        { numRuns: 150 },
      )
    },
  )

  const lists = contentTables.flatMap(({ name, lists }) => lists.map((column) => [name, column] as const))

  test.each(lists)('%s.%s, it is a list of texts or is refused by name', (table, column) => {
    fc.assert(
      fc.property(anyList, (value) => {
        tryOut(table, column, value, () => {
          const list: unknown = JSON.parse(value)
          expect(Array.isArray(list) && list.every((entry) => typeof entry === 'string')).toBe(true)
        })
      }),
      { numRuns: 150 },
    )
  })

  test('media_files.image_metadata, sizes are whole numbers or it is refused by name', () => {
    const metadata = fc.record(
      { width: fc.jsonValue(), height: fc.oneof(fc.integer(), fc.jsonValue()), format: anyText },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          anyColumn,
          metadata.map((value) => JSON.stringify(value)),
        ),
        (value) => {
          tryOut('media_files', 'image_metadata', value, () => {
            const { image_width: width, image_height: height, image_format: format } = rowIn('media_files_en')
            for (const pixels of [width, height]) {
              expect(pixels === null || (Number.isInteger(pixels) && (pixels as number) > 0)).toBe(true)
            }
            expect(format === null || typeof format === 'string').toBe(true)
          })
        },
      ),
      { numRuns: 300 },
    )
  })
})

test('among these texts there are many that are taken and many that are refused', () => {
  const taken = fc.sample(anyColumn, 400).filter((value) => tryOut('pages', 'excerpt', value))
  expect(taken.length).toBeGreaterThan(20)
  expect(taken.length).toBeLessThan(380)
})

test('full-text indexes take whatever the columns take', () => {
  fc.assert(
    fc.property(fc.record({ en: anyText, de: anyText }), (texts) => {
      tryOut('pages', 'content', JSON.stringify(texts))
    }),
    { numRuns: 300 },
  )
  expect(database.sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
})
