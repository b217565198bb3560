import { describe, expect } from 'vitest'
import { contentTables } from '../../../src/content-db/content-tables.ts'
import { test as base } from '../../support/database.ts'
import { mediaRow, pageRow, texts, webinarRow, whitepaperRow } from '../../support/rows.ts'

type Row = Readonly<Record<string, unknown>>

/** A good row of each table that is validated. */
const good = {
  pages: pageRow({ slug: 'products/flywheels' }),
  webinars: webinarRow({ slug: 'inertia' }),
  whitepapers: whitepaperRow({ slug: 'black-start', file_id: 1 }),
  media_files: mediaRow({ filename: 'rotor_1.small.png' }),
  translations: {
    namespace: 'ui',
    key: 'search',
    source_language: 'en',
    target_language: 'de',
    source_text: 'Search',
  },
  redirects: { from_path: '/old', to_path: '/new' },
} satisfies Record<string, Row>

type Table = keyof typeof good

const test = base.extend('store', async ({ database: { db, sqlite } }) => {
  await db
    .insertInto('media_files')
    .values({ ...mediaRow({ filename: 'report.pdf' }), id: 1 })
    .execute()
  return {
    insert: (table: Table, values: Row, id = 7) => {
      const row: Row = { ...good[table], ...values }
      const marks = Object.keys(row).map(() => '?')
      sqlite
        .prepare(`INSERT INTO ${table} (id, ${Object.keys(row).join(', ')}) VALUES (?, ${marks.join(', ')})`)
        .run(id, ...Object.values(row))
    },
    update: (table: Table, values: Row) => {
      const set = Object.keys(values).map((column) => `${column} = ?`)
      sqlite.prepare(`UPDATE ${table} SET ${set.join(', ')} WHERE id = 7`).run(...Object.values(values))
    },
    row: (table: Table) => sqlite.prepare(`SELECT * FROM ${table} WHERE id = 7`).get() as Row,
  }
})

type Refusal = readonly [table: Table, column: string, value: unknown, message: string]

const example = 'Write an object of texts by language such as {"en": "..."}'
const required = 'the text in "en" is required'
const time = 'times are UTC and written YYYY-MM-DD HH:MM:SS'

const translatable = contentTables.flatMap(({ name, translatable: columns }) =>
  columns.flatMap((column): Refusal[] => [
    [name, column, 'plain words', `this is not JSON. ${example}`],
    [name, column, '', 'this is not JSON'],
    [name, column, "{'en': 'x'}", 'this is not JSON'],
    [name, column, '{"en":"x"}\u0000 and more', 'this is not JSON'],
    [name, column, Buffer.from('{"en":"x"}'), 'this is not JSON'],
    [name, column, '"text"', 'this is JSON but no object'],
    [name, column, '["en"]', 'this is JSON but no object'],
    [name, column, '{"en":"x","de":1}', 'every language must hold a text or null'],
    [name, column, '{"en":{"text":"x"}}', 'every language must hold a text or null'],
    [name, column, '{"en":"x","de":"y","de":""}', 'a language stands in it twice'],
    [name, column, '{}', required],
    [name, column, texts({ de: 'nur Deutsch' }), required],
    [name, column, texts({ en: null, de: 'nur Deutsch' }), required],
    [name, column, texts({ en: ' \n\u00a0' }), required],
  ]),
)

const lists = contentTables.flatMap(({ name, lists: columns }) =>
  columns.flatMap((column): Refusal[] =>
    ['one, two', '{"a":"b"}', '"one"', '["one",2]', '[null]', '["one"]\u0000', Buffer.from('[]')].map(
      (value) => [name, column, value, 'this must be a JSON list of texts'],
    ),
  ),
)

