import type { LanguageCode } from '../languages.ts'
import { contentIdPrefix } from '../site/markdown/content-id.ts'
import type { MarkdownLabels } from '../site/markdown/context.ts'
import { renderMarkdown } from '../site/markdown/render.ts'
import type { SourceText } from './markup/source-text.ts'

/** What the site's renderer says of a text before its links and pictures are rewritten. */
export type RenderingOutcome =
  | {
      readonly ok: true
      /** Ids of headings and of HTML in the text, as links name them. */
      readonly anchors: ReadonlySet<string>
      readonly refusedHtml: readonly { readonly line: number; readonly message: string }[]
    }
  | { readonly ok: false; readonly message: string }

const unseen: MarkdownLabels = {
  footnotes: '',
  footnoteBack: '',
  note: '',
  table: '',
  taskDone: '',
  taskOpen: '',
}

/** Pictures within a text are reported when they are looked for, and are no reason to call it too large. */
const embedded = /data:[^)\s"'<>]{100,}/g

const contentIds = new RegExp(` id="${contentIdPrefix}([^"]+)"`, 'g')

/** Renders a text once, to learn whether the site can show it and which places in it links may lead to. */
export function rendering(body: SourceText, language: LanguageCode): RenderingOutcome {
  const context = { language, textLanguage: language, pictures: new Map(), labels: unseen }
  const { html, problems } = renderMarkdown(body.text.replace(embedded, 'data:'), context)
  const tooLarge = problems.find(({ kind }) => kind === 'too-large')
  if (tooLarge) return { ok: false, message: tooLarge.message }
  return {
    ok: true,
    anchors: new Set([...html.matchAll(contentIds)].map(([, id]) => id as string)),
    refusedHtml: problems
      .filter(({ kind }) => kind === 'refused-html')
      .map(({ line = 1, message }) => ({ line: body.lines[line - 1] ?? 1, message })),
  }
}
