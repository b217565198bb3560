import { constants, existsSync } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Command } from 'commander'
import { readConfig } from '../../src/config.ts'
import { databaseHealth } from '../../src/content-db/health.sqlite.ts'
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
  .action(async (_options, command: Command) => {
    const config = readConfig()
    const findings = [
      nodeVersion(),
      ...inspectDatabase(config.databasePath),
      await writable('data folder', config.dataDir),
      await writable('output folder', process.cwd()),
    ]
    const ok = findings.every((finding) => finding.ok)
    if (!ok) process.exitCode = 1
    const lines = findings.map(({ ok: fine, about, found, remedy }) =>
      [`${fine ? 'ok  ' : 'BAD '} ${about}: ${found}`, ...(remedy ? [`     ${remedy}`] : [])].join('\n'),
    )
    createReporter(command.optsWithGlobals()).result({ ok, findings }, lines.join('\n'))
  })

function nodeVersion(): Finding {
  const ok = Number(process.versions.node.split('.')[0]) >= 24
  const remedy = { remedy: 'Run it as `npx magnetiq doctor`, which brings Node 24.' }
  return { about: 'Node', ok, found: process.version, ...(ok ? {} : remedy) }
}

function inspectDatabase(path: string): Finding[] {
  if (!existsSync(path)) {
    return [
      {
        about: 'database',
        ok: false,
        found: `${path} is not there`,
        remedy: 'Make it with `npx magnetiq migrate`.',
      },
    ]
  }
  try {
    const { sqlite, damage, pending, rederive } = databaseHealth(path, 'migrations')
    return [
      {
        about: 'SQLite (better-sqlite3, the only part that opens the file)',
        ok: sqlite.ok,
        found: sqlite.version,
        ...(sqlite.ok ? {} : { remedy: `It must be ${sqlite.oldest} or later: run \`npm ci\`.` }),
      },
      {
        about: 'integrity',
        ok: damage.length === 0,
        found: damage[0] ?? 'whole',
        ...(damage.length === 0
          ? {}
          : { remedy: 'Stop writing to it and restore a copy from data/backups/.' }),
      },
      {
        about: 'migrations',
        ok: pending.length === 0 && !rederive,
        found:
          pending.join(', ') ||
          (rederive ? 'the language views are not those of this version' : 'none pending'),
        ...(pending.length === 0 && !rederive ? {} : { remedy: 'Run `npx magnetiq migrate`.' }),
      },
    ]
  } catch (error) {
    const remedy = 'Check DATABASE_PATH, or restore a copy from data/backups/.'
    return [{ about: 'database', ok: false, found: `${path}: ${(error as Error).message}`, remedy }]
  }
}

async function writable(about: string, folder: string): Promise<Finding> {
  try {
    await mkdir(existsSync(folder) ? folder : dirname(folder), { recursive: true })
    await access(existsSync(folder) ? folder : dirname(folder), constants.W_OK)
    return { about, ok: true, found: folder }
  } catch (error) {
    const found = `${folder} cannot be written (${(error as NodeJS.ErrnoException).code})`
    return { about, ok: false, found, remedy: 'Give this user the right to write there, or set DATA_DIR.' }
  }
}