const times = contentTables.flatMap(({ name, times: columns }) =>
  columns.flatMap((column): Refusal[] =>
    [
      '2026-03-01',
      '2026-03-01T14:00:00Z',
      '2026-3-1 14:00:00',
      '2026-02-30 10:00:00',
      '2026-03-01 24:00:00',
      '2026-03-01 14:00:00.000',
      '2026-03-01 14:00:00+01:00',
      'now',
      '',
      1_772_000_000,
    ].map((value) => [name, column, value, time]),
  ),
)

const flags = contentTables.flatMap(({ name, flags: columns }) =>
  columns.flatMap((column): Refusal[] =>
    [2, -1, 0.5, 'yes', 'true'].map((value) => [name, column, value, 'write 1 for yes and 0 for no']),
  ),
)

const numbers = contentTables.flatMap(({ name, numbers: columns }) =>
  columns.flatMap((column): Refusal[] =>
    ['many', 1.5, ''].map((value) => [name, column, value, 'this must be a whole number']),
  ),
)

const badNames = [
  '',
  'Großes',
  'With-Capitals',
  'a b',
  'a\n',
  'a\u0000',
  '../etc',
  'a\\b',
  'a?b',
  'x'.repeat(201),
]
const slugs = (['pages', 'webinars', 'whitepapers'] as const).flatMap((table): Refusal[] => {
  const nested = table === 'pages' ? ['/a', 'a/', 'a//b', '/'] : ['a/b']
  return [...badNames, 'a.b', 'a_b', ...nested, Buffer.from('a')].map((value) => [
    table,
    'slug',
    value,
    'use lower-case letters, digits and hyphens',
  ])
})

const media: Refusal[] = [
  ...[...badNames, '.htaccess', 'a/b', Buffer.from('a')].map(
    (value): Refusal => [
      'media_files',
      'filename',
      value,
      'use lower-case letters, digits, hyphens, underscores',
    ],
  ),
  ...['', '/etc/passwd', '../x', 'a/../../x', 'a/..', 'a\\b', 'a\u0000b', Buffer.from('a')].map(
    (value): Refusal => ['media_files', 'file_path', value, 'use a path below the media folder'],
  ),
  ...['1200x800', '{"width":1}\u0000', Buffer.from('{}')].map(
    (value): Refusal => ['media_files', 'image_metadata', value, 'this is not JSON'],
  ),
  ...[
    '[]',
    '{"width":"1200"}',
    '{"height":0}',
    '{"width":1.5}',
    '{"frames":0}',
    '{"format":1}',
    '{"color":"red"}',
    '{"color":"#0d1b2"}',
    '{"color":"#0d1b2g"}',
    '{"color":"xd1b2a0"}',
  ].map((value): Refusal => ['media_files', 'image_metadata', value, 'write {"width": 1920']),
]

const languages = ['source_language', 'target_language'].flatMap((column): Refusal[] =>
  ['fr', 'EN', ''].map((value) => ['translations', column, value, "use one of the site's languages: en, de"]),
)

const redirects: Refusal[] = [
  ...['', 'old', '//other.example', 'https://x.example/', '/a b', '/a\nb', '/a?b', '/a#b', '/a\u0000'].map(
    (value): Refusal => ['redirects', 'from_path', value, 'write a path such as /products'],
  ),
  ...[
    '',
    'new',
    '//other.example',
    'javascript:alert(1)',
    'https://',
    '/a b',
    '/a\r\nSet-Cookie: x',
    '/a\u0000',
  ].map((value): Refusal => ['redirects', 'to_path', value, 'write a path such as /products or an address']),
]

