import { isLanguageCode, type LanguageCode, sourceLanguage } from '../../languages.ts'
import type { SourceFile } from './source-file.ts'

/** What a path below an imported folder says about the page. */
export type PathMeaning = Omit<SourceFile, 'file' | 'absolute'>

const textFile = /\.(md|markdown|mdx)$/i
const ownNames = new Set(['index', '_index', 'readme'])

/** Whether a file is a text to import, by its name. */
export const isTextFile = (path: string): boolean => textFile.test(path)

/** Parts of a text file that other texts include (`_notice.mdx`); they are no pages. */
export function isPartial(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return name.startsWith('_') && !/^_index\./i.test(name)
}

/**
 * Reads a path: language from a first folder `de/` or a name `legal.de.md` (else the one the folder was given for),
 * date from `2024-03-01-title.md`, and whether the file is its folder's own page.
 */
export function meaningOf(path: string, given: LanguageCode): PathMeaning {
  const folders = path.split('/')
  const name = (folders.pop() as string).replace(textFile, '')
  const folderLanguage = isLanguageCode(folders[0]) ? (folders.shift() as LanguageCode) : undefined
  const suffix = /^(.+)\.([A-Za-z-]+)$/.exec(name)
  const suffixLanguage = isLanguageCode(suffix?.[2]) ? (suffix?.[2] as LanguageCode) : undefined
  const base = suffixLanguage ? (suffix?.[1] as string) : name
  const ownsFolder = ownNames.has(base.toLowerCase())
  const [, date, stem] = /^(\d{4}-\d{2}-\d{2})-(.+)$/.exec(base) ?? [undefined, undefined, base]
  // Collections of Jekyll (`_posts`) carry an underscore that is in no address.
  const folder = folders.map((part) => part.replace(/^_/, '')).join('/')
  return {
    language: suffixLanguage ?? folderLanguage ?? given,
    folder,
    stem: stem as string,
    key: ownsFolder ? `${folder}/` : `${folder}/${base}`,
    ownsFolder,
    ...(date ? { date } : {}),
    draft: folders.includes('_drafts'),
    mdx: /\.mdx$/i.test(path),
  }
}

/** Names such as `fr`, `pt-br` or `zh-Hans` that stand for a language, though for none of this site. */
export function isForeignLanguage(name: string): boolean {
  if (isLanguageCode(name) || !/^[a-z]{2,3}(-([a-z]{2}|[a-z]{4}))?$/i.test(name)) return false
  return (
    new Intl.DisplayNames([sourceLanguage], { type: 'language', fallback: 'none' }).of(name) !== undefined
  )
}
