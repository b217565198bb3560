import { codeFinder, type InCode } from './code-ranges.ts'
import { type Dialect, quoted } from './dialect.ts'
import { liquidText } from './liquid.ts'
import { literalBlocks } from './literal-blocks.ts'
import { outputText } from './outputs.ts'
import { type Replacement, replacementEdit, says } from './replacement.ts'
import { shortcodeText } from './shortcodes.ts'
import { type Edit, edited, lineFinder, type SourceText } from './source-text.ts'
import { nextTemplateTag, type TemplateTag } from './template-tags.ts'

/** What stands before the target of a link, maybe with the tag of the site's own address between. */
const linkStart = /(?:\]\(\s*<?|=\s*["']?|\]:\s*<?)(?:\{\{[^{}]*\}\})?$/

/** Translates tags of Liquid, Jinja and Hugo outside of code; those without a meaning here are left out with a notice. */
export function translateTemplates(source: SourceText, dialect: Dialect): SourceText {
  const { text } = source
  if (!text.includes('{')) return source
  const inCode = codeFinder(text)
  const lineAt = lineFinder(source)
  const closed = closedNames(text, inCode)
  const literalBlock = literalBlocks(text)
  const edits: Edit[] = []
  let from = 0
  for (let tag = nextTemplateTag(text, 0, inCode); tag; tag = nextTemplateTag(text, from, inCode)) {
    const isPair = closed.has(`${tag.kind} ${tag.name}`)
    const block = literalBlock(tag)
    const replacement = block ?? replaced(tag, dialect, isPair)
    const end = block?.end ?? tag.end
    // An address outside of a link becomes a link of its own, which gets the title of its page.
    const isBare =
      /^ref:/.test(replacement.text) && !linkStart.test(text.slice(Math.max(0, tag.start - 200), tag.start))
    const made = isBare ? `<${replacement.text}>` : replacement.text
    edits.push(replacementEdit(text, tag.start, end, made))
    if (!replacement.complete) {
      const shown = quoted(text.slice(tag.start, tag.end))
      dialect.notify(lineAt(tag.start), 'template-tag', `the template tag ${shown} was left out`)
    }
    from = end
  }
  return edited(source, edits)
}

function replaced(tag: TemplateTag, dialect: Dialect, isPair: boolean): Replacement {
  if (tag.kind === 'comment') return says('')
  if (tag.kind === 'output') return outputText(tag.rest, dialect)
  return tag.kind === 'shortcode' ? shortcodeText(tag, isPair, dialect) : liquidText(tag, isPair, dialect)
}

/** Names of tags that are closed somewhere: those that open have something between them and their end. */
function closedNames(text: string, inCode: InCode): Set<string> {
  const names = new Set<string>()
  let from = 0
  for (let tag = nextTemplateTag(text, 0, inCode); tag; tag = nextTemplateTag(text, from, inCode)) {
    if (tag.closing) names.add(`${tag.kind} ${tag.name}`)
    from = tag.end
  }
  return names
}
