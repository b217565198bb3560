import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { siteCode } from '../../src/publishing/site-code.ts'
import { makeProjectFolder, projectRoot } from '../support/fixture-site.ts'

let folder: string
let digest: string
beforeAll(async () => {
  folder = makeProjectFolder()
  digest = (await code()).digest
})
afterEach(() => vi.unstubAllEnvs())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const code = ({ anew = false } = {}) =>
  siteCode({ root: projectRoot, keptIn: kept(), stagingDir: join(folder, 'staging'), anew })
const kept = (...names: string[]) => join(folder, 'code', ...names)

/** What tells one bundling from the next: each makes a folder of its own. */
const bundling = () => statSync(kept()).ino

/** The module that pages are rendered from. */
const entry = () => readdirSync(kept('prerender')).find((name) => name.startsWith('prerender-entry.')) ?? ''

test('code is kept while what it is bundled from stays as it is', async () => {
  const before = bundling()
  expect((await code()).digest).toBe(digest)
  expect(bundling()).toBe(before)
})

test.each<[string, () => void]>([
  ['truncated', () => truncateSync(kept('prerender', entry()), 1000)],
  ['changed', () => writeFileSync(kept('client', 'favicon.svg'), '<svg/>')],
  ['missing', () => rmSync(kept('styles.json'))],
  ['one too many', () => writeFileSync(kept('client', 'stray.txt'), 'stray')],
  ['half a record', () => truncateSync(kept('code.json'), 20)],
])('code of which a file is %s is bundled anew, and is what it was', async (_, harm) => {
  const before = bundling()
  harm()
  expect((await code()).digest).toBe(digest)
  expect(bundling()).not.toBe(before)
  expect(readFileSync(kept('client', 'favicon.svg'), 'utf8')).toContain('viewBox')
  expect(readdirSync(kept()).toSorted()).toEqual([
    'client',
    'code.json',
    'prerender',
    'server',
    'styles.json',
  ])
})

test('another configuration, and a wish, have it bundled anew', async () => {
  const first = bundling()
  vi.stubEnv('SITE_URL', 'https://elsewhere.example')
  await code()
  const second = bundling()
  expect(second).not.toBe(first)
  await code({ anew: true })
  expect(bundling()).not.toBe(second)
})
