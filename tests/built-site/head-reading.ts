import type { Browser } from 'playwright-core'
import { filesOf } from './page-reading.ts'

/** What a page says of itself outside of what visitors read. */
export interface HeadReading {
  readonly lang: string
  /** Whether it only leads on to another address. */
  readonly leadsOn: boolean
  /** Each with the language that it is marked with. */
  readonly titles: readonly Marked[]
  readonly descriptions: readonly Marked[]
  readonly robots: string | null
  /** Contents by name or property, in their order. */
  readonly metas: Readonly<Record<string, readonly string[]>>
  readonly links: readonly {
    readonly rel: string
    readonly href: string
    readonly hreflang: string | null
    readonly type: string | null
  }[]
  /** Texts of `<script type="application/ld+json">`. */
  readonly structured: readonly string[]
  /** What `<nav class="breadcrumbs">` says. */
  readonly breadcrumbs: readonly { readonly name: string; readonly href: string }[]
  readonly heading: string
}

export interface Marked {
  readonly text: string
  readonly lang: string
}

/** Reads the head of every HTML page of a built site, by its address. */
export async function readHeads(
  browser: Browser,
  directory: string,
): Promise<ReadonlyMap<string, HeadReading>> {
  const pages = [...filesOf(directory, '.html')]
  const opened = await browser.newPage()
  try {
    const htmls = JSON.stringify(pages.map(([, bytes]) => bytes.toString()))
    const readings = (await opened.evaluate(`(${htmls}).map((html) => (${reading})(html))`)) as HeadReading[]
    return new Map(
      pages.map(([path], index) => [path.replace(/index\.html$/, ''), readings[index] as HeadReading]),
    )
  } finally {
    await opened.close()
  }
}

/** Runs in the browser, and so stands for itself. */
function reading(html: string): HeadReading {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const all = (selector: string) => [...page.querySelectorAll(selector)]
  const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()
  const languageAt = (element: Element) => element.closest('[lang]')?.getAttribute('lang') ?? ''
  const metas: Record<string, string[]> = {}
  for (const meta of all('meta[content]')) {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? ''
    metas[name] = [...(metas[name] ?? []), meta.getAttribute('content') ?? '']
  }
  return {
    lang: page.documentElement.lang,
    leadsOn: page.querySelector('meta[http-equiv=refresh]') !== null,
    titles: all('head > title').map((title) => ({ text: clean(title.textContent), lang: languageAt(title) })),
    descriptions: all('meta[name=description]').map((meta) => {
      return { text: meta.getAttribute('content') ?? '', lang: languageAt(meta) }
    }),
    robots: page.querySelector('meta[name=robots]')?.getAttribute('content') ?? null,
    metas,
    links: all('link[rel]').map((link) => ({
      rel: link.getAttribute('rel') ?? '',
      href: link.getAttribute('href') ?? '',
      hreflang: link.getAttribute('hreflang'),
      type: link.getAttribute('type'),
    })),
    structured: all('script[type="application/ld+json"]').map(({ textContent }) => textContent ?? ''),
    breadcrumbs: all('nav.breadcrumbs a').map((link) => {
      return { name: clean(link.textContent), href: link.getAttribute('href') ?? '' }
    }),
    heading: clean(page.querySelector('h1')?.textContent),
  }
}
