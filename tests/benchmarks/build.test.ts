import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import type { Comparison } from '../../benchmarks/site-build/comparison.ts'
import { hugoRows } from '../../benchmarks/site-build/contenders/hugo.ts'
import { magnetiqRows } from '../../benchmarks/site-build/contenders/magnetiq.ts'
import { corpusPages } from '../../benchmarks/site-build/corpus/corpus.ts'
import { peakMemory } from '../../benchmarks/site-build/measure.ts'
import { median } from '../../benchmarks/site-build/statistics.ts'
import { verdicts } from '../../benchmarks/site-build/verdicts.ts'
import { languageCodes } from '../../src/languages.ts'

const { first: _, ...rowsOfEachRound } = magnetiqRows
const root = resolve(import.meta.dirname, '../..')
mkdirSync(join(root, '.tmp'), { recursive: true })
const folder = mkdtempSync(join(root, '.tmp', 'bench-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the benchmark of builds', () => {
  // Hugo is a package of the system, which tests do not install.
  test('builds the same site with Magnetiq, Eleventy and a bare script, and measures each', async () => {
    const script = join(root, 'benchmarks/site-build/run.ts')
    const options = [
      '--pages',
      '40',
      '--rounds',
      '1',
      '--without',
      'hugo,first',
      '--folder',
      folder,
      '--pause',
      '0',
      '--json',
    ]
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...options])
    const { results } = JSON.parse(stdout) as { results: Comparison[] }
    const [{ contenders, rows }] = results as [Comparison]

    expect(contenders.map(({ name, pages }) => [name, pages.content])).toEqual([
      ['Magnetiq', 40],
      ['Bare script', 40],
      ['Eleventy', 40],
    ])
    expect(Object.keys(rows).toSorted()).toEqual(
      [...Object.values(rowsOfEachRound), 'Bare script', 'Eleventy'].toSorted(),
    )
    for (const { seconds } of Object.values(rows)) expect(seconds).toBeGreaterThan(0)
    expect(rows[magnetiqRows.cold]?.seconds).toBeLessThanOrEqual(
      rows[magnetiqRows.coldWithSearch]?.seconds ?? 0,
    )
  }, 120_000)
})

describe('the generated site', () => {
  test('is the same each time it is made', () => {
    expect([...corpusPages(120)]).toEqual([...corpusPages(120)])
  })

  test('has half as many rows as HTML pages, each with words and highlighted code in every language', () => {
    const pages = [...corpusPages(200)]
    expect(pages).toHaveLength(100)
    for (const { content } of pages) {
      for (const language of languageCodes) {
        expect(content[language].split(/\s+/).length).toBeGreaterThan(200)
        expect(content[language].match(/^```\w+$/gm)).toHaveLength(1)
      }
    }
  })

  test('shows the same code in both languages of a page and other code on others', () => {
    const codeIn = (text: string) => /^```\w+\n(.*?)^```$/ms.exec(text)?.[1]
    const blocks = [...corpusPages(400)].map(({ content }) =>
      languageCodes.map((code) => codeIn(content[code])),
    )
    for (const [first, ...others] of blocks) for (const other of others) expect(other).toBe(first)
    expect(new Set(blocks.map(([first]) => first)).size).toBe(blocks.length)
  })

  test('links to pages that it has and lists at most fifty pages below one', () => {
    const pages = [...corpusPages(6000)]
    const slugs = new Set(pages.map(({ slug }) => slug))
    for (const { content } of pages) {
      for (const [, slug = ''] of content.en.matchAll(/\]\(\/([^)]+)\)/g)) expect(slugs).toContain(slug)
    }
    const below = Map.groupBy(slugs, (slug) => slug.slice(0, Math.max(slug.lastIndexOf('/'), 0)))
    below.delete('')
    expect(Math.max(...[...below.values()].map((list) => list.length))).toBe(50)
  })
})

describe('what the benchmark tells', () => {
  const figures = (seconds: number, peakBytes: number) => ({ seconds, peakBytes, cpuSeconds: seconds })
  const at = (htmlPages: number, seconds: number) => ({
    htmlPages,
    rows: {
      [magnetiqRows.cold]: figures(seconds, 300),
      [magnetiqRows.changed]: figures(4, 300),
      [hugoRows.cold]: figures(10, 1000),
    },
  })

  test('is the median, which no single slow round moves', () => {
    expect(median([3, 99, 1])).toBe(3)
    expect(median([4, 1, 2, 3])).toBe(2.5)
    expect(median([1, null])).toBeNull()
  })

  test('is the memory of all processes at the worst moment, or the highest of one between two looks', () => {
    const process = (pid: number, resident: number, highest: number) => ({
      pid,
      name: '',
      resident,
      highest,
      cpu: 0,
    })
    expect(peakMemory([{ at: 0, processes: [process(1, 5, 5), process(2, 4, 4)] }])).toBe(9)
    expect(peakMemory([{ at: 0, processes: [process(1, 5, 30), process(2, 4, 4)] }])).toBe(30)
    expect(peakMemory([])).toBeNull()
  })

  test('holds the largest size against Hugo and against the next smaller size', () => {
    const reached = verdicts([at(5000, 2.5), at(20_000, 9.9)]).map((verdict) => verdict.reached)
    expect(reached).toEqual([true, true, true, true])
    const missed = verdicts([at(5000, 2.5), at(20_000, 10.1)]).map((verdict) => verdict.reached)
    expect(missed).toEqual([false, true, true, false])
  })

  test('calls an aim unknown where Hugo or a second size is missing', () => {
    const alone = { htmlPages: 40, rows: { [magnetiqRows.cold]: figures(1, 1) } }
    expect(verdicts([alone]).map((verdict) => verdict.reached)).toEqual([null, null, null, null])
  })
})
