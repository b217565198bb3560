import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { readConfig } from '../src/config.ts'
import type { OutputDirectories } from '../src/publishing/output-directory.ts'
import { startServer } from '../src/server.ts'
import { launchChromium } from '../tests/support/chromium.ts'
import { ensureChromium } from './chromium.ts'
import { outputFolder } from './output-folder.ts'
import { addressesOf, views } from './views.ts'

/**
 * Writes a picture of every template into screenshots/, from a built site: in each language, three widths, light and
 * dark. `--only home,webinar`, `--width 390`, `--scheme dark` narrow it, `--out` names another folder that was built to.
 */
const { values: asked } = parseArgs({
  options: {
    out: { type: 'string', default: 'dist' },
    only: { type: 'string' },
    width: { type: 'string', default: '390,820,1440' },
    scheme: { type: 'string', default: 'light,dark' },
  },
})
const folder = outputFolder(asked.out)
const chromium = ensureChromium()
if (!folder.ok) fail(folder.message)
else if (!existsSync(folder.output.site)) {
  fail(`There is no site at ${asked.out}/. Build it with \`npx magnetiq build\`.`)
} else if (!chromium.ok) fail(chromium.message)
else await takeAll(folder.output)

async function takeAll(output: OutputDirectories): Promise<void> {
  const server = await startServer({ ...readConfig(), port: 0 }, output, console.error)
  const browser = await launchChromium()
  try {
    const { port } = server.http.address() as AddressInfo
    for (const width of asked.width.split(',')) {
      for (const scheme of asked.scheme.split(',') as ('light' | 'dark')[]) {
        await takeEach(browser, `http://127.0.0.1:${port}`, Number(width), scheme)
      }
    }
  } finally {
    await browser.close()
    await server.close()
  }
}

async function takeEach(browser: Browser, origin: string, width: number, scheme: 'light' | 'dark') {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 1000 },
    colorScheme: scheme,
    // Still: two runs give the same picture.
    reducedMotion: 'reduce',
  })
  const folder = join('screenshots', `${width}-${scheme}`)
  await mkdir(folder, { recursive: true })
  const names = asked.only?.split(',')
  for (const view of views.filter(({ name }) => !names || names.includes(name))) {
    for (const { path, language } of addressesOf(view)) {
      const page = await context.newPage()
      await page.goto(origin + path)
      await showAll(page)
      await page.screenshot({ path: join(folder, `${view.name}-${language}.png`), fullPage: true })
      await page.close()
    }
  }
  await context.close()
  console.log(`${folder}/`)
}

/** Waits for the typefaces and for every picture, also those that a visitor would have to scroll to. */
async function showAll(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    await document.fonts.ready
    const pictures = [...document.images]
    for (const picture of pictures) picture.loading = 'eager'
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})))
  })()`)
}

function fail(message: string): void {
  console.error(message)
  process.exitCode = 1
}
