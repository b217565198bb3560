import { decoded, slugOf } from '../../site/markdown/content-id.ts'
import { slugPart } from '../pages/slugs.ts'

/**
 * The name of a place in a text that a fragment means. Generators make names of headings by rules of their own; where
 * a single heading has the same letters, that is the one.
 */
export function matchingAnchor(fragment: string, anchors: ReadonlySet<string>): string | undefined {
  const wanted = slugOf(decoded(fragment))
  // As the renderer reads it, so the author's way of writing it may stay.
  if (anchors.has(wanted)) return fragment
  const letters = lettersOf(wanted)
  const same = [...anchors].filter((anchor) => lettersOf(anchor) === letters)
  return letters !== '' && same.length === 1 ? same[0] : undefined
}

/** Numbers in front are dropped by some generators. */
const lettersOf = (name: string) =>
  slugPart(name)
    .replace(/^[\d-]+/, '')
    .replaceAll('-', '')
