import { extname } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { headersFor } from '../../src/publishing/headers.ts'

/** What happened while pages were visited that should not: each with the address of its page. */
export interface Visits {
  readonly executed: string[]
  readonly dialogs: string[]
  /** Pages and frames that went elsewhere, and windows that opened. */
  readonly left: string[]
  /** Requests to other sites. */
  readonly foreign: string[]
  readonly visited: number
}

/** Where the site is while it is visited. */
export const origin = 'http://site.test'

const types: Readonly<Record<string, string>> = {
  ...{
    '.html': 'text/html; charset=utf-8',
    '.css': 'text/css',
    '.js': 'text/javascript',
    '.svg': 'image/svg+xml',
  },
  ...{
    '.json': 'application/json',
    '.wasm': 'application/wasm',
    '.woff2': 'font/woff2',
    '.png': 'image/png',
  },
}

/**
 * Opens pages of a built site, some at a time, touches everything on them, and tells what happened. With the headers
 * that a server sends, or without any, so that nothing but the HTML itself protects.
 */
export async function visit(
  browser: Browser,
  files: ReadonlyMap<string, Buffer>,
  addresses: readonly string[],
  { withHeaders, ready = async () => {} }: Visit,
): Promise<Visits> {
  const visits = { executed: [], dialogs: [], left: [], foreign: [] } as Told
  const context = await browser.newContext({ serviceWorkers: 'block' })
  try {
    await serve(context, files, visits, withHeaders)
    let visited = 0
    const queue = addresses.values()
    const tab = async () => {
      for (const address of queue) {
        // One that was sent away may still be leaving when the next is asked for: each has a page of its own.
        const page = await watchedPage(context, visits)
        await page.goto(origin + address, { waitUntil: 'load' })
        if (page.frames().length > 1) visits.left.push(`${address} holds a frame`)
        await ready(page)
        await touchEverything(page)
        await page.close()
        visited++
      }
    }
    await Promise.all([tab(), tab()])
    return { ...visits, visited }
  } finally {
    await context.close()
  }
}

interface Visit {
  readonly withHeaders: boolean
  /** Waits until a page has what is to be touched. */
  readonly ready?: (page: Page) => Promise<unknown>
}

type Told = Omit<Visits, 'visited'>

async function serve(
  context: BrowserContext,
  files: ReadonlyMap<string, Buffer>,
  visits: Told,
  withHeaders: boolean,
) {
  await context.exposeBinding('tellXss', ({ page }, value: string) =>
    visits.executed.push(`${page.url()}: ${value}`),
  )
  await context.addInitScript(() => {
    const tell = (value: unknown) =>
      (window as unknown as { tellXss(text: string): void }).tellXss(String(value))
    Object.defineProperty(window, '__xss', { set: tell, get: () => undefined })
  })
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url())
    if (url.origin !== origin) {
      visits.foreign.push(`${route.request().frame().url()}: ${url.href}`)
      return route.abort()
    }
    const path = url.pathname.endsWith('/') ? `${url.pathname}index.html` : url.pathname
    const body = files.get(path)
    const headers = withHeaders ? headersFor(url.pathname, origin) : {}
    if (!body) return route.fulfill({ status: 404, headers, body: '' })
    return route.fulfill({
      headers: { ...headers, 'content-type': types[extname(path)] ?? 'text/plain' },
      body,
    })
  })
}

async function watchedPage(context: BrowserContext, visits: Told): Promise<Page> {
  const page = await context.newPage()
  let asked = ''
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.url().startsWith(origin)) asked = request.url()
  })
  page.on('dialog', async (dialog) => {
    visits.dialogs.push(`${page.url()}: ${dialog.message()}`)
    await dialog.dismiss()
  })
  page.on('popup', (opened) => visits.left.push(`${page.url()} opened ${opened.url()}`))
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame() || withoutQuery(frame.url()) !== withoutQuery(asked))
      visits.left.push(frame.url())
  })
  return page
}

const withoutQuery = (url: string) => url.replace(/[?#].*$/, '')

/** Clicks, focuses and provokes everything; links and forms of the site itself may lead where they say. */
async function touchEverything(page: Page): Promise<void> {
  const touching = page.evaluate(async () => {
    const stays = (url: string) => /^(https?|mailto|tel):/.test(url)
    document.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (link && stays(link.href)) event.preventDefault()
    })
    document.addEventListener('submit', (event) => {
      const { action } = event.target as HTMLFormElement
      if (new URL(action).origin !== location.origin) Object.assign(window, { __xss: `a form to ${action}` })
      event.preventDefault()
    })
    const names = [
      'mouseover',
      'mouseenter',
      'pointerover',
      'focus',
      'blur',
      'input',
      'toggle',
      'scroll',
      'load',
      'error',
      'begin',
    ]
    for (const element of document.querySelectorAll('body *:not(svg *)')) {
      for (const name of names) element.dispatchEvent(new Event(name))
      if (element instanceof HTMLElement && element.tagName !== 'LINK') {
        element.focus()
        element.click()
      }
    }
    await new Promise((done) => setTimeout(done, 60))
  })
  await touching.catch((error: unknown) => {
    // A page that went away while it was touched has been seen to do so.
    if (!/navigation|closed|destroyed/.test(String(error))) throw error
  })
}
