import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { readConfig } from '../config.ts'
import { codeDigest } from './code-digest.ts'
import { codeParts } from './code-parts.ts'
import { filesDigest } from './files-digest.ts'
import { replaceDirectory } from './output-directory.ts'

/** The code of the site, bundled by Astro. */
export interface SiteCode {
  /** The folder that holds its parts. */
  readonly directory: string
  /** Names the code that makes pages. */
  readonly digest: string
}

/** What is remembered of bundled code, beside it. */
interface CodeRecord {
  /** What it was bundled from. */
  readonly sources: string
  /** Its files. */
  readonly files: string
  readonly digest: string
}

export interface CodeOptions {
  readonly root: string
  /** Where code is kept for the next build. */
  readonly keptIn: string
  /** Where it is bundled. */
  readonly stagingDir: string
  /** Bundle it, whatever is kept. */
  readonly anew: boolean
}

/**
 * The code of the site: what an earlier build has kept, where it was bundled from the same sources and no byte of it
 * has changed since; or else bundled anew.
 */
export async function siteCode({ root, keptIn, stagingDir, anew }: CodeOptions): Promise<SiteCode> {
  const sources = sourcesDigest(root)
  const kept = anew ? null : readRecord(keptIn)
  if (kept?.sources === sources && kept.files === partsDigest(keptIn)) {
    return { directory: keptIn, digest: kept.digest }
  }
  await bundle(root, stagingDir)
  const digest = codeDigest(root, join(stagingDir, codeParts.prerender))
  const record: CodeRecord = { sources, files: partsDigest(stagingDir), digest }
  await writeFile(join(stagingDir, recordName), JSON.stringify(record))
  await replaceDirectory(stagingDir, keptIn)
  return { directory: keptIn, digest }
}

/** In a process of its own: what Astro and Vite take, half a gigabyte, is given back before pages are rendered. */
async function bundle(root: string, directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true })
  const program = fileURLToPath(new URL('./bundle-process.ts', import.meta.url))
  const child = spawn(process.execPath, [program, root, directory], { stdio: ['ignore', 'ignore', 'pipe'] })
  const [said, [code, signal]] = await Promise.all([text(child.stderr), once(child, 'close')])
  if (code === 0) return
  throw new Error(`The code of the site cannot be bundled (${signal ?? `status ${code}`}).\n${said.trim()}`)
}

/** Everything that code is bundled from: sources, packages as npm installed them, what Vite reads of its own accord. */
const sourcePaths = [
  ...['src', 'public', 'astro.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'],
  ...['node_modules/.package-lock.json', '.env', '.env.local', '.env.production', '.env.production.local'],
]

/** Names what code would be bundled from, and what Astro would be told of the configuration. */
function sourcesDigest(root: string): string {
  const { siteUrl, host, port } = readConfig()
  return [process.version, root, siteUrl, host, port, filesDigest(root, sourcePaths)].join(' ')
}

const partsDigest = (directory: string) => filesDigest(directory, Object.values(codeParts))

const recordName = 'code.json'

function readRecord(directory: string): CodeRecord | null {
  try {
    return JSON.parse(readFileSync(join(directory, recordName), 'utf8'))
  } catch {
    // Half a record is none: the code is bundled anew.
    return null
  }
}
