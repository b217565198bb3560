import { parseArgs } from 'node:util'
import { faults } from './faults.ts'
import { full, short } from './sizes.ts'
import { makeWorkplace } from './workplace.ts'

const help = `Makes things go wrong while forms are posted, and prints what that showed, a line each.

  --only kills,seats   some of: ${Object.keys(faults).join(', ')}
  --short              as often as \`npm test\` does
  --share 0.1          a share of the full number of times

Ends with status 1 where something that must hold did not. Nothing else should run meanwhile.`

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    short: { type: 'boolean', default: false },
    share: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(help)
  process.exit()
}
const share = Number(values.share)
const times = (count: number) => Math.max(1, Math.round(count * share))
const sizes = values.short
  ? short
  : {
      ...full,
      kills: times(full.kills),
      seatRounds: times(full.seatRounds),
      keyRounds: times(full.keyRounds),
      traced: times(full.traced),
      cases: times(full.cases),
      restarts: times(full.restarts),
    }
const wanted = values.only?.split(',') ?? Object.keys(faults)
for (const name of wanted) {
  const fault = faults[name]
  if (!fault) {
    console.error(`There is no fault “${name}”. There are ${Object.keys(faults).join(', ')}.`)
    process.exit(2)
  }
  const place = await makeWorkplace()
  const started = performance.now()
  try {
    for (const { ok, fault: about, said } of await fault(place, sizes)) {
      console.log(`${ok ? 'holds ' : 'FAILS '} ${about}: ${said}`)
      if (!ok) process.exitCode = 1
    }
  } finally {
    place.close()
  }
  process.stderr.write(`       (${name}: ${((performance.now() - started) / 1000).toFixed(0)} s)\n`)
}
