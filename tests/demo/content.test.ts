import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { drawings } from '../../scripts/demo/drawing/pictures.ts'
import { readDemoFiles, readDemoYaml } from '../../scripts/demo/front-matter.ts'
import {
  pageFacts,
  pageTexts,
  paperFacts,
  people,
  pictures,
  redirects,
  settings,
  terms,
  webinarFacts,
  webinarTexts,
  whitepaperFacts,
  whitepaperTexts,
} from '../../scripts/demo/shapes.ts'
import { languageCodes } from '../../src/languages.ts'
import { isZone } from '../../src/site/dates.ts'
import { markdownReferences } from '../../src/site/markdown/references.ts'
import { renderMarkdown } from '../../src/site/markdown/render.ts'
import type { Picture } from '../../src/site/picture.ts'
import { templates } from '../../src/site/templates.ts'
import { destinationOf, menuHref, reservedSlugs } from '../../src/site/urls.ts'
import { projectRoot } from '../support/fixture-site.ts'
import { markdownContext } from '../support/markdown.ts'

const demo = join(projectRoot, 'scripts/demo')
const read = async () => ({
  pages: await readDemoFiles(join(demo, 'pages/en'), pageFacts),
  pagesDe: await readDemoFiles(join(demo, 'pages/de'), pageTexts),
  webinars: await readDemoFiles(join(demo, 'webinars/en'), webinarFacts),
  webinarsDe: await readDemoFiles(join(demo, 'webinars/de'), webinarTexts),
  whitepapers: await readDemoFiles(join(demo, 'whitepapers/en'), whitepaperFacts),
  whitepapersDe: await readDemoFiles(join(demo, 'whitepapers/de'), whitepaperTexts),
  papers: await readDemoFiles(join(demo, 'papers'), paperFacts),
  people: await readDemoYaml(join(demo, 'people.yaml'), people),
  terms: await readDemoYaml(join(demo, 'terms.yaml'), terms),
  pictures: await readDemoYaml(join(demo, 'pictures.yaml'), pictures),
  redirects: await readDemoYaml(join(demo, 'redirects.yaml'), redirects),
  settings: (await readDemoYaml(join(demo, 'settings.yaml'), settings)) as {
    navigation: { href: string; children?: { href: string }[] }[]
    footer: { links: { href: string }[] }[]
  } & Record<string, unknown>,
})

let content: Awaited<ReturnType<typeof read>>
beforeAll(async () => {
  content = await read()
})

/** Every Markdown text, with where it is from. */
function texts(): { from: string; language: 'en' | 'de'; markdown: string }[] {
  const { pages, pagesDe, webinars, webinarsDe, whitepapers, whitepapersDe } = content
  const kinds = { pages, webinars, whitepapers } as const
  const german = { pages: pagesDe, webinars: webinarsDe, whitepapers: whitepapersDe } as const
  const english = Object.entries(kinds).map(([kind, files]) => ({ kind, files, language: 'en' as const }))
  const translated = Object.entries(german).map(([kind, files]) => ({ kind, files, language: 'de' as const }))
  return [...english, ...translated].flatMap(({ kind, files, language }) =>
    files.flatMap(({ slug, body, facts }) => {
      const from = `${kind}/${language}/${slug}`
      const { preview = '', presenter_bio: bio = '' } = facts as { preview?: string; presenter_bio?: string }
      return [body, preview, bio].filter(Boolean).map((markdown) => ({ from, language, markdown }))
    }),
  )
}

/** Paths of the demonstration below a language. */
function paths(): Set<string> {
  const { pages, webinars, whitepapers, terms: named } = content
  const facets = Object.entries(named).flatMap(([facet, names]) =>
    Object.keys(names).map((term) => `/whitepapers/${facet}/${term}/`),
  )
  const shown = [
    ...pages.map(({ slug }) => `/${slug}/`),
    ...webinars.filter(({ facts }) => facts.status !== 'draft').map(({ slug }) => `/webinars/${slug}/`),
    ...whitepapers
      .filter(({ facts }) => facts.status === 'published')
      .map(({ slug }) => `/whitepapers/${slug}/`),
    ...facets,
    ...['/', '/webinars/', '/whitepapers/', '/booking/', '/search/', '/rss.xml', '/webinars.ics'],
  ]
  return new Set(shown)
}

