import { attributeText, isEmptyTag, type Tag } from './tags.ts'

/** An element of HTML: its tags and what is between them. */
export interface HtmlElement {
  readonly tag: Tag
  readonly close: Tag
}

/** The elements of a list of tags that are closed, in the order in which they open. */
export function pairedElements(tags: readonly Tag[]): HtmlElement[] {
  const elements: HtmlElement[] = []
  const open: Tag[] = []
  for (const tag of tags) {
    if (!tag.closing) {
      if (!isEmptyTag(tag)) open.push(tag)
      continue
    }
    const at = open.findLastIndex(({ name }) => name.toLowerCase() === tag.name.toLowerCase())
    if (at === -1) continue
    elements.push({ tag: open[at] as Tag, close: tag })
    open.length = at
  }
  return elements.sort((a, b) => a.tag.start - b.tag.start)
}

/** Whether a name is among a tag's classes, as a whole or as a part between hyphens: `pquote-credit` is a credit. */
export function hasClass(tag: Tag, words: RegExp): boolean {
  const classes = (attributeText(tag, 'class') ?? '').toLowerCase()
  return classes.split(/\s+/).some((name) => words.test(name))
}
