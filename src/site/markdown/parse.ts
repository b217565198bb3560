// The engine itself (`satteri`, which Astro 7 renders Markdown with) and not Astro's wrapper around it: the wrapper is
// asynchronous, highlights with Shiki, numbers headings by its own rules and gives a string, which would have to be
// parsed again to be sanitised. The tree that the engine gives is sanitised while it is written, in one walk.
import { type Features, markdownToHast } from 'satteri'
import type { MarkdownLabels } from './context.ts'
import type { Node } from './tree.ts'

const features: Features = { frontmatter: false, headingAttributes: true }

const featuresOfLabels = new WeakMap<MarkdownLabels, Features>()

// Where raw HTML may start. Not `<https://…>`, and not our own markers of blocks, which need no parser.
const rawHtml = /<(?:[a-z][a-z0-9-]*[\s/>]|[/!]|\?(?!(?:block|by|end) \d+\?>))/i

/**
 * The HTML tree of a prepared Markdown text. Where there may be raw HTML in it, the whole is parsed again by the
 * engine's HTML5 parser (html5ever, three times the cost), so that the tree is the one a browser would build.
 */
export function parseMarkdown(text: string, labels?: MarkdownLabels): Node {
  const chosen = labels === undefined ? features : featuresFor(labels)
  const options = rawHtml.test(text) ? { ...chosen, rawHtml: true } : chosen
  return markdownToHast(text, { features: options, position: false })
}

function featuresFor(labels: MarkdownLabels): Features {
  const known = featuresOfLabels.get(labels)
  if (known !== undefined) return known
  const footnotes = { label: labels.footnotes, backLabel: labels.footnoteBack }
  const made = { ...features, gfm: { footnotes } }
  featuresOfLabels.set(labels, made)
  return made
}
