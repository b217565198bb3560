import type { Browser } from 'playwright-core'
import type { LanguageCode } from '../../src/languages.ts'
import { searchUrl } from '../../src/site/urls.ts'
import type { Search } from './judgement.ts'

/** The path of a result without its language; the home page has none of its own. */
const pageOf = (href: string) => href.split('/').slice(2).join('/').replace(/\/$/, '') || 'home'

/** Searches as a visitor with scripts does: types into the search page and reads the list that comes. */
export async function browserSearch(
  browser: Browser,
  origin: string,
  language: LanguageCode,
): Promise<{ search: Search; close: () => Promise<void> }> {
  const page = await browser.newPage()
  await page.goto(origin + searchUrl(language))
  // As text: what is compiled for Node means nothing in a browser.
  const ask = (query: string) => `new Promise((resolve, reject) => {
    const status = document.querySelector('.search-results [role=status]')
    const before = status.textContent
    const rank = (entry) => Number(entry.dataset.rank)
    const entries = () => [...document.querySelectorAll('.search-result')].sort((a, b) => rank(a) - rank(b))
    const read = () => entries().map((entry) => entry.querySelector('a').getAttribute('href'))
    const timer = setTimeout(() => reject(new Error('no answer')), 20000)
    const observer = new MutationObserver(() => {
      if (status.textContent === before) return
      observer.disconnect()
      clearTimeout(timer)
      resolve(read())
    })
    observer.observe(status, { childList: true, characterData: true, subtree: true })
    document.querySelector('main .search-form input').value = ${JSON.stringify(query)}
    document.querySelector('main .search-form').requestSubmit()
  })`
  return {
    async search(query) {
      const hrefs = await page.evaluate<string[]>(ask(query))
      return hrefs.map(pageOf)
    },
    close: () => page.close(),
  }
}

/** Searches as a visitor without scripts does: sends the form to the server and reads the page that comes. */
export function serverSearch(origin: string, language: LanguageCode): Search {
  return async (query) => {
    const answer = await fetch(`${origin}${searchUrl(language)}?${new URLSearchParams({ q: query })}`)
    const html = await answer.text()
    const results = html.slice(html.indexOf('search-results'), html.indexOf('<template'))
    const entries = [...results.matchAll(/data-rank="(\d+)".*?<a\b[^>]*\bhref="([^"]+)"/gs)]
    return entries.sort(([, a], [, b]) => Number(a) - Number(b)).map(([, , href = '']) => pageOf(href))
  }
}
