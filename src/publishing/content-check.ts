import { type BrokenRow, findBrokenRows } from '../content-db/published/broken-rows.sqlite.ts'
import type { Edition } from '../content-db/published/edition.ts'
import { loadFrame } from '../content-db/published/frame.ts'
import { hasMedia } from '../content-db/published/media.ts'
import { readPageIndex } from '../content-db/published/page-index.ts'
import { readWebinars } from '../content-db/published/webinar.ts'
import { readWhitepapers } from '../content-db/published/whitepaper.ts'
import { sourceLanguage } from '../languages.ts'
import { isZone } from '../site/dates.ts'
import { templates } from '../site/templates.ts'
import { reservedSlugs } from '../site/urls.ts'
import type { ContentProblem } from './problem.ts'

/** What rows say that cannot be rendered, found before anything is rendered. */
export async function checkContent(edition: Edition): Promise<ContentProblem[]> {
  const broken = await findBrokenRows(edition)
  // The views cannot be read past such rows.
  if (broken.length > 0) return broken.map(brokenRowProblem)
  return [
    ...(await checkPages(edition)),
    ...(await checkHomePage(edition)),
    ...(await checkWebinars(edition)),
    ...(await checkWhitepapers(edition)),
  ]
}

const faults: Record<BrokenRow['fault'], string> = {
  'not-json': `this is not JSON. Write an object of texts by language such as {"${sourceLanguage}": "..."} (a list where the column holds one).`,
  'no-text': `there is no text in any language. Write at least the one in "${sourceLanguage}".`,
  'duplicate-slug': 'another living row has the same slug. Give one of them a slug of its own, or delete it.',
}

function brokenRowProblem({ table, id, label, column, fault }: BrokenRow): ContentProblem {
  return { table, id, label, column, language: null, message: faults[fault] }
}

async function checkPages(edition: Edition): Promise<ContentProblem[]> {
  const pages = [...(await readPageIndex(edition, sourceLanguage)).values()]
  return pages.flatMap(({ id, slug, template }) => {
    const at = { table: 'pages', id, label: slug, language: null }
    const problems: ContentProblem[] = []
    if (!templates.some((name) => name === template)) {
      const message = `there is no template "${template}". Use one of ${templates.join(', ')}.`
      problems.push({ ...at, column: 'template', message })
    }
    const [first] = slug.split('/')
    if (reservedSlugs.some((reserved) => reserved === first)) {
      const message = `the address /${first}/ belongs to the site itself. Give the page another slug.`
      problems.push({ ...at, column: 'slug', message })
    }
    return problems
  })
}

async function checkHomePage(edition: Edition): Promise<ContentProblem[]> {
  const { pages } = await loadFrame(edition, sourceLanguage)
  if ((await readPageIndex(edition, sourceLanguage)).has(pages.home)) return []
  const message = `no page "${pages.home}" is published. Publish it, or name another page here.`
  return [
    { table: 'system_settings', id: null, label: 'home_page', column: 'value', language: null, message },
  ]
}

async function checkWebinars(edition: Edition): Promise<ContentProblem[]> {
  const webinars = await readWebinars(edition, sourceLanguage)
  return webinars.flatMap(({ id, slug, timezone, recordingUrl }) => {
    const at = { table: 'webinars', id, label: slug, language: null }
    const problems: ContentProblem[] = []
    if (!isZone(timezone)) {
      const message = `"${timezone}" is no time zone. Use a name such as Europe/Berlin.`
      problems.push({ ...at, column: 'timezone', message })
    }
    if (recordingUrl !== null && !/^https?:\/\/[^/]/i.test(recordingUrl)) {
      problems.push({
        ...at,
        column: 'recording_url',
        message: 'write a whole address that starts with https://.',
      })
    }
    return problems
  })
}

async function checkWhitepapers(edition: Edition): Promise<ContentProblem[]> {
  const problems: ContentProblem[] = []
  for (const { id, slug, fileId } of await readWhitepapers(edition, sourceLanguage)) {
    if (await hasMedia(edition, fileId)) continue
    const message = `the file (media_files row ${fileId}) is missing or deleted. Choose another file, or make the whitepaper a draft.`
    problems.push({ table: 'whitepapers', id, label: slug, column: 'file_id', language: null, message })
  }
  return problems
}
