import type { Edition } from '../content-db/published/edition.ts'
import { readSettings } from '../content-db/published/settings.ts'
import { type LanguageCode, languageCodes } from '../languages.ts'
import { markdownReferences } from '../site/markdown/references.ts'
import { destinationOf, homeUrl, menuHref, pageUrl } from '../site/urls.ts'
import type { PageRecord } from './page-reuse.ts'
import type { ContentProblem } from './problem.ts'
import { settingProblem } from './setting-check.ts'
import { rowAt } from './stored-texts.ts'

/** Links in the output that lead to no page of it, each named by the text or the setting that it stands in. */
export async function checkLinks(
  edition: Edition,
  pages: readonly PageRecord[],
  /** Addresses that answer without being pages: redirects, on-demand pages, files of the output. */
  alsoThere: (path: string) => boolean,
): Promise<ContentProblem[]> {
  // A site without its home page is told of where it is named.
  const known = new Set([...pages.map(({ path }) => path), ...languageCodes.map(homeUrl)])
  const problems: ContentProblem[] = []
  for (const { path, references } of pages) {
    for (const link of references.links) {
      if (!known.has(link) && !alsoThere(link)) problems.push(...(await locate(edition, path, link)))
    }
  }
  return problems
}

async function locate(edition: Edition, path: string, link: string): Promise<ContentProblem[]> {
  const message = `the link to ${link} leads to no page. Publish that page, or mend the link.`
  const language = path.split('/')[1] as LanguageCode
  const row = await rowAt(edition, path)
  const leadsThere = (url: string) => {
    const destination = destinationOf(url, language)
    return destination.kind === 'internal' && destination.path === link
  }
  const inTexts = Object.entries(row?.texts ?? {}).flatMap(([column, field]): ContentProblem[] => {
    if (!row || !field || !markdownReferences(field.text).links.some(leadsThere)) return []
    const { table, id, label } = row
    return [{ table, id, label, column, language: field.language, message }]
  })
  const inSettings = (await settingsWith(edition, language, link)).map((key) => settingProblem(key, message))
  if (inTexts.length + inSettings.length > 0) return [...inTexts, ...inSettings]
  const { table, id, label } = row ?? { table: 'site', id: null, label: path }
  return [{ table, id, label, column: null, language, message }]
}

/** The settings through which pages of a language link to an address. */
async function settingsWith(edition: Edition, language: LanguageCode, link: string): Promise<string[]> {
  const { navigation, footer, ...settings } = await readSettings(edition)
  const menu = navigation.flatMap(({ href, children = [] }) => [href, ...children.map((child) => child.href)])
  const places = [
    ...menu.map((href) => ['navigation', href] as const),
    ...footer.flatMap(({ links }) => links.map(({ href }) => ['footer', href] as const)),
  ]
  const isThere = (href: string) => menuHref(href, language).replace(/[?#].*$/, '') === link
  const named = (['contact_page', 'privacy_page', 'imprint_page', 'accessibility_page'] as const).filter(
    (key) => settings[key] !== null && pageUrl(language, settings[key], settings.home_page) === link,
  )
  return [...new Set([...places.filter(([, href]) => isThere(href)).map(([key]) => key), ...named])]
}
