import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileOf } from '../markdown-files.ts'
import type { Workplace } from '../workplace.ts'
import { type Contender, coldTrial, wholeRun } from './contender.ts'

/** The rows of Hugo. */
export const hugoRows = { cold: 'Hugo', changed: 'Hugo, one text changed' } as const

/** Hugo as Debian has it, highlighting with class names. Null where it is not there and cannot be installed. */
export function hugo({ folder, markdown, changedSlug }: Workplace): Contender | null {
  const version = installedVersion() ?? install()
  if (version === null) return null
  const source = dirname(markdown.content)
  const output = join(folder, 'hugo')
  cpSync(join(import.meta.dirname, '../peers/hugo'), source, { recursive: true })
  const command = { program: 'hugo', args: ['--quiet', '--source', source, '--destination', output] }
  const sentence = (round: number) => `This sentence was added in round ${round}.`
  return {
    name: 'Hugo',
    version,
    output,
    trials: [
      coldTrial(hugoRows.cold, output, command),
      {
        prepare: (round) => {
          appendFileSync(join(markdown.content, 'en', fileOf(changedSlug, false)), `\n${sentence(round)}\n`)
        },
        command,
        figures: (run) => ({ [hugoRows.changed]: wholeRun(run) }),
        prove(round) {
          const page = readFileSync(join(output, 'en', changedSlug, 'index.html'), 'utf8')
          if (!page.includes(sentence(round))) throw new Error(`Hugo: /en/${changedSlug}/ was not rebuilt.`)
        },
      },
    ],
  }
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
