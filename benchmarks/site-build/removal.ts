import { existsSync, rmSync } from 'node:fs'

/*
 * A file system may be slow for a while after many files were removed: ext4 without a journal passes over each inode
 * that was freed within the last minute whenever it looks for a free one, and doubles the time of whoever builds next.
 * So nothing is removed while the contenders take turns, and where it cannot be helped, a minute goes by.
 */

let lastRemoval = Number.NEGATIVE_INFINITY

/** Removes a folder, if it is there. */
export function removeFolder(folder: string): void {
  if (!existsSync(folder)) return
  rmSync(folder, { recursive: true })
  noteRemoval()
}

/** Notes that a program has just removed many files. */
export function noteRemoval(): void {
  lastRemoval = performance.now()
}

/** Waits until the last removal is so many seconds past. */
export async function removalsPast(seconds: number, say: (text: string) => void): Promise<void> {
  const rest = lastRemoval + seconds * 1000 - performance.now()
  if (rest <= 0) return
  say(`  Waiting ${Math.ceil(rest / 1000)} s for the file system to forget what was removed …`)
  await new Promise((resolve) => setTimeout(resolve, rest))
}
