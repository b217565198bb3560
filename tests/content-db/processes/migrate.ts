import { type MigrateOptions, migrate } from '../../../src/content-db/migrate.sqlite.ts'

/** A process that migrates and, where it is told to, is killed before one of the statements, counted from 1. */
export interface MigrateTask extends Omit<MigrateOptions, 'onStatement'> {
  readonly killBefore?: number
}

const task: MigrateTask = JSON.parse(process.argv[2] ?? '')
let statements = 0

const outcome = migrate({
  ...task,
  onStatement: () => {
    statements += 1
    if (statements === task.killBefore) process.kill(process.pid, 'SIGKILL')
  },
})
process.stdout.write(JSON.stringify(outcome))
