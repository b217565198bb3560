import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { buildCommand } from './commands/build.ts'
import { devCommand } from './commands/dev.ts'
import { doctorCommand } from './commands/doctor.ts'
import { importCommand } from './commands/import.ts'
import { migrateCommand } from './commands/migrate.ts'
import { seedCommand } from './commands/seed.ts'
import { serveCommand } from './commands/serve.ts'
import { startCommand } from './commands/start.ts'
import { explanation } from './explanation.ts'

const program = new Command('magnetiq')
  .description('A bilingual site from a SQLite database: make it, fill it, build it, serve it.')
  .option('--json', 'print the result as one line of JSON')
  .addHelpText(
    'after',
    `
A first site, step by step (npm start does all four):
  npx magnetiq migrate     makes data/magnetiq.db, or brings it up to date
  npx magnetiq seed        fills an empty database with the demonstration content
  npx magnetiq build       renders the static site to dist/
  npx magnetiq serve       serves it at http://localhost:4321

Settings come from the environment or a file .env; .env.example names every variable.`,
  )

const commands = [
  startCommand,
  migrateCommand,
  seedCommand,
  importCommand,
  buildCommand,
  serveCommand,
  devCommand,
  doctorCommand,
]
for (const command of commands) {
  command.configureHelp({ showGlobalOptions: true })
  command.showHelpAfterError(`\`npx magnetiq ${command.name()} --help\` says what there is.`)
  program.addCommand(command)
}
program.showHelpAfterError('`npx magnetiq --help` lists the commands.')

/** Runs the command that was typed. */
export async function run(): Promise<void> {
  // Paths in the configuration count from the project, wherever the command is typed.
  process.chdir(join(import.meta.dirname, '..'))
  if (existsSync('.env')) process.loadEnvFile('.env')
  try {
    await program.parseAsync()
  } catch (error) {
    console.error(explanation(error) ?? error)
    process.exitCode = 1
  }
}
