import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { ConfigError } from '../src/config.ts'
import { buildCommand } from './commands/build.ts'
import { devCommand } from './commands/dev.ts'
import { doctorCommand } from './commands/doctor.ts'
import { importCommand } from './commands/import.ts'
import { migrateCommand } from './commands/migrate.ts'
import { seedCommand } from './commands/seed.ts'
import { serveCommand } from './commands/serve.ts'
import { startCommand } from './commands/start.ts'

// Paths in the configuration count from the project, wherever the command is typed.
process.chdir(join(import.meta.dirname, '..'))
if (existsSync('.env')) process.loadEnvFile('.env')

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

for (const command of [
  startCommand,
  migrateCommand,
  seedCommand,
  importCommand,
  buildCommand,
  serveCommand,
  devCommand,
  doctorCommand,
]) {
  program.addCommand(command)
}

try {
  await program.parseAsync()
} catch (error) {
  // What a person can mend is said in a sentence; anything else keeps its stack.
  console.error(error instanceof ConfigError ? error.message : error)
  process.exitCode = 1
}
