import axe from 'axe-core'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { test as base } from '../serving/forms/served-leads.ts'
import { launchChromium } from '../support/chromium.ts'
import { serveFolder } from '../support/static-host.ts'

const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern to see what a fixture depends on.
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    const browser = await launchChromium()
    onCleanup(() => browser.close())
    return browser
  })
  .extend('host', { scope: 'file' }, async ({ site }, { onCleanup }) => {
    const host = await serveFolder(site.output.site)
    onCleanup(() => host.close())
    return host
  })
  .extend('open', ({ browser, served }, { onCleanup }) => {
    const contexts: BrowserContext[] = []
    onCleanup(async () => {
      for (const context of contexts) await context.close()
    })
    return async (path: string, options: BrowserContextOptions = {}) => {
      const context = await browser.newContext(options)
      contexts.push(context)
      const page = await context.newPage()
      await page.goto(path.startsWith('http') ? path : served.origin + path)
      return page
    }
  })

async function fillIn(page: Page, email: string): Promise<void> {
  await page.fill('#first_name', 'Ada')
  await page.fill('#last_name', 'Byron')
  await page.fill('#email', email)
  await page.fill('#message', 'Punched cards')
}

const bookingsOf = (email: string) =>
  `SELECT preferred_date, timezone, message FROM bookings WHERE email = '${email}@engines.example'`

describe.each([
  ['with a script', true],
  ['without a script', false],
] as const)('%s', (_, javaScriptEnabled) => {
  const name = javaScriptEnabled ? 'with' : 'without'

  test('a visitor turns to a month, chooses a day and a time, and asks for it', async ({ open, rows }) => {
    const page = await open('/en/booking/', { javaScriptEnabled, timezoneId: 'America/New_York' })
    await page.getByRole('link', { name: 'Next month: January 2027' }).click()
    await page.getByRole('heading', { name: 'January 2027' }).waitFor()
    await page.getByRole('link', { name: /^Tuesday,? 12 January, 4 free times$/ }).click()
    await page.getByRole('group', { name: /^Tuesday,? 12 January$/ }).waitFor()
    await page
      .getByRole('radio', { name: /^Tuesday,? 12 January, 09:30 to 10:00, Central European Time/ })
      .check()
    await fillIn(page, `${name}@engines.example`)
    await page.getByRole('button', { name: 'Ask for this appointment' }).click()
    await page.waitForURL('**/en/thank-you/booking/**')
    expect(await page.locator('main').textContent()).toContain('Tuesday, 12 January 2027')
    expect(rows(bookingsOf(name))).toEqual([
      {
        preferred_date: '2027-01-12 08:30:00',
        timezone: javaScriptEnabled ? 'America/New_York' : 'Europe/Berlin',
        message: 'Punched cards',
      },
    ])
  })

  test('whoever was too slow sees what is free now, and keeps what was written', async ({
    open,
    send,
    rows,
  }) => {
    const day = javaScriptEnabled ? '2027-01-13' : '2027-01-14'
    const page = await open(`/de/booking/slots/?day=${day}`, { javaScriptEnabled })
    await page.locator(`input[value="${day}T08:30:00Z"]`).check()
    await fillIn(page, `late-${name}@engines.example`)
    for (const other of ['one', 'two']) {
      const email = `${other}-${name}@engines.example`
      const wish = { first_name: 'Grace', last_name: 'Hopper', email, booking_type: 'demo', language: 'de' }
      await send('/api/bookings', { ...wish, preferred_date: `${day}T08:30:00Z` })
    }
    await page.getByRole('button', { name: 'Diesen Termin anfragen' }).click()
    await page.locator('.problems', { hasText: 'dieser Termin ist vergeben' }).waitFor()
    await page.locator(`input[value="${day}T08:30:00Z"]`).waitFor({ state: 'detached' })
    expect(await page.inputValue('#message')).toBe('Punched cards')
    expect(await page.inputValue('#email')).toBe(`late-${name}@engines.example`)
    await page.locator(`input[value="${day}T09:00:00Z"]`).check()
    await page.getByRole('button', { name: 'Diesen Termin anfragen' }).click()
    await page.waitForURL('**/de/thank-you/booking/**')
    expect(rows(bookingsOf(`late-${name}`))).toEqual([
      expect.objectContaining({ preferred_date: `${day} 09:00:00` }),
    ])
  })

  test('the link of a mail changes nothing by itself; its buttons move and cancel', async ({
    open,
    send,
    sign,
    rows,
  }) => {
    const day = javaScriptEnabled ? '2027-01-19' : '2027-01-20'
    const email = `manage-${name}@engines.example`
    const wish = { first_name: 'Mary', last_name: 'Shaw', email, booking_type: 'support', language: 'en' }
    await send('/api/bookings', { ...wish, preferred_date: `${day}T08:00:00Z` })
    const booking = () =>
      rows(`SELECT reference, preferred_date, status, sequence FROM bookings WHERE email = '${email}'`)[0]
    const before = booking()
    const page = await open(`/en/bookings/${sign('booking', before?.reference)}/?day=${day}`, {
      javaScriptEnabled,
    })
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Your appointment')
    expect(booking()).toEqual(before)
    await page.locator(`input[value="${day}T09:00:00Z"]`).check()
    await page.getByRole('button', { name: 'Move to this time' }).click()
    await page.getByText('10:00 – 10:30 CET').waitFor()
    expect(booking()).toMatchObject({ preferred_date: `${day} 09:00:00`, status: 'pending', sequence: 1 })
    await page.getByRole('button', { name: 'Cancel this appointment' }).click()
    await page.getByText('This appointment is cancelled.').waitFor()
    expect(booking()).toMatchObject({ status: 'cancelled', sequence: 2 })
    expect(await page.getByRole('button', { name: 'Cancel this appointment' }).count()).toBe(0)
  })
})

