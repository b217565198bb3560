import { type Dirent, realpathSync } from 'node:fs'
import { lstat, readdir, realpath } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** What a folder holds, all paths relative to it, parts divided by `/`, in order. */
export interface FolderListing {
  readonly files: readonly string[]
  /** Links that are not followed, each with the reason. */
  readonly refused: readonly { readonly path: string; readonly reason: string }[]
}

/** Folders of site generators that hold no text of their own. */
const machinery = new Set(['node_modules', '_site', '_layouts', '_includes', '_data', '_sass', '_plugins'])

/**
 * Lists the files below a folder. Hidden ones, generators' machinery and the absolute paths in
 * `without` are left out. A symbolic link counts as what
 * it points to, and is refused where that is outside of the folder, missing, or a folder.
 */
export async function listFolder(
  folder: string,
  without: ReadonlySet<string> = new Set(),
): Promise<FolderListing> {
  const root = await realpath(folder)
  const files: string[] = []
  const refused: { path: string; reason: string }[] = []
  const walk = async (path: string): Promise<void> => {
    const entries = await readdir(join(root, path), { withFileTypes: true })
    for (const entry of entries.sort(byName)) {
      const inside = path === '' ? entry.name : `${path}/${entry.name}`
      if (entry.name.startsWith('.') || machinery.has(entry.name)) continue
      if (without.has(join(root, inside))) continue
      if (entry.isDirectory()) await walk(inside)
      else if (entry.isFile()) files.push(inside)
      else if (entry.isSymbolicLink()) {
        const problem = await linkProblem(root, inside)
        if (problem) refused.push({ path: inside, reason: problem })
        else files.push(inside)
      }
    }
  }
  await walk('')
  return { files, refused }
}

const byName = (a: Dirent, b: Dirent) => (a.name < b.name ? -1 : 1)

/** Why a link is not followed; undefined for one that leads to a file of the folder. */
async function linkProblem(root: string, path: string): Promise<string | undefined> {
  const target = await realpath(join(root, path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ELOOP' || error.code === 'ENOENT') return error.code
    throw error
  })
  if (target === 'ELOOP') return 'this link leads back to itself'
  if (target === 'ENOENT') return 'this link points to nothing'
  if (!isWithin(root, target)) return 'this link points outside of the folder'
  const found = await lstat(target)
  return found.isFile() ? undefined : 'this link points to a folder; folders are read where they are'
}

/** Whether a path lies in a folder (or is it), by names alone; both absolute. */
export function isWithin(folder: string, path: string): boolean {
  const inside = relative(folder, path)
  return inside === '' || (inside !== '..' && !inside.startsWith(`..${sep}`) && !inside.startsWith(sep))
}

/** Whether the real place of an existing path is in a folder. */
export function isReallyWithin(folder: string, path: string): boolean {
  return isWithin(realpathSync(folder), realpathSync(path))
}
