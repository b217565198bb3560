import { existsSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { takeFileLock } from '../content-db/file-lock.sqlite.ts'

/** Folders of a build. All lie in the project: what is rendered finds its packages from there. */
export interface OutputDirectories {
  /** The deployable static site. */
  readonly site: string
  /** The on-demand part of the same build, and what is remembered of it. */
  readonly work: string
}

/** Puts a finished folder in the place of another. The old one stays until the new one stands. */
export async function replaceDirectory(finished: string, place: string): Promise<void> {
  const old = `${place}.old`
  await rm(old, { recursive: true, force: true })
  await mkdir(dirname(place), { recursive: true })
  const existed = await move(place, old)
  try {
    if (!(await move(finished, place))) throw new Error(`${finished} is not there.`)
  } catch (error) {
    if (existed) await move(old, place)
    throw error
  }
  await rm(old, { recursive: true, force: true })
}

/** Mends what a build left that died between taking away an old folder and setting down the new one. Of a build that runs it keeps its hands off. */
export async function mendOutput(output: OutputDirectories): Promise<void> {
  const release = await takeBuildLock(output.work)
  if (!release) return
  try {
    await mendUnderLock(output)
  } finally {
    release()
  }
}

/** As `mendOutput`, for whoever has the lock. */
export async function mendUnderLock({ site, work }: OutputDirectories): Promise<void> {
  for (const place of [site, serverIn(work)]) {
    if (!existsSync(place)) await move(`${place}.old`, place)
  }
}

/** The folder of the on-demand part of a build. */
export const serverIn = (work: string): string => join(work, 'server')

/** Moves a folder, copying it where it crosses file systems; false where it is not there. */
async function move(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return false
    if (code !== 'EXDEV') throw error
    await cp(from, to, { recursive: true })
    await rm(from, { recursive: true })
    return true
  }
}

/**
 * Takes the right to build into a work folder; null while another build has it. A process that dies loses it.
 * Gives the function that hands it back.
 */
export async function takeBuildLock(work: string): Promise<(() => void) | null> {
  await mkdir(work, { recursive: true })
  return takeFileLock(join(work, 'lock'))
}
