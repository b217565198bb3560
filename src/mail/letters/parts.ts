import type { Frame } from '../../content-db/published/frame.ts'
import type { UtcTime } from '../../content-db/tables.ts'
import { dayIn, timesIn } from '../../site/dates.ts'
import type { TextKey } from '../../site/words.ts'
import type { Block, Fact } from '../letter.ts'
import { type Phrase, type PhraseValues, phrase, said } from '../phrase.ts'
import { greetedName } from '../visitor-text.ts'

/** A paragraph that is an interface text. */
export const paragraph = (frame: Frame, key: TextKey, values?: PhraseValues): Block => ({
  kind: 'paragraph',
  text: phrase(frame, key, values),
})

/** A button that leads to an address. */
export const button = (frame: Frame, key: TextKey, url: string): Block => ({
  kind: 'button',
  label: phrase(frame, key),
  url,
})

/** A remark with a link. */
export const note = (frame: Frame, key: TextKey, label: TextKey, url: string): Block => ({
  kind: 'note',
  text: phrase(frame, key),
  link: { label: phrase(frame, label), url },
})

/** A known thing with its label. */
export const fact = (
  frame: Frame,
  key: TextKey,
  value: string | Phrase,
  url: string | null = null,
): Fact => ({
  label: phrase(frame, key),
  value: typeof value === 'string' ? said(value, frame.interfaceLanguage) : value,
  url,
})

/** A list of what is known, without what is not. */
export const facts = (...known: readonly (Fact | null)[]): Block => ({
  kind: 'facts',
  facts: known.filter((entry) => entry !== null),
})

/** Day and times in a zone, with its name where the short one does not say it. */
export function momentOf(frame: Frame, start: UtcTime, end: UtcTime, zone: string): string {
  const language = frame.interfaceLanguage
  return `${dayIn(start, language, zone)}, ${timesIn(start, end, language, zone)}`
}

/** How a person is greeted: by their names, where these are names. */
export function greeting(
  frame: Frame,
  person: { readonly first_name: string; readonly last_name: string },
): Phrase {
  const first = greetedName(person.first_name)
  const last = greetedName(person.last_name)
  return first && last
    ? phrase(frame, 'mail.greeting', { first, last })
    : phrase(frame, 'mail.greeting.unknown')
}
