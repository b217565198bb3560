import { markBlocks } from './block-syntax.ts'
import { parseMarkdown } from './parse.ts'
import { prepareSource } from './source.ts'
import { type Element, stringProperty, walk } from './tree.ts'
import { mediaName, trimmedUrl } from './urls.ts'

/** What a Markdown text refers to, each once, in the order of the text. */
export interface MarkdownReferences {
  /** File names of pictures in the media library. */
  readonly pictures: readonly string[]
  /** File names of media that links lead to. */
  readonly files: readonly string[]
  /** All other links as their author wrote them: `/products#prices`, `#team`, `https://…`, and those that will be refused. */
  readonly links: readonly string[]
}

/**
 * What a Markdown text refers to, from the same tree that rendering walks (what stands in code is no reference), for a
 * fraction of the cost. A text that cannot be rendered refers to nothing.
 */
export function markdownReferences(source: string): MarkdownReferences {
  const pictures = new Set<string>()
  const files = new Set<string>()
  const links = new Set<string>()
  const prepared = prepareSource(source)
  if (!prepared.ok) return { pictures: [], files: [], links: [] }

  walk(parseMarkdown(markBlocks(prepared.text).text), (node) => {
    if (node.type !== 'element') return true
    if (node.tagName === 'img') {
      const name = mediaName(trimmedUrl(stringProperty(node, 'src')))
      if (name !== undefined) pictures.add(name)
    } else if (node.tagName === 'a' && !isFootnoteLink(node)) {
      const url = trimmedUrl(stringProperty(node, 'href'))
      const name = mediaName(url)
      if (name !== undefined) files.add(name)
      else if (url !== '') links.add(url)
    }
    return true
  })
  return { pictures: [...pictures], files: [...files], links: [...links] }
}

function isFootnoteLink({ properties }: Element): boolean {
  return Object.hasOwn(properties, 'dataFootnoteRef') || Object.hasOwn(properties, 'dataFootnoteBackref')
}
