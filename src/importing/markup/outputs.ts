import { type Dialect, quotedField } from './dialect.ts'
import { escaped } from './markdown-writing.ts'
import { leftOut, type Replacement, says } from './replacement.ts'

/** The start of an address, which internal links are written without. */
const siteStart = /^(site\.(baseurl|url|github\.url)|page\.url|base_?path|base_?url)$/i

/**
 * What `{{ ... }}` puts into the text, where that can be known: an address in quotes, the page's own title, a string.
 * Whatever else is a variable of the generator.
 */
export function outputText(expression: string, dialect: Dialect): Replacement {
  const [value = '', ...filters] = expression.split('|').map((part) => part.trim())
  const string = /^(?:"([^"]*)"|'([^']*)')$/.exec(value)
  if (
    string &&
    filters.every((filter) => /^(relative_url|absolute_url|prepend\s*:\s*site\.|url)/.test(filter))
  ) {
    return says(string[1] ?? string[2] ?? '')
  }
  if (siteStart.test(value)) return says('')
  if (/^_?toc_?$/i.test(value)) return says('')
  const own = /^(?:page|frontmatter|\$frontmatter|\.Page\.Params|\.Params)\.(\w+)$/.exec(value)
  const field = own && filters.length === 0 ? quotedField(dialect, own[1] as string) : undefined
  return field === undefined ? leftOut : says(escaped(field))
}