test('a keyboard alone is enough, and the focus goes to what was asked for', async ({ open }) => {
  const page = await open('/en/booking/')
  const focused = () => page.evaluate<string>('document.activeElement.id')
  await page.locator('#month-after').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'January 2027' }).waitFor()
  // There is no month after that one.
  await expect.poll(focused).toBe('month-name')
  await page.locator('#day-2027-01-22').focus()
  await page.keyboard.press('Enter')
  await expect.poll(focused).toBe('times-day')
  await page.keyboard.press('Tab')
  expect(await focused()).toBe('preferred_date')
  await page.keyboard.press('ArrowDown')
  expect(await page.locator('input[name=preferred_date]:checked').inputValue()).toBe('2027-01-22T08:30:00Z')
})

test('visitors elsewhere are told their own time', async ({ open }) => {
  const page = await open('/en/booking/slots/?day=2027-01-25', { timezoneId: 'Asia/Kolkata' })
  const [told = ''] = await page.locator('.clocks label').allInnerTexts()
  expect(told.replaceAll(/\s+/g, ' ')).toBe('09:00 13:30 your time')
  const far = await open('/en/booking/slots/?day=2027-01-25', { timezoneId: 'Pacific/Honolulu' })
  const [toldFar = ''] = await far.locator('.clocks label').allInnerTexts()
  expect(toldFar.replaceAll(/\s+/g, ' ')).toBe('09:00 Sun 22:00 your time')
})

describe('where the page is a file', () => {
  test('the free times are fetched into it, and what is asked for arrives', async ({
    host,
    browser,
    served,
  }) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.route('**/booking/slots/**', async (route) => {
      const { pathname, search } = new URL(route.request().url())
      const answer = await fetch(served.origin + pathname + search)
      await route.fulfill({ status: answer.status, contentType: 'text/html', body: await answer.text() })
    })
    await page.goto(`${host.origin}/en/booking/`)
    await page.locator('#slots').waitFor()
    await page.getByRole('link', { name: 'Next month: January 2027' }).click()
    await page.getByRole('heading', { name: 'January 2027' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/en/booking/')
    await context.close()
  })

  test.for([true, false])(
    'and nobody answers, it gives other ways to write (with a script: %s)',
    async (javaScriptEnabled, { open, host }) => {
      const page = await open(`${host.origin}/de/booking/`, { javaScriptEnabled })
      const said = javaScriptEnabled ? 'gerade nicht zu erreichen' : 'Oder schreiben Sie uns'
      await page.locator('.booking-otherwise', { hasText: said }).waitFor()
      const ways = await page.evaluate<string[]>(
        `[...document.querySelectorAll('main .places a')].map(({ href }) => href)`,
      )
      expect(ways).toEqual(['mailto:hello@voltaic.example', 'tel:+493023125340'])
      expect(await page.locator('main .actions').count()).toBe(javaScriptEnabled ? 0 : 1)
    },
  )
})

test('axe finds nothing on the page of a booking, nor on a form with mistakes', async ({
  open,
  send,
  sign,
  rows,
}) => {
  const email = 'axe@engines.example'
  const wish = { first_name: 'Mary', last_name: 'Shaw', email, booking_type: 'support', language: 'en' }
  await send('/api/bookings', { ...wish, preferred_date: '2027-01-26T08:00:00Z' })
  const [row] = rows(`SELECT reference FROM bookings WHERE email = '${email}'`)
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const path of [`/de/bookings/${sign('booking', row?.reference)}/`, '/en/booking/']) {
      const page = await open(path, { colorScheme, viewport: { width: 320, height: 800 } })
      if (path === '/en/booking/') {
        await page.getByRole('button', { name: 'Ask for this appointment' }).click()
        await page.locator('.problems', { hasText: 'fields need another look' }).waitFor()
      }
      await page.locator('.clocks input').first().check()
      await page.evaluate(axe.source)
      const violations = await page.evaluate<string[]>(
        `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
      )
      expect({ path, violations }).toEqual({ path, violations: [] })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    }
  }
})
