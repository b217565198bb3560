import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { SiteFile } from './site-files.ts'

/** A way to make an answer smaller that a client may understand. */
export type Encoding = 'br' | 'gzip'

/** Bytes from which on it is worth it: less than that goes in the first packet anyhow. */
const smallest = 1_000

/** Bytes of compressed files that are kept. */
const capacity = 64_000_000

const kept = new Map<string, Promise<Buffer>>()
let bytes = 0

/** Whether a file of this type and size gets smaller: pictures, PDFs and typefaces are compressed in themselves. */
export function isCompressible(contentType: string, size: number): boolean {
  return size >= smallest && /^text\/|json|xml|wasm/.test(contentType)
}

/** The best way that an Accept-Encoding header allows; undefined where it allows none. */
export function bestEncoding(header: string | string[] | undefined): Encoding | undefined {
  const allowed = String(header ?? '')
    .toLowerCase()
    .split(',')
    .map((entry) => entry.replaceAll(' ', ''))
    .filter((entry) => !/;q=0(\.0*)?$/.test(entry))
    .map((entry) => entry.split(';')[0])
  return (['br', 'gzip'] as const).find((encoding) => allowed.includes(encoding))
}

/** A file's content, made smaller: the first time it takes a moment, then it is kept. */
export function compressed(file: SiteFile, encoding: Encoding): Promise<Buffer> {
  const key = `${encoding} ${file.tag}`
  const known = kept.get(key)
  if (known) return known
  const making = file.handle.readFile().then(ways[encoding])
  kept.set(key, making)
  making.then(
    ({ length }) => {
      bytes += length
      if (bytes <= capacity) return
      kept.clear()
      bytes = 0
    },
    () => kept.delete(key),
  )
  return making
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

const ways: Readonly<Record<Encoding, (content: Buffer) => Promise<Buffer>>> = {
  // The best there is costs ten times as long as this, for two per cent.
  br: (content) => brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (content) => zip(content, { level: 9 }),
}
