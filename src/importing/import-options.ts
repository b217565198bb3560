import { realpath, stat } from 'node:fs/promises'
import { sep } from 'node:path'
import type { WritingDb } from '../content-db/connection.sqlite.ts'
import { type LanguageCode, sourceLanguage } from '../languages.ts'
import { slugPath, slugProblem } from './pages/slugs.ts'
import type { SourceFolder } from './source/collect.ts'

export interface ImportOptions {
  readonly db: WritingDb
  /** Where the media library keeps its files. */
  readonly mediaDirectory: string
  readonly folders: readonly SourceFolder[]
  /** Pictures that texts name by paths from the top of their site. */
  readonly imagesFolder?: string | undefined
  /** Put before every slug, such as `guides`. */
  readonly slugPrefix?: string | undefined
  /** Report only, write nothing. */
  readonly dryRun?: boolean | undefined
  /** Now, UTC `YYYY-MM-DD HH:MM:SS`: decides which pages links may lead to. */
  readonly now: string
  readonly onStep?: (text: string) => void
  readonly onProgress?: (label: string, done: number, total: number) => void
}

/** Options that cannot be used, and why. */
export interface OptionsProblem {
  readonly code: 'no-folder' | 'bad-prefix'
  readonly message: string
}

/** Options as the import works with them: real paths, a prefix in the form of a slug. */
export interface ReadyOptions extends ImportOptions {
  readonly prefix: string
  /** Real paths of the folders, in their order. */
  readonly roots: readonly string[]
  readonly imagesRoot: string | undefined
  readonly isDryRun: boolean
}

/** Checks the options before anything is read. */
export async function readyOptions(options: ImportOptions): Promise<ReadyOptions | OptionsProblem> {
  const { folders, imagesFolder, slugPrefix = '' } = options
  if (folders.length === 0) return { code: 'no-folder', message: 'No folder to import from was given.' }
  for (const path of [...folders.map((folder) => folder.path), ...(imagesFolder ? [imagesFolder] : [])]) {
    if (!(await isFolder(path))) return { code: 'no-folder', message: `There is no folder ${path}.` }
  }
  const prefix = slugPath(slugPrefix)
  const problem = slugPrefix.replaceAll('/', '') === '' ? undefined : slugProblem(prefix)
  if (problem)
    return { code: 'bad-prefix', message: `The slug prefix "${slugPrefix}" cannot be used: ${problem}.` }
  return {
    ...options,
    prefix,
    roots: await Promise.all(folders.map(({ path }) => realpath(path))),
    imagesRoot: imagesFolder && (await realpath(imagesFolder)),
    isDryRun: options.dryRun ?? false,
  }
}

/** The real path of the folder with the texts of a language, or else of the first folder. */
export function rootOf({ folders, roots }: ReadyOptions, language: LanguageCode = sourceLanguage): string {
  const index = folders.findIndex((folder) => folder.language === language)
  return roots[Math.max(index, 0)] as string
}

/** The names of the folders that lead to the texts of a language, outermost first. */
export const foldersAbove = (options: ReadyOptions, language: LanguageCode): readonly string[] =>
  rootOf(options, language)
    .toLowerCase()
    .split(sep)
    .filter((part) => part !== '')

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'ELOOP') return undefined
    throw error
  })
  return found?.isDirectory() ?? false
}
