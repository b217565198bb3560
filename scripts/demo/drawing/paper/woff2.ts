import { brotliDecompressSync } from 'node:zlib'
import { restoreGlyphs } from './woff2-glyphs.ts'

// The tags that WOFF2 names by number, in its order.
const knownTags =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
    .match(/.{4}(?: |$)/g)!
    .map((tag) => tag.slice(0, 4))

/** The TrueType font inside a WOFF2 file: PDFs hold the former, packages on npm the latter. */
export function truetypeOf(woff2: Uint8Array): Buffer {
  const file = Buffer.from(woff2)
  if (file.toString('latin1', 0, 4) !== 'wOF2') throw new Error('This font is not WOFF2.')
  const count = file.readUInt16BE(12)
  const compressedSize = file.readUInt32BE(20)
  let at = 48
  const directory = Array.from({ length: count }, () => {
    const flags = file[at++]!
    let tag = knownTags[flags & 63]
    if (tag === undefined) {
      tag = file.toString('latin1', at, at + 4)
      at += 4
    }
    const version = flags >> 6
    const isTransformed = tag === 'glyf' || tag === 'loca' ? version === 0 : version !== 0
    const length = base128()
    return { tag, length: isTransformed ? base128() : length, isTransformed }
  })
  const data = brotliDecompressSync(file.subarray(at, at + compressedSize))
  const tables = new Map<string, Buffer>()
  let offset = 0
  for (const { tag, length } of directory) {
    tables.set(tag, data.subarray(offset, offset + length))
    offset += length
  }
  const isTransformed = (wanted: string) =>
    directory.some((entry) => entry.tag === wanted && entry.isTransformed)
  if (isTransformed('glyf')) {
    const { glyf, loca, indexFormat, leftEdges } = restoreGlyphs(tables.get('glyf')!)
    tables.set('glyf', glyf)
    tables.set('loca', loca)
    const head = Buffer.from(tables.get('head')!)
    head.writeInt16BE(indexFormat, 50)
    tables.set('head', head)
    if (isTransformed('hmtx')) tables.set('hmtx', restoreMetrics(tables, leftEdges))
  }
  return assemble(tables)

  function base128(): number {
    let value = 0
    for (let byte = 0x80; byte & 0x80; ) {
      byte = file[at++]!
      value = value * 128 + (byte & 0x7f)
    }
    return value
  }
}

/** Advances with the left side bearings that were left out because they equal the left edges of the glyphs. */
function restoreMetrics(tables: ReadonlyMap<string, Buffer>, leftEdges: readonly number[]): Buffer {
  const packed = tables.get('hmtx')!
  const advances = tables.get('hhea')!.readUInt16BE(34)
  const [hasBearings, hasOthers] = [(packed[0]! & 1) === 0, (packed[0]! & 2) === 0]
  let at = 1 + advances * 2
  const restored = Buffer.alloc(leftEdges.length * 2 + advances * 2)
  for (const [glyph, edge] of leftEdges.entries()) {
    const isOwn = glyph < advances
    const given = isOwn ? hasBearings : hasOthers
    const bearing = given ? packed.readInt16BE(at) : edge
    if (given) at += 2
    if (isOwn) packed.copy(restored, glyph * 4, 1 + glyph * 2, 3 + glyph * 2)
    restored.writeInt16BE(bearing, isOwn ? glyph * 4 + 2 : advances * 4 + (glyph - advances) * 2)
  }
  return restored
}

function assemble(tables: ReadonlyMap<string, Buffer>): Buffer {
  const entries = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const header = Buffer.alloc(12 + entries.length * 16)
  const power = Math.floor(Math.log2(entries.length))
  header.writeUInt32BE(0x00010000, 0)
  header.writeUInt16BE(entries.length, 4)
  header.writeUInt16BE(2 ** power * 16, 6)
  header.writeUInt16BE(power, 8)
  header.writeUInt16BE((entries.length - 2 ** power) * 16, 10)
  const parts: Buffer[] = [header]
  let offset = header.length
  for (const [index, [tag, table]] of entries.entries()) {
    const at = 12 + index * 16
    header.write(tag, at, 'latin1')
    header.writeUInt32BE(checksum(table), at + 4)
    header.writeUInt32BE(offset, at + 8)
    header.writeUInt32BE(table.length, at + 12)
    const padding = Buffer.alloc((4 - (table.length % 4)) % 4)
    parts.push(table, padding)
    offset += table.length + padding.length
  }
  return Buffer.concat(parts)
}

function checksum(table: Buffer): number {
  let sum = 0
  for (let at = 0; at < table.length; at += 4) {
    const word =
      at + 4 <= table.length
        ? table.readUInt32BE(at)
        : table.readUIntBE(at, table.length - at) * 256 ** (4 - table.length + at)
    sum = (sum + word) >>> 0
  }
  return sum
}
