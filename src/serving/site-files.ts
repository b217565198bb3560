import { createHash } from 'node:crypto'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { decodedPath } from './request-target.ts'

/** A file of the site, open: it stays whole to its reader when a build takes its place. Whoever gets one closes it. */
export interface SiteFile {
  readonly kind: 'file'
  /** Path below the site, with the `index.html` that a folder stands for. */
  readonly path: string
  readonly handle: FileHandle
  readonly size: number
  /** Entity tag: made of the content, so that it stays the same over builds that change passOverAbsence. */
  readonly tag: string
}

/** What is at a path of the site. A folder with a page is at the path with a trailing slash. */
export type Found = SiteFile | { readonly kind: 'folder' }

/** Milliseconds for which a file is looked for while no site stands: between two builds it is a moment. */
const patience = 2_000

/** Finds files of the site that lies in a folder, whichever build is there at the time; undefined where there is none. */
export function siteFiles(directory: string): (pathname: string) => Promise<Found | undefined> {
  const tags = new Map<string, string>()

  return async (pathname) => {
    const parts = pathname.split('/').map(decodedPath)
    if (!parts.every(isFileName)) return undefined
    const path = `${parts.join('/')}${pathname.endsWith('/') ? 'index.html' : ''}`
    const end = performance.now() + patience
    for (;;) {
      const before = await siteStanding(directory)
      const found = await look(path)
      const isSure = before !== undefined && before === (await siteStanding(directory))
      if (found || isSure || performance.now() > end) return found
      await sleep(5)
    }
  }

  async function look(path: string): Promise<Found | undefined> {
    const handle = await openIfThere(join(directory, path))
    if (!handle) return undefined
    try {
      const { size, mtimeNs, ino } = await handle.stat({ bigint: true })
      const identity = `${ino} ${mtimeNs} ${size}`
      const tag = tags.get(identity) ?? (await tagOf(handle))
      if (tags.size > 50_000) tags.clear()
      tags.set(identity, tag)
      return { kind: 'file', path, handle, size: Number(size), tag }
    } catch (error) {
      await handle.close()
      if ((error as NodeJS.ErrnoException).code !== 'EISDIR') throw error
      const page = await stat(join(directory, path, 'index.html')).catch(passOverAbsence)
      return page?.isFile() ? { kind: 'folder' } : undefined
    }
  }
}

/** Whether a part of a path may be looked for: none that leads elsewhere, or that holds what cannot be in a name. */
const isFileName = (part: string | undefined) =>
  part !== undefined && part !== '.' && part !== '..' && !/[/\\\p{Cc}]/u.test(part)

/** What tells one build's folder from the next; undefined while there is none. */
const siteStanding = async (directory: string) =>
  (await stat(directory, { bigint: true }).catch(passOverAbsence))?.ino

const absent = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG']

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  return open(path).catch(passOverAbsence)
}

/** Undefined where an error says that there is no such file. */
function passOverAbsence(error: NodeJS.ErrnoException): undefined {
  if (!absent.includes(error.code ?? '')) throw error
}

/** Reading a folder throws EISDIR. */
async function tagOf(handle: FileHandle): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of handle.createReadStream({ start: 0, autoClose: false })) hash.update(chunk)
  return `"${hash.digest('base64url').slice(0, 27)}"`
}
