import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'

/** What a page says, as a browser reads it. */
export interface PageReading {
  readonly lang: string
  readonly title: string
  readonly description: string | null
  readonly robots: string | null
  readonly canonical: string | null
  /** `<language> <address>`. */
  readonly alternates: readonly string[]
  readonly notices: readonly string[]
  /** Codes of the languages that the switch says the page is not translated into. */
  readonly untranslated: readonly string[]
  readonly header: readonly Passage[]
  readonly main: readonly Passage[]
  readonly footer: readonly Passage[]
  /** Text that the search in the browser finds; null where the page is not searched. */
  readonly searched: string | null
  /** What the search says of the page. */
  readonly filters: Readonly<Record<string, string>>
}

/** A text of a page, attributes that people hear included, and the language that it is marked with. */
export interface Passage {
  readonly lang: string
  readonly text: string
  /** A label that is heard and not seen: it cannot be marked in part. */
  readonly isLabel?: true
}

/** The files of a built site whose names end so, by their path below it. */
export function filesOf(directory: string, end = ''): ReadonlyMap<string, Buffer> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(end))
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length))
  return new Map(paths.sort().map((path) => [path, readFileSync(directory + path)]))
}

/** Reads every HTML page of a built site, by its address. */
export async function readPages(
  browser: Browser,
  directory: string,
): Promise<ReadonlyMap<string, PageReading>> {
  const pages = [...filesOf(directory, '.html')].map(([path, bytes]) => ({
    address: path.replace(/index\.html$/, ''),
    html: bytes.toString(),
  }))
  const opened = await browser.newPage()
  try {
    const readings = await opened.evaluate(
      `(${JSON.stringify(pages.map(({ html }) => html))}).map((html) => (${reading})(html))`,
    )
    return new Map(
      pages.map(({ address }, index) => [address, (readings as PageReading[])[index] as PageReading]),
    )
  } finally {
    await opened.close()
  }
}

/** Runs in the browser, and so stands for itself. */
function reading(html: string): PageReading {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const attribute = (selector: string, name: string) =>
    page.querySelector(selector)?.getAttribute(name) ?? null
  const all = (selector: string) => [...page.querySelectorAll(selector)]
  const clean = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim()
  const languageAt = (element: Element | null) => element?.closest('[lang]')?.getAttribute('lang') ?? ''
  const passages = (selector: string): Passage[] => {
    const found: Passage[] = []
    const read = (node: Node): void => {
      if (node instanceof Text) {
        if (clean(node.data)) found.push({ lang: languageAt(node.parentElement), text: clean(node.data) })
      } else if (node instanceof Element) {
        for (const name of ['alt', 'title', 'aria-label', 'placeholder']) {
          const text = clean(node.getAttribute(name))
          if (text) found.push({ lang: languageAt(node), text, isLabel: true })
        }
        for (const child of node.childNodes) read(child)
      }
    }
    for (const element of all(selector)) read(element)
    return found
  }
  const body = page.querySelector<HTMLElement>('[data-pagefind-body]')
  const searched = body?.cloneNode(true) as HTMLElement | undefined
  for (const ignored of searched?.querySelectorAll('[data-pagefind-ignore]') ?? []) ignored.remove()
  return {
    lang: page.documentElement.lang,
    title: page.title,
    description: attribute('meta[name=description]', 'content'),
    robots: attribute('meta[name=robots]', 'content'),
    canonical: attribute('link[rel=canonical]', 'href'),
    alternates: all('link[rel=alternate][hreflang]').map(
      (link) => `${link.getAttribute('hreflang')} ${link.getAttribute('href')}`,
    ),
    notices: all('.fallback-notice').map((notice) => clean(notice.textContent)),
    untranslated: all('.languages li:has(small) a').map((link) => link.getAttribute('hreflang') ?? ''),
    header: passages('body > header'),
    main: passages('main'),
    footer: passages('body > footer'),
    searched: searched ? clean(searched.textContent) : null,
    filters: Object.fromEntries(
      ['kind', 'language', 'titleLanguage'].flatMap((name) => {
        const value = body?.dataset[name]
        return value === undefined ? [] : [[name, value]]
      }),
    ),
  }
}
