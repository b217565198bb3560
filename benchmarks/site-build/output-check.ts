import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pageTree } from './corpus/page-tree.ts'
import { corpusLanguages } from './corpus/texts.ts'

/** How many HTML files an output has; beyond those of the content are pages of the site itself. */
export interface OutputCount {
  readonly content: number
  readonly beyond: number
}

/** Counts the HTML files of an output. Throws where a page of the content is not there. */
export function countPages(name: string, output: string, htmlPages: number): OutputCount {
  const paths = pageTree(Math.ceil(htmlPages / 2)).flatMap(({ slug }) =>
    corpusLanguages.map((language) => pageFile(language, slug)),
  )
  const missing = paths.find((path) => !existsSync(join(output, path)))
  if (missing) throw new Error(`${name} did not make ${missing}.`)
  // The page at the root only leads on to a language.
  const html = readdirSync(output, { recursive: true }).filter(
    (path) => String(path).endsWith('.html') && path !== 'index.html',
  )
  return { content: paths.length, beyond: html.length - paths.length }
}

/** Throws where an output lacks a page, has others, or does not show in sampled pages what the first one shows. */
export function sameOutput(
  contenders: readonly { readonly name: string; readonly output: string }[],
  htmlPages: number,
): void {
  const [first] = contenders
  for (const { name, output } of contenders) {
    const { beyond } = countPages(name, output, htmlPages)
    if (name !== first?.name && beyond !== 0)
      throw new Error(`${name} made ${beyond} pages that nobody asked for.`)
    for (const slug of sampledSlugs(htmlPages)) {
      for (const language of corpusLanguages)
        comparePage(name, { output, like: first?.output ?? '', language, slug })
    }
  }
}

/** Pages looked at more closely: an area, a section, a page in the middle and the last. */
function sampledSlugs(htmlPages: number): string[] {
  const places = pageTree(Math.ceil(htmlPages / 2))
  const indexes = [1, 2, Math.floor(places.length / 2), places.length - 1]
  return [...new Set(indexes)].flatMap((index) => places[index]?.slug ?? [])
}

/** Throws where a page does not show the same text as in another output, or code that is not highlighted. */
function comparePage(
  name: string,
  { output, like, language, slug }: { output: string; like: string; language: string; slug: string },
): void {
  const file = pageFile(language, slug)
  const html = readFileSync(join(output, file), 'utf8')
  const [words, expected] = [articleText(html), articleText(readFileSync(join(like, file), 'utf8'))]
  if (words !== expected) {
    const at = [...expected].findIndex((sign, index) => words[index] !== sign)
    const [is, should] = [words, expected].map((text) => text.slice(Math.max(at - 30, 0), at + 60))
    throw new Error(`${name}, ${file}: the text is “…${is}…” where it should be “…${should}…”.`)
  }
  if (!/<pre[^>]*><code[^>]*>(?:(?!<\/code>).)*<span class="/s.test(html))
    throw new Error(`${name}, ${file}: no block of code is highlighted.`)
}

const pageFile = (language: string, slug: string) =>
  slug === 'home' ? `${language}/index.html` : `${language}/${slug}/index.html`

/** The text of the article, without white space and with straight quotes: those differ between generators. */
function articleText(html: string): string {
  const article =
    /<div class="prose"[^>]*>(.*?)<\/div>\s*(?:<nav class="below"|<\/article>)/s.exec(html)?.[1] ?? ''
  return article
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, named) =>
      named
        ? (entities[named] ?? whole)
        : String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal ? 10 : 16)),
    )
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/\s+/g, '')
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  ldquo: '"',
  rdquo: '"',
  lsquo: "'",
  rsquo: "'",
  hellip: '…',
}
