import { type LanguageCode, languageOf } from '../languages.ts'
import { type SpokenText, spoken, type Texts, words } from './words.ts'

// Kept: to make one takes longer than to render a page.
const names = new Map<LanguageCode, Intl.DisplayNames>()

/** The name of a language as another one calls it, such as "German" or „Englisch“. */
export function languageName(code: LanguageCode, language: LanguageCode): string {
  const known =
    names.get(language) ?? new Intl.DisplayNames([languageOf(language).locale], { type: 'language' })
  names.set(language, known)
  return known.of(code) ?? code
}

/** A text for where no `lang` attribute can stand: it says itself which language it speaks, where that is another. */
export function withBadge(texts: Texts, { text, language }: SpokenText): string {
  if (language === texts.language) return text
  const { language: saidIn } = spoken(texts, 'fallback.badge')
  const badge = words(texts, 'fallback.badge', { language: languageName(language, saidIn) })
  return `${text} [${badge}]`
}

/** What feeds and calendars know of an entry. */
export interface Announced {
  readonly title: SpokenText
  /** The language that the page behind it speaks. */
  readonly contentLanguage: LanguageCode
}

/** A title in a feed or calendar. It says which language the page behind it speaks, and whether it is cancelled. */
export function announcedTitle(
  texts: Texts,
  { title, contentLanguage }: Announced,
  cancelled: boolean,
): string {
  const language = contentLanguage === texts.language ? title.language : contentLanguage
  const badged = withBadge(texts, { text: title.text, language })
  return cancelled ? `${badged} [${words(texts, 'webinar.phase.cancelled')}]` : badged
}
