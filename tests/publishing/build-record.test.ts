import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type BuildRecord, readBuildRecord, writeBuildRecord } from '../../src/publishing/build-record.ts'
import type { TextProblem } from '../../src/site/content-problems.ts'
import type { OgImage } from '../../src/site/og-image/og-image.ts'
import { test } from '../support/database.ts'

const image: OgImage = {
  ...{ kind: 'page' as const, seed: 'home', siteName: 'Voltaic', kicker: null, title: 'Storage' },
  ...{ language: 'en', theme: 'voltaic' },
}
const problem: TextProblem = {
  ...{ table: 'pages', id: 1, label: 'about', column: 'content', language: 'en' },
  ...{ line: 3, severity: 'warning', message: 'No such heading.' },
}
const menu = ['/en/', '/en/products/', '/en/webinars/']

const record: BuildRecord = {
  asOf: '2026-06-01 12:00:00',
  siteUrl: 'https://www.voltaic.example',
  pages: Array.from({ length: 20 }, (_, number) => ({
    path: `/en/page-${number}/`,
    madeFrom: `${number}`,
    sha256: 'f00d',
    references: { links: [...menu, `/de/page-${number}/`], media: number === 3 ? ['media/coil.png'] : [] },
    ogImage: number % 2 === 0 ? image : null,
    problems: number === 5 ? [problem] : [],
  })),
}

test('a record is read as it was written, and names each address once', async ({ folder }) => {
  await writeBuildRecord(folder, record)
  expect(await readBuildRecord(folder)).toEqual(record)
  expect(readFileSync(join(folder, 'record.json'), 'utf8').split('/en/products/')).toHaveLength(2)
})

test.for<[string, (file: string) => void]>([
  ['cut short', (file) => truncateSync(file, 700)],
  ['of another version', (file) => replaceIn(file, '"version":4', '"version":3')],
  ['without the addresses that its pages have', (file) => replaceIn(file, '"/en/",', '')],
  ['nothing but null', (file) => writeFileSync(file, 'null')],
])('a record %s is none', async ([, harm], { folder }) => {
  await writeBuildRecord(folder, record)
  harm(join(folder, 'record.json'))
  expect(await readBuildRecord(folder)).toBeNull()
})

function replaceIn(file: string, text: string, other: string): void {
  const before = readFileSync(file, 'utf8')
  expect(before).toContain(text)
  writeFileSync(file, before.replace(text, other))
}
