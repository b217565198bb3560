import type { ContentTable } from '../content-tables.ts'
import { hasTextIn } from './views.sqlite.ts'

/** A condition under which a row is refused, and what the message says after the column's name. */
export interface Rule {
  readonly column: string
  readonly refusedWhen: string
  readonly message: string
}

/**
 * Whether a value is no whole text: bytes, which every reader decodes as it likes, or a text with a NUL in it, at
 * which GLOB and SQLite's JSON functions stop reading and other readers do not.
 */
export const isTorn = (value: string) => `typeof(${value}) = 'blob' OR instr(${value}, char(0)) > 0`

const isNoJson = (value: string) => `json_valid(${value}) = 0 OR ${isTorn(value)}`

/** A column of texts by language. In this order: the later rules read JSON that the earlier ones have proven to be some. */
export function translatableRules(column: string, source: string): Rule[] {
  const value = `NEW.${column}`
  const example = `{"${source}": "..."}`
  return [
    {
      column,
      refusedWhen: isNoJson(value),
      message: `this is not JSON. Write an object of texts by language such as ${example}.`,
    },
    {
      column,
      refusedWhen: `json_type(${value}) <> 'object'`,
      message: `this is JSON but no object. Write texts by language such as ${example}.`,
    },
    {
      column,
      refusedWhen: `EXISTS (SELECT 1 FROM json_each(${value}) WHERE type NOT IN ('text', 'null'))`,
      message: 'every language must hold a text or null.',
    },
    {
      column,
      // One reader of JSON takes the first of two, the next reader the last.
      refusedWhen: `(SELECT count(*) > count(DISTINCT key) FROM json_each(${value}))`,
      message: 'a language stands in it twice.',
    },
    {
      column,
      refusedWhen: `${value} IS NOT NULL AND NOT coalesce(${hasTextIn(value, source)}, 0)`,
      message: `the text in "${source}" is required; other languages may be left out.`,
    },
  ]
}

/** A JSON list of texts. */
export function listRules(column: string): Rule[] {
  const message = 'this must be a JSON list of texts such as ["one", "two"].'
  return [
    { column, refusedWhen: isNoJson(`NEW.${column}`), message },
    { column, refusedWhen: `json_type(NEW.${column}) <> 'array'`, message },
    { column, refusedWhen: `EXISTS (SELECT 1 FROM json_each(NEW.${column}) WHERE type <> 'text')`, message },
  ]
}

/** A time in UTC that the calendar has. */
export const timeRule = (column: string): Rule => ({
  column,
  refusedWhen: `NEW.${column} IS NOT NULL AND NEW.${column} IS NOT datetime(NEW.${column})`,
  message: 'times are UTC and written YYYY-MM-DD HH:MM:SS.',
})

/** Yes or no. */
export const flagRule = (column: string): Rule => ({
  column,
  refusedWhen: `NEW.${column} NOT IN (0, 1)`,
  message: 'write 1 for yes and 0 for no.',
})

/** A whole number: SQLite itself would store any text in its column. */
export const numberRule = (column: string): Rule => ({
  column,
  refusedWhen: `typeof(NEW.${column}) NOT IN ('integer', 'null')`,
  message: 'this must be a whole number.',
})

/** Slugs become folders of the static site, so nothing but these characters may ever be in one. */
export function slugRule(table: ContentTable): Rule {
  const nested = table.name === 'pages'
  const bad = [
    isTorn('NEW.slug'),
    `length(NEW.slug) NOT BETWEEN 1 AND 200`,
    `NEW.slug GLOB '*[^a-z0-9${nested ? '/' : ''}-]*'`,
    ...(nested ? [`NEW.slug GLOB '/*'`, `NEW.slug GLOB '*/'`, `NEW.slug GLOB '*//*'`] : []),
  ]
  return {
    column: 'slug',
    refusedWhen: bad.join(' OR '),
    message: `use lower-case letters, digits and hyphens${nested ? ', with single slashes between parts' : ''}, at most 200.`,
  }
}

/** What a media row says of its file. */
export const mediaRules: readonly Rule[] = [
  {
    // File names stand in Markdown and in URLs: one segment, no surprises.
    column: 'filename',
    refusedWhen: `${isTorn('NEW.filename')} OR length(NEW.filename) NOT BETWEEN 1 AND 200 OR NEW.filename GLOB '*[^a-z0-9._-]*' OR NEW.filename GLOB '.*'`,
    message:
      'use lower-case letters, digits, hyphens, underscores and dots, at most 200, not starting with a dot.',
  },
  {
    // What the row names is read and published: it must not reach out of the media folder.
    column: 'file_path',
    refusedWhen: `${isTorn('NEW.file_path')} OR NEW.file_path = '' OR NEW.file_path GLOB '*\\*' OR '/' || NEW.file_path || '/' GLOB '*/../*' OR NEW.file_path GLOB '/*'`,
    message: 'use a path below the media folder, with slashes and without "..".',
  },
  {
    column: 'image_metadata',
    refusedWhen: isNoJson('NEW.image_metadata'),
    message: 'this is not JSON. Write {"width": 1920, "height": 1080, "format": "jpeg"}.',
  },
  {
    column: 'image_metadata',
    refusedWhen: `json_type(NEW.image_metadata) <> 'object' OR EXISTS (SELECT 1 FROM json_each(NEW.image_metadata) WHERE (key IN ('width', 'height', 'frames') AND (type <> 'integer' OR value < 1)) OR (key = 'format' AND type <> 'text') OR (key = 'color' AND (type <> 'text' OR length(value) <> 7 OR value GLOB '?*[^0-9a-f]*' OR value NOT GLOB '[#]*')))`,
    message: 'write {"width": 1920, "height": 1080, "format": "jpeg", "color": "#0d1b2a"}, in whole pixels.',
  },
]
