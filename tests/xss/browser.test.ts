import fc from 'fast-check'
import type { Browser } from 'playwright-core'
import { markdownToHtml } from 'satteri'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { renderMarkdown } from '../../src/site/markdown/render.ts'
import { launchChromium } from '../support/chromium.ts'
import { markdownContext, markdownContexts } from '../support/markdown.ts'
import { entangled } from './entangled.ts'
import { browserReading, literalReading } from './reading.ts'
import { vectors } from './vectors.ts'
import { type Observation, strictPolicy, witness } from './witness.ts'

// Hundreds of frames in one page take their time where other tests run beside them.
vi.setConfig({ testTimeout: 120_000 })

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

const pageSize = 100
const pages = Array.from({ length: Math.ceil(vectors.length / pageSize) }, (_, page) =>
  vectors.slice(page * pageSize, (page + 1) * pageSize),
)
const quiet = { executed: [], dialogs: [], navigations: [], requests: [] }

describe.each(markdownContexts)('rendered for $language', (context) => {
  test.each([
    ['without a policy', undefined],
    ['with a strict policy', strictPolicy],
  ])('no hostile text executes, opens, leaves or fetches anything, %s', async (_, policy) => {
    for (const page of pages) {
      const html = page
        .map(({ markdown }) => `<section>${renderMarkdown(markdown, context).html}</section>`)
        .join('')
      const { inspected, ...happened } = await witness(browser, html, policy, (opened) =>
        opened.evaluate(() => document.querySelectorAll('main > section').length),
      )
      expect(happened).toEqual(quiet)
      expect(inspected).toBe(page.length)
    }
  })

  test('the browser reads each hostile text as it was written, so nothing mutates', async () => {
    const rendered = vectors.map(({ markdown }) => renderMarkdown(markdown, context).html)
    const readings = await readInBrowser(rendered)
    const changed = vectors.filter((_, index) => readings[index] !== literalReading(rendered[index] ?? ''))
    expect(changed.map(({ category, name }) => `${category}, ${name}`)).toEqual([])
  })
})

async function readInBrowser(texts: readonly string[]): Promise<string[]> {
  const page = await browser.newPage()
  try {
    return await page.evaluate<string[]>(`${JSON.stringify(texts)}.map((html) => (${browserReading})(html))`)
  } finally {
    await page.close()
  }
}

test('the browser reads entangled texts as they were written', async () => {
  const sources = fc.sample(entangled, { numRuns: 5000, seed: 17 })
  const rendered = sources.map((source) => renderMarkdown(source, markdownContext('de')).html)
  const readings = await readInBrowser(rendered)
  const changed = sources.filter((_, index) => readings[index] !== literalReading(rendered[index] ?? ''))
  expect(changed).toEqual([])
})

test('a reading tells where a browser rearranges what was written', async () => {
  const html = '<p>a<div>b</div></p>'
  expect(await readInBrowser([html])).not.toEqual([literalReading(html)])
})

describe('the witness itself', () => {
  test.each([
    ['a script', '<script>__xss=1</script>', 'executed'],
    ['a handler', '<img src="/nothing" onerror="__xss=1">', 'executed'],
    ['a handler that waits for the mouse', '<b onmouseover="__xss=1">x</b>', 'executed'],
    ['a link of javascript', '<a href="javascript:__xss=1">x</a>', 'executed'],
    ['a frame', '<iframe srcdoc="<script>parent.__xss=1</script>"></iframe>', 'executed'],
    ['a dialog', '<script>alert("seen")</script>', 'dialogs'],
    ['a refresh', '<meta http-equiv="refresh" content="0;url=http://evil.example/">', 'requests'],
    ['a navigation', '<script>location = "about:blank#gone"</script>', 'navigations'],
    ['a window', '<a href="about:blank" target="_blank">x</a>', 'navigations'],
    ['a picture of another site', '<img src="https://evil.example/x.png">', 'requests'],
    ['a style of another site', '<style>@import "https://evil.example/x.css"</style>', 'requests'],
    ['a form to another site', '<form action="https://evil.example/"><button>x</button></form>', 'requests'],
  ] as const)('sees %s', async (_, html, channel) => {
    const told = (observation: Observation) => observation[channel].length > 0
    const happened = await witness(browser, html, undefined, async () => undefined, told)
    expect(happened[channel]).not.toEqual([])
  })

  test('sees many of the hostile texts execute where nothing sanitises them', async () => {
    const frames = vectors.map(
      ({ markdown }) => `<iframe srcdoc="${forAttribute(markdownToHtml(markdown).html)}"></iframe>`,
    )
    const { executed } = await witness(browser, frames.join(''), undefined, async () => undefined)
    expect(executed.length).toBeGreaterThan(100)
  })
})

function forAttribute(html: string): string {
  return html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}
