import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type OutputDirectories, takeBuildLock } from '../../src/publishing/output-directory.ts'
import { projectRoot } from './fixture-site.ts'
import { endOf } from './process.ts'
import { copyProject, projectSources, startCommand } from './project-copy.ts'

/** The demonstration, seeded and built in a copy of the project by the command that newcomers type. Not to be changed. */
export interface DemonstrationSite {
  readonly project: string
  readonly dataDir: string
  readonly databasePath: string
  readonly output: OutputDirectories
  /** What the command said to standard output and to standard error. */
  readonly said: { readonly stdout: string; readonly stderr: string }
}

const place = join(projectRoot, '.tmp', 'demonstration')
const hour = 3_600_000

/** The demonstration of today and of the code as it is: made when it is first asked for, then used by every test. */
export async function demonstrationSite(): Promise<DemonstrationSite> {
  const today = new Date().toISOString().slice(0, 10)
  const folder = join(place, digestOf(projectSources, today))
  const report = join(folder, 'said.json')
  for (;;) {
    if (existsSync(report)) break
    const release = await takeBuildLock(folder)
    if (release) {
      if (!existsSync(report)) writeFileSync(report, JSON.stringify(await make(folder)))
      await release()
    } else await sleep(200)
  }
  const project = join(folder, 'project')
  return {
    project,
    dataDir: join(project, 'data'),
    databasePath: join(project, 'data/magnetiq.db'),
    output: { site: join(project, 'dist'), work: join(project, 'build') },
    said: JSON.parse(readFileSync(report, 'utf8')),
  }
}

/** Types `start`, and stops the server once it serves. */
async function make(folder: string): Promise<DemonstrationSite['said']> {
  removeOthers(folder)
  const project = join(folder, 'project')
  rmSync(project, { recursive: true, force: true })
  copyProject(project)
  // Most of the time goes into sizes of pictures: they are kept while the code that makes them is the same.
  const sizes = join(place, `sizes-${digestOf(['src/media'])}`)
  for (const path of [sizes, join(project, 'data')]) mkdirSync(path, { recursive: true })
  symlinkSync(sizes, join(project, 'data/derivatives'), 'junction')
  const env = { PORT: '0', SITE_URL: 'http://localhost:4321' }
  const child = startCommand(project, ['start'], { env })
  const ending = endOf(child)
  await Promise.race([once(child.stdout, 'data'), ending])
  child.kill('SIGTERM')
  const { code, stdout, stderr } = await ending
  if (code !== 0) throw new Error(`The demonstration could not be made:\n${stdout}${stderr}`)
  return { stdout, stderr }
}

/** Removes what was made from other states of the code, unless somebody may be using it. */
function removeOthers(folder: string): void {
  for (const name of readdirSync(place)) {
    const path = join(place, name)
    const isOld = Date.now() - statSync(path).mtimeMs > hour
    if (path !== folder && isOld && !name.startsWith('sizes-')) rmSync(path, { recursive: true, force: true })
  }
}

function digestOf(parts: readonly string[], more = ''): string {
  const hash = createHash('sha256').update(more)
  const files = parts.flatMap((part) =>
    statSync(join(projectRoot, part)).isFile()
      ? [part]
      : globSync(`${part}/**/*`, { cwd: projectRoot }).filter((path) =>
          statSync(join(projectRoot, path)).isFile(),
        ),
  )
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(projectRoot, file)))
  return hash.digest('hex').slice(0, 16)
}
