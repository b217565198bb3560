import type { Edition } from '../content-db/published/edition.ts'
import { loadFrame } from '../content-db/published/frame.ts'
import { loadPage } from '../content-db/published/page.ts'
import { loadWebinar } from '../content-db/published/webinar.ts'
import { loadWhitepaper } from '../content-db/published/whitepaper.ts'
import { isLanguageCode, type LanguageCode } from '../languages.ts'
import { markdownReferences } from '../site/markdown/references.ts'
import { destinationOf } from '../site/urls.ts'
import type { PageRecord } from './page-reuse.ts'
import type { ContentProblem } from './problem.ts'

/** Links in the output that lead to no page of it, each named by the text that it stands in. */
export async function checkLinks(
  edition: Edition,
  pages: readonly PageRecord[],
  /** Addresses that answer without being pages: redirects, on-demand pages, files of the output. */
  alsoThere: (path: string) => boolean,
): Promise<ContentProblem[]> {
  const known = new Set(pages.map(({ path }) => path))
  const problems = new Map<string, ContentProblem>()
  for (const { path, references } of pages) {
    for (const link of references.links) {
      if (known.has(link) || alsoThere(link)) continue
      const problem = await locate(edition, path, link)
      problems.set(JSON.stringify(problem), problem)
    }
  }
  return [...problems.values()]
}

interface StoredText {
  readonly table: string
  readonly id: number
  readonly label: string
  readonly column: string
  readonly field: { readonly text: string; readonly language: LanguageCode } | null
}

async function locate(edition: Edition, path: string, link: string): Promise<ContentProblem> {
  const message = `the link to ${link} leads to no page. Publish that page, or mend the link.`
  for (const { table, id, label, column, field } of await textsAt(edition, path)) {
    const language = path.split('/')[1] as LanguageCode
    const leadsThere = (url: string) => {
      const destination = destinationOf(url, language)
      return destination.kind === 'internal' && destination.path === link
    }
    if (field && markdownReferences(field.text).links.some(leadsThere)) {
      return { table, id, label, column, language: field.language, message }
    }
  }
  return {
    table: 'system_settings',
    id: null,
    label: 'navigation or footer',
    column: 'value',
    language: null,
    message,
  }
}

/** The Markdown texts that the page at a path shows. */
async function textsAt(edition: Edition, path: string): Promise<StoredText[]> {
  const [language, ...rest] = path.split('/').filter((part) => part !== '')
  if (!isLanguageCode(language)) return []
  const slug = rest.join('/')
  if (rest[0] === 'webinars' && rest[1]) {
    const webinar = (await loadWebinar(edition, language, rest[1]))?.webinar
    if (!webinar) return []
    const at = { table: 'webinars', id: webinar.id, label: webinar.slug }
    return [
      { ...at, column: 'description', field: webinar.description },
      { ...at, column: 'presenter_bio', field: webinar.presenter?.bio ?? null },
    ]
  }
  if (rest[0] === 'whitepapers' && rest[1]) {
    const whitepaper = (await loadWhitepaper(edition, language, rest[1]))?.whitepaper
    if (!whitepaper) return []
    const at = { table: 'whitepapers', id: whitepaper.id, label: whitepaper.slug }
    return [
      { ...at, column: 'description', field: whitepaper.description },
      { ...at, column: 'preview_content', field: whitepaper.preview },
    ]
  }
  const page = await loadPage(edition, language, slug || (await loadFrame(edition, language)).pages.home)
  return page
    ? [{ table: 'pages', id: page.id, label: page.slug, column: 'content', field: page.content }]
    : []
}
