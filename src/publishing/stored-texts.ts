import type { Edition } from '../content-db/published/edition.ts'
import type { Field } from '../content-db/published/field.ts'
import { loadFrame } from '../content-db/published/frame.ts'
import { loadPage } from '../content-db/published/page.ts'
import { loadWebinar } from '../content-db/published/webinar.ts'
import { loadWhitepaper } from '../content-db/published/whitepaper.ts'
import { isLanguageCode } from '../languages.ts'

/** A row that has a page of its own, and the Markdown texts that the page shows. */
export interface ShownRow {
  readonly table: string
  readonly id: number
  readonly label: string
  /** By column. */
  readonly texts: Readonly<Record<string, Field | null>>
}

/** The row that the page at a path is about; null for pages of interface, lists and feeds. */
export async function rowAt(edition: Edition, path: string): Promise<ShownRow | null> {
  const [language, ...rest] = path.split('/').filter((part) => part !== '')
  if (!isLanguageCode(language)) return null
  const [kind, name = ''] = rest
  const slug = rest.length === 2 ? name.replace(/\.ics$/, '') : ''
  if (kind === 'webinars') {
    const webinar = (await loadWebinar(edition, language, slug))?.webinar
    if (!webinar) return null
    const { id, description, presenter } = webinar
    const texts = { description, presenter_bio: presenter?.bio ?? null }
    return { table: 'webinars', id, label: slug, texts }
  }
  if (kind === 'whitepapers') {
    const whitepaper = (await loadWhitepaper(edition, language, slug))?.whitepaper
    if (!whitepaper) return null
    const { id, description, preview } = whitepaper
    return { table: 'whitepapers', id, label: slug, texts: { description, preview_content: preview } }
  }
  const { home } = (await loadFrame(edition, language)).pages
  const page = await loadPage(edition, language, rest.join('/') || home)
  return page ? { table: 'pages', id: page.id, label: page.slug, texts: { content: page.content } } : null
}
