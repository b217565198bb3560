import type { Article } from 'schema-dts'
import { isoOf } from '../dates.ts'
import type { PageFacts, SiteFacts } from './frame.ts'
import { organizationReference } from './organization.ts'

/** What of a page decides whether it is an article, and whose. */
export interface ArticleFacts {
  readonly template: string
  readonly author: string | null
  readonly publishedAt: string | null
  readonly updatedAt: string
}

/** Whether a page is an article: a text that somebody wrote or that came out some day. */
export function isArticle({ template, author, publishedAt }: ArticleFacts): boolean {
  return template === 'default' && (author !== null || publishedAt !== null)
}

/** An article. Where nobody in particular wrote it, the company did. */
export function article(site: SiteFacts, page: PageFacts, facts: ArticleFacts): Article {
  const { author, publishedAt, updatedAt } = facts
  return {
    '@type': 'Article',
    headline: page.title.text,
    description: page.description.text,
    image: page.image,
    url: page.url,
    mainEntityOfPage: page.url,
    inLanguage: page.language,
    author: author ? { '@type': 'Person', name: author } : organizationReference(site),
    publisher: organizationReference(site),
    ...(publishedAt === null ? {} : { datePublished: isoOf(publishedAt) }),
    dateModified: isoOf(updatedAt),
  }
}
