import type { LanguageCode } from '../../languages.ts'
import type { PublishedDb } from '../connection.sqlite.ts'
import type { UtcTime } from '../tables.ts'
import type { WordReading } from './search-words.ts'

/** One state of the site: the database it is read from and the moment it is read for. */
export interface Edition {
  readonly db: PublishedDb
  /** Decides what is published, upcoming, open: pages never ask the clock. */
  readonly asOf: UtcTime
  /** Public origin without trailing slash, for absolute URLs. */
  readonly siteUrl: string
  /** Says what else a word of a search may mean in texts of a language. Without it, a word means itself. */
  readonly readings?: (word: string, language: LanguageCode) => readonly WordReading[]
  /** Leaves out the digests of pages: whoever only renders has no use for them. */
  readonly withoutDigests?: boolean
}

/**
 * Keeps what a function reads for an edition, so that thousands of pages share one reading of menus, texts and
 * indexes. The key tells readings of the same edition apart, usually the language.
 */
export function oncePerEdition<T>(read: (edition: Edition, key: string) => Promise<T>) {
  const editions = new WeakMap<Edition, Map<string, Promise<T>>>()
  return (edition: Edition, key = ''): Promise<T> => {
    const readings = editions.get(edition) ?? new Map<string, Promise<T>>()
    editions.set(edition, readings)
    const reading = readings.get(key) ?? read(edition, key)
    readings.set(key, reading)
    return reading
  }
}
