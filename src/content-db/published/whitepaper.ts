import { isLanguageCode, type LanguageCode } from '../../languages.ts'
import type { UtcTime } from '../tables.ts'
import { type Edition, oncePerEdition } from './edition.ts'
import { type Field, field } from './field.ts'
import { type Frame, loadFrame } from './frame.ts'
import {
  fileById,
  type MediaUsed,
  mediaUsed,
  type PublishedFile,
  type PublishedPicture,
  pictureById,
} from './media.ts'
import { readOwnLanguages } from './own-languages.ts'
import { readAuthors } from './page.ts'
import type { WhitepaperView } from './rows.ts'
import { publishedAt, whitepapersIn } from './views.ts'

/** A whitepaper as lists, feeds and its own page show it. */
export interface PublishedWhitepaper {
  readonly id: number
  readonly slug: string
  readonly title: Field
  readonly description: Field | null
  readonly preview: Field | null
  readonly metaTitle: Field | null
  readonly metaDescription: Field | null
  readonly contentLanguage: LanguageCode
  readonly ownLanguages: readonly LanguageCode[]
  /** Keys; their names are in the frame's terms as `category.<key>`, `tag.<key>`, `industry.<key>`. */
  readonly terms: Readonly<Record<Facet, readonly string[]>>
  readonly featured: boolean
  readonly author: string | null
  readonly publishedAt: UtcTime | null
  readonly updatedAt: UtcTime
  readonly cover: PublishedPicture | null
  /** Handed out only after a form: then there is no file here. */
  readonly gated: boolean
  readonly file: PublishedFile | null
  /** The row of the media library that holds the PDF. */
  readonly fileId: number
}

/** What a list of whitepapers can be narrowed to. */
export const facets = ['category', 'industry', 'tag'] as const
export type Facet = (typeof facets)[number]

/** Everything that the page of a whitepaper shows. */
export interface WhitepaperPage {
  readonly frame: Frame
  readonly kind: 'whitepaper'
  readonly whitepaper: PublishedWhitepaper
  /** Others on the same matters, closest first. */
  readonly related: readonly PublishedWhitepaper[]
  readonly media: MediaUsed
}

/** Everything that a list of whitepapers shows, the whole list or one narrowed to a term. */
export interface WhitepaperListPage {
  readonly frame: Frame
  readonly kind: 'whitepapers'
  readonly chosen: { readonly facet: Facet; readonly term: string } | null
  /** All of them: the page narrows them by itself, so that filters can be combined. */
  readonly whitepapers: readonly PublishedWhitepaper[]
  readonly terms: Readonly<Record<Facet, readonly string[]>>
}

/** Every published whitepaper of a language: featured first, then in the editors' order, then the newest. */
export const readWhitepapers = oncePerEdition(
  async (edition, language): Promise<readonly PublishedWhitepaper[]> => {
    if (!isLanguageCode(language)) throw new Error(`"${language}" is no language of this site.`)
    const rows = await edition.db
      .selectFrom(whitepapersIn(language))
      .selectAll('whitepaper')
      .where(publishedAt('whitepaper', edition.asOf))
      .orderBy('whitepaper.featured', 'desc')
      .orderBy('whitepaper.sort_order')
      .orderBy('whitepaper.published_at', 'desc')
      .orderBy('whitepaper.id')
      .execute()
    return Promise.all(rows.map((row) => assemble(edition, language, row)))
  },
) as (edition: Edition, language: LanguageCode) => Promise<readonly PublishedWhitepaper[]>

/** The page of a whitepaper; undefined where none is published at that address. */
export async function loadWhitepaper(
  edition: Edition,
  language: LanguageCode,
  slug: string,
): Promise<WhitepaperPage | undefined> {
  const whitepapers = await readWhitepapers(edition, language)
  const whitepaper = whitepapers.find((candidate) => candidate.slug === slug)
  if (!whitepaper) return undefined
  return {
    frame: await loadFrame(edition, language),
    kind: 'whitepaper',
    whitepaper,
    related: relatedTo(whitepaper, whitepapers).slice(0, 3),
    media: await mediaUsed(edition, language, [
      whitepaper.description?.text ?? null,
      whitepaper.preview?.text ?? null,
    ]),
  }
}

/** The list of whitepapers, or the part of it under one term; undefined for a term that no whitepaper has. */
export async function loadWhitepaperList(
  edition: Edition,
  language: LanguageCode,
  chosen: WhitepaperListPage['chosen'] = null,
): Promise<WhitepaperListPage | undefined> {
  const whitepapers = await readWhitepapers(edition, language)
  const terms = termsOf(whitepapers)
  if (chosen && !terms[chosen.facet].includes(chosen.term)) return undefined
  return { frame: await loadFrame(edition, language), kind: 'whitepapers', chosen, whitepapers, terms }
}

function termsOf(whitepapers: readonly PublishedWhitepaper[]): Record<Facet, string[]> {
  const under = (facet: Facet) => [...new Set(whitepapers.flatMap((paper) => paper.terms[facet]))].sort()
  return { category: under('category'), industry: under('industry'), tag: under('tag') }
}

function relatedTo(
  whitepaper: PublishedWhitepaper,
  all: readonly PublishedWhitepaper[],
): PublishedWhitepaper[] {
  const shared = (other: PublishedWhitepaper) =>
    facets
      .flatMap((facet) => other.terms[facet].map((term) => whitepaper.terms[facet].includes(term)))
      .filter(Boolean).length
  return all.filter((other) => other.id !== whitepaper.id).toSorted((a, b) => shared(b) - shared(a))
}

async function assemble(
  edition: Edition,
  language: LanguageCode,
  row: WhitepaperView,
): Promise<PublishedWhitepaper> {
  return {
    id: row.id,
    slug: row.slug,
    title: { text: row.title, language: row.title_language },
    description: field(row.description, row.description_language),
    preview: field(row.preview_content, row.preview_content_language),
    metaTitle: field(row.meta_title, row.meta_title_language),
    metaDescription: field(row.meta_description, row.meta_description_language),
    contentLanguage: row.content_language,
    ownLanguages: (await readOwnLanguages(edition, 'whitepapers')).get(row.id) ?? [],
    terms: {
      category: row.category ? [row.category] : [],
      industry: row.industry === null ? [] : JSON.parse(row.industry),
      tag: row.tags === null ? [] : JSON.parse(row.tags),
    },
    featured: row.featured === 1,
    author: (row.author_id !== null && (await readAuthors(edition)).get(row.author_id)) || null,
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
    cover: await pictureById(edition, language, row.thumbnail_id),
    gated: row.requires_registration === 1,
    file: await fileById(edition, language, row.file_id),
    fileId: row.file_id,
  }
}
