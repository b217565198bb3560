import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { XMLValidator } from 'fast-xml-parser'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openForReading } from '../../src/content-db/connection.sqlite.ts'
import { renderSite } from '../../src/publishing/render-site.ts'
import { indexSite } from '../../src/publishing/search-index.ts'
import { siteCode } from '../../src/publishing/site-code.ts'
import { launchChromium } from '../support/chromium.ts'
import { builtFor, type FixtureSite, makeSite, projectRoot } from '../support/fixture-site.ts'
import { vectors } from '../xss/vectors.ts'
import { hostileContent } from './hostile-content.ts'
import { filesOf } from './page-reading.ts'
import { origin, visit } from './visits.ts'

/*
 * A build refuses most of these texts, as what they say would be lost. Here they are rendered all the same: what keeps
 * visitors safe must not be that somebody else has looked.
 */

let site: FixtureSite
let browser: Browser
let files: ReadonlyMap<string, Buffer>
let addresses: readonly string[]
beforeAll(async () => {
  site = await makeSite(await hostileContent())
  const stagingDir = join(site.folder, 'staging')
  mkdirSync(stagingDir)
  const db = openForReading(site.database.path)
  const code = await siteCode({
    root: projectRoot,
    keptIn: join(site.folder, 'code'),
    stagingDir: join(stagingDir, 'code'),
    anew: false,
  })
  const { failed } = await renderSite({
    ...{ code, databasePath: site.database.path, stagingDir, last: null },
    edition: { db, asOf: builtFor, siteUrl: origin },
    threadsFrom: Number.POSITIVE_INFINITY,
    onPage: () => {},
    onStep: () => {},
  })
  await db.destroy()
  expect(failed).toEqual([])
  const client = join(stagingDir, 'client')
  await indexSite(client)
  files = filesOf(client)
  addresses = [...files.keys()]
    .filter((path) => path.endsWith('.html'))
    .map((path) => path.replace(/index\.html$/, ''))
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const quiet = { executed: [], dialogs: [], left: [], foreign: [] }

test('the pages hold the hostile texts', () => {
  expect(addresses.length).toBeGreaterThan(60)
  const html = addresses
    .map((address) => files.get(address.endsWith('/') ? `${address}index.html` : address)?.toString())
    .join('')
  expect(html.split('__xss').length).toBeGreaterThan(vectors.length * 10)
})

describe.each([
  ['with the headers of the server', true],
  ['without any', false],
])('%s', (_, withHeaders) => {
  test('nothing hostile executes, opens, leaves or fetches anything on any page', {
    timeout: 120_000,
  }, async () => {
    const { visited, ...happened } = await visit(browser, files, addresses, { withHeaders })
    expect(happened).toEqual(quiet)
    expect(visited).toBe(addresses.length)
  })
})

test('results of the search that quote hostile texts are as quiet', async () => {
  const asked = ['/en/search/?q=javascript', '/de/search/?q=onerror']
  const ready = (page: Page) => page.waitForSelector('.search-result a[href]')
  const { visited, ...happened } = await visit(browser, files, asked, { withHeaders: true, ready })
  expect({ visited, happened }).toEqual({ visited: 2, happened: quiet })
})

describe('the visits', () => {
  const controls = {
    'a-handler': ['<img src="/nothing" onerror="__xss=1">', 'executed'],
    'a-script': ['<script>__xss=1</script>', 'executed'],
    'a-dialog': ['<script>alert(1)</script>', 'dialogs'],
    'a-link-of-javascript': ['<a href="javascript:__xss=1">x</a>', 'executed'],
    'a-refresh': ['<meta http-equiv="refresh" content="0;url=https://evil.example/">', 'foreign'],
    'a-frame': ['<iframe></iframe>', 'left'],
    'a-picture-of-another-site': ['<img src="https://evil.example/x.png">', 'foreign'],
    'a-form-to-another-site': ['<form action="https://evil.example/"><button>x</button></form>', 'executed'],
  } as const
  const pages = new Map(
    Object.entries(controls).map(([name, [html]]) => [
      `/${name}/index.html`,
      Buffer.from(`<!doctype html><title>x</title><main>${html}</main>`),
    ]),
  )
  const names = Object.keys(controls).map((name) => `/${name}/`)

  test('see what is hostile on a page that nothing protects', async () => {
    const seen = await visit(browser, pages, names, { withHeaders: false })
    for (const [name, [, channel]] of Object.entries(controls))
      expect(seen[channel]).toContainEqual(expect.stringContaining(`/${name}/`))
  })

  test('find that the policy lets no script run', async () => {
    const { executed, dialogs } = await visit(browser, pages, names.slice(0, 4), { withHeaders: true })
    expect({ executed, dialogs }).toEqual({ executed: [], dialogs: [] })
  })
})

test('feeds, sitemaps and calendars stay what they are', () => {
  for (const [path, bytes] of files) {
    if (path.endsWith('.xml'))
      expect({ path, valid: XMLValidator.validate(bytes.toString()) }).toEqual({ path, valid: true })
    if (path.endsWith('.ics')) expect(bytes.toString().replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  }
})
