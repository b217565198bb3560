import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leadLinks } from '../../src/leads/lead-links.ts'
import { readSecret } from '../../src/leads/secret.ts'
import { signer } from '../../src/leads/signed.ts'
import { type BuiltFormSite, serveBuiltForms } from '../support/built-form-site.ts'
import { findChromium } from '../support/chromium.ts'
import { ask } from '../support/http.ts'

let site: BuiltFormSite
let browser: Browser
/** Addresses that mails hold. */
let registration: string
let consent: string

beforeAll(async () => {
  // Not encrypted: a browser would ask this server for styles by TLS.
  site = await serveBuiltForms({ SITE_URL: '' })
  browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
  const fields = { first_name: 'Jana', last_name: 'Vogel', email: 'jana@example.com', webinar: 'inertia' }
  const body = String(new URLSearchParams({ ...fields, language: 'de', marketing_consent: '1' }))
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  expect(await ask(site.origin, '/api/registrations', { method: 'POST', headers, body })).toMatchObject({
    status: 303,
  })
  const links = leadLinks(site.origin, signer(readSecret(site.site.dataDir)))
  const [{ reference } = { reference: '' }] = site.rows<{ reference: string }>(
    'select reference from webinar_registrations',
  )
  const [agreed = { reference: '' }] = site.rows<{ reference: string }>(
    "select reference from consents where purpose = 'marketing'",
  )
  registration = links.registration('de', reference)
  consent = links.consent('de', agreed.reference)
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const objections = `axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`

describe.each(['light', 'dark'] as const)('in the %s', (colorScheme) => {
  test('axe finds nothing on the pages behind links from mails, and they fit 320 pixels', async () => {
    for (const address of [registration, consent, `${site.origin}/de/consents/x/`]) {
      const page = await browser.newPage({
        colorScheme,
        reducedMotion: 'reduce',
        viewport: { width: 320, height: 800 },
      })
      await page.goto(address)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
      await page.evaluate(axe)
      expect({ address, found: await page.evaluate(objections) }).toEqual({ address, found: [] })
      await page.close()
    }
  })
})

test('by keyboard and without scripts, news are confirmed and ended, and a seat is given back', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await page.goto(consent)
  await page.getByRole('button', { name: 'Ja, schicken Sie mir Neues' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText('Vielen Dank: Sie bekommen Neues von uns.').waitFor()
  await page.getByRole('button', { name: 'Nichts Neues mehr schicken' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('status').getByText('Sie bekommen nichts Neues von uns.').waitFor()

  await page.goto(registration)
  await page.getByRole('button', { name: 'Anmeldung aufheben' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText('Ihre Anmeldung ist aufgehoben.').waitFor()
  // Back: the page is not kept, so that it tells how things stand now.
  await page.goBack()
  await page.getByRole('status').getByText('Ihre Anmeldung ist aufgehoben.').waitFor()
  expect(await page.getByRole('button', { name: 'Anmeldung aufheben' }).count()).toBe(0)
  expect(site.rows("select kind from outgoing_mail where kind = 'registration-cancelled'")).toHaveLength(1)
  expect(site.errors).toEqual([])
  await page.close()
}, 120_000)
