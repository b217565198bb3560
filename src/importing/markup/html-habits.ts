import { codeFinder } from './code-ranges.ts'
import { type Dialect, quoted } from './dialect.ts'
import { linkMarkdown, videoMarkdown } from './markdown-writing.ts'
import { type Edit, edited, lineFinder, type SourceText } from './source-text.ts'
import { attributeText, findTags, readTag } from './tags.ts'

const task =
  /(?:<(?:div|p|li)\b[^>]*>\s*)<input\b[^>]*\btype=["']?checkbox\b[^>]*>\s*<label\b[^>]*>([\s\S]{1,2000}?)<\/label>\s*<\/(?:div|p|li)>\s*/gi

/** Turns check lists written as form fields into task lists, which is what they are without the form. */
export function translateTasks(source: SourceText): SourceText {
  const { text } = source
  if (!/checkbox/i.test(text)) return source
  const inCode = codeFinder(text, 'marked')
  const edits: Edit[] = []
  for (const match of text.matchAll(task)) {
    const start = match.index
    if (inCode(start)) continue
    const box = readTag(text, text.toLowerCase().indexOf('<input', start))
    const words = (match[1] as string).replace(/\s+/g, ' ').trim()
    const end = start + match[0].length
    // Items that follow each other are one list; whatever else follows is parted from it.
    const isLast = !new RegExp(task.source, 'iy').test(text.slice(end, end + 5000))
    const item = `- [${box?.attributes.has('checked') ? 'x' : ' '}] ${words}${isLast ? '\n\n' : '\n'}`
    edits.push({ start, end, text: item })
  }
  return edited(source, edits)
}

/** Turns frames into links: to a video where they show one, else to what they show. */
export function translateFrames(source: SourceText, dialect: Dialect): SourceText {
  const { text } = source
  if (!/<iframe/i.test(text)) return source
  const inCode = codeFinder(text)
  const lineAt = lineFinder(source)
  const edits: Edit[] = []
  for (const tag of findTags(text, (offset) => !inCode(offset))) {
    if (tag.closing || tag.name.toLowerCase() !== 'iframe') continue
    const close = text.slice(tag.end).search(/<\/iframe\s*>/i)
    const end = close === -1 ? tag.end : tag.end + text.slice(tag.end).indexOf('>', close) + 1
    const link = frameLink(attributeText(tag, 'src') ?? '', attributeText(tag, 'title'))
    if (!link) {
      const message = `the frame ${quoted(text.slice(tag.start, tag.end))} was left out`
      dialect.notify(lineAt(tag.start), 'html', message)
    }
    edits.push({ start: tag.start, end, text: link ?? '' })
  }
  return edited(source, edits)
}

function frameLink(url: string, title: string | undefined): string | undefined {
  const youtube = /youtube(?:-nocookie)?\.com\/embed\/([\w-]+)/.exec(url)?.[1]
  if (youtube) return videoMarkdown('youtube', youtube)
  const vimeo = /player\.vimeo\.com\/video\/(\d+)/.exec(url)?.[1]
  if (vimeo) return videoMarkdown('vimeo', vimeo)
  const isPage = /^https:\/\//i.test(url) && URL.canParse(url)
  return isPage ? linkMarkdown(title?.replace(/[[\]]/g, '') || new URL(url).host, url) : undefined
}
