import process from 'node:process'

const oldestNode = 24

// Asked before anything is imported: the SQLite of this project ends the process of an older Node without a word.
if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  console.error(
    `Magnetiq needs Node ${oldestNode} and this is ${process.version}. Type \`npx magnetiq\`, which brings its own Node.`,
  )
  process.exit(1)
}
const { run } = await import('./program.ts')
await run()
