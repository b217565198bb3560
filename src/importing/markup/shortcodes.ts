import { calloutOpening, isCallout } from './callouts.ts'
import type { Dialect } from './dialect.ts'
import { escaped, literal, pictureMarkdown, target, videoMarkdown } from './markdown-writing.ts'
import { leftOut, type Replacement, says } from './replacement.ts'
import { firstNamed, type Parameters, readParameters } from './tag-parameters.ts'
import type { TemplateTag } from './template-tags.ts'

const pictures = new Set(['figure', 'img', 'image', 'picture', 'imgproc', 'fig'])
const wrappers = new Set(['tabs', 'tabpane', 'steps', 'columns', 'cards'])
const tabs = new Set(['tab', 'tabitem', 'card', 'column'])
const folds = new Set(['details', 'expand', 'collapse', 'spoiler'])

/** What a shortcode of Hugo and its themes becomes. `isPair` says that its name is closed somewhere. */
export function shortcodeText(tag: TemplateTag, isPair: boolean, dialect: Dialect): Replacement {
  const name = tag.name.toLowerCase()
  const shown = /^\/\*\s*(.*?)\s*\*\/$/s.exec(`${tag.closing ? '/' : ''}${tag.name}${tag.rest}`)
  // A shortcode in comment signs is shown, not run.
  if (shown) return says(literal(`{{< ${shown[1]} >}}`).replaceAll('<', '&lt;'))
  const parameters = readParameters(tag.rest.replace(/\/$/, ''))
  if (isPair && isCallout(name)) {
    return says(tag.closing ? '\n:::\n\n' : `\n\n${callout(name, parameters, dialect)}\n`)
  }
  if (isPair && folds.has(name)) {
    const title = firstNamed(parameters, 'title', 'summary') ?? parameters.positional[0] ?? '…'
    return says(tag.closing ? '\n\n</details>\n\n' : `\n\n<details><summary>${title}</summary>\n\n`)
  }
  if (isPair && wrappers.has(name)) return says('')
  if (isPair && tabs.has(name)) {
    const label = firstNamed(parameters, 'name', 'title', 'header', 'tabname') ?? parameters.positional[0]
    return says(label && !tag.closing ? `\n\n**${escaped(label)}**\n\n` : '\n\n')
  }
  if (isPair && name === 'button') return button(tag, parameters)
  // Their content stays, so the end of a block that was reported at its start needs no second notice.
  if (tag.closing) return says('')
  if (name === 'ref' || name === 'relref') return reference(parameters)
  if (pictures.has(name)) return picture(parameters)
  if (name === 'youtube' || name === 'vimeo') {
    const id = firstNamed(parameters, 'id') ?? parameters.positional[0]
    return id ? says(videoMarkdown(name, id)) : leftOut
  }
  return name === 'toc' ? says('') : leftOut
}

/** Themes give kind and title by name or by place; the kind is a word that names a callout. */
function callout(name: string, parameters: Parameters, dialect: Dialect): string {
  const [first, ...others] = parameters.positional
  const byPlace = first !== undefined && isCallout(first)
  const kind = firstNamed(parameters, 'type', 'color', 'level', 'context') ?? (byPlace ? first : undefined)
  const title =
    firstNamed(parameters, 'title', 'header') ?? (byPlace ? others : parameters.positional).join(' ')
  return calloutOpening(kind && isCallout(kind) ? kind : name, title, dialect.language)
}

function reference(parameters: Parameters): Replacement {
  const path = firstNamed(parameters, 'path') ?? parameters.positional[0]
  if (!path) return leftOut
  return says(path.startsWith('#') ? path : `ref:${path.replace(/\s/g, '%20')}`)
}

function picture(parameters: Parameters): Replacement {
  const source = firstNamed(parameters, 'src', 'link', 'url', 'path') ?? parameters.positional[0]
  if (!source) return leftOut
  const title = firstNamed(parameters, 'title')
  const caption = [title, firstNamed(parameters, 'caption', 'attr')].filter(Boolean).join('. ')
  return says(pictureMarkdown(firstNamed(parameters, 'alt') ?? caption, source, caption))
}

/** A button is a link around its words. */
function button(tag: TemplateTag, parameters: Parameters): Replacement {
  if (tag.closing) return says(buttonEnd)
  const relative = firstNamed(parameters, 'relref', 'ref')
  const url = relative
    ? `ref:${relative}`
    : (firstNamed(parameters, 'href', 'url', 'link') ?? parameters.positional[0])
  return url ? says(`<a href="${target(url)}">`) : says('<a>')
}

const buttonEnd = '</a>'
