import { sourceLanguage } from '../languages.ts'
import type { Dialect } from './markup/dialect.ts'
import { markdownTree, plainText, UnreadableMarkdownError } from './markup/markdown-tree.ts'
import { type SourceText, sourceText } from './markup/source-text.ts'
import { translateMarkup } from './markup/translate.ts'
import { type PageFields, readFields } from './pages/fields.ts'
import { titledText } from './pages/title.ts'
import { rendering, sizeProblem } from './rendering.ts'
import type { Failure, FailureCode, Notice, Notify } from './report.ts'
import type { SplitText } from './source/front-matter.ts'
import { readSourceFile, type SourceFile } from './source/source-file.ts'

/** A text in one language, in Magnetiq's Markdown but for its links and pictures. */
export interface LoadedText {
  readonly source: SourceFile
  readonly fields: PageFields
  /** Empty only in a text that is not in the source language. */
  readonly title: string
  readonly body: SourceText
  /** Names of places in the text that links may lead to. */
  readonly anchors: ReadonlySet<string>
  readonly notices: Notice[]
  /** Notices about a line of the file. */
  readonly notify: Notify
}

export type LoadOutcome =
  | { readonly ok: true; readonly text: LoadedText }
  | { readonly ok: false; readonly failure: Failure; readonly notices: readonly Notice[] }

/** Reads a file and translates it. What is wrong with the file is a failure; nothing about its content throws. */
export async function loadText(source: SourceFile): Promise<LoadOutcome> {
  const read = await readSourceFile(source)
  if (!read.ok) return { ok: false, failure: read.failure, notices: [] }
  try {
    return translatedText(source, read.split)
  } catch (error) {
    if (!(error instanceof UnreadableMarkdownError)) throw error
    const failure = {
      file: source.file,
      line: read.split.bodyLine,
      code: 'text',
      message: error.message,
    } as const
    return { ok: false, failure, notices: [] }
  }
}

function translatedText(source: SourceFile, split: SplitText): LoadOutcome {
  const notices: Notice[] = []
  const notify: Notify = (line, code, message) => notices.push({ file: source.file, line, code, message })
  const fail = (line: number, code: FailureCode, message: string): LoadOutcome => ({
    ok: false,
    failure: { file: source.file, line, code, message },
    notices,
  })

  // Every step takes longer than its text is long where that is larger or more entangled than what people write.
  const tooLarge = sizeProblem(split.body)
  if (tooLarge) return fail(split.bodyLine, 'text', tooLarge)
  const fields = readFields(split, notify)
  const dialect: Dialect = { language: source.language, mdx: source.mdx, fields: split.fields, notify }
  const translated = translateMarkup(sourceText(split.body, split.bodyLine), dialect)
  const { title, body } = titledText(translated, fields.title)
  const isSource = source.language === sourceLanguage
  if (title === undefined && isSource) {
    return fail(1, 'title', 'it has no title; write one into its front matter or as its first heading')
  }
  if (body.text.trim() === '' && isSource && !source.ownsFolder) {
    return fail(split.bodyLine, 'text', 'it has no text below its title')
  }
  const rendered = rendering(body, source.language)
  if (!rendered.ok) return fail(split.bodyLine, 'text', rendered.message)
  for (const { line, message } of rendered.refusedHtml) notify(line, 'html', message)
  return {
    ok: true,
    text: {
      source,
      fields: { ...fields, ...plainFields(fields) },
      title: title ?? '',
      body,
      anchors: rendered.anchors,
      notices,
      notify,
    },
  }
}

/** Excerpts are shown as plain text, and written as Markdown by some generators. */
function plainFields(fields: PageFields): Pick<PageFields, 'excerpt' | 'metaDescription'> {
  const plain = (text: string) => plainText(markdownTree(text)).replace(/\s+/g, ' ').trim()
  return {
    ...(fields.excerpt ? { excerpt: plain(fields.excerpt) } : {}),
    ...(fields.metaDescription ? { metaDescription: plain(fields.metaDescription) } : {}),
  }
}
