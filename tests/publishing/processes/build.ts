import { openForReading } from '../../../src/content-db/connection.sqlite.ts'
import { type BuildOptions, buildSite } from '../../../src/publishing/build.ts'

/** Builds a site in a process of its own, tells each step in a line, and ends with the outcome as JSON. */
const [given = ''] = process.argv.slice(2)
const { asOf, siteUrl, ...options }: GivenBuild = JSON.parse(given)
const db = openForReading(options.databasePath)
const outcome = await buildSite({
  ...options,
  edition: { db, asOf, siteUrl },
  onStep: (text) => console.log(text),
  onProgress: (label, done) => done === 1 && console.log(`${label} …`),
})
console.log(JSON.stringify(outcome))
await db.destroy()

/** What such a process is started with. */
export type GivenBuild = Pick<BuildOptions, 'root' | 'databasePath' | 'dataDir' | 'output'> &
  Partial<Pick<BuildOptions, 'full' | 'threadsFrom'>> & { readonly asOf: string; readonly siteUrl: string }
