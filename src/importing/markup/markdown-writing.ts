/** Plain text as Markdown that says just that, within a line. */
export function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '&amp;')
}

/** A URL as the target of a link or picture. */
export function target(url: string): string {
  const plain = url.trim().replace(/\n/g, '')
  return /[\s()<>]/.test(plain) || plain === '' ? `<${plain.replace(/[<>]/g, encodeURIComponent)}>` : plain
}

/** A picture; its title becomes the caption. */
export function pictureMarkdown(alt: string, url: string, title?: string | null): string {
  const caption = title ? ` "${title.replace(/\s+/g, ' ').trim().replace(/["\\]/g, '\\$&')}"` : ''
  return `![${escaped(alt)}](${target(url)}${caption})`
}

/** A link around Markdown that is its text. */
export const linkMarkdown = (text: string, url: string): string => `[${text}](${target(url)})`

/** Code between fences that are longer than any in it. */
export function fencedCode(code: string, language = ''): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length).slice(0, 10_000))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language.replace(/[^\w+#.-]/g, '')}\n${code.replace(/^\n+|\s+$/g, '')}\n${fence}`
}

/** Text that shows braces as they are, so that no later step takes them for a template tag. */
export const literal = (text: string): string => text.replaceAll('{', '&#123;')

/** A link to a video on its platform; visitors decide themselves whether to go there. */
export function videoMarkdown(platform: 'youtube' | 'vimeo', id: string): string {
  const base = platform === 'youtube' ? 'https://www.youtube.com/watch?v=' : 'https://vimeo.com/'
  return linkMarkdown('Video', base + encodeURIComponent(id))
}
