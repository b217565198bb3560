import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

/*
 * A build that dies, as kill -9 does it, before it gives a folder of the output another name for the n-th time. What is
 * changed is Node's own function, so that the build cannot know.
 */
const [given = '', times = ''] = process.argv.slice(2)
const { output } = JSON.parse(given) as { output: { site: string; work: string } }
const places = [output.site, `${output.work}/server`]
const rename = fs.rename
let left = Number(times)
fs.rename = async (from, to) => {
  const isOutput = places.some((place) => [place, `${place}.old`].includes(String(to)))
  if (isOutput && --left === 0) process.kill(process.pid, 'SIGKILL')
  return rename(from, to)
}
syncBuiltinESMExports()
await import('./build.ts')
