import type { MdastNode } from 'satteri'
import { childrenOf, markdownTree, type PlacedNode, placedNodes } from '../markup/markdown-tree.ts'
import { escaped, pictureMarkdown, target } from '../markup/markdown-writing.ts'
import { type Edit, edited, lineFinder, type SourceText } from '../markup/source-text.ts'
import { attributeText, attributeValue, findTags, type Tag } from '../markup/tags.ts'

/** Decides what becomes of links and pictures. */
export interface ReferenceRules {
  /** The target of a link, or null for one that is to become its text. */
  readonly link: (url: string, line: number) => string | null
  /** The words for a link that has none but its target. */
  readonly label: (url: string) => string
  /** The address of a picture, or else the words that stand for it. */
  readonly picture: (
    url: string,
    alt: string,
    line: number,
  ) => { readonly url: string } | { readonly words: string }
}

/** Rewrites every link and picture of a Markdown text, be they written in Markdown or in HTML. */
export function rewriteReferences(source: SourceText, rules: ReferenceRules): SourceText {
  const { text } = source
  const nodes = placedNodes(markdownTree(text))
  const lineAt = lineFinder(source)
  const definitions = new Map<string, string>()
  for (const { node } of nodes) {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node.url)
  }
  const edits: Edit[] = []
  for (const placed of nodes) {
    const { node, start, end } = placed
    const line = lineAt(start)
    if (node.type === 'link') edits.push(...linkEdits(text, placed, node.url, node.title, line, rules))
    else if (node.type === 'linkReference') {
      const url = definitions.get(node.identifier)
      if (url !== undefined) edits.push(...linkEdits(text, placed, url, null, line, rules))
    } else if (node.type === 'image') {
      edits.push(pictureEdit(placed, node.url, node.alt ?? '', node.title, line, rules))
    } else if (node.type === 'imageReference') {
      const url = definitions.get(node.identifier)
      if (url !== undefined) edits.push(pictureEdit(placed, url, node.alt ?? '', null, line, rules))
    } else if (node.type === 'definition') {
      // What used it says its address itself now; a relative one would be refused.
      edits.push({ start, end, text: '' })
    } else if (node.type === 'html') edits.push(...htmlEdits(placed, text, rules, lineAt))
  }
  return withoutEmptyLinks(edited(source, edits))
}

/** A link whose picture is gone has nothing to be clicked. */
function withoutEmptyLinks(source: SourceText): SourceText {
  if (!source.text.includes('[](')) return source
  const empty = placedNodes(markdownTree(source.text)).filter(
    ({ node }) => node.type === 'link' && childrenOf(node).length === 0,
  )
  return edited(
    source,
    empty.map(({ start, end }) => ({ start, end, text: '' })),
  )
}

function pictureEdit(
  { start, end }: PlacedNode,
  url: string,
  alt: string,
  title: string | null | undefined,
  line: number,
  rules: ReferenceRules,
): Edit {
  const made = rules.picture(url, alt, line)
  return { start, end, text: 'url' in made ? pictureMarkdown(alt, made.url, title) : escaped(made.words) }
}

/** Exchanges what follows a link's text, so that the text may hold pictures that are exchanged themselves. */
function linkEdits(
  text: string,
  { node, start, end }: PlacedNode,
  url: string,
  title: string | null | undefined,
  line: number,
  rules: ReferenceRules,
): Edit[] {
  const href = rules.link(url, line)
  if (href === url && node.type === 'link') return []
  // An autolink shows its own address.
  if (text[start] !== '[') {
    const words = escaped(rules.label(url))
    return [{ start, end, text: href === null ? words : `[${words}](${target(href)})` }]
  }
  const last = childrenOf(node).at(-1) as MdastNode | undefined
  const tail = text.indexOf(']', last?.position?.end.offset ?? start + 1)
  if (tail === -1 || tail >= end) return []
  const words = title ? ` "${title.replace(/\s+/g, ' ').replace(/["\\]/g, '\\$&')}"` : ''
  return [
    ...(href === null ? [{ start, end: start + 1, text: '' }] : []),
    { start: tail, end, text: href === null ? '' : `](${target(href)}${words})` },
  ]
}

function htmlEdits(
  { start, end }: PlacedNode,
  whole: string,
  rules: ReferenceRules,
  lineAt: (offset: number) => number,
): Edit[] {
  const html = whole.slice(start, end)
  return findTags(html, undefined, 'as-browsers').flatMap((tag) => {
    const place = { start: start + tag.start, end: start + tag.end }
    const name = tag.name.toLowerCase()
    if (name === 'img') {
      const isAlone = html.trim() === html.slice(tag.start, tag.end)
      return [{ ...place, text: imageTag(tag, isAlone, rules, lineAt(place.start)) }]
    }
    const href = name === 'a' && !tag.closing ? attributeText(tag, 'href') : undefined
    if (href === undefined) return []
    const url = rules.link(href, lineAt(place.start))
    return url === href ? [] : [{ ...place, text: linkTag(tag, url) }]
  })
}

/** A picture's tag without other HTML around it becomes Markdown; within HTML it stays a tag. */
function imageTag(tag: Tag, isAlone: boolean, rules: ReferenceRules, line: number): string {
  const alt = attributeText(tag, 'alt') ?? ''
  const title = attributeText(tag, 'title')
  const made = rules.picture(attributeText(tag, 'src') ?? '', alt, line)
  if ('words' in made) return isAlone ? escaped(made.words) : attributeValue(made.words)
  if (isAlone) return pictureMarkdown(alt, made.url, title)
  const titled = title ? ` title="${attributeValue(title)}"` : ''
  return `<img src="${attributeValue(made.url)}" alt="${attributeValue(alt)}"${titled}>`
}

/** The tag of a link with another address, or with none; it may be an anchor as well. */
function linkTag(tag: Tag, href: string | null): string {
  const kept = ['id', 'name', 'title'].flatMap((name) => {
    const value = attributeText(tag, name)
    return value ? ` ${name}="${attributeValue(value)}"` : []
  })
  return `<a${href === null ? '' : ` href="${attributeValue(href)}"`}${kept.join('')}>`
}
