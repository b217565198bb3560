import { score, shortcomings } from '../tests/relevance/judgement.ts'
import { articles, measureRelevance, setsAtHand } from '../tests/relevance/measure.ts'
import { ensureChromium } from './chromium.ts'

/** Prints how well both searches find what people mean; with `--misses`, also what they do not find. */
const chromium = ensureChromium()
if (!chromium.ok) throw new Error(chromium.message)
process.env.CHROME_PATH = chromium.path
if (!setsAtHand.includes('guides'))
  console.log(`Without the articles of the Open Source Guides: none are at ${articles}.`)

const measured = await measureRelevance()
const columns = ['language', 'search', 'queries', 'recall at 10', 'first right']
const rows = measured.map(({ language, search, judged }) => {
  const { queries, recall, first } = score(judged)
  return [language, search, String(queries), recall.toFixed(3), first.toFixed(3)]
})
for (const row of [columns, ...rows]) console.log(row.map((cell) => cell.padEnd(14)).join(''))
if (process.argv.includes('--misses')) {
  for (const { language, search, judged } of measured) {
    console.log(`\n${language}, ${search}\n${shortcomings(judged).join('\n')}`)
  }
}
