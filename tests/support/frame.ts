import type { LanguageCode } from '../../src/languages.ts'
import german from '../../src/site/texts/de.json' with { type: 'json' }
import english from '../../src/site/texts/en.json' with { type: 'json' }
import type { SpokenText } from '../../src/site/words.ts'

const shipped: Readonly<Record<string, Readonly<Record<string, string>>>> = { en: english, de: german }

/** Interface texts and the site's name as a page of a language has them, with the texts that are shipped. */
export function frameIn(language: LanguageCode) {
  const texts = Object.entries(shipped[language] ?? english).map(([key, text]): [string, SpokenText] => [
    key,
    { text, language },
  ])
  return {
    language,
    siteUrl: 'https://www.voltaic.example',
    siteTitle: { text: 'Voltaic Systems', language } satisfies SpokenText,
    siteDescription: null as SpokenText | null,
    pages: { home: 'home' },
    texts: Object.fromEntries(texts),
  }
}
