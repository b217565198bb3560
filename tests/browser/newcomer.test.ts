import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ask } from '../support/http.ts'
import { type ServedDemonstration, serveDemonstration } from './served-demonstration.ts'

vi.setConfig({ testTimeout: 240_000 })

let site: ServedDemonstration
beforeAll(async () => {
  site = await serveDemonstration()
}, 600_000)
afterAll(() => site?.close())

/** Every address of this site that a page names: links, pictures, styles, scripts. */
function addressesIn(html: string): string[] {
  const named = [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, url = '']) => url)
  const sets = [...html.matchAll(/\ssrcset="([^"]*)"/g)].flatMap(([, list = '']) => list.split(', '))
  return [...named, ...sets.map((entry) => entry.split(' ')[0] ?? '')]
    .map((url) => url.replaceAll('&amp;', '&').replace(/#.*$/, ''))
    .filter((url) => url.startsWith('/') && !url.startsWith('//'))
}

/** Follows links from the start, and gives what each address answered and the pages among them. */
async function crawl(): Promise<{ statuses: Map<string, number>; pages: string[] }> {
  const statuses = new Map<string, number>()
  const pages: string[] = []
  const queue = ['/en/', '/de/']
  const seen = new Set(queue)
  const lane = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const { status, headers, text } = await ask(site.origin, path)
      statuses.set(path, status)
      if (!String(headers['content-type']).startsWith('text/html')) continue
      pages.push(path)
      for (const address of addressesIn(text)) {
        if (seen.has(address)) continue
        seen.add(address)
        queue.push(address)
      }
    }
  }
  while (queue.length > 0) await Promise.all(Array.from({ length: 8 }, lane))
  return { statuses, pages: pages.sort() }
}

/** Hears of everything that a browser complains of. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.url()}: ${response.status()}`)
  })
  return complaints
}

test('every address that is reached by links answers, and no browser complains of any page', async () => {
  const { statuses, pages } = await crawl()
  expect([...statuses].filter(([, status]) => status !== 200)).toEqual([])
  expect(statuses.size).toBeGreaterThan(300)
  expect(pages.length).toBeGreaterThan(120)
  const queue = [...pages]
  const complaints: string[] = []
  const lane = async () => {
    const page = await site.browser.newPage()
    const heard = complaintsOf(page)
    for (let path = queue.shift(); path; path = queue.shift()) await page.goto(site.origin + path)
    complaints.push(...heard)
    await page.close()
  }
  await Promise.all([lane(), lane()])
  expect(complaints).toEqual([])
})

test('a complaint would be heard', async () => {
  await site.visit('/en/', async (page) => {
    const heard = complaintsOf(page)
    await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<p style="color: red">x</p>')`)
    await vi.waitFor(() => expect(heard.join()).toMatch(/Content Security Policy/))
  })
})

const languages = [
  { code: 'en', other: 'de' },
  { code: 'de', other: 'en' },
] as const

describe.each(languages)('in the language $code', ({ code, other }) => {
  test('the switch keeps the page, also where it is not translated', async () => {
    for (const path of [
      '',
      'products/flywheels/',
      'guides/reading-a-frequency-trace/',
      'webinars/',
      'whitepapers/',
      'booking/',
    ]) {
      await site.visit(`/${code}/${path}`, async (page) => {
        await page.locator(`.languages a[hreflang=${other}]`).click()
        await page.waitForURL(`${site.origin}/${other}/${path}`)
        expect(await page.locator('html').getAttribute('lang')).toBe(other)
      })
    }
  })

  test('every field has a label, and what browsers know of a person they may fill in', async () => {
    const { pages } = await crawl()
    const open = pages.filter((path) => path.startsWith(`/${code}/`))
    const forms = new Set<string>()
    for (const path of open) {
      const { text } = await ask(site.origin, path)
      const [, action] = /<form class="(?:booking-)?form"[^>]*action="(\/api\/\w+)"/.exec(text) ?? []
      if (!action || forms.has(action)) continue
      forms.add(action)
      const fields = await site.visit(path, (page) => page.evaluate<Field[]>(readFields))
      expect(fields.filter(({ label }) => label === '')).toEqual([])
      const autocomplete = Object.fromEntries(fields.map(({ name, autocomplete }) => [name, autocomplete]))
      expect(autocomplete).toMatchObject({
        first_name: 'given-name',
        last_name: 'family-name',
        email: 'email',
        company: 'organization',
        job_title: 'organization-title',
        phone: 'tel',
      })
      expect(fields.filter(({ required }) => required).map(({ name }) => name)).toEqual(
        expect.arrayContaining(['first_name', 'last_name', 'email']),
      )
      // Nobody agrees to mail by sending a form.
      expect(fields.filter(({ name, checked }) => name === 'marketing_consent' && checked)).toEqual([])
    }
    expect([...forms].sort()).toEqual(['/api/bookings', '/api/downloads', '/api/registrations'])
  })

  test('a form with a mistake is told of it in its language, beside what was written', async () => {
    await site.visit(`/${code}/booking/`, async (page) => {
      await page.locator('[name=preferred_date]').first().check({ force: true })
      await page.fill('[name=first_name]', 'Ada')
      await page.fill('[name=last_name]', 'Winkler')
      await page.fill('[name=email]', 'ada@nowhere')
      const [response] = await Promise.all([
        page.waitForResponse('**/api/bookings'),
        page.click('.booking-form [type=submit]'),
      ])
      expect(response.status()).toBe(422)
      const told = { en: 'e-mail address such as', de: 'E-Mail-Adresse wie' }[code as 'en' | 'de']
      await page.getByText(told).first().waitFor()
      expect(await page.inputValue('[name=last_name]')).toBe('Winkler')
    })
  })
})

