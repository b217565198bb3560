import { readCanonicalUrls } from '../content-db/published/addresses.ts'
import { findBrokenRows } from '../content-db/published/broken-rows.sqlite.ts'
import type { Edition } from '../content-db/published/edition.ts'
import { loadFrame } from '../content-db/published/frame.ts'
import { findMissingMedia } from '../content-db/published/missing-media.ts'
import { readPageIndex } from '../content-db/published/page-index.ts'
import { readWebinars } from '../content-db/published/webinar.ts'
import { facets, readWhitepapers } from '../content-db/published/whitepaper.ts'
import { languageCodes, sourceLanguage } from '../languages.ts'
import { isZone } from '../site/dates.ts'
import { templates } from '../site/templates.ts'
import shipped from '../site/texts/en.json' with { type: 'json' }
import { reservedSlugs } from '../site/urls.ts'
import type { ContentProblem } from './problem.ts'
import { checkSettings } from './setting-check.ts'

/** What keeps the views and the interface from being read at all: nothing else can be found out past it. */
export async function checkReadable(edition: Edition): Promise<ContentProblem[]> {
  const broken = await findBrokenRows(edition)
  if (broken.length > 0) return broken.map((row) => ({ ...row, language: null }))
  const { texts } = await loadFrame(edition, sourceLanguage)
  const missing = Object.keys(shipped).filter((key) => !texts[key])
  if (missing.length === 0) return []
  const message = `the interface has no text for ${missing.join(', ')}. Run \`npx magnetiq migrate\`, which brings what is missing.`
  return [
    {
      ...{ table: 'translations', id: null, label: 'namespace ui', column: 'key', language: sourceLanguage },
      message,
    },
  ]
}

/** What rows and settings say that cannot be shown, found before anything is rendered. */
export async function checkContent(edition: Edition): Promise<ContentProblem[]> {
  return [
    ...(await checkSettings(edition)),
    ...(await checkPages(edition)),
    ...(await checkWebinars(edition)),
    ...(await checkWhitepapers(edition)),
    ...(await checkMedia(edition)),
  ]
}

/** First parts of addresses that no page may have: the site answers there, or texts mean something else by them. */
const taken: ReadonlySet<string> = new Set([...reservedSlugs, ...languageCodes, 'media'])

async function checkPages(edition: Edition): Promise<ContentProblem[]> {
  const pages = [...(await readPageIndex(edition, sourceLanguage)).values()]
  const canonical = await readCanonicalUrls(edition)
  return pages.flatMap(({ id, slug, template }) => {
    const at = { table: 'pages', id, label: slug, language: null }
    const problems: ContentProblem[] = []
    if (!templates.some((name) => name === template)) {
      const message = `there is no template "${template}". Use one of ${templates.join(', ')}.`
      problems.push({ ...at, column: 'template', message })
    }
    const [first = ''] = slug.split('/')
    if (taken.has(first)) {
      const message = `addresses that begin with /${first}/ belong to the site itself. Give the page another slug.`
      problems.push({ ...at, column: 'slug', message })
    }
    const url = canonical.get(slug)
    if (url && !isAddress(url, edition.siteUrl)) {
      const message = `"${url}" is no address. Write one that starts with https://, or leave it empty.`
      problems.push({ ...at, column: 'canonical_url', message })
    }
    return problems
  })
}

const isAddress = (url: string, base?: string) =>
  URL.canParse(url, base) && /^https?:$/.test(new URL(url, base).protocol)

async function checkWebinars(edition: Edition): Promise<ContentProblem[]> {
  const webinars = await readWebinars(edition, sourceLanguage)
  return webinars.flatMap(({ id, slug, timezone, recordingUrl }) => {
    const at = { table: 'webinars', id, label: slug, language: null }
    const problems: ContentProblem[] = []
    if (!isZone(timezone)) {
      const message = `"${timezone}" is no time zone. Use a name such as Europe/Berlin.`
      problems.push({ ...at, column: 'timezone', message })
    }
    if (recordingUrl !== null && !(/^https?:\/\//i.test(recordingUrl) && isAddress(recordingUrl))) {
      const message = `"${recordingUrl}" is no address. Write a whole one that starts with https://.`
      problems.push({ ...at, column: 'recording_url', message })
    }
    return problems
  })
}

/** The columns that hold the terms of each facet. */
const termColumns = { category: 'category', industry: 'industry', tag: 'tags' } as const

/** Terms are parts of addresses. */
async function checkWhitepapers(edition: Edition): Promise<ContentProblem[]> {
  const whitepapers = await readWhitepapers(edition, sourceLanguage)
  return whitepapers.flatMap(({ id, slug, terms }) =>
    facets.flatMap((facet) =>
      terms[facet]
        .filter((term) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(term))
        .map((term) => ({
          ...{ table: 'whitepapers', id, label: slug, column: termColumns[facet], language: null },
          message: `"${term}" cannot stand in an address. Use lower-case letters, digits and hyphens; what people read is its name (translations, namespace terms, key ${facet}.<${facet}>).`,
        })),
    ),
  )
}

async function checkMedia(edition: Edition): Promise<ContentProblem[]> {
  const missing = await findMissingMedia(edition)
  return missing.map(({ table, id, slug, column, fileId, fault }) => ({
    ...{ table, id, label: slug, column, language: null },
    message:
      fault === 'gone'
        ? `the file (media_files row ${fileId}) is missing or deleted. Choose another one.`
        : `the file (media_files row ${fileId}) is no picture. Choose a picture.`,
  }))
}
