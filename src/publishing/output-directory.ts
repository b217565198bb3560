import { cp, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

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

/** Mends what a crash within `replaceDirectory` left: the old folder without a new one. */
export async function mendDirectory(place: string): Promise<void> {
  const isThere = await open(place).then(
    (handle) => handle.close().then(() => true),
    () => false,
  )
  if (!isThere) await move(`${place}.old`, place)
}

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
 * Takes the right to build into a work folder; null while another living process has it.
 * Gives the function that hands it back.
 */
export async function takeBuildLock(work: string): Promise<(() => Promise<void>) | null> {
  const path = join(work, 'building')
  await mkdir(work, { recursive: true })
  try {
    const handle = await open(path, 'wx')
    await handle.writeFile(String(process.pid))
    await handle.close()
    return () => rm(path, { force: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (isAlive(Number(await readFile(path, 'utf8')))) return null
    await rm(path, { force: true })
    return takeBuildLock(work)
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
