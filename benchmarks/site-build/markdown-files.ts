import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { corpusPages } from './corpus/corpus.ts'
import { corpusFrame } from './corpus/frame.ts'
import { pageTree } from './corpus/page-tree.ts'
import { corpusLanguages, type Texts } from './corpus/texts.ts'
import { writeSiteData } from './site-data.ts'

/** Folders that generators of static sites read the same site from. */
export interface MarkdownSite {
  /** `en/notes-1/_index.md` for a page with others below it, `en/notes-1/first.md` for one without. */
  readonly content: string
  /** A file of JSON: what stands around every page, by language. */
  readonly data: string
}

/** Writes the site of so many HTML files as Markdown with front matter. */
export function writeMarkdownSite(folder: string, htmlPages: number): MarkdownSite {
  const site = { content: join(folder, 'content'), data: join(folder, 'data', 'site.json') }
  mkdirSync(dirname(site.data), { recursive: true })
  const places = pageTree(Math.ceil(htmlPages / 2))
  const parents = new Set(places.map(({ slug }) => dirname(slug)))
  writeSiteData(site.data, corpusFrame(places))
  for (const page of corpusPages(htmlPages)) {
    for (const language of corpusLanguages) {
      const file = join(site.content, language, fileOf(page.slug, parents.has(page.slug)))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(
        file,
        `${frontMatter(page, language)}\n${withLanguage(page.content[language], language)}\n`,
      )
    }
  }
  return site
}

/** The file of a page below the folder of its language. */
export function fileOf(slug: string, isParent: boolean): string {
  if (slug === 'home') return '_index.md'
  return isParent ? `${slug}/_index.md` : `${slug}.md`
}

function frontMatter(
  page: { title: Texts; excerpt: Texts; author: string; updatedAt: string },
  language: keyof Texts,
): string {
  return [
    '---',
    `title: ${JSON.stringify(page.title[language])}`,
    `description: ${JSON.stringify(page.excerpt[language])}`,
    `author: ${JSON.stringify(page.author)}`,
    `lastmod: ${page.updatedAt.replace(' ', 'T')}Z`,
    '---',
  ].join('\n')
}

/** Links as they stand in the HTML, so that no generator has to rewrite them. */
function withLanguage(markdown: string, language: string): string {
  return markdown.replace(/\]\((\/[^)]+)\)/g, `](/${language}$1/)`)
}
