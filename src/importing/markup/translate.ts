import { codeFinder } from './code-ranges.ts'
import { translateContainers } from './container-blocks.ts'
import type { Dialect } from './dialect.ts'
import { translateFrames, translateTasks } from './html-habits.ts'
import { translateIndentedBlocks } from './indented-blocks.ts'
import { translateJsx } from './jsx.ts'
import { translateKramdown, withoutComments } from './kramdown.ts'
import { translateMarkedHtml } from './marked-html.ts'
import { translateAlerts } from './quote-alerts.ts'
import { edited, type SourceText } from './source-text.ts'
import { translateTemplates } from './templates.ts'

/**
 * Turns what Jekyll, Hugo, Docusaurus, Astro, MkDocs and GitHub add to Markdown into Magnetiq's Markdown. Links and
 * pictures stay as they are; what has no meaning here is left out with a notice. Nothing within code changes.
 */
export function translateMarkup(source: SourceText, dialect: Dialect): SourceText {
  // Braces of JSX look like template tags, and marks of kramdown stand within HTML, so the order matters.
  let text = withoutComments(source)
  text = translateJsx(text, dialect)
  text = translateTemplates(text, dialect)
  text = translateKramdown(text)
  text = translateTasks(text)
  text = translateMarkedHtml(text, dialect)
  text = translateFrames(text, dialect)
  text = translateIndentedBlocks(text, dialect)
  text = translateAlerts(text, dialect)
  text = translateContainers(text, dialect)
  return withoutGaps(text)
}

/** One blank line is enough where tags have gone. */
function withoutGaps(source: SourceText): SourceText {
  const inCode = codeFinder(source.text)
  const gaps = [...source.text.matchAll(/\n(?:[ \t]*\n){2,}/g)].filter(({ index }) => !inCode(index))
  return edited(
    source,
    gaps.map(({ 0: gap, index }) => ({ start: index, end: index + gap.length, text: '\n\n' })),
  )
}
