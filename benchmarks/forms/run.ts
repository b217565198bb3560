import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { change, makeWorkplace } from '../../tests/faults/workplace.ts'
import { contenders, type RunningContender, start } from './contenders.ts'

const help = `Posts registrations to Magnetiq and to servers with the same validation and the same statements, and compares.
All are durable: an answer follows a commit that was flushed to disk.

  --connections 10,50,100   posts at once
  --seconds 4               for each measurement
  --rounds 3                measurements of each; figures are medians
  --memory 0                posts to Magnetiq afterwards, to see whether its memory stays; 1000000 is the aim
  --json                    the figures as JSON`

const { values } = parseArgs({
  options: {
    connections: { type: 'string', default: '10,50,100' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    memory: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(help)
  process.exit()
}

interface Measured {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly taken: number
  readonly refused: number
}

let runs = 0
function load(origin: string, connections: number, seconds: number): Measured {
  const words = [join(import.meta.dirname, 'load.ts'), origin, connections, seconds, `run${runs++}`].map(
    String,
  )
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }))
}

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

const print = (text: string) => {
  if (!values.json) console.log(text)
}
print(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, synchronous=FULL`)
const results = []
for (const connections of values.connections.split(',').map(Number)) {
  const figures = new Map<string, Measured[]>()
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const contender of [...contenders.slice(round), ...contenders.slice(0, round)]) {
      const place = await quickWorkplace()
      const server = await start(contender, place)
      load(server.origin, connections, 1)
      const measured = load(server.origin, connections, Number(values.seconds))
      figures.set(contender.name, [...(figures.get(contender.name) ?? []), measured])
      await server.stop()
      place.close()
    }
  }
  const rows = contenders.map(({ name }) => {
    const rounds = figures.get(name) ?? []
    const of = (key: keyof Measured) => median(rounds.map((round) => round[key]))
    return {
      name,
      connections,
      perSecond: of('perSecond'),
      p50: of('p50'),
      p99: of('p99'),
      refused: of('refused'),
    }
  })
  results.push(...rows)
  const rate = (name: string) => rows.find((row) => row.name === name)?.perSecond ?? Number.NaN
  print(`\n${connections} connections, medians of ${values.rounds} rounds`)
  for (const { name, perSecond, p50, p99, refused } of rows) {
    const line = `  ${name.padEnd(28)}${perSecond.toFixed(0).padStart(7)} posts/s   p50 ${p50.toFixed(1).padStart(6)} ms   p99 ${p99.toFixed(1).padStart(6)} ms`
    print(refused > 0 ? `${line}   ${refused} refused` : line)
  }
  const [own, shared, each] = ['Magnetiq', 'node:http, shared commits', 'node:http, a commit each'].map(rate)
  print(`  Magnetiq : node:http with the same statements  ${((own ?? 0) / (shared ?? 1)).toFixed(2)}`)
  print(`  shared commits : a commit each (node:http)     ${((shared ?? 0) / (each ?? 1)).toFixed(2)}`)
  print(`  Magnetiq : a commit each (node:http)           ${((own ?? 0) / (each ?? 1)).toFixed(2)}`)
}
const memory = Number(values.memory) > 0 ? await watchMemory(Number(values.memory)) : []
if (values.json) console.log(JSON.stringify({ results, memory }, null, 2))

/** Memory of Magnetiq while so many forms are posted, in tenths. */
async function watchMemory(posts: number): Promise<{ posts: number; megabytes: number }[]> {
  const place = await quickWorkplace()
  const server: RunningContender = await start(contenders[0]!, place)
  const seen = [{ posts: 0, megabytes: Math.round(server.memory() / 1e6) }]
  let [done, next] = [0, posts / 10]
  print(`\nMemory of Magnetiq over ${posts.toLocaleString('en')} posts`)
  while (done < posts) {
    done += load(server.origin, 50, 5).taken
    if (done < next) continue
    next += posts / 10
    seen.push({ posts: done, megabytes: Math.round(server.memory() / 1e6) })
    print(`  ${done.toLocaleString('en').padStart(9)}  ${seen.at(-1)?.megabytes} MB`)
  }
  await server.stop()
  place.close()
  return seen
}

/** A workplace whose limits are for nobody, also over many minutes. */
async function quickWorkplace() {
  const place = await makeWorkplace()
  change(place.databasePath, "DELETE FROM system_settings WHERE key = 'analytics'")
  return place
}
