import type { UtcTime } from '../content-db/tables.ts'
import type { LanguageCode } from '../languages.ts'
import type { Phrase } from './phrase.ts'

/** What a mail says, before it is HTML and plain text. */
export interface Letter {
  readonly language: LanguageCode
  readonly subject: Phrase
  readonly heading: Phrase
  readonly greeting: Phrase | null
  readonly body: readonly Block[]
  /** Why the reader gets this mail. */
  readonly reason: Phrase
  readonly calendar?: Invitation | null
  /** Addresses that withdraw from all mail of this kind: the one that a mail program posts to by one click. */
  readonly unsubscribe?: string
  /** From this moment on nobody waits for it; null where somebody always does. */
  readonly expiresAt: UtcTime | null
  /** The schedule that it tells a registrant. */
  readonly toldSchedule?: string
}

/** A calendar file that goes with a mail. */
export interface Invitation {
  readonly method: 'REQUEST' | 'CANCEL'
  readonly content: string
}

/** A part of a mail's text. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: Phrase }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'button'; readonly label: Phrase; readonly url: string }
  /** A remark with a link after it. */
  | { readonly kind: 'note'; readonly text: Phrase; readonly link: { label: Phrase; url: string } | null }
  /** Somebody's own words, line by line. */
  | { readonly kind: 'quote'; readonly lines: readonly string[]; readonly language: string }

/** A line of what is known, such as when. */
export interface Fact {
  readonly label: Phrase
  readonly value: Phrase
  readonly url?: string | null
}

/** Why a mail that was promised is not written: its reason is gone. */
export interface Useless {
  readonly useless: string
}
