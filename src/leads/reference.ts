import { randomBytes } from 'node:crypto'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Random bytes that nobody has used: fetching many at once costs little more than fetching a few. */
let [pool, used] = [Buffer.alloc(0), 0]

function takeRandom(count: number): Buffer {
  if (used + count > pool.length) [pool, used] = [randomBytes(8192), 0]
  used += count
  return pool.subarray(used - count, used)
}

/** A new name for a lead: 130 random bits in 26 letters that survive being read out. */
export function newReference(): string {
  const bytes = takeRandom(17)
  let [text, bits, held] = ['', 0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5 && text.length < 26) {
      bits -= 5
      text += letters[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return text
}

/** Whether a text from outside can be the reference of anything. */
export const isReference = (text: string): boolean => /^[A-Z2-7]{26}$/.test(text)
