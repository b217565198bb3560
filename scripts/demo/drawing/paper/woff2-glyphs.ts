/** The tables that WOFF2 takes apart, put together again. */
export interface RestoredGlyphs {
  readonly glyf: Buffer
  readonly loca: Buffer
  /** What `head` must say of `loca`: 1, offsets of four bytes. */
  readonly indexFormat: 1
  /** The left edge of each glyph, in units of the font. */
  readonly leftEdges: readonly number[]
}

/** Reads one kind of number after the other. */
function stream(bytes: Buffer) {
  let at = 0
  const past = (length: number): number => {
    at += length
    return at - length
  }
  return {
    byte: () => bytes[past(1)]!,
    short: () => bytes.readInt16BE(past(2)),
    word: () => bytes.readUInt16BE(past(2)),
    bytes: (length: number) => bytes.subarray(past(length), at),
    /** A number of one to three bytes, as WOFF2 writes small counts. */
    packed(): number {
      const code = bytes[past(1)]!
      if (code === 253) return bytes.readUInt16BE(past(2))
      if (code === 254) return bytes[past(1)]! + 506
      return code === 255 ? bytes[past(1)]! + 253 : code
    },
  }
}

type Stream = ReturnType<typeof stream>

/** Rebuilds `glyf` and `loca` from the streams of the transformed table. */
export function restoreGlyphs(table: Buffer): RestoredGlyphs {
  const options = table.readUInt16BE(2)
  const count = table.readUInt16BE(4)
  let at = 36
  const [contours, points, flags, coordinates, composites, boxes, instructions] = Array.from(
    { length: 7 },
    (_, index) => {
      const length = table.readUInt32BE(8 + index * 4)
      at += length
      return stream(table.subarray(at - length, at))
    },
  ) as [Stream, Stream, Stream, Stream, Stream, Stream, Stream]
  const bitmap = boxes.bytes(((count + 31) >> 5) * 4)
  const overlaps = options & 1 ? table.subarray(at) : undefined
  const hasBit = (bits: Buffer | undefined, glyph: number) =>
    bits !== undefined && ((bits[glyph >> 3]! >> (7 - (glyph & 7))) & 1) === 1

  const loca = Buffer.alloc((count + 1) * 4)
  const parts: Buffer[] = []
  const leftEdges: number[] = []
  let offset = 0
  for (let glyph = 0; glyph < count; glyph++) {
    const number = contours.short()
    const box = hasBit(bitmap, glyph) ? boxes.bytes(8) : undefined
    const body =
      number === 0
        ? Buffer.alloc(0)
        : number > 0
          ? simpleGlyph(number, { points, flags, coordinates, instructions }, box, hasBit(overlaps, glyph))
          : compositeGlyph({ composites, coordinates, instructions }, box!)
    leftEdges.push(body.length === 0 ? 0 : body.readInt16BE(2))
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)])
    parts.push(padded)
    offset += padded.length
    loca.writeUInt32BE(offset, (glyph + 1) * 4)
  }
  return { glyf: Buffer.concat(parts), loca, indexFormat: 1, leftEdges }
}

function simpleGlyph(
  number: number,
  from: { points: Stream; flags: Stream; coordinates: Stream; instructions: Stream },
  box: Buffer | undefined,
  overlaps: boolean,
): Buffer {
  const ends: number[] = []
  for (let contour = 0; contour < number; contour++) ends.push((ends.at(-1) ?? -1) + from.points.packed())
  const count = ends.at(-1)! + 1
  const drawn = Buffer.alloc(count)
  const xs = Buffer.alloc(count * 2)
  const ys = Buffer.alloc(count * 2)
  const edges = { left: 32_767, bottom: 32_767, right: -32_768, top: -32_768 }
  let [x, y] = [0, 0]
  for (let point = 0; point < count; point++) {
    const flag = from.flags.byte()
    const [dx, dy] = step(flag & 0x7f, from.coordinates)
    x += dx
    y += dy
    drawn[point] = (flag >> 7 === 0 ? 1 : 0) | (overlaps && point === 0 ? 0x40 : 0)
    xs.writeInt16BE(dx, point * 2)
    ys.writeInt16BE(dy, point * 2)
    edges.left = Math.min(edges.left, x)
    edges.right = Math.max(edges.right, x)
    edges.bottom = Math.min(edges.bottom, y)
    edges.top = Math.max(edges.top, y)
  }
  const length = from.coordinates.packed()
  const head = Buffer.alloc(10 + number * 2 + 2)
  head.writeInt16BE(number, 0)
  if (box) box.copy(head, 2)
  else
    for (const [index, edge] of [edges.left, edges.bottom, edges.right, edges.top].entries())
      head.writeInt16BE(edge, 2 + index * 2)
  for (const [index, end] of ends.entries()) head.writeUInt16BE(end, 10 + index * 2)
  head.writeUInt16BE(length, 10 + number * 2)
  return Buffer.concat([head, from.instructions.bytes(length), drawn, xs, ys])
}

/** One point's distance from the last; 128 codes say in how many bytes it is written. */
function step(code: number, bytes: Stream): [number, number] {
  const signed = (bit: number, size: number) => ((code >> bit) & 1 ? size : -size)
  if (code < 10) return [0, signed(0, ((code & 14) << 7) + bytes.byte())]
  if (code < 20) return [signed(0, (((code - 10) & 14) << 7) + bytes.byte()), 0]
  if (code < 84) {
    const [high, low] = [code - 20, bytes.byte()]
    return [signed(0, 1 + (high & 0x30) + (low >> 4)), signed(1, 1 + ((high & 0x0c) << 2) + (low & 0x0f))]
  }
  if (code < 120) {
    const high = code - 84
    return [
      signed(0, 1 + (Math.floor(high / 12) << 8) + bytes.byte()),
      signed(1, 1 + (((high % 12) >> 2) << 8) + bytes.byte()),
    ]
  }
  if (code < 124) {
    const [one, two, three] = [bytes.byte(), bytes.byte(), bytes.byte()]
    return [signed(0, (one << 4) + (two >> 4)), signed(1, ((two & 0x0f) << 8) + three)]
  }
  return [signed(0, bytes.word()), signed(1, bytes.word())]
}

const moreComponents = 0x20
const hasInstructions = 0x100

function compositeGlyph(
  from: { composites: Stream; coordinates: Stream; instructions: Stream },
  box: Buffer,
): Buffer {
  const parts: Buffer[] = [Buffer.from([0xff, 0xff]), box]
  let flags = moreComponents
  let instructed = false
  while (flags & moreComponents) {
    const start = from.composites.bytes(2)
    flags = start.readUInt16BE(0)
    instructed ||= (flags & hasInstructions) !== 0
    // The glyph's number, two arguments of one or two bytes, and a scale of none, one, two or four numbers.
    const length = 2 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0)
    parts.push(start, from.composites.bytes(length))
  }
  if (instructed) {
    const length = from.coordinates.packed()
    parts.push(Buffer.from([length >> 8, length & 0xff]), from.instructions.bytes(length))
  }
  return Buffer.concat(parts)
}
