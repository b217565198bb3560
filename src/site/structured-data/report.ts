import type { MediaObject, Report } from 'schema-dts'
import { isoOf } from '../dates.ts'
import type { PageFacts, SiteFacts } from './frame.ts'
import { organizationReference } from './organization.ts'

/** What a whitepaper says of itself. */
export interface ReportFacts {
  readonly author: string | null
  readonly publishedAt: string | null
  readonly updatedAt: string
  /** Names of its kind, and of its subjects and industries. */
  readonly genre: string | null
  readonly keywords: readonly string[]
  /** The PDF, where everybody may have it at once. */
  readonly file: { readonly path: string; readonly size: number; readonly type: string } | null
}

/** A whitepaper. What one gets after a form has no address here. */
export function report(site: SiteFacts, page: PageFacts, facts: ReportFacts): Report {
  const { author, publishedAt, updatedAt, genre, keywords, file } = facts
  return {
    '@type': 'Report',
    name: page.title.text,
    headline: page.title.text,
    description: page.description.text,
    image: page.image,
    url: page.url,
    inLanguage: page.language,
    author: author ? { '@type': 'Person', name: author } : organizationReference(site),
    publisher: organizationReference(site),
    ...(publishedAt === null ? {} : { datePublished: isoOf(publishedAt) }),
    dateModified: isoOf(updatedAt),
    ...(genre === null ? {} : { genre }),
    ...(keywords.length === 0 ? {} : { keywords: keywords.join(', ') }),
    isAccessibleForFree: true,
    ...(file ? { encoding: encodingOf(site, file) } : {}),
  }
}

function encodingOf({ siteUrl }: SiteFacts, file: NonNullable<ReportFacts['file']>): MediaObject {
  return {
    '@type': 'MediaObject',
    contentUrl: `${siteUrl}/${file.path}`,
    encodingFormat: file.type,
    contentSize: String(file.size),
  }
}
