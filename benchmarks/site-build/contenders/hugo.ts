import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { addedSentence } from '../database.ts'
import { fileOf } from '../markdown-files.ts'
import { type Contender, type Turn, trial } from './contender.ts'

/** The rows of Hugo. */
export const hugoRows = { cold: 'Hugo', changed: 'Hugo, one text changed' } as const

/** The version of Hugo, installed as Debian's package where it is missing; null where that cannot be done. */
export function hugoVersion(): string | null {
  return installedVersion() ?? install()
}

/** Hugo, highlighting with class names. */
export function hugo({ round, outputs, markdown, changedSlug }: Turn, version: string): Contender {
  const source = dirname(markdown.content)
  const output = join(outputs, 'hugo')
  cpSync(join(import.meta.dirname, '../peers/hugo'), source, { recursive: true })
  const command = { program: 'hugo', args: ['--quiet', '--source', source, '--destination', output] }
  const sentence = addedSentence(round)
  const changed = trial(hugoRows.changed, command, {
    prepare: () => {
      appendFileSync(join(markdown.content, 'en', fileOf(changedSlug, false)), `\n${sentence}\n`)
    },
    prove() {
      const page = readFileSync(join(output, 'en', changedSlug, 'index.html'), 'utf8')
      if (!page.includes(sentence)) throw new Error(`Hugo: /en/${changedSlug}/ was not rebuilt.`)
    },
  })
  return { name: 'Hugo', version, output, trials: [trial(hugoRows.cold, command), changed] }
}

function installedVersion(): string | null {
  const { stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' })
  return /^hugo v(\S+)/.exec(stdout ?? '')?.[1] ?? null
}

/** Installs Debian's package, as far as this user may. */
function install(): string | null {
  process.stderr.write('Installing Hugo (Debian package "hugo") …\n')
  const apt = (...args: string[]) => spawnSync('apt-get', ['-qq', ...args], { stdio: 'ignore' })
  apt('update')
  apt('install', '-y', '--no-install-recommends', 'hugo')
  return installedVersion()
}
