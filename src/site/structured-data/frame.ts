import type { LanguageCode } from '../../languages.ts'
import type { SpokenText } from '../words.ts'

/** What structured data knows of the site that a page stands in. */
export interface SiteFacts {
  readonly language: LanguageCode
  readonly siteUrl: string
  readonly siteTitle: SpokenText
  readonly siteDescription: SpokenText | null
  readonly company: {
    readonly legal_name: string
    readonly street?: string | undefined
    readonly postal_code?: string | undefined
    readonly city?: string | undefined
    readonly country: SpokenText | null
    readonly phone?: string | undefined
    readonly email?: string | undefined
    readonly founded?: number | undefined
  } | null
}

/** A page as structured data names it. */
export interface PageFacts {
  /** The canonical URL. */
  readonly url: string
  readonly title: SpokenText
  readonly description: SpokenText
  /** The language that the page as a whole speaks. */
  readonly language: LanguageCode
  /** URL of the picture that stands for it. */
  readonly image: string
}
