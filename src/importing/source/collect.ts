import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { isLanguageCode, type LanguageCode } from '../../languages.ts'
import type { Failure, Skipped } from '../report.ts'
import { isForeignLanguage, isPartial, isTextFile, meaningOf } from './path-meaning.ts'
import type { SourceFile } from './source-file.ts'
import { isWithin, listFolder } from './source-folder.ts'

/** A folder whose texts are in one language, unless their paths say otherwise. */
export interface SourceFolder {
  readonly language: LanguageCode
  /** As the user wrote it. */
  readonly path: string
}

/** The texts found in the folders, in order, each of them once. */
export interface Collected {
  readonly files: readonly SourceFile[]
  readonly failures: readonly Failure[]
  readonly skipped: readonly Skipped[]
}

/** Finds every text in the folders. One that lies in a folder given for another language belongs to that one. */
export async function collectFiles(folders: readonly SourceFolder[]): Promise<Collected> {
  const files: SourceFile[] = []
  const failures: Failure[] = []
  const skipped: Skipped[] = []
  const roots = await Promise.all(folders.map(({ path }) => realpath(path)))
  const seen = new Set<string>()

  for (const [index, { path: given, language }] of folders.entries()) {
    const root = roots[index] as string
    const inner = new Set(roots.filter((other) => other !== root && isWithin(root, other)))
    const listing = await listFolder(root, inner)
    const texts = listing.files.filter(isTextFile)
    const foreign = foreignTexts(texts)
    for (const { path, reason } of listing.refused) {
      if (isTextFile(path)) failures.push({ file: join(given, path), line: 1, code: 'link', message: reason })
    }
    for (const path of texts) {
      const reason = isPartial(path) ? 'a part of other texts, not a page' : foreign.get(path)
      if (reason) skipped.push({ file: join(given, path), reason })
      else if (!seen.has(join(root, path))) {
        seen.add(join(root, path))
        files.push({ file: join(given, path), absolute: join(root, path), ...meaningOf(path, language) })
      }
    }
  }
  return { files, failures, skipped }
}

/** Texts whose folder (`fr/` beside `de/`) or name (`legal.fr.md` beside `legal.md`) says a language the site has not. */
function foreignTexts(paths: readonly string[]): Map<string, string> {
  const tops = new Set(paths.filter((path) => path.includes('/')).map((path) => path.split('/')[0] as string))
  const byLanguage = [...tops].some((top) => isLanguageCode(top))
  const bases = new Set(paths.map((path) => path.replace(/\.[^./]+$/, '')))
  const foreign = new Map<string, string>()
  for (const path of paths) {
    const top = path.split('/')[0] as string
    const [, base, suffix] = /^(.+)\.([A-Za-z-]+)\.[^./]+$/.exec(path) ?? []
    const language =
      byLanguage && path.includes('/') && isForeignLanguage(top)
        ? top
        : base && suffix && bases.has(base) && isForeignLanguage(suffix)
          ? suffix
          : undefined
    if (language) foreign.set(path, `the site has no language "${language}"`)
  }
  return foreign
}
