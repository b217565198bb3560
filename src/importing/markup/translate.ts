import { translateContainers } from './container-blocks.ts'
import { translateDefinitions } from './definition-lists.ts'
import type { Dialect } from './dialect.ts'
import { translateFrames, translateTasks } from './html-habits.ts'
import { translateIndentedBlocks } from './indented-blocks.ts'
import { translateJsx } from './jsx.ts'
import { translateKramdown, withoutComments } from './kramdown.ts'
import { translateMarkedHtml } from './marked-html.ts'
import { translateAlerts } from './quote-alerts.ts'
import type { SourceText } from './source-text.ts'
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
  text = untilSettled(text, (nested) => translateAlerts(translateIndentedBlocks(nested, dialect), dialect))
  text = translateDefinitions(text)
  return translateContainers(text, dialect)
}

/** Each round takes the outermost of nested blocks. */
function untilSettled(source: SourceText, round: (source: SourceText) => SourceText): SourceText {
  let text = source
  for (let depth = 0; depth < 8; depth += 1) {
    const next = round(text)
    if (next === text) break
    text = next
  }
  return text
}
