import { globSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseConfig } from '../../../src/config.ts'
import { startServer } from '../../../src/server.ts'
import { launchChromium } from '../../support/chromium.ts'
import { builtFor, type FixtureSite, makeBuiltSite, siteUrl } from '../../support/fixture-site.ts'
import { pageRow, texts, webinarRow } from '../../support/rows.ts'
import { serveFolder } from '../../support/static-host.ts'

const page = (slug: string, title: object, content: object, more = {}) =>
  pageRow({
    slug,
    title: JSON.stringify(title),
    content: JSON.stringify(content),
    status: 'published',
    ...more,
  })

const content = {
  pages: [
    page('home', { en: 'Voltaic' }, { en: 'Welcome.', de: 'Willkommen.' }, { template: 'landing' }),
    page(
      'flywheels',
      { en: 'Flywheels', de: 'Schwungräder' },
      { en: 'A rotor in a vacuum.', de: 'Ein Läufer im Vakuum.' },
      { excerpt: texts({ en: 'Seconds, not hours.', de: 'Sekunden statt Stunden.' }) },
    ),
    page(
      'grids',
      { en: 'Grid services', de: 'Netzdienste' },
      { en: 'Batteries & inertia, written `<img src=x onerror=alert(1)>` & `<mark>`.' },
    ),
    page('careers', { en: 'Careers' }, { en: 'Machinists balance rotors.' }),
    ...Array.from({ length: 25 }, (_, index) =>
      page(`notes/${index}`, { en: `Note ${index}` }, { en: 'About magnets.' }),
    ),
  ],
  webinars: [
    webinarRow({
      slug: 'inertia',
      title: texts({ en: 'Selling stillness', de: 'Ruhe zu verkaufen' }),
      description: texts({ en: 'What a grid loses.', de: 'Was ein Netz verliert.' }),
      scheduled_at: '2026-07-01 14:00:00',
      status: 'scheduled',
    }),
  ],
}

interface Origin {
  readonly origin: string
  readonly close: () => Promise<void>
}

let site: FixtureSite
let server: Origin
let host: Origin
let browser: Browser
const failures: unknown[] = []

beforeAll(async () => {
  site = await makeBuiltSite(content)
  host = await serveFolder(site.output.site)
  const running = await startServer(
    parseConfig(
      {
        PORT: '0',
        SITE_URL: siteUrl,
        DATA_DIR: site.dataDir,
        DATABASE_PATH: site.database.path,
        AS_OF: builtFor,
      },
      site.folder,
    ),
    site.output,
    (error) => failures.push(error),
  )
  server = {
    origin: `http://127.0.0.1:${(running.http.address() as AddressInfo).port}`,
    close: () => running.close(),
  }
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await host?.close()
  await site?.close()
  expect(failures).toEqual([])
})

/** What a list of results shows. */
interface Shown {
  readonly status: string
  readonly entries: readonly string[]
}

const shown = (opened: Page) =>
  opened.evaluate<Shown>(`({
    status: document.querySelector('.search-results [role=status]').textContent,
    entries: [...document.querySelectorAll('.search-result')].map((entry) => {
      const told = (node) => (node.nodeName === 'MARK' ? '[' + node.textContent + ']' : node.textContent)
      const spoken = (element) => (element.lang ? element.lang + ': ' : '')
      const link = entry.querySelector('a')
      const snippet = entry.querySelector('[data-part=snippet]')
      const kind = entry.querySelector('.kind').textContent.trim().replace(/\\s+/g, ' ')
      const cut = spoken(snippet) + [...snippet.childNodes].map(told).join('').trim()
      return [kind, spoken(link) + link.textContent.trim(), link.getAttribute('href'), cut].join(' | ')
    }),
  })`)

/** Waits until the list says this. */
const settled = (opened: Page, status: RegExp) =>
  opened.locator('.search-results [role=status]', { hasText: status }).waitFor()

