import { type Language, sourceLanguage } from '../../languages.ts'
import { type ContentTable, contentTables } from '../content-tables.ts'
import type { DerivedObject } from './views.sqlite.ts'

/** Triggers that refuse a row which could not be shown, with a message that names the column and what to write. */
export function validationTriggers(languages: readonly Language[]): DerivedObject[] {
  const content = contentTables.flatMap((table) => triggers(table.name, contentRules(table)))
  return [...content, ...triggers('translations', languageRules(languages))]
}

/** A condition under which a row is refused, and what the message says after the column's name. */
interface Rule {
  readonly column: string
  readonly refusedWhen: string
  readonly message: string
}

function triggers(table: string, rules: readonly Rule[]): DerivedObject[] {
  const body = rules.map(
    ({ column, refusedWhen, message }) =>
      `  SELECT RAISE(ABORT, '${table}.${column}: ${message.replaceAll("'", "''")}') WHERE ${refusedWhen};`,
  )
  return (['INSERT', 'UPDATE'] as const).map((event) => {
    const name = `validate_${table}_${event.toLowerCase()}`
    return {
      type: 'trigger',
      name,
      sql: `CREATE TRIGGER ${name} BEFORE ${event} ON ${table} BEGIN\n${body.join('\n')}\nEND`,
    }
  })
}

function contentRules(table: ContentTable): Rule[] {
  return [
    ...table.translatable.flatMap(translatableRules),
    ...table.lists.flatMap(listRules),
    ...table.times.map(timeRule),
    ...(table.label === 'slug' ? [slugRule(table)] : [filenameRule]),
  ]
}

/** In this order: the later rules read JSON that the earlier ones have proven to be some. */
function translatableRules(column: string): Rule[] {
  const value = `NEW.${column}`
  const example = `{"${sourceLanguage}": "..."}`
  return [
    {
      column,
      refusedWhen: `json_valid(${value}) = 0`,
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
      refusedWhen: `${value} IS NOT NULL AND coalesce(trim(json_extract(${value}, '$.${sourceLanguage}')), '') = ''`,
      message: `the text in "${sourceLanguage}" is required; other languages may be left out.`,
    },
  ]
}

function listRules(column: string): Rule[] {
  const message = 'this must be a JSON list of texts such as ["one", "two"].'
  return [
    { column, refusedWhen: `json_valid(NEW.${column}) = 0`, message },
    { column, refusedWhen: `json_type(NEW.${column}) <> 'array'`, message },
    { column, refusedWhen: `EXISTS (SELECT 1 FROM json_each(NEW.${column}) WHERE type <> 'text')`, message },
  ]
}

const timeRule = (column: string): Rule => ({
  column,
  refusedWhen: `NEW.${column} IS NOT NULL AND NEW.${column} IS NOT datetime(NEW.${column})`,
  message: 'times are UTC and written YYYY-MM-DD HH:MM:SS.',
})

/** Slugs become folders of the static site, so nothing but these characters may ever be in one. */
function slugRule(table: ContentTable): Rule {
  const nested = table.name === 'pages'
  const bad = [
    `NEW.slug = ''`,
    `NEW.slug GLOB '*[^a-z0-9${nested ? '/' : ''}-]*'`,
    ...(nested ? [`NEW.slug GLOB '/*'`, `NEW.slug GLOB '*/'`, `NEW.slug GLOB '*//*'`] : []),
  ]
  return {
    column: 'slug',
    refusedWhen: bad.join(' OR '),
    message: `use lower-case letters, digits and hyphens${nested ? ', with single slashes between parts' : ''}.`,
  }
}

/** File names stand in Markdown and in URLs: one segment, no surprises. */
const filenameRule: Rule = {
  column: 'filename',
  refusedWhen: `NEW.filename = '' OR NEW.filename GLOB '*[^a-z0-9._-]*' OR NEW.filename GLOB '.*'`,
  message: 'use lower-case letters, digits, hyphens, underscores and dots, not starting with a dot.',
}

function languageRules(languages: readonly Language[]): Rule[] {
  const list = languages.map(({ code }) => `'${code}'`).join(', ')
  return ['source_language', 'target_language'].map((column) => ({
    column,
    refusedWhen: `NEW.${column} NOT IN (${list})`,
    message: `use one of the site's languages: ${languages.map(({ code }) => code).join(', ')}.`,
  }))
}
