import { existsSync } from 'node:fs'
import { mkdtemp, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { readConfig } from '../../src/config.ts'
import { type DatabaseHealth, databaseHealth } from '../../src/content-db/health.sqlite.ts'
import { createReporter } from '../terminal.ts'

/** One thing that was looked at. */
interface Finding {
  readonly about: string
  readonly ok: boolean
  readonly found: string
  /** What to do, where something is wrong. */
  readonly remedy?: string
}

export const doctorCommand = new Command('doctor')
  .description('look whether everything that the site needs is in order; ends with status 1 where it is not')
  .addHelpText(
    'after',
    `
Looks at Node, SQLite, the database (whole, and with the schema of this version) and the folders, and changes nothing.
Each line that begins with BAD is followed by what to do.`,
  )
  .action(async (_options, command: Command) => {
    const config = readConfig()
    const findings = [
      { about: 'Node', ok: true, found: process.version },
      ...inspectDatabase(config.databasePath),
      await writable(
        'folder of the database',
        dirname(config.databasePath),
        'Give this user the right to write there.',
      ),
      await writable(
        'data folder',
        config.dataDir,
        'Give this user the right to write there, or set DATA_DIR.',
      ),
      await writable('output folder', process.cwd(), 'Give this user the right to write in the project.'),
    ]
    const ok = findings.every((finding) => finding.ok)
    if (!ok) process.exitCode = 1
    createReporter(command.optsWithGlobals()).result({ ok, findings }, findings.map(described).join('\n'))
  })

function described({ about, ok, found, remedy }: Finding): string {
  return [`${ok ? 'ok  ' : 'BAD '} ${about}: ${found}`, ...(remedy ? [`     ${remedy}`] : [])].join('\n')
}

const good = (about: string, found: string): Finding => ({ about, ok: true, found })
const bad = (about: string, found: string, remedy: string): Finding => ({ about, ok: false, found, remedy })

function inspectDatabase(path: string): Finding[] {
  if (!existsSync(path)) {
    const remedy = 'Make it with `npx magnetiq migrate`, or set DATABASE_PATH.'
    return [bad('database', `${path} is not there`, remedy)]
  }
  const backups = join(dirname(path), 'backups')
  try {
    return findingsOf(databaseHealth(path, 'migrations'), backups)
  } catch (error) {
    const found = `${path}: ${(error as Error).message}`
    return [bad('database', found, `Check DATABASE_PATH, or restore a copy from ${backups}/.`)]
  }
}

function findingsOf(
  { sqlite, damage, pending, rederive, refusal }: DatabaseHealth,
  backups: string,
): Finding[] {
  const engine = 'SQLite (better-sqlite3, the only part that opens the file)'
  const waiting = pending.join(', ') || (rederive ? 'the language views are not those of this version' : '')
  return [
    sqlite.ok
      ? good(engine, sqlite.version)
      : bad(engine, sqlite.version, `It must be ${sqlite.oldest} or later: run \`npm ci\`.`),
    damage.length === 0
      ? good('integrity', 'whole')
      : bad('integrity', firstOf(damage), `Stop writing to it and restore a copy from ${backups}/.`),
    refusal
      ? bad('migrations', 'not those of this version', refusal)
      : waiting
        ? bad('migrations', waiting, 'Run `npx magnetiq migrate`.')
        : good('migrations', 'none pending'),
  ]
}

/** The first things that SQLite complains of, in a line. */
function firstOf(damage: readonly string[]): string {
  const complaints = damage.flatMap((text) => text.split('\n')).filter((line) => !line.startsWith('***'))
  const more = complaints.length > 3 ? ` and ${complaints.length - 3} more` : ''
  return complaints.slice(0, 3).join('; ') + more
}

/** Makes something in a folder, or in the one where it would be made, and takes it away again. */
async function writable(about: string, folder: string, remedy: string): Promise<Finding> {
  const place = existsSync(folder) ? folder : dirname(folder)
  if (place !== folder && !existsSync(place)) return writable(about, place, remedy)
  try {
    await rmdir(await mkdtemp(join(place, '.doctor-')))
    return good(about, folder)
  } catch (error) {
    return bad(about, `${place} cannot be written (${(error as NodeJS.ErrnoException).code})`, remedy)
  }
}
