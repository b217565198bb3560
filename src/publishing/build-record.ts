import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeAtomically } from '../media/atomic-file.ts'
import type { OgImage } from '../site/og-image/og-image.ts'
import type { PageRecord } from './page-reuse.ts'

/** What is remembered of the last good build, for the next one to stand on. */
export interface BuildRecord {
  readonly asOf: string
  readonly siteUrl: string
  readonly pages: readonly PageRecord[]
}

/**
 * A record as it is stored: pages name the same links and pictures over and over, so that each of these stands there
 * once, and pages have its number.
 */
interface StoredRecord extends Omit<BuildRecord, 'pages'> {
  readonly version: number
  readonly addresses: readonly string[]
  readonly ogImages: readonly OgImage[]
  readonly pages: readonly StoredPage[]
}

type StoredPage = Omit<PageRecord, 'references' | 'ogImage'> & {
  readonly links: readonly number[]
  readonly media: readonly number[]
  readonly ogImage: number | null
}

/** Raised with each change of what is remembered of a page. */
const version = 4

/** The record in a work folder; null where there is none that this version can read. */
export async function readBuildRecord(work: string): Promise<BuildRecord | null> {
  const text = await readFile(join(work, 'record.json'), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    const stored: StoredRecord = JSON.parse(text)
    return stored.version === version ? restored(stored) : null
  } catch {
    // Half a record is none: everything is rendered anew.
    return null
  }
}

/** Writes the record of a build into its work folder. */
export async function writeBuildRecord(work: string, record: BuildRecord): Promise<void> {
  await writeAtomically(join(work, 'record.json'), Buffer.from(JSON.stringify(toStore(record))))
}

function toStore({ asOf, siteUrl, pages }: BuildRecord): StoredRecord {
  const addresses = numbering<string>((address) => address)
  const ogImages = numbering<OgImage>((image) => JSON.stringify(image))
  const stored = pages.map(
    ({ references, ogImage, ...page }): StoredPage => ({
      ...page,
      links: references.links.map(addresses.numberOf),
      media: references.media.map(addresses.numberOf),
      ogImage: ogImage && ogImages.numberOf(ogImage),
    }),
  )
  return { version, asOf, siteUrl, addresses: addresses.values, ogImages: ogImages.values, pages: stored }
}

function restored({ asOf, siteUrl, addresses, ogImages, pages }: StoredRecord): BuildRecord {
  const all = (numbers: readonly number[]) => numbers.map((number) => valueAt(addresses, number))
  return {
    asOf,
    siteUrl,
    pages: pages.map(
      ({ links, media, ogImage, ...page }): PageRecord => ({
        ...page,
        references: { links: all(links), media: all(media) },
        ogImage: ogImage === null ? null : valueAt(ogImages, ogImage),
      }),
    ),
  }
}

/** Numbers values as they come; equal ones, which have the same key, get the same number. */
function numbering<T>(keyOf: (value: T) => string) {
  const values: T[] = []
  const numbers = new Map<string, number>()
  const numberOf = (value: T): number => {
    const key = keyOf(value)
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, values.length)
    return values.push(value) - 1
  }
  return { values, numberOf }
}

function valueAt<T>(values: readonly T[], number: number): T {
  const value = values[number]
  if (value === undefined) throw new Error(`There is no value ${number}.`)
  return value
}
