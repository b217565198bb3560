import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import type { OutputDirectories } from '../src/publishing/output-directory.ts'

/** The folders of a build, or why they cannot be those. */
export type OutputFolder =
  | { readonly ok: true; readonly output: OutputDirectories }
  | { readonly ok: false; readonly code: 'not-an-output'; readonly message: string }

/** What every build writes, and hardly anybody else. */
const markOfBuild = '_headers'

/** The folders of a build that goes to `out`. A build replaces that folder whole: only one of its own may be named. */
export function outputFolder(out: string): OutputFolder {
  const site = resolve(out)
  const refused = (why: string): OutputFolder => ({
    ok: false,
    code: 'not-an-output',
    message: `--out ${out}: ${why} Name another folder inside the project.`,
  })
  if (!site.startsWith(process.cwd() + sep)) return refused('a site is built inside the project only.')
  const entries = existsSync(site) ? readdirSync(site) : []
  if (entries.length > 0 && !entries.includes(markOfBuild)) {
    return refused('this folder holds something else than a built site, and a build would replace it.')
  }
  const name = basename(site)
  return {
    ok: true,
    output: { site, work: join(dirname(site), name === 'dist' ? 'build' : `${name}-build`) },
  }
}
