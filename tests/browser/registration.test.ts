import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type BuiltFormSite, serveBuiltForms } from '../support/built-form-site.ts'
import { launchChromium } from '../support/chromium.ts'

let site: BuiltFormSite
let browser: Browser
beforeAll(async () => {
  site = await serveBuiltForms()
  browser = await launchChromium()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
})
beforeEach(() => {
  site.site.database.sqlite.exec(
    'delete from webinar_registrations; delete from consents; delete from outgoing_mail',
  )
})

/** What a browser says of answers to a form with mistakes: it counts everything but 2xx as an error. */
const refusals = /status of (409|422|429|503)/

/** Opens a page, lets a test use it, and looks that nothing was said on the console that nobody expected. */
async function visit(
  path: string,
  use: (page: Page) => Promise<void>,
  { expected = refusals, ...options }: BrowserContextOptions & { expected?: RegExp } = {},
) {
  const context = await browser.newContext(options)
  try {
    const page = await context.newPage()
    const said: string[] = []
    page.on('pageerror', (error) => said.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' && !expected.test(message.text())) said.push(message.text())
    })
    await page.goto(site.origin + path)
    await use(page)
    expect(said).toEqual([])
  } finally {
    await context.close()
  }
}

async function fillIn(page: Page, email = 'ada@example.com') {
  await page.locator('#first_name').fill('Ada')
  await page.locator('#last_name').fill('Winkler')
  await page.locator('#email').fill(email)
}

const submit = (page: Page) => page.locator('#register button').click()

const registrations = () =>
  site.rows<{ email: string; form_key: string | null; landing_page: string; utm_source: string | null }>(
    'select email, form_key, landing_page, utm_source from webinar_registrations',
  )

const focused = (page: Page) =>
  page.evaluate<string>(`document.activeElement.className || document.activeElement.id`)

describe.each([
  ['with a script', true],
  ['without a script', false],
] as const)('%s', (_, javaScriptEnabled) => {
  const options = { javaScriptEnabled }

  test.each([
    ['en', 'Please give an e-mail address such as name@example.com.', 'You are registered'],
    ['de', 'Bitte geben Sie eine E-Mail-Adresse wie name@example.com an.', 'Sie sind angemeldet'],
  ] as const)(
    'in %s: a mistake is told, mended, and the registration taken',
    async (language, mistake, thanks) => {
      await visit(
        `/${language}/webinars/inertia/`,
        async (page) => {
          await fillIn(page, 'ada@example')
          await page.locator('#company').fill('Voltaic')
          await submit(page)
          await page.locator('.problems a[href="#email"]').waitFor()
          expect(await focused(page)).toBe('problems')
          const field = page.locator('#email')
          expect(await field.getAttribute('aria-invalid')).toBe('true')
          expect(await page.locator(`#${await field.getAttribute('aria-describedby')}`).textContent()).toBe(
            mistake,
          )
          expect(await page.locator('.problems').textContent()).toContain(mistake)
          expect(await page.locator('#company').inputValue()).toBe('Voltaic')
          await field.fill('ada@example.com')
          await submit(page)
          await page.waitForURL(`**/${language}/thank-you/registration/?for=*`)
          expect(await page.locator('h1').textContent()).toBe(thanks)
          const [row] = site.rows<{ reference: string }>('select reference from webinar_registrations')
          expect(await page.locator('main').textContent()).toContain(row?.reference)
        },
        options,
      )
      expect(registrations()).toMatchObject([{ email: 'ada@example.com' }])
    },
  )

  test('by keyboard alone', async () => {
    await visit(
      '/de/webinars/inertia/',
      async (page) => {
        await page.locator('#first_name').focus()
        for (const text of ['Ada', 'Winkler', 'ada@example.com']) {
          await page.keyboard.type(text)
          await page.keyboard.press('Tab')
        }
        await page.keyboard.press('Enter')
        await page.waitForURL('**/thank-you/**')
      },
      options,
    )
    expect(registrations()).toHaveLength(1)
  })

  test('a double click is one registration and one mail', async () => {
    await visit(
      '/en/webinars/inertia/',
      async (page) => {
        await fillIn(page)
        await page.locator('#register button').dblclick()
        await page.waitForURL('**/thank-you/**')
      },
      options,
    )
    expect(registrations()).toHaveLength(1)
    expect(site.rows('select id from outgoing_mail')).toHaveLength(1)
  })
})

