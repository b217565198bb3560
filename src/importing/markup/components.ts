import { calloutOpening, isCallout } from './callouts.ts'
import type { Dialect } from './dialect.ts'
import { escaped, linkMarkdown, pictureMarkdown, videoMarkdown } from './markdown-writing.ts'
import { type Attribute, attributeText, attributeValue, type Tag } from './tags.ts'

/** What stands in place of a component's tags; its content stays between them. */
export interface ComponentText {
  readonly open: string
  readonly close: string
  /** Whether that says all of what the component said. */
  readonly complete: boolean
}

/** Finds the path that an expression such as `hero` or `require('./x.png').default` stands for. */
export type PathOf = (attribute: Attribute | undefined) => string | undefined

const wrappers = new Set(
  'Fragment Tabs TabGroup Steps Step CardGrid Cards Columns Column Row Grid FileTree Stepper Layout'.split(
    ' ',
  ),
)
const pictures = new Set('Image Img Picture Figure ThemedImage ImageZoom Zoom BlogImage'.split(' '))
const links = new Set('Link A Button LinkButton ButtonLink NavLink RouterLink NuxtLink'.split(' '))
const titled = new Set('TabItem Tab Card AccordionItem Panel'.split(' '))
const folds = new Set('Details Accordion Collapse Collapsible Expandable Spoiler'.split(' '))

/** What a component becomes, by the names that themes use for the common ones. `isPair` says that it has content. */
export function componentText(tag: Tag, isPair: boolean, dialect: Dialect, pathOf: PathOf): ComponentText {
  const { name } = tag
  const text = (...names: string[]) => names.map((each) => attributeText(tag, each)).find(Boolean)
  if (name === '' || wrappers.has(name)) return { open: '', close: '', complete: true }
  if (isCallout(name) && isPair) {
    const kind = text('type', 'kind', 'intent', 'variant') ?? name
    const opening = calloutOpening(isCallout(kind) ? kind : name, text('title', 'label'), dialect.language)
    return { open: `\n\n${opening}\n`, close: '\n:::\n\n', complete: true }
  }
  if (name === 'Badge' && !isPair) return says(escaped(text('text', 'label') ?? ''))
  if (titled.has(name)) return titledText(tag, isPair, text)
  if (folds.has(name) && isPair) {
    const summary = `<details><summary>${text('summary', 'title', 'label') ?? '…'}</summary>`
    return { open: `\n\n${summary}\n\n`, close: '\n\n</details>\n\n', complete: true }
  }
  if (pictures.has(name)) {
    const path = pathOf(tag.attributes.get('src') ?? tag.attributes.get('image'))
    if (!path) return leftOut
    return says(pictureMarkdown(text('alt') ?? '', path, text('caption', 'title')), isPair)
  }
  const to = pathOf(tag.attributes.get('href') ?? tag.attributes.get('to') ?? tag.attributes.get('link'))
  if (links.has(name) && to) {
    if (isPair) return { open: `<a href="${attributeValue(to)}">`, close: '</a>', complete: true }
    return says(linkMarkdown(escaped(text('text', 'label', 'title') ?? to), to))
  }
  if (name === 'LinkCard' && to) {
    const description = text('description')
    const link = linkMarkdown(escaped(text('title') ?? to), to)
    return says(`\n\n${link}${description ? `: ${escaped(description)}` : ''}\n\n`)
  }
  const video =
    /^(?:YouTube|Youtube|YoutubeEmbed|LiteYouTubeEmbed|Vimeo)$/.test(name) && text('id', 'videoId')
  if (video) return says(videoMarkdown(name === 'Vimeo' ? 'vimeo' : 'youtube', video))
  return leftOut
}

const leftOut: ComponentText = { open: '', close: '', complete: false }

/** For a component whose attributes say everything; what stands in it stays behind that. */
const says = (open: string, isPair = false): ComponentText => ({
  open,
  close: isPair ? '\n' : '',
  complete: true,
})

/** A tab or card: its title in bold, then its content. */
function titledText(
  tag: Tag,
  isPair: boolean,
  text: (...names: string[]) => string | undefined,
): ComponentText {
  const title = text('label', 'title', 'header', 'value')
  if (!title) return { open: '\n\n', close: '\n\n', complete: isPair }
  const href = attributeText(tag, 'href')
  const words = href ? linkMarkdown(escaped(title), href) : `**${escaped(title)}**`
  return { open: `\n\n${words}\n\n`, close: '\n\n', complete: true }
}
