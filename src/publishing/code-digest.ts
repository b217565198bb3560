import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Names the code that makes pages: the bundle that Astro made of them, the packages it stands on, and the version
 * of Node, whose Intl writes the dates. Where the bundle speaks of folders or of the key that Astro makes anew for
 * each build, it is left out: neither is in a page.
 */
export function codeDigest(root: string, bundleDirectory: string): string {
  const hash = createHash('sha256').update(process.version)
  const lockFile = join(root, 'package-lock.json')
  if (existsSync(lockFile)) hash.update(readFileSync(lockFile))
  const files = readdirSync(bundleDirectory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  for (const file of files) {
    const text = readFileSync(file, 'latin1')
    const steady = text.replace(/"key":"[^"]*"/, '').replace(/"file:\/\/\/[^"]*"/g, '')
    // The name of the entry carries a hash of the key.
    hash.update(file.includes('prerender-entry.') ? '' : file.slice(bundleDirectory.length)).update(steady)
  }
  return hash.digest('hex')
}
