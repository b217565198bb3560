import { readFile, stat } from 'node:fs/promises'
import type { LanguageCode } from '../../languages.ts'
import type { Failure, FailureCode } from '../report.ts'
import { type SplitText, splitFrontMatter } from './front-matter.ts'

/** A file to import, by what its path says. */
export interface SourceFile {
  /** The path as the report shows it. */
  readonly file: string
  readonly absolute: string
  readonly language: LanguageCode
  /** Folders below the imported one, divided by `/`; empty at the top. */
  readonly folder: string
  /** File name without extension, language and date. */
  readonly stem: string
  /** Files of the same page in other languages have the same key. */
  readonly key: string
  /** Whether it is the page of its folder (`index`, `_index`, `README`). */
  readonly ownsFolder: boolean
  /** Date in the file's name, `YYYY-MM-DD`. */
  readonly date?: string
  /** Whether it lies in a folder of drafts. */
  readonly draft: boolean
  /** Whether it is MDX, by its extension. */
  readonly mdx: boolean
}

/** Bytes that a file may have; nobody writes more by hand. */
const limit = 2_000_000

/** Reads a file as UTF-8 and parts its front matter from its text; a failure names the line. */
export async function readSourceFile(
  source: SourceFile,
): Promise<
  { readonly ok: true; readonly split: SplitText } | { readonly ok: false; readonly failure: Failure }
> {
  const fail = (line: number, code: FailureCode, message: string) =>
    ({ ok: false, failure: { file: source.file, line, code, message } }) as const

  const { size } = await stat(source.absolute)
  if (size > limit) {
    const message = `it has ${(size / 1e6).toFixed(1)} MB, and ${limit / 1e6} is the most; split it into several pages`
    return fail(1, 'too-large', message)
  }
  const bytes = await readFile(source.absolute)
  const text = decoded(bytes)
  if (text === undefined)
    return fail(lineThatIsNotUtf8(bytes), 'not-utf8', 'it is no UTF-8; save it as UTF-8')
  const outcome = splitFrontMatter(plain(text))
  return outcome.ok ? outcome : fail(outcome.line, 'front-matter', outcome.message)
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function lineThatIsNotUtf8(bytes: Buffer): number {
  let line = 1
  for (let start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(10, start)
    const end = feed === -1 ? bytes.length : feed
    if (decoded(bytes.subarray(start, end)) === undefined) return line
    start = end + 1
  }
  return 1
}

/** Line feeds only, and no character that means nothing in a text. */
const plain = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '')