describe('a script', () => {
  test('fetches a key when somebody begins to write, and not before', async () => {
    await visit('/en/webinars/inertia/', async (page) => {
      const asked: string[] = []
      page.on('request', (request) => asked.push(new URL(request.url()).pathname))
      await page.waitForLoadState('networkidle')
      expect(asked).not.toContain('/api/form-key')
      await fillIn(page)
      await submit(page)
      await page.waitForURL('**/thank-you/**')
      expect(asked.filter((path) => path === '/api/form-key')).toHaveLength(1)
    })
    expect(registrations()[0]?.form_key).toMatch(/^[\w-]{22}$/)
  })

  test('tells the first page of the visit and its campaign, without a cookie', async () => {
    await visit('/en/?utm_source=mail&x=1', async (page) => {
      await page.goto(`${site.origin}/en/webinars/`)
      await page.goto(`${site.origin}/en/webinars/inertia/`)
      await fillIn(page)
      await submit(page)
      await page.waitForURL('**/thank-you/**')
      expect(await page.context().cookies()).toEqual([])
    })
    expect(registrations()).toMatchObject([{ landing_page: '/en/?utm_source=mail&x=1', utm_source: 'mail' }])
  })

  test('keeps nothing where the visitor objects', async () => {
    await visit('/en/', async (page) => {
      await page.addInitScript(() => Object.defineProperty(navigator, 'doNotTrack', { value: '1' }))
      await page.evaluate('sessionStorage.clear()')
      await page.goto(`${site.origin}/en/webinars/inertia/?utm_source=mail`)
      expect(await page.evaluate('sessionStorage.length')).toBe(0)
    })
  })

  test('that cannot reach the server lets the browser say so, and nothing is sent twice', async () => {
    await visit(
      '/en/webinars/inertia/',
      async (page) => {
        await page.route('**/api/registrations', (route, request) =>
          request.resourceType() === 'fetch' ? route.abort() : route.continue(),
        )
        await page.route('**/api/form-key', (route) => route.fulfill({ status: 503, body: '' }))
        await fillIn(page)
        await submit(page)
        await page.waitForURL('**/thank-you/**')
      },
      { expected: /Failed to load resource/ },
    )
    expect(registrations()).toHaveLength(1)
  })

  test('says in its place that a webinar has closed', async () => {
    await visit('/de/webinars/inertia/', async (page) => {
      site.site.database.sqlite.exec("update webinars set status = 'cancelled'")
      await fillIn(page)
      await submit(page)
      await page.locator('.problems p').first().waitFor()
      expect(await page.locator('.problems').textContent()).toContain('Dieses Webinar wurde abgesagt.')
      expect(await focused(page)).toBe('problems')
    })
    site.site.database.sqlite.exec("update webinars set status = 'scheduled'")
  })
})

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const objections = `axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`

test.each([
  ['light', 'in its place'],
  ['dark', 'in its place'],
  ['light', 'on a page of its own'],
  ['dark', 'on a page of its own'],
] as const)('axe finds nothing on a form with mistakes, %s, %s', async (colorScheme, where) => {
  await visit(
    '/de/webinars/inertia/',
    async (page) => {
      await fillIn(page, 'ada@example')
      if (where === 'in its place') await submit(page)
      else await page.evaluate(`document.querySelector('#register').submit()`)
      await page.locator('.problems a[href="#email"]').waitFor()
      await page.evaluate(axe)
      expect(await page.evaluate(objections)).toEqual([])
    },
    { colorScheme, reducedMotion: 'reduce' },
  )
})
