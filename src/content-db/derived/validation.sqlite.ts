import type { Language } from '../../languages.ts'
import { type ContentTable, contentTables } from '../content-tables.ts'
import {
  flagRule,
  isTorn,
  listRules,
  mediaRules,
  numberRule,
  type Rule,
  slugRule,
  timeRule,
  translatableRules,
} from './column-rules.sqlite.ts'
import { sourceOf } from './source-language.ts'
import type { DerivedObject } from './views.sqlite.ts'

/** Triggers that refuse a row which could not be shown, with a message that names the column and what to write. */
export function validationTriggers(languages: readonly Language[]): DerivedObject[] {
  const source = sourceOf(languages).code
  return [
    ...contentTables.flatMap((table) => triggers(table.name, contentRules(table, source))),
    ...triggers('translations', languageRules(languages)),
    ...triggers('redirects', redirectRules),
  ]
}

function triggers(table: string, rules: readonly Rule[]): DerivedObject[] {
  const body = rules.map(
    ({ column, refusedWhen, message }) =>
      `  SELECT RAISE(ABORT, '${table}.${column}: ${message.replaceAll("'", "''")}')\n  WHERE ${refusedWhen};`,
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

/** What validation refuses in a row of a content table: SQL on the row under the name NEW. Earlier rules go first. */
export function contentRules(table: ContentTable, source: string): Rule[] {
  return [
    ...table.translatable.flatMap((column) => translatableRules(column, source)),
    ...table.lists.flatMap(listRules),
    ...table.times.map(timeRule),
    ...table.flags.map(flagRule),
    ...table.numbers.map(numberRule),
    ...(table.label === 'slug' ? [slugRule(table)] : mediaRules),
  ]
}

/** Redirects become lines of a file and headers: a blank or a line end in one would end it early. */
const holdsBlank = (value: string) =>
  `${isTorn(value)} OR ${value} GLOB '*[' || char(1) || '-' || char(32) || char(127) || ']*'`

const isPath = (value: string) => `${value} GLOB '/*' AND ${value} NOT GLOB '//*'`

const redirectRules: readonly Rule[] = [
  {
    column: 'from_path',
    refusedWhen: `${holdsBlank('NEW.from_path')} OR NOT (${isPath('NEW.from_path')}) OR NEW.from_path GLOB '*[?#]*'`,
    message: 'write a path such as /products, without blanks, query or anchor.',
  },
  {
    column: 'to_path',
    refusedWhen: `${holdsBlank('NEW.to_path')} OR NOT (${isPath('NEW.to_path')} OR NEW.to_path GLOB 'http://?*' OR NEW.to_path GLOB 'https://?*')`,
    message: 'write a path such as /products or an address that starts with https://, without blanks.',
  },
]

function languageRules(languages: readonly Language[]): Rule[] {
  const list = languages.map(({ code }) => `'${code}'`).join(', ')
  return ['source_language', 'target_language'].map((column) => ({
    column,
    refusedWhen: `NEW.${column} NOT IN (${list})`,
    message: `use one of the site's languages: ${languages.map(({ code }) => code).join(', ')}.`,
  }))
}