interface Field {
  readonly name: string
  readonly label: string
  readonly autocomplete: string
  readonly required: boolean
  readonly checked: boolean
}

const readFields = `[...document.querySelectorAll(':is(.form, .booking-form) :is(input:not([type=hidden]), textarea, select)')].map((field) => ({
  name: field.name,
  label: [...field.labels].map((label) => label.innerText.trim()).join(' '),
  autocomplete: field.autocomplete,
  required: field.required,
  checked: field.checked === true && field.type === 'checkbox',
}))`

test.each([true, false])(
  'the menu of a phone opens and closes by keyboard, scripts: %s',
  async (javaScriptEnabled) => {
    const phone = { viewport: { width: 390, height: 844 }, javaScriptEnabled }
    await site.visit(
      '/en/',
      async (page) => {
        const menu = page.locator('#menu')
        const button = page.locator('.menu-button[popovertarget=menu]').first()
        expect(await menu.isVisible()).toBe(false)
        await button.focus()
        await page.keyboard.press('Enter')
        expect(await menu.isVisible()).toBe(true)
        await page.keyboard.press('Tab')
        expect(await menu.locator(':focus').count()).toBe(1)
        await page.keyboard.press('Escape')
        expect(await menu.isVisible()).toBe(false)
        expect(await page.locator('.menu-button:focus').count()).toBe(1)
      },
      phone,
    )
  },
)

