import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { explanation } from './explanation.ts'
import { enterProject } from './typed-paths.ts'

const program = new Command('magnetiq')
  .description('A bilingual site from a SQLite database: make it, fill it, build it, serve it.')
  .option('--json', 'print the result as one line of JSON')
  .showHelpAfterError('`npx magnetiq --help` lists the commands.')
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

/** Loaded when typed: each brings no more than it needs, and the doctor runs where another could not. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).startCommand,
  migrate: async () => (await import('./commands/migrate.ts')).migrateCommand,
  seed: async () => (await import('./commands/seed.ts')).seedCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  build: async () => (await import('./commands/build.ts')).buildCommand,
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  dev: async () => (await import('./commands/dev.ts')).devCommand,
  leads: async () => (await import('./commands/leads.ts')).leadsCommand,
  privacy: async () => (await import('./commands/privacy.ts')).privacyCommand,
  mail: async () => (await import('./commands/mail.ts')).mailCommand,
  bookings: async () => (await import('./commands/bookings.ts')).bookingsCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
}

/** Adds the command that was typed; all of them where none was, to be listed. */
async function addCommands(): Promise<void> {
  const typed = process.argv.find((word) => Object.hasOwn(commands, word))
  for (const load of typed ? [commands[typed]] : Object.values(commands)) {
    const command = await load?.()
    if (!command) continue
    command.configureHelp({ showGlobalOptions: true })
    command.showHelpAfterError(`\`npx magnetiq ${command.name()} --help\` says what there is.`)
    program.addCommand(command)
  }
}

/** Runs the command that was typed. */
export async function run(): Promise<void> {
  enterProject()
  if (existsSync('.env')) process.loadEnvFile('.env')
  try {
    await addCommands()
    await program.parseAsync()
  } catch (error) {
    console.error(explanation(error) ?? error)
    process.exitCode = 1
  }
}
