import type { LanguageCode } from '../../languages.ts'
import { isLanguageCode } from '../../languages.ts'
import { decoded } from '../../site/markdown/content-id.ts'

/** What an address is compared by: no domain, no extension, no index, no underscore of a collection, lower case. */
export function addressKey(path: string): string {
  const parts: string[] = []
  for (const part of decoded(path).normalize('NFC').toLowerCase().split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part.replace(/^_(?=.)/, ''))
  }
  const last = (parts.pop() ?? '').replace(/\.(?:md|mdx|markdown|html?)$/, '')
  return [...parts, ...(/^(?:index|readme)?$/.test(last) ? [] : [last])].join('/')
}

/** The pages of an import by every address that a text may name them by. */
export interface Addresses {
  /** Gives a page an address; the first page to have it keeps it. */
  add(path: string, slug: string): void
  /** Gives a page a name without folders, which counts where no other page has it. */
  addName(name: string, slug: string): void
  at(path: string): string | undefined
  named(name: string): string | undefined
}

/** An empty book of addresses. */
export function newAddresses(): Addresses {
  const paths = new Map<string, string>()
  const names = new Map<string, string | null>()
  return {
    add(path, slug) {
      const key = addressKey(path)
      if (!paths.has(key)) paths.set(key, slug)
    },
    addName(name, slug) {
      const key = addressKey(name)
      const known = names.get(key)
      names.set(key, known === undefined || known === slug ? slug : null)
    },
    at: (path) => paths.get(addressKey(path)),
    named: (name) => names.get(addressKey(name)) ?? undefined,
  }
}

/** Where a text stands, which decides what its relative links mean. */
export interface Standpoint {
  /** Folder of its file below the imported one. */
  readonly folder: string
  /** Its address as its generator has it: relative links of pages count from here. */
  readonly address: string
  /** The folders of the imported folder itself, outermost first: `/docs/setup/` may mean `setup` in a folder `docs`. */
  readonly above: readonly string[]
}

/** The page that a path in a text leads to, and the language that the path names. */
export interface Found {
  readonly slug: string
  readonly language?: LanguageCode
}

/** Finds the page of the import that a path means; paths to a text file count from the file, others from the page. */
export function findPage(addresses: Addresses, path: string, from: Standpoint): Found | undefined {
  for (const candidate of pathsMeant(path, from)) {
    const slug = addresses.at(candidate.path)
    if (slug !== undefined) return { slug, ...(candidate.language ? { language: candidate.language } : {}) }
  }
  return undefined
}

/** What a path in a text may mean, counted from the top, likeliest first. */
export const pathsMeant = (path: string, from: Standpoint): readonly Candidate[] =>
  path.startsWith('/') ? absolute(path, from) : relativePaths(path, from)

interface Candidate {
  readonly path: string
  readonly language?: LanguageCode
}

function relativePaths(path: string, { folder, address }: Standpoint): Candidate[] {
  const fromFile = { path: `${folder}/${path}` }
  const fromPage = { path: `${address}/${path}` }
  return /\.(?:md|mdx|markdown)$/i.test(path) ? [fromFile, fromPage] : [fromPage, fromFile]
}

/** A path from the top, also without its language and without folders that lead to the imported one. */
function absolute(path: string, { above }: Standpoint): Candidate[] {
  const parts = path.split('/').filter((part) => part !== '')
  const [first] = parts
  const language = isLanguageCode(first) ? first : undefined
  const stems: Candidate[] = [{ path: parts.join('/') }]
  if (language) stems.unshift({ path: parts.slice(1).join('/'), language })
  return stems.flatMap((stem) => [
    stem,
    ...withoutTail(stem.path.split('/'), above).map((shorter) => ({ ...stem, path: shorter })),
  ])
}

function withoutTail(parts: readonly string[], above: readonly string[]): string[] {
  const shorter: string[] = []
  for (let count = 1; count < parts.length && count <= above.length; count += 1) {
    const tail = above.slice(-count)
    if (tail.every((name, index) => name === parts[index])) shorter.push(parts.slice(count).join('/'))
  }
  return shorter
}
