import type { Notify } from '../report.ts'
import type { ReferenceRules } from './rewrite.ts'

/** What became of a file that a text refers to. */
export type LocalFile =
  | { readonly kind: 'stored'; readonly url: string; readonly isPicture: boolean }
  | { readonly kind: 'refused'; readonly message: string }

/** Words that name the kind of a picture and not what it shows. */
const meaningless =
  /^(?:an?\s+|the\s+|ein\s+|eine\s+)?(?:avatar|image|img|photo|picture|pic|icon|logo|screenshot|figure|banner|thumbnail|bild|foto|abbildung|symbol|alt|alt text)?\s*\d*$/i

/** Alternative text where it says something. */
export function wordsOf(alt: string): string {
  const words = alt.replace(/\s+/g, ' ').trim()
  return meaningless.test(words) || /^\S+\.(?:png|jpe?g|gif|svg|webp|avif)$/i.test(words) ? '' : words
}

/** Decides what is shown for pictures of a text: one of the media library, else its alternative text, with a notice. */
export function pictureRule(
  fileOf: (reference: string, alt: string) => LocalFile | undefined,
  notify: Notify,
): ReferenceRules['picture'] {
  return (written, alt, line) => {
    const url = written.trim()
    const words = wordsOf(alt)
    const kept = words ? ', its alternative text stays' : ''
    if (/^(?:https?:)?\/\//i.test(url)) {
      notify(
        line,
        'picture-remote',
        `the picture ${shortened(url)} is on another site and was left out${kept}`,
      )
      return { words }
    }
    if (/^data:/i.test(url)) {
      notify(
        line,
        'picture-unusable',
        `a picture is written into the text itself and was left out${kept}; save it as a file`,
      )
      return { words }
    }
    const file = /^[a-z][a-z0-9+.-]*:/i.test(url) ? undefined : fileOf(url, alt)
    if (file?.kind === 'stored' && file.isPicture) return { url: file.url }
    if (file?.kind === 'refused') notify(line, 'picture-unusable', file.message)
    else if (file) notify(line, 'picture-unusable', `${shortened(url)} is no picture and was left out${kept}`)
    else
      notify(
        line,
        'picture-missing',
        `the picture ${shortened(url) || 'without a path'} was not found${kept}`,
      )
    return { words }
  }
}

const shortened = (url: string) => (url.length > 100 ? `${url.slice(0, 99)}…` : url)
