import { highlight, languageOfCode } from './highlighting.ts'
import { escapeHtml, withoutControls } from './html.ts'
import type { Rendering } from './rendering.ts'
import { classesOf, type Element, isElement, textOf } from './tree.ts'
import { startParagraph } from './typography.ts'

/**
 * Writes a block of code, highlighted where its language is known; keyboards can scroll it. Undefined for a `<pre>`
 * that is no code block.
 */
export function writeCode(rendering: Rendering, pre: Element): string | undefined {
  const [code] = pre.children
  if (
    pre.children.length !== 1 ||
    !isElement(code, 'code') ||
    code.children.some(({ type }) => type !== 'text')
  )
    return undefined
  startParagraph(rendering.typography)
  const text = withoutControls(textOf(code))
  const language = languageOfCode(classesOf(code))
  if (language === undefined) return `<pre tabindex="0"><code>${escapeHtml(text)}</code></pre>`
  return `<pre tabindex="0"><code class="language-${language}">${highlight(text, language)}</code></pre>`
}
