import { dirname, join } from 'node:path'
import { decoded } from '../../site/markdown/content-id.ts'

/** A folder with files that texts may use, and their paths below it. */
export interface FileFolder {
  /** Absolute and real. */
  readonly root: string
  readonly files: readonly string[]
}

/** Finds the file that a text means; only files that were listed can be found, whatever the path says. */
export type FindFile = (reference: string, fromFile: string) => string | undefined

/**
 * Looks for a file beside the text, then below the folders by the path from the top, then by the longest end that
 * both paths share: `/assets/images/x.png` may lie in `images/x.png`. Where several files fit as well, none does.
 */
export function fileFinder(folders: readonly FileFolder[]): FindFile {
  const listed = new Set(folders.flatMap(({ root, files }) => files.map((file) => join(root, file))))
  const byName = new Map<string, { readonly path: string; readonly parts: readonly string[] }[]>()
  for (const { root, files } of folders) {
    for (const file of files) {
      const parts = partsOf(file)
      const name = parts.at(-1) as string
      byName.set(name, [...(byName.get(name) ?? []), { path: join(root, file), parts }])
    }
  }
  return (reference, fromFile) => {
    const path = decoded(reference.replace(/[?#].*$/s, '')).replace(/^(?:@site|@|~)\//, '/')
    if (path === '' || path.includes('\0')) return undefined
    const beside = join(dirname(fromFile), path)
    if (!path.startsWith('/') && listed.has(beside)) return beside
    const wanted = partsOf(path)
    const fitting = (byName.get(wanted.at(-1) ?? '') ?? []).map((candidate) => ({
      path: candidate.path,
      fit: fitOf(wanted, candidate.parts),
    }))
    const best = Math.max(1, ...fitting.map(({ fit }) => fit))
    const found = new Set(fitting.filter(({ fit }) => fit === best).map((candidate) => candidate.path))
    return found.size === 1 ? [...found][0] : undefined
  }
}

/** How well a file fits a path: by the length of the end that they share, which must be all of one of them. */
function fitOf(wanted: readonly string[], parts: readonly string[]): number {
  const shared = sharedEnd(wanted, parts)
  if (shared < wanted.length && shared < parts.length) return 0
  return 2 * shared + (wanted.length === parts.length ? 1 : 0)
}

const partsOf = (path: string): string[] =>
  path
    .normalize('NFC')
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')

function sharedEnd(a: readonly string[], b: readonly string[]): number {
  let shared = 0
  while (shared < a.length && shared < b.length && a[a.length - 1 - shared] === b[b.length - 1 - shared])
    shared += 1
  return shared
}
