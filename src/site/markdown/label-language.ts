import { escapeHtml } from './html.ts'
import type { Rendering } from './rendering.ts'

/** The attribute that marks a word of the page within a text that speaks another language; '' where both speak one. */
export function labelLanguage({ context }: Rendering): string {
  const language = context.labelLanguage ?? context.language
  return language === context.textLanguage ? '' : ` lang="${escapeHtml(language)}"`
}