/** Opens a page, lets a test use it, and gives what the browser complained of meanwhile. */
async function visit(
  url: string,
  use: (opened: Page) => Promise<void>,
  options: BrowserContextOptions = {},
  prepare: (opened: Page) => Promise<void> = async () => {},
): Promise<string[]> {
  const context = await browser.newContext(options)
  try {
    const opened = await context.newPage()
    const complaints: string[] = []
    opened.on('pageerror', (error) => complaints.push(String(error)))
    opened.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    await prepare(opened)
    await opened.goto(url)
    await use(opened)
    return complaints
  } finally {
    await context.close()
  }
}

const flywheels = 'Schwungräder | /de/flywheels/ | Sekunden statt Stunden. Ein Läufer im [Vakuum].'
const grids =
  'Seite auf Englisch | Netzdienste | /de/grids/ | en: [Batteries] & inertia, written <img src=x onerror=alert(1)> & <mark>.'

describe('with a script', () => {
  test('the search answers while one types, says how much it found, and keeps the words in the address', async () => {
    for (const { origin } of [host, server]) {
      const complaints = await visit(`${origin}/de/search/`, async (opened) => {
        await opened.locator('#q').pressSequentially('vaku')
        await settled(opened, /^1 Treffer/)
        expect(await shown(opened)).toEqual({
          status: '1 Treffer für „vaku“',
          entries: [`Seite | ${flywheels}`],
        })
        expect(opened.url()).toBe(`${origin}/de/search/?q=vaku`)
        await opened.locator('#q').fill('')
        await settled(opened, /genügen/)
        expect((await shown(opened)).entries).toEqual([])
        expect(opened.url()).toBe(`${origin}/de/search/`)
      })
      expect(complaints).toEqual([])
    }
  })

  test('an address with words is answered at once, in the language that each text speaks', async () => {
    const complaints = await visit(`${host.origin}/de/search/?q=batteries`, async (opened) => {
      await settled(opened, /^1 Treffer/)
      expect((await shown(opened)).entries).toEqual([grids])
      expect(await opened.locator('#q').inputValue()).toBe('batteries')
      expect(await opened.locator('.search-result img, .search-result mark mark').count()).toBe(0)
    })
    expect(complaints).toEqual([])
    await visit(`${host.origin}/de/search/?q=machinists`, async (opened) => {
      await settled(opened, /^1 Treffer/)
      expect((await shown(opened)).entries).toEqual([
        'Seite auf Englisch | en: Careers | /de/careers/ | en: [Machinists] balance rotors.',
      ])
    })
  })

  test('sending the form answers in place', async () => {
    await visit(`${host.origin}/en/search/`, async (opened) => {
      await opened.locator('#q').fill('stillness')
      await opened.locator('#q').press('Enter')
      await settled(opened, /^1 result/)
      expect((await shown(opened)).entries).toEqual([
        'Webinar | Selling stillness | /en/webinars/inertia/ | What a grid loses.',
      ])
    })
  })

  test('words that no page holds together are answered with what holds some', async () => {
    await visit(`${host.origin}/en/search/?q=machinists+vacuum+quetzal`, async (opened) => {
      await settled(opened, /^2 results/)
      const { entries } = await shown(opened)
      expect(entries.map((entry) => entry.split(' | ')[1]).sort()).toEqual(['Careers', 'Flywheels'])
    })
  })

  test('what was typed is shown as text, whatever it is', async () => {
    const typed = '<b title=q>{count}$&'
    const complaints = await visit(
      `${host.origin}/en/search/?${new URLSearchParams({ q: 'qqq' })}`,
      async (opened) => {
        await opened.locator('#q').fill(`zzz${typed}`)
        await settled(opened, /zzz/)
        expect((await shown(opened)).status).toBe(
          `Nothing found for “zzz${typed}”. Try fewer or other words.`,
        )
        expect(await opened.locator('.search-results b').count()).toBe(0)
      },
    )
    expect(complaints).toEqual([])
  })

  test('a long list ends with the word that there is more', async () => {
    await visit(`${host.origin}/en/search/?q=magnets`, async (opened) => {
      await settled(opened, /^25 results/)
      expect((await shown(opened)).entries.length).toBe(20)
      expect(await opened.getByText('Another word narrows the list.').isVisible()).toBe(true)
    })
  })

  test('nothing of the index is loaded before somebody wants to search', async () => {
    const asked: string[] = []
    await visit(
      `${host.origin}/en/search/`,
      async (opened) => {
        await opened.waitForLoadState('networkidle')
        expect(asked).toEqual([])
        await Promise.all([opened.waitForRequest(/\/pagefind\//), opened.locator('#q').focus()])
      },
      {},
      async (opened) => {
        opened.on('request', (request) => {
          if (request.url().includes('/pagefind/')) asked.push(request.url())
        })
      },
    )
  })

  test('where the index cannot be loaded, the server answers', async () => {
    const noIndex = async (opened: Page) =>
      void (await opened.route('**/pagefind/**', (route) => route.abort()))
    await visit(
      `${server.origin}/de/search/`,
      async (opened) => {
        await opened.locator('#q').fill('vakuum')
        await opened.locator('#q').press('Enter')
        await settled(opened, /^1 Treffer/)
        expect(await opened.locator('[data-answered]').count()).toBe(1)
      },
      {},
      noIndex,
    )
  })

  test('where there is no server either, the page says that the search could not be loaded', async () => {
    const noIndex = async (opened: Page) =>
      void (await opened.route('**/pagefind/**', (route) => route.abort()))
    await visit(
      `${host.origin}/en/search/`,
      async (opened) => {
        await opened.locator('#q').fill('vacuum')
        await opened.locator('#q').press('Enter')
        await settled(opened, /could not be loaded/)
        expect(opened.url()).toBe(`${host.origin}/en/search/?q=vacuum`)
        expect(await opened.locator('#q').inputValue()).toBe('vacuum')
      },
      {},
      noIndex,
    )
  })

  test('the script weighs less than 4 kB', () => {
    const files = globSync(join(site.output.site, '_assets/SearchPage*.js'))
    expect(files.length).toBe(1)
    const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
    expect(size).toBeLessThan(4096)
  })
})

describe('without a script', () => {
  const plain = { javaScriptEnabled: false }

  test('the server answers the form with the same list', async () => {
    await visit(
      `${server.origin}/de/search/`,
      async (opened) => {
        await opened.locator('#q').fill('batteries')
        await opened.locator('main button').click()
        expect(opened.url()).toBe(`${server.origin}/de/search/?q=batteries`)
        expect(await shown(opened)).toEqual({
          status: '1 Treffer für „batteries“',
          entries: [grids],
        })
        expect(await opened.locator('#q').inputValue()).toBe('batteries')
        expect(await opened.locator('meta[name=robots]').getAttribute('content')).toBe('noindex')
      },
      plain,
    )
  })

  test('the server shows any query as text and finds nothing for nonsense', async () => {
    for (const query of ['<script>alert(1)</script>', '" OR 1=1 --', '*', '\u0000', 'a'.repeat(3000)]) {
      await visit(
        `${server.origin}/en/search/?${new URLSearchParams({ q: query })}`,
        async (opened) => {
          expect((await shown(opened)).status).toMatch(/^Nothing found for /)
          expect(await opened.locator('.search-results script').count()).toBe(0)
        },
        plain,
      )
    }
  })

  test('the server tells how many there are in all', async () => {
    await visit(
      `${server.origin}/en/search/?q=magnets`,
      async (opened) => {
        const { status, entries } = await shown(opened)
        expect(status).toBe('25 results for “magnets”')
        expect(entries.length).toBe(20)
        expect(await opened.getByText('Another word narrows the list.').isVisible()).toBe(true)
      },
      plain,
    )
  })

  test('a host of plain files says what the search needs', async () => {
    await visit(
      `${host.origin}/en/search/?q=vacuum`,
      async (opened) => {
        expect(await opened.locator('noscript p').isVisible()).toBe(true)
      },
      plain,
    )
  })
})
