import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { headersFor } from '../../src/publishing/headers.ts'
import { launchChromium } from '../support/chromium.ts'
import { type FixtureSite, makeBuiltSite, mustBuild, siteUrl } from '../support/fixture-site.ts'
import { schemaProblems } from '../support/schema-org.ts'
import { foundContent } from './found-content.ts'
import { type HeadReading, readHeads } from './head-reading.ts'

type Node = Readonly<Record<string, unknown>>

let site: FixtureSite
let browser: Browser
/** By address, without those that only lead on. */
let pages: ReadonlyMap<string, HeadReading>
/** Those that search engines may list. */
let listed: readonly (readonly [string, HeadReading])[]

beforeAll(async () => {
  site = await makeBuiltSite(await foundContent())
  browser = await launchChromium()
  pages = await readSite()
  listed = [...pages].filter(([, { robots }]) => robots === null)
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function readSite(): Promise<ReadonlyMap<string, HeadReading>> {
  const heads = await readHeads(browser, site.output.site)
  return new Map([...heads].filter(([, { leadsOn }]) => !leadsOn))
}

const one = <T>(list: readonly T[] | undefined): T | undefined => (list?.length === 1 ? list[0] : undefined)
const linksOf = (page: HeadReading | undefined, rel: string) =>
  page?.links.filter((link) => link.rel === rel) ?? []
const graphOf = (page: HeadReading | undefined): readonly Node[] =>
  page?.structured.flatMap((text) => JSON.parse(text)['@graph']) ?? []
const typesAt = (address: string) => graphOf(pages.get(address)).map((node) => node['@type'])
const nodeAt = (address: string, type: string) =>
  graphOf(pages.get(address)).find((node) => node['@type'] === type)
const fileOf = (url: string) => join(site.output.site, url.replace(siteUrl, ''))
/** What is wrong with pages, each named by its address. */
const faults = (
  list: Iterable<readonly [string, HeadReading]>,
  of: (page: HeadReading, address: string) => readonly (string | false | undefined)[],
) =>
  [...list].flatMap(([address, page]) =>
    of(page, address).flatMap((fault) => (fault ? `${address} ${fault}` : [])),
  )

describe('titles and descriptions', () => {
  test('are there once on every page, and fit into lists of results', () => {
    expect(pages.size).toBeGreaterThan(100)
    const wrong = faults(pages, ({ titles, descriptions }, address) => {
      const [title, description] = [one(titles)?.text ?? '', one(descriptions)?.text ?? '']
      // The choice of a language speaks all of them.
      const most = address === '/' || address === '/404.html' ? 320 : 160
      return [
        title.length < 2 && 'has no title',
        title.length > 100 && `has a long title: ${title}`,
        description.trim().length < 2 && 'has no description',
        description.length > most && `has a long description: ${description}`,
        /\{\w+\}|undefined|null|\[object/.test(title + description) && 'has a hole',
      ]
    })
    expect(wrong).toEqual([])
  })

  test('tell the pages of a language apart', () => {
    for (const code of ['en', 'de']) {
      const titles = listed
        .filter(([address]) => address.startsWith(`/${code}/`))
        .map(([, { titles }]) => titles[0]?.text)
      // Three rows have the same hostile title on purpose.
      const others = titles.filter((title) => !title?.includes('__xss'))
      expect(others.toSorted()).toEqual([...new Set(others)].sort())
    }
  })

  test('are marked with the language that they speak', () => {
    const wrong = faults(pages, ({ titles, descriptions }) =>
      [...titles, ...descriptions].map(({ text, lang }) => {
        const spoken = [...text.replace(/\b\w\w-site-\w+/g, '').matchAll(/\b(en|de)-[a-z]+-[a-z_]+/g)].map(
          ([, code]) => code,
        )
        return spoken.some((code) => code !== lang) && `marks as ${lang}: ${text}`
      }),
    )
    // The choice of a language speaks several at once, and so does a list under a term that has no name in one.
    const several = /^(\/|\/404\.html|\/de\/whitepapers\/tag\/grid\/) /
    expect(wrong.filter((fault) => !several.test(fault))).toEqual([])
  })
})

describe('search engines', () => {
  test('are told either where the original is or to leave a page out', () => {
    const wrong = faults(pages, (page) => {
      const canonical = linksOf(page, 'canonical')
      return [
        page.robots === null && canonical.length !== 1 && 'has no canonical address',
        page.robots !== null && canonical.length > 0 && 'is left out and canonical',
        canonical.some(({ href }) => !/^https:\/\/[^/]+\/\S*$/.test(href)) && 'is canonical to no address',
      ]
    })
    expect(wrong).toEqual([])
  })

  test('find the translations of a page from each other', () => {
    const alternates = (page: HeadReading | undefined) =>
      linksOf(page, 'alternate').filter(({ hreflang }) => hreflang !== null)
    const wrong = faults(listed, (page, address) => {
      const links = alternates(page)
      const said = JSON.stringify(links)
      return [
        links.length > 0 && !links.some(({ hreflang }) => hreflang === 'x-default') && 'has no x-default',
        links.length > 0 && !links.some(({ href }) => href === siteUrl + address) && 'does not name itself',
        ...links.map(({ href }) => {
          const other = pages.get(href.replace(siteUrl, ''))
          return (!other || JSON.stringify(alternates(other)) !== said) && `is not named by ${href}`
        }),
      ]
    })
    expect(wrong).toEqual([])
  })

  test('and readers find what is new by a feed', () => {
    const wrong = faults(pages, (page, address) => {
      const feeds = linksOf(page, 'alternate').filter(({ type }) => type === 'application/rss+xml')
      return [
        feeds.length === 0 && address !== '/404.html' && 'names no feed',
        ...feeds.map(({ href }) => !existsSync(fileOf(href)) && `names a feed that is not there: ${href}`),
      ]
    })
    expect(wrong).toEqual([])
  })
})

describe('what networks show of a link', () => {
  const required = [
    'og:type',
    'og:site_name',
    'og:title',
    'og:description',
    'og:url',
    'og:image',
    'og:image:type',
    'og:image:width',
    'og:image:height',
    'og:image:alt',
    'twitter:card',
  ]

  test('is said of every page that is listed, once, and agrees with it', () => {
    const wrong = faults(listed, (page, address) => {
      const said = (name: string) => one(page.metas[name])
      return [
        ...required.map((name) => !said(name)?.trim() && `does not say ${name}`),
        said('og:url') !== linksOf(page, 'canonical')[0]?.href && 'has another address there',
        said('og:description') !== page.descriptions[0]?.text && 'has another description there',
        address !== '/' && !/^(en_GB|de_DE)$/.test(said('og:locale') ?? '') && 'has no locale',
        said('twitter:card') !== 'summary_large_image' && 'has a small card',
      ]
    })
    expect(wrong).toEqual([])
    expect(
      faults(pages, ({ robots, metas }) => [robots !== null && metas['og:image'] && 'has a picture']),
    ).toEqual([])
  })

  test('is a picture of the right size, a small one, at the site itself', async () => {
    const urls = [...new Set(listed.map(([, { metas }]) => metas['og:image']?.[0] ?? ''))]
    expect(urls.length).toBeGreaterThan(60)
    for (const url of urls) {
      expect(url).toMatch(new RegExp(`^${siteUrl}/media/og-[0-9a-f]{20}\\.png$`))
      const bytes = readFileSync(fileOf(url))
      expect(bytes.length).toBeLessThan(60_000)
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
    }
  })

  test('is a picture for each page and language', () => {
    const image = (address: string) => pages.get(address)?.metas['og:image']?.[0]
    const own = ['/en/whole/', '/de/whole/', '/en/webinars/wwhole/', '/de/webinars/wwhole/', '/en/', '/de/']
    expect(new Set(own.map(image)).size).toBe(own.length)
    // Where the German page shows the English title, it shows the English picture.
    expect(image('/de/english/')).not.toBe(image('/en/'))
  })
})

describe('icons and manifests', () => {
  test('are named by every page, and are there', () => {
    const wrong = faults(pages, (page, address) => {
      const named = ['icon', 'apple-touch-icon', 'manifest'].flatMap((rel) => linksOf(page, rel))
      return [
        linksOf(page, 'icon').length !== 2 && 'has not two icons',
        linksOf(page, 'apple-touch-icon').length !== 1 && 'has no icon to be kept',
        linksOf(page, 'manifest').length !== (/^\/\w\w\//.test(address) ? 1 : 0) && 'has no manifest',
        page.metas['theme-color']?.length !== 2 && 'does not colour its frame',
        ...named.map(({ href }) => !existsSync(fileOf(href)) && `names ${href}, which is not there`),
      ]
    })
    expect(wrong).toEqual([])
  })

  test.each(['en', 'de'])('of %s have the sizes that the manifest says', async (code) => {
    const manifest = JSON.parse(readFileSync(join(site.output.site, code, 'manifest.webmanifest'), 'utf8'))
    expect(manifest).toMatchObject({ name: `${code}-site-name`, lang: code, start_url: `/${code}/` })
    for (const { src, sizes, type } of manifest.icons) {
      const { width, height, format } = await sharp(fileOf(src)).metadata()
      if (sizes !== 'any') expect(`${width}x${height}`).toBe(sizes)
      expect(type).toContain(format)
    }
  })
})

describe('structured data', () => {
  test('is in one element of every page that is listed, and in no other', () => {
    const wrong = faults(pages, ({ robots, structured }) => [
      structured.length !== (robots === null ? 1 : 0) && `has ${structured.length}`,
    ])
    expect(wrong).toEqual([])
  })

  test('is what schema.org defines', () => {
    const wrong = faults(pages, ({ structured }) =>
      structured.flatMap((text) => schemaProblems(JSON.parse(text))),
    )
    expect(wrong).toEqual([])
  })

  test.each<[string, readonly string[]]>([
    ['/', ['Organization', 'WebSite']],
    ['/en/', ['Organization', 'WebSite']],
    ['/de/signed/', ['Organization', 'BreadcrumbList', 'Article']],
    ['/de/undated/', ['Organization', 'BreadcrumbList']],
    ['/en/legal/', ['Organization', 'BreadcrumbList']],
    ['/en/campaign/', ['Organization', 'BreadcrumbList']],
    ['/de/questions/', ['Organization', 'BreadcrumbList', 'Article', 'FAQPage']],
    ['/de/webinars/', ['Organization', 'BreadcrumbList']],
    ['/de/webinars/wwhole/', ['Organization', 'BreadcrumbList', 'Event']],
    ['/en/whitepapers/free/', ['Organization', 'BreadcrumbList', 'Report']],
    ['/de/whitepapers/tag/grid/', ['Organization', 'BreadcrumbList']],
    ['/de/booking/', ['Organization', 'BreadcrumbList']],
  ])('says of %s what it is', (address, types) => {
    expect(typesAt(address)).toEqual(types)
  })

  test('says the way to a page as the page itself does', () => {
    const wrong = faults(listed, (page) => {
      const [list] = graphOf(page).filter((node) => node['@type'] === 'BreadcrumbList')
      const items = (list?.itemListElement ?? []) as readonly { name: string; item?: { '@id': string } }[]
      const way = items.flatMap(({ name, item }) =>
        item ? { name, href: item['@id'].replace(siteUrl, '') } : [],
      )
      const isSaid = page.breadcrumbs.length === 0 || JSON.stringify(way) === JSON.stringify(page.breadcrumbs)
      const last = items.at(-1)
      return [
        !isSaid && `says ${JSON.stringify(way)}`,
        last &&
          last.name.replace(/\s+/g, ' ') !== page.heading &&
          `ends with ${last.name}, not ${page.heading}`,
        ...way.map(({ href }) => !pages.has(href) && `leads by ${href}`),
      ]
    })
    expect(wrong).toEqual([])
  })

  test('names the canonical page, and the language that is really spoken', () => {
    const fallback = nodeAt('/de/webinars/wenglish/', 'Event')
    expect(fallback).toMatchObject({ inLanguage: 'en', url: `${siteUrl}/en/webinars/wenglish/` })
    expect(nodeAt('/de/webinars/wwhole/', 'Event')).toMatchObject({
      inLanguage: 'de',
      startDate: '2026-07-01T15:00:00+02:00',
    })
  })

  test('tells the states of webinars apart', () => {
    const availability = (slug: string) => {
      const offers = nodeAt(`/en/webinars/${slug}/`, 'Event')?.offers as Node | undefined
      return offers?.availability ?? null
    }
    expect(['wwhole', 'closed', 'live', 'cancelled', 'recorded'].map(availability)).toEqual([
      'https://schema.org/InStock',
      'https://schema.org/OutOfStock',
      'https://schema.org/OutOfStock',
      null,
      null,
    ])
    expect(nodeAt('/en/webinars/cancelled/', 'Event')).toMatchObject({
      eventStatus: 'https://schema.org/EventCancelled',
    })
  })

  test('tells of a file only where everybody may have it', () => {
    const encoding = nodeAt('/en/whitepapers/free/', 'Report')?.encoding as Node
    expect(existsSync(fileOf(encoding.contentUrl as string))).toBe(true)
    expect(nodeAt('/en/whitepapers/pwhole/', 'Report')).not.toHaveProperty('encoding')
  })
})

test('hostile titles stay texts, and data is no script that the policy would have to allow', async () => {
  const context = await browser.newContext()
  const messages: string[] = []
  try {
    const page = await context.newPage()
    page.on('console', (message) => messages.push(message.text()))
    page.on('pageerror', (error) => messages.push(error.message))
    await page.route('**/*', async (route) => {
      const { pathname } = new URL(route.request().url())
      const path = fileOf(pathname.endsWith('/') ? `${pathname}index.html` : pathname)
      const headers = headersFor(pathname, siteUrl)
      if (existsSync(path)) await route.fulfill({ path, headers })
      else await route.fulfill({ status: 404, headers })
    })
    for (const address of ['/en/hostile/', '/de/webinars/hostile/', '/en/whitepapers/hostile/']) {
      await page.goto(siteUrl + address)
      expect(await page.evaluate('globalThis.__xss')).toBeUndefined()
      expect(await page.title()).toContain('</title></script>')
      const headline = await page.evaluate(
        `JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent)['@graph'].at(-1).name`,
      )
      expect(headline).toContain('</title></script>')
    }
  } finally {
    await context.close()
  }
  expect(messages).toEqual([])
})

test('a large site draws its own pictures of chosen pages only', async () => {
  const { db } = site.database
  await db.updateTable('system_settings').set({ value: '3' }).where('key', '=', 'og_images_up_to').execute()
  mustBuild(await site.build())
  pages = await readSite()
  const image = (address: string) => pages.get(address)?.metas['og:image']?.[0]
  const shared = ['/en/whole/', '/en/signed/', '/en/legal/', '/en/booking/'].map(image)
  expect(new Set(shared).size).toBe(1)
  const own = ['/en/', '/en/campaign/', '/en/chosen/', '/en/webinars/wwhole/', '/en/whitepapers/free/'].map(
    image,
  )
  expect(new Set([...own, ...shared]).size).toBe(own.length + 1)
  expect(existsSync(fileOf(image('/en/whole/') ?? ''))).toBe(true)
})
