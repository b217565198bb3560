import { calloutOpening, isCallout } from './callouts.ts'
import { type Dialect, quotedField } from './dialect.ts'
import { escaped, pictureMarkdown, videoMarkdown } from './markdown-writing.ts'
import { leftOut, type Replacement, says } from './replacement.ts'
import { firstNamed, type Parameters, readParameters } from './tag-parameters.ts'
import type { TemplateTag } from './template-tags.ts'

/** What a tag of Liquid becomes. `isPair` says that its name is closed somewhere. */
export function liquidText(tag: TemplateTag, isPair: boolean, dialect: Dialect): Replacement {
  const { name, rest } = tag
  if (isCallout(name) && isPair) {
    if (tag.closing) return says('\n:::\n\n')
    const { named, positional } = readParameters(rest)
    const title = named.get('title') ?? positional.join(' ')
    return says(`\n\n${calloutOpening(name, title, dialect.language)}\n`)
  }
  // Their content stays, so the end of a block that was reported at its start needs no second notice.
  if (tag.closing || name === 'raw') return says('')
  if (name === 'link' || name === 'post_url') {
    const path = rest.trim().replace(/\s/g, '%20')
    return says(name === 'link' ? `ref:/${path.replace(/^\//, '')}` : `ref:${path}.md`)
  }
  if (name === 'youtube' || name === 'vimeo') return video(name, readParameters(rest))
  if (name.startsWith('include')) return included(rest, dialect)
  return leftOut
}

function video(platform: 'youtube' | 'vimeo', parameters: Parameters): Replacement {
  const id = firstNamed(parameters, 'id') ?? parameters.positional[0]
  return id ? says(videoMarkdown(platform, id.replace(/^.*[/=]/, ''))) : leftOut
}

/** Themes include figures by many names; what has an image file is one. */
function included(rest: string, dialect: Dialect): Replacement {
  const parameters = readParameters(rest)
  const file = parameters.positional[0] ?? ''
  const source = firstNamed(parameters, 'src', 'url', 'file', 'image', 'image_path', 'path')
  if (/(figure|image|img|picture|photo)/i.test(file) && source) {
    const caption = firstNamed(parameters, 'caption', 'title', 'description')
    return says(pictureMarkdown(firstNamed(parameters, 'alt') ?? caption ?? '', source, caption))
  }
  const platform = /youtube/i.test(file) ? 'youtube' : /vimeo/i.test(file) ? 'vimeo' : undefined
  if (platform) return video(platform, { named: parameters.named, positional: [] })
  const callout = /^(?:.*\/)?([\w-]+)\.(html|md)$/.exec(file)?.[1]
  const words = firstNamed(parameters, 'content', 'text')
  if (callout && isCallout(callout) && words) {
    const title = firstNamed(parameters, 'title')
    return says(`\n\n${calloutOpening(callout, title, dialect.language)}\n${words}\n:::\n\n`)
  }
  const field = /^page\.(\w+)$/.exec(file)
  const value = field && quotedField(dialect, field[1] as string)
  return value ? says(escaped(value)) : leftOut
}
