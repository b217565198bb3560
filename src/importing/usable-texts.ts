import { sourceLanguage } from '../languages.ts'
import type { AssembledPage } from './assemble-pages.ts'
import type { LoadedText } from './load-text.ts'
import { isDraft } from './pages/publication.ts'

/** The page without translations that are not to be shown, each of which is noticed: the fallback is honest about them. */
export function withUsableTexts(page: AssembledPage): AssembledPage {
  const texts = new Map(page.texts)
  for (const [language, text] of page.texts) {
    const reason = language === sourceLanguage || text === page.main ? undefined : unusable(text, page.main)
    if (!reason) continue
    // What else there was to say of it is of no use now.
    text.notices.length = 0
    text.notify(1, 'language', `the "${language}" text was left out: ${reason}`)
    texts.delete(language)
  }
  return { ...page, texts }
}

function unusable(text: LoadedText, main: LoadedText): string | undefined {
  if (text.fields.isUntranslated) return 'it says that it is not translated yet'
  if (isDraft(text) && !isDraft(main)) return 'it is a draft'
  return undefined
}
