import { createHash } from 'node:crypto'
import type { Edition } from '../../content-db/published/edition.ts'
import { loadFrame } from '../../content-db/published/frame.ts'
import { readPageContent } from '../../content-db/published/page-content.ts'
import type { LanguageCode } from '../../languages.ts'
import type { Post, Wording } from '../../leads/post.ts'
import { type Texts, words } from '../../site/words.ts'

/** What forms say in a language. */
export interface FormTexts {
  readonly texts: Texts
  /** What a visitor agrees to by sending a form. */
  readonly wordings: Post['wordings']
}

/** Milliseconds after which texts are read again: editors change them seldom. */
const lifetime = 5_000

/** Reads what forms say, anew after a moment; whoever asks while that goes on is given what was read last. */
export function formTexts(edition: () => Edition): (language: LanguageCode) => Promise<FormTexts> {
  const known = new Map<LanguageCode, { readAt: number; texts: Promise<FormTexts> }>()
  return (language) => {
    const found = known.get(language)
    if (found && performance.now() - found.readAt < lifetime) return found.texts
    const texts = read(edition(), language)
    if (!found) {
      known.set(language, { readAt: performance.now(), texts })
      texts.catch(() => known.delete(language))
      return texts
    }
    found.readAt = performance.now()
    // What cannot be read now is tried again later, and what was read last holds on.
    texts.then(
      () => known.set(language, { readAt: performance.now(), texts }),
      () => undefined,
    )
    return found.texts
  }
}

async function read(edition: Edition, language: LanguageCode): Promise<FormTexts> {
  const frame = await loadFrame(edition, language)
  const { privacy } = frame.pages
  const notice = privacy === null ? undefined : await readPageContent(edition, language, privacy)
  const sentence = words(frame, 'form.privacy', { link: words(frame, 'form.privacyLink') })
  return {
    texts: frame,
    wordings: {
      privacyNotice: notice === undefined ? null : wording(sentence, notice),
      marketing: wording(words(frame, 'form.marketing')),
    },
  }
}

/** A sentence with the digest of itself and of what it refers to. */
function wording(text: string, referredTo = ''): Wording {
  const version = createHash('sha256').update(`${text}\n${referredTo}`).digest('hex').slice(0, 16)
  return { text, version }
}