describe.each(languages)('without scripts, in the language $code', ({ code }) => {
  let context: BrowserContext
  beforeAll(async () => {
    context = await site.browser.newContext({ javaScriptEnabled: false })
  })
  afterAll(() => context?.close())

  const opened = async (path: string) => {
    const page = await context.newPage()
    await page.goto(`${site.origin}/${code}/${path}`)
    return page
  }

  test('the search box is answered by the server', async () => {
    const page = await opened('search/')
    await page.fill('main [name=q]', code === 'en' ? 'rotor' : 'Schwungrad')
    await page.press('main [name=q]', 'Enter')
    await page.waitForURL(/\?q=/)
    expect(await page.locator('.search-result:visible').count()).toBeGreaterThan(2)
    const [first] = await page.locator('.search-result:visible h3 a').all()
    await first?.click()
    await page.waitForURL((url) => !url.pathname.includes('search'))
    expect(await page.locator('main h1').isVisible()).toBe(true)
    await page.close()
  })

  test('the whitepapers are narrowed by keyboard alone, and by several things at once', async () => {
    const page = await opened('whitepapers/')
    const shown = async () => {
      const entries = await page.locator('.whitepaper-entry:visible').all()
      return Promise.all(
        entries.map(async (entry) => ({
          category: ((await entry.getAttribute('data-category')) ?? '').split(' '),
          industry: ((await entry.getAttribute('data-industry')) ?? '').split(' '),
          name: await entry.locator('a').first().getAttribute('href'),
        })),
      )
    }
    const all = await shown()
    expect(all.length).toBeGreaterThan(8)
    // Tab comes to the chosen radio button of each group; arrows choose another.
    const choose = async (facet: string, term: string) => {
      for (let step = 0; step < 80; step++) {
        if (await page.locator(`[name=${facet}]:focus`).count()) break
        await page.keyboard.press('Tab')
      }
      for (let step = 0; step < 20; step++) {
        if (await page.locator(`[name=${facet}][value=${term}]:checked`).count()) return
        await page.keyboard.press('ArrowDown')
      }
      throw new Error(`${facet} ${term} cannot be chosen by keyboard.`)
    }
    await page.locator('h1').click()
    await choose('category', 'report')
    const reports = await shown()
    expect(reports.map(({ name }) => name)).toEqual(
      all.filter(({ category }) => category.includes('report')).map(({ name }) => name),
    )
    expect(reports.length).toBeLessThan(all.length)
    const industry = reports
      .flatMap((paper) => paper.industry)
      .find((term) => reports.some((paper) => !paper.industry.includes(term)))
    expect(industry).toBeDefined()
    await choose('industry', String(industry))
    const both = await shown()
    expect(both.map(({ name }) => name)).toEqual(
      reports.filter((paper) => paper.industry.includes(String(industry))).map(({ name }) => name),
    )
    expect(both.length).toBeLessThan(reports.length)
    expect(await page.locator('.none-left').isVisible()).toBe(false)
    await page.close()
  })

  test('what fits nothing says so', async () => {
    const page = await opened('whitepapers/')
    const filed = await Promise.all(
      (await page.locator('.whitepaper-entry').all()).map(async (paper) =>
        Promise.all(
          ['data-category', 'data-industry'].map(async (name) => (await paper.getAttribute(name)) ?? ''),
        ),
      ),
    )
    const terms = (column: number) => [...new Set(filed.flatMap((paper) => (paper[column] ?? '').split(' ')))]
    const isFiled = (category: string, industry: string) =>
      filed.some(
        ([kinds = '', fields = '']) =>
          kinds.split(' ').includes(category) && fields.split(' ').includes(industry),
      )
    const [pair] = terms(0).flatMap((category) =>
      terms(1).flatMap((industry) => (isFiled(category, industry) ? [] : [{ category, industry }])),
    )
    if (!pair) throw new Error('Every kind of paper is there for every industry.')
    await page.locator(`[name=category][value=${pair.category}]`).check()
    await page.locator(`[name=industry][value=${pair.industry}]`).check()
    expect(await page.locator('.whitepaper-entry:visible').count()).toBe(0)
    expect(await page.locator('.none-left').isVisible()).toBe(true)
    await page.close()
  })

  test('times are complete, and nothing waits for a script', async () => {
    const page = await opened('webinars/')
    const times = await page.locator('main time').allInnerTexts()
    expect(times.length).toBeGreaterThan(8)
    for (const time of times) expect(time).toMatch(/20\d\d, \d\d:\d\d( – \d\d:\d\d)? \S+/)
    expect(await page.locator('.your-time').allInnerTexts()).toEqual(expect.arrayContaining(['']))
    expect((await page.locator('.your-time').allInnerTexts()).join('')).toBe('')
    await page.close()
  })
})
