import { join } from 'node:path'
import type { KyselyPlugin } from 'kysely'
import { seedDemonstration } from '../../../scripts/demo/seed.ts'
import { openForWriting } from '../../../src/content-db/connection.sqlite.ts'

/** How a seed is run, and at what it is killed: a label of its progress, or the first row of a table. */
export interface SeedTask {
  readonly folder: string
  readonly now: string
  readonly killAt?: { readonly progress: string } | { readonly table: string }
}

const { folder, now, killAt = { progress: '' } } = JSON.parse(process.argv[2] ?? '') as SeedTask

const die = () => process.kill(process.pid, 'SIGKILL')

const watcher: KyselyPlugin = {
  transformQuery({ node }) {
    const table = node.kind === 'InsertQueryNode' ? node.into?.table.identifier.name : undefined
    if ('table' in killAt && table === killAt.table) die()
    return node
  },
  transformResult: async ({ result }) => result,
}

const db = openForWriting(join(folder, 'magnetiq.db'))
const outcome = await seedDemonstration({
  db: db.withPlugin(watcher),
  mediaDirectory: join(folder, 'media'),
  now: new Date(now),
  onProgress(label) {
    if ('progress' in killAt && label === killAt.progress) die()
  },
})
await db.destroy()
console.log(JSON.stringify(outcome))
