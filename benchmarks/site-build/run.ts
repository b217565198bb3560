import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { compare } from './comparison.ts'
import { heading, table, verdictLines } from './report.ts'
import { surroundings } from './surroundings.ts'
import { verdicts } from './verdicts.ts'
import { makeWorkplace } from './workplace.ts'

const help = `Builds the same generated site with Magnetiq, Hugo, Eleventy and a bare Node script, and compares.

  --pages 1000,5000,20000   numbers of HTML pages, half of them English, half German
  --rounds 3                builds of each kind; figures are medians
  --without hugo,first      what to leave out: hugo, eleventy, bare, first (Magnetiq's very first build)
  --folder .tmp/bench       where databases and outputs go, inside the project
  --pause 61                seconds to wait after many files were removed (see removal.ts)
  --json                    the figures as JSON, those of each round too
  --assert                  end with status 1 where an aim is missed or was not measured`

// Paths count from the project, wherever the command is typed.
process.chdir(join(import.meta.dirname, '../..'))
const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '1000,5000,20000' },
    rounds: { type: 'string', default: '3' },
    without: { type: 'string', default: '' },
    folder: { type: 'string', default: '.tmp/bench' },
    pause: { type: 'string', default: '61' },
    json: { type: 'boolean', default: false },
    assert: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(help)
  process.exit()
}
const sizes = values.pages.split(',').map((text) => wholeNumber('--pages', text, 20))
const rounds = wholeNumber('--rounds', values.rounds, 1)
const pause = wholeNumber('--pause', values.pause, 0)
const folder = resolve(values.folder)
const say = (text: string) => process.stderr.write(`${text}\n`)
const print = (text: string) => {
  if (!values.json) console.log(text)
}

mkdirSync(folder, { recursive: true })
const around = surroundings(folder)
print(heading(around, folder))
const results = []
for (const htmlPages of sizes) {
  say(`Making the site of ${htmlPages.toLocaleString('en')} pages …`)
  const workplace = await makeWorkplace(folder, htmlPages)
  const result = await compare(workplace, { rounds, pause, without: values.without.split(','), say })
  print(table(result, rounds))
  results.push(result)
}
const found = verdicts(results)
print(verdictLines(found, Math.max(...sizes)))
if (values.json)
  console.log(JSON.stringify({ surroundings: around, rounds, results, verdicts: found }, null, 2))
if (values.assert && found.some(({ reached }) => reached !== true)) process.exitCode = 1

function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= least) return value
  console.error(`${option}: “${text}” is no whole number of at least ${least}.`)
  process.exit(2)
}