/** Where a link leads below the language, where it leads into the site. */
function internal(href: string): string | undefined {
  const destination = destinationOf(href, 'en')
  return destination.kind === 'internal' ? destination.path.slice('/en'.length) : undefined
}

describe('every link', () => {
  test('of a text leads to a page that the demonstration shows', () => {
    const known = paths()
    let links = 0
    const dead = texts().flatMap(({ from, markdown }) =>
      markdownReferences(markdown).links.flatMap((href) => {
        links++
        const path = internal(href)
        if (destinationOf(href, 'en').kind === 'refused') return [`${from}: ${href} is refused`]
        return path !== undefined && !known.has(path) ? [`${from}: ${href}`] : []
      }),
    )
    expect(dead).toEqual([])
    expect(links).toBeGreaterThan(100)
  })

  test('to a place on a page finds it there, in each language', () => {
    const bodies = new Map(texts().map(({ from, markdown }) => [from, markdown]))
    const missing = texts().flatMap(({ from, language, markdown }) =>
      markdownReferences(markdown).links.flatMap((href) => {
        const [, path = '', anchor] = /^([^#]*)#(.+)$/.exec(href) ?? []
        if (!anchor || /^[a-z]+:/.test(path)) return []
        const page = path === '' ? from : `pages/${language}${path}`
        const text = bodies.get(page) ?? bodies.get(page.replace('/de/', '/en/'))
        const html = text && renderMarkdown(text, markdownContext(language)).html
        return html?.includes(`id="${anchor}"`) ? [] : [`${from}: ${href}`]
      }),
    )
    expect(missing).toEqual([])
  })

  test('of the menus, and each old address, leads to a page', () => {
    const { settings: set, redirects: moved } = content
    const menu = [
      ...set.navigation.flatMap(({ href, children = [] }) => [href, ...children.map((child) => child.href)]),
      ...set.footer.flatMap(({ links }) => links.map(({ href }) => href)),
    ]
    const known = paths()
    const inLanguage = (href: string) => internal(href.replace(/^\/(en|de)(?=\/)/, ''))
    expect(menu.filter((href) => !known.has(internal(href) ?? ''))).toEqual([])
    expect(menu.map((href) => menuHref(href, 'de')).filter((href) => !href.startsWith('/de/'))).toEqual([])
    expect(moved.filter(({ to }) => !known.has(inLanguage(to) ?? ''))).toEqual([])
    expect(moved.filter(({ from }) => known.has(inLanguage(from) ?? ''))).toEqual([])
  })

  test('to a role’s page, such as the privacy notice, finds it', () => {
    const slugs = new Set(content.pages.map(({ slug }) => slug))
    for (const role of ['home', 'contact', 'privacy', 'imprint', 'accessibility']) {
      expect(slugs).toContain(content.settings[`${role}_page`])
    }
  })
})

describe('every picture', () => {
  test('of a text is drawn by the seed, and every one that is drawn is described in each language', () => {
    const drawn = new Set(Object.keys(drawings))
    const portraits = Object.keys(content.people).map((key) => `portrait-${key}.png`)
    const used = texts().flatMap(({ from, markdown }) =>
      markdownReferences(markdown).pictures.map((name) => ({ from, name })),
    )
    expect(used.length).toBeGreaterThan(10)
    expect(used.filter(({ name }) => !drawn.has(name) && !portraits.includes(name))).toEqual([])
    expect(new Set(Object.keys(content.pictures))).toEqual(drawn)
    for (const { alt, title } of Object.values(content.pictures)) {
      expect(Object.keys(alt).sort()).toEqual([...languageCodes].sort())
      expect(Object.keys(title).sort()).toEqual([...languageCodes].sort())
    }
  })

  test('that is drawn is shown somewhere', () => {
    const used = new Set(texts().flatMap(({ markdown }) => markdownReferences(markdown).pictures))
    expect(Object.keys(drawings).filter((name) => !used.has(name))).toEqual([])
  })

  test('has an alternative text where a text shows it', () => {
    const silent = texts().filter(({ markdown }) => /!\[\s*\]\(/.test(markdown))
    expect(silent.map(({ from }) => from)).toEqual([])
  })
})

describe('every name', () => {
  test('of an author or presenter is a person’s, and each person has written or spoken', () => {
    const { pages, whitepapers, webinars } = content
    const named = [
      ...pages.flatMap(({ facts }) => facts.author ?? []),
      ...whitepapers.map(({ facts }) => facts.author),
      ...webinars.map(({ facts }) => facts.presenter),
    ]
    expect([...new Set(named)].sort()).toEqual(Object.keys(content.people).sort())
    for (const { email, bio } of Object.values(content.people)) {
      expect(email).toMatch(/@voltaic\.example$/)
      expect(Object.keys(bio ?? {}).sort()).toEqual([...languageCodes].sort())
    }
  })

  test('of a term is known in each language, and no term is without a paper', () => {
    const used = { category: new Set<string>(), tag: new Set<string>(), industry: new Set<string>() }
    for (const { facts } of content.whitepapers) {
      used.category.add(facts.category)
      for (const tag of facts.tags) used.tag.add(tag)
      for (const industry of facts.industries) used.industry.add(industry)
    }
    for (const facet of ['category', 'tag', 'industry'] as const) {
      const names = content.terms[facet] ?? {}
      expect([...used[facet]].sort()).toEqual(Object.keys(names).sort())
      for (const name of Object.values(names))
        expect(Object.keys(name).sort()).toEqual([...languageCodes].sort())
    }
  })

  test('of slides is a paper’s, and each whitepaper has its paper', () => {
    const papers = content.papers.map(({ slug }) => slug)
    expect(content.whitepapers.map(({ slug }) => slug)).toEqual(papers)
    const slides = content.webinars.flatMap(({ facts }) => facts.presentation ?? [])
    expect(slides.filter((slug) => !papers.includes(slug))).toEqual([])
  })

  test('of a template, a zone and an address is one that the site has', () => {
    for (const { facts, slug } of content.pages) {
      expect(templates).toContain(facts.template)
      expect(reservedSlugs).not.toContain(slug.split('/')[0])
    }
    expect(new Set(content.pages.map(({ facts }) => facts.template))).toEqual(new Set(templates))
    for (const { facts } of content.webinars) expect(isZone(facts.timezone)).toBe(true)
    for (const files of [content.pages, content.webinars, content.whitepapers]) {
      for (const { slug } of files) expect(slug).toMatch(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/)
    }
  })

  test('of a translation is that of something to translate', () => {
    const { pages, pagesDe, webinars, webinarsDe, whitepapers, whitepapersDe } = content
    for (const [sources, translations] of [
      [pages, pagesDe],
      [webinars, webinarsDe],
      [whitepapers, whitepapersDe],
    ] as const) {
      const slugs = sources.map(({ slug }) => slug)
      expect(translations.map(({ slug }) => slug).filter((slug) => !slugs.includes(slug))).toEqual([])
    }
  })
})

test('no text has anything to complain of', () => {
  const complaints = texts().flatMap(({ from, language, markdown }) => {
    const context = markdownContext(language, { pictures: anyPicture(), files: new Map() })
    return renderMarkdown(markdown, context).problems.map(({ message }) => `${from}: ${message}`)
  })
  expect(complaints).toEqual([])
})

/** Every picture of the demonstration, as if it were in the library. */
function anyPicture(): ReadonlyMap<string, Picture> {
  const names = [...Object.keys(drawings), ...Object.keys(content.people).map((key) => `portrait-${key}.png`)]
  return new Map(
    names.map((fileName) => [
      fileName,
      {
        fileName,
        hash: 'ab'.repeat(32),
        width: 1920,
        height: 1080,
        format: 'png',
        alt: 'A',
        altLanguage: 'en',
      },
    ]),
  )
}

test('what a reader sees says neither that it is a placeholder nor that it was left unfinished', () => {
  const odd = /lorem ipsum|\bTODO\b|\bTBD\b|\bFIXME\b|\bXXX\b|example text|Beispieltext/i
  expect(
    texts()
      .filter(({ markdown }) => odd.test(markdown))
      .map(({ from }) => from),
  ).toEqual([])
  for (const { slug } of content.papers) {
    expect(readFileSync(join(demo, 'papers', `${slug}.md`), 'utf8')).not.toMatch(odd)
  }
})