describe.each([
  ['texts by language', translatable],
  ['lists', lists],
  ['times', times],
  ['flags', flags],
  ['numbers', numbers],
  ['slugs', slugs],
  ['media files', media],
  ['languages of translations', languages],
  ['redirects', redirects],
])('%s', (_, refusals) => {
  const columns = Map.groupBy(refusals, ([table, column]) => `${table}.${column}`)

  test.for([...columns])(
    '%s refuses what cannot be shown, on insert and on update',
    ([name, cases], { store }) => {
      const table = cases[0]?.[0] as Table
      const refused = (message: string, write: () => void, what: string) =>
        expect(messageOf(write).slice(0, `${name}: ${message}`.length), what).toBe(`${name}: ${message}`)
      for (const [, column, value, message] of cases) {
        refused(message, () => store.insert(table, { [column]: value }), `insert ${value}`)
      }
      store.insert(table, {})
      const before = store.row(table)
      for (const [, column, value, message] of cases) {
        refused(message, () => store.update(table, { [column]: value }), `update ${value}`)
      }
      expect(store.row(table)).toEqual(before)
    },
  )
})

function messageOf(write: () => void): string {
  try {
    write()
  } catch (error) {
    return (error as Error).message
  }
  return 'accepted'
}

type Acceptance = readonly [table: Table, values: Row]

test.for<Acceptance>([
  ['pages', { title: texts({ en: 'x', de: null, fr: 'un jour' }), excerpt: null }],
  ['pages', { slug: 'a/b-2/c', is_featured: 1, sort_order: -3, published_at: '2026-12-31 23:59:59' }],
  ['pages', { slug: 'x'.repeat(200), content: texts({ en: 'a \u0000 within a text' }) }],
  ['webinars', { slug: '2026-inertia', max_participants: null, registration_deadline: null }],
  ['whitepapers', { tags: '[]', industry: '["utilities"]', featured: 0 }],
  ['media_files', { filename: 'a-b_c.2.pdf', file_path: 'ab/cd..ef/x.pdf', image_metadata: '{}' }],
  ['media_files', { image_metadata: '{"width":1,"height":1,"format":"svg","pages":3}', tags: null }],
  ['media_files', { image_metadata: '{"width":1,"height":1,"format":"png","color":"#0d1b2a"}' }],
  ['redirects', { from_path: '/über-uns', to_path: 'https://example.com/about?x=1#team' }],
])('%s takes what can be shown: %j', ([table, values], { store }) => {
  store.insert(table, values)
  expect(store.row(table)).toMatchObject(values)
  store.update(table, values)
  expect(store.row(table)).toMatchObject(values)
})

describe('what SQLite itself refuses', () => {
  test.for<readonly [Table, Row, string]>([
    ['pages', { title: null }, 'NOT NULL constraint failed: pages.title'],
    ['pages', { slug: null }, 'NOT NULL constraint failed: pages.slug'],
    ['pages', { status: 'live' }, "CHECK constraint failed: status IN ('draft', 'published')"],
    ['webinars', { status: 'published' }, 'CHECK constraint failed: status IN'],
    ['webinars', { duration_minutes: 0 }, 'CHECK constraint failed: duration_minutes > 0'],
    ['webinars', { max_participants: 0 }, 'CHECK constraint failed: max_participants'],
    ['whitepapers', { file_id: 99 }, 'FOREIGN KEY constraint failed'],
    ['media_files', { file_size: -1 }, 'CHECK constraint failed: file_size >= 0'],
    ['translations', { translation_method: 'guess' }, 'CHECK constraint failed: translation_method IN'],
    ['redirects', { status: 200 }, 'CHECK constraint failed: status IN (301, 302, 307, 308)'],
  ])('%s with %j names the column', ([table, values, message], { store }) => {
    expect(() => store.insert(table, values)).toThrow(message)
    store.insert(table, {})
    expect(() => store.update(table, values)).toThrow(message)
  })
})

test.for(['pages', 'webinars', 'whitepapers'] as const)(
  'a slug of living %s is there once, and a deleted row gives it back',
  (table, { store }) => {
    store.insert(table, {})
    expect(() => store.insert(table, {}, 8)).toThrow(`UNIQUE constraint failed: ${table}.slug`)
    store.update(table, { deleted_at: '2026-01-01 00:00:00' })
    store.insert(table, {}, 8)
    expect(() => store.update(table, { deleted_at: null })).toThrow(`UNIQUE constraint failed: ${table}.slug`)
  },
)
