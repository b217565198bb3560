import { translateContainers } from './container-blocks.ts'
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
  text = translateIndentedBlocks(text, dialect)
  text = translateAlerts(text, dialect)
  return translateContainers(text, dialect)
}
