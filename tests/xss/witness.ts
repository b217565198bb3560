import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'

/** What happened on a page that should not. */
export interface Observation {
  /** What was assigned to `__xss`, in the page or in a frame of it. */
  readonly executed: string[]
  readonly dialogs: string[]
  /** Where the page or a frame went, and what opened. */
  readonly navigations: string[]
  /** Requests for anything but the page and pictures of the library. */
  readonly requests: string[]
}

/** A Content-Security-Policy as strict as the site's. */
export const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'"

const address = 'http://site.test/'

/**
 * Opens HTML as a page in a fresh context, provokes every event and link in it, and tells what happened. `inspect` may
 * ask the page something before it is closed. Where something must be `seen`, it is given time to be told: a window
 * opens when a busy browser comes to it.
 */
export async function witness<T>(
  browser: Browser,
  body: string,
  policy: string | undefined,
  inspect: (page: Page) => Promise<T>,
  seen: (observation: Observation) => boolean = () => true,
): Promise<Observation & { readonly inspected: T }> {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  try {
    const observation = { executed: [], dialogs: [], navigations: [], requests: [] } as Observation
    const page = await watchedPage(context, observation, body, policy)
    await page.goto(address, { waitUntil: 'load' })
    const inspected = await inspect(page)
    await provokeEverything(page)
    for (let patience = 100; patience > 0 && !seen(observation); patience--) await wait(100)
    return { ...observation, inspected }
  } finally {
    await context.close()
  }
}

async function watchedPage(
  context: BrowserContext,
  observation: Observation,
  body: string,
  policy: string | undefined,
): Promise<Page> {
  await context.exposeBinding('tellXss', (_, value: string) => observation.executed.push(value))
  await context.addInitScript(() => {
    const tell = (value: unknown) =>
      (window as unknown as { tellXss(text: string): void }).tellXss(String(value))
    Object.defineProperty(window, '__xss', { set: tell, get: () => undefined })
  })
  await context.route('**/*', async (route) => {
    const url = route.request().url()
    if (url === address)
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: policy === undefined ? {} : { 'content-security-policy': policy },
        body: `<!doctype html><title>x</title><body><main>${body}</main>`,
      })
    if (/^http:\/\/site\.test\/media\/[0-9a-f]{20}/.test(url)) return route.fulfill({ status: 204 })
    observation.requests.push(url)
    return route.abort()
  })
  const page = await context.newPage()
  context.on('page', (opened) => observation.navigations.push(`opened ${opened.url()}`))
  page.on('dialog', async (dialog) => {
    observation.dialogs.push(dialog.message())
    await dialog.dismiss()
  })
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame() || frame.url() !== address) observation.navigations.push(frame.url())
  })
  return page
}

async function provokeEverything(page: Page): Promise<void> {
  await page
    .evaluate(async () => {
      // Web links may go where they say; everything else that a click does is what is looked for.
      document.addEventListener('click', (event) => {
        const link = event.target instanceof Element ? event.target.closest('a') : null
        if (link && /^(https?|mailto|tel):$/.test(link.protocol)) event.preventDefault()
      })
      const events = (
        'mouseover mouseenter mousedown pointerenter pointerover pointerrawupdate focus blur input change toggle beforetoggle copy cut paste ' +
        'selectstart wheel scroll scrollend animationstart transitionend transitionrun beforematch auxclick load error start begin close'
      ).split(' ')
      for (const element of document.querySelectorAll('main *')) {
        for (const name of events) element.dispatchEvent(new Event(name))
        if (element instanceof HTMLElement) {
          element.focus()
          element.click()
        }
      }
      await new Promise((done) => setTimeout(done, 150))
    })
    .catch((error: unknown) => {
      // A page that went away while it was provoked has been seen to do so.
      if (!/navigation|closed|destroyed/.test(String(error))) throw error
    })
}
