import type { LanguageCode } from '../languages.ts'
import { contentIdPrefix } from '../site/markdown/content-id.ts'
import type { MarkdownContext, MarkdownLabels } from '../site/markdown/context.ts'
import { renderMarkdown } from '../site/markdown/render.ts'
import { prepareSource } from '../site/markdown/source.ts'
import type { Picture } from '../site/picture.ts'
import type { SourceText } from './markup/source-text.ts'
import type { TakenFile } from './media-intake.ts'

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
  figure: '',
  taskDone: '',
  taskOpen: '',
}

/** Pictures within a text are reported when they are looked for, and are no reason to call it too large. */
const embedded = /data:[^)\s"'<>]{100,}/g

const contentIds = new RegExp(` id="${contentIdPrefix}([^"]+)"`, 'g')

/** Why a text is too large or too entangled for the site's renderer; undefined where it is not. */
export function sizeProblem(text: string): string | undefined {
  const prepared = prepareSource(text.replace(embedded, 'data:'))
  return prepared.ok ? undefined : prepared.problem.message
}

/** Renders a text once, to learn whether the site can show it and which places in it links may lead to. */
export function rendering(body: SourceText, language: LanguageCode): RenderingOutcome {
  const { html, problems } = renderMarkdown(body.text.replace(embedded, 'data:'), contextOf(language, []))
  const tooLarge = problems.find(({ kind }) => kind === 'too-large' || kind === 'too-deep')
  if (tooLarge) return { ok: false, message: tooLarge.message }
  return {
    ok: true,
    anchors: new Set([...html.matchAll(contentIds)].map(([, id]) => id as string)),
    refusedHtml: problems
      .filter(({ kind }) => kind === 'refused-html')
      .map(({ line, message }) => ({ line: fileLine(body, line), message })),
  }
}

/** The first thing in a finished text that would keep the site from being built. */
export function remainingProblem(
  body: SourceText,
  language: LanguageCode,
  media: readonly TakenFile[],
): { readonly line: number; readonly message: string } | undefined {
  const { problems } = renderMarkdown(body.text, contextOf(language, media))
  const error = problems.find(({ severity }) => severity === 'error')
  return error && { line: fileLine(body, error.line), message: error.message }
}

const fileLine = (body: SourceText, line = 1) => body.lines[line - 1] ?? 1

function contextOf(language: LanguageCode, media: readonly TakenFile[]): MarkdownContext {
  const pictures = media.flatMap(({ file, filename }): [string, Picture][] =>
    file.image_metadata
      ? [
          [
            filename,
            {
              ...file.image_metadata,
              fileName: filename,
              hash: file.file_hash,
              alt: null,
              altLanguage: null,
            },
          ],
        ]
      : [],
  )
  return {
    language,
    textLanguage: language,
    labels: unseen,
    pictures: new Map(pictures),
    files: new Map(media.map(({ file, filename }) => [filename, file.file_path])),
  }
}
