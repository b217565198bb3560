import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type FixtureSite, makeBuiltSite } from '../support/fixture-site.ts'
import { pageRow, webinarRow } from '../support/rows.ts'
import { serveFolder } from '../support/static-host.ts'

const berlin = 'Europe/Berlin'

/** Webinars on both sides of the days on which clocks change, which are not the same everywhere. */
const starts = {
  winter: ['2027-01-14 14:00:00', berlin],
  // New York has summer time already, Berlin has not.
  between: ['2027-03-18 14:00:00', berlin],
  after: ['2027-04-01 13:00:00', berlin],
  // Berlin has winter time again, New York has not.
  autumn: ['2027-11-02 14:00:00', berlin],
  overseas: ['2027-03-18 14:00:00', 'America/New_York'],
  midnight: ['2027-07-01 21:30:00', berlin],
} as const

let site: FixtureSite
let host: Awaited<ReturnType<typeof serveFolder>>
let browser: Browser
beforeAll(async () => {
  site = await makeBuiltSite({
    pages: [pageRow({ slug: 'home', status: 'published', published_at: '2026-01-01 00:00:00' })],
    webinars: Object.entries(starts).map(([slug, [scheduled_at, timezone]]) =>
      webinarRow({ slug, scheduled_at, timezone }),
    ),
  })
  host = await serveFolder(site.output.site)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await host?.close()
  await site?.close()
})

/** What a page says of when a webinar is, and below it, to a visitor somewhere at a moment. */
async function told(
  slug: keyof typeof starts,
  language: 'en' | 'de',
  timezoneId: string,
  javaScriptEnabled = true,
) {
  const context = await browser.newContext({ timezoneId, javaScriptEnabled, locale: 'fr-FR' })
  const page = await context.newPage()
  // Far enough before all of them.
  await page.clock.setFixedTime('2026-12-01T00:00:00Z')
  await page.goto(`${host.origin}/${language}/webinars/${slug}/`)
  const [time = ''] = await page.locator('main .webinar-head time, main time').allInnerTexts()
  const notes = (await page.locator('main .your-time').allInnerTexts()).filter(Boolean)
  await context.close()
  return { time: time.trim(), note: notes[0] ?? '' }
}

describe('the time of the visitor', () => {
  test.each([
    ['winter', 'en', 'America/New_York', '15:00 – 16:00 CET', '14 Jan 2027, 09:00 your time'],
    ['between', 'en', 'America/New_York', '15:00 – 16:00 CET', '18 Mar 2027, 10:00 your time'],
    ['after', 'en', 'America/New_York', '15:00 – 16:00 CEST', '1 Apr 2027, 09:00 your time'],
    ['autumn', 'en', 'America/New_York', '15:00 – 16:00 CET', '2 Nov 2027, 10:00 your time'],
    ['between', 'de', 'America/New_York', '15:00 – 16:00 MEZ', '18.03.2027, 10:00 Ihrer Zeit'],
    ['overseas', 'de', berlin, '10:00 – 11:00 GMT-4', '18.03.2027, 15:00 Ihrer Zeit'],
    ['midnight', 'en', 'Asia/Kolkata', '23:30 CEST', '2 Jul 2027, 03:00 your time'],
    ['winter', 'en', 'Pacific/Auckland', '15:00 – 16:00 CET', '15 Jan 2027, 03:00 your time'],
  ] as const)('for %s in %s, seen from %s', async (slug, language, zone, clock, note) => {
    const { time, note: said } = await told(slug, language, zone)
    expect(time.endsWith(clock)).toBe(true)
    expect(said.replaceAll(/\s/g, ' ')).toContain(note)
  })

  test.each(['Europe/Paris', berlin, 'Africa/Lagos'])(
    'is not told where it is the same, as in %s',
    async (zone) => {
      const { note } = await told('winter', 'en', zone)
      expect(note).not.toContain('your time')
    },
  )

  test('is told by a zone that has the same time in winter, only in summer', async () => {
    expect((await told('winter', 'en', 'Africa/Lagos')).note).not.toContain('your time')
    expect((await told('after', 'en', 'Africa/Lagos')).note).toContain('1 Apr 2027, 14:00 your time')
  })

  test('is missing without a script, and nothing else is', async () => {
    const withScript = await told('between', 'en', 'America/New_York')
    const without = await told('between', 'en', 'America/New_York', false)
    expect(without).toEqual({ time: withScript.time, note: '' })
    expect(without.time).toBe('Thursday, 18 March 2027, 15:00 – 16:00 CET')
  })
})
