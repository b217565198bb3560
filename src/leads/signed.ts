import { hash, timingSafeEqual } from 'node:crypto'

/** What a signature stands for: what was signed for one purpose is worth nothing for another. */
export type Purpose = 'form-key' | 'thanks' | 'registration' | 'booking' | 'consent' | 'download'

/** What a token says, or why it says nothing. */
export type Opened =
  | { readonly ok: true; readonly data: string }
  | { readonly ok: false; readonly code: 'forged' | 'expired' }

/** Signs and opens what is handed out to visitors. */
export interface Signer {
  /** A token that carries some text, in letters that need no escaping in an address. Without an end it holds for good. */
  sign(purpose: Purpose, data: string, expiresAt?: Date): string
  /** Opens a token at a moment. */
  read(purpose: Purpose, token: string, now: Date): Opened
}

/** Stands where a token has no end. Not nothing: programs that find links in mails stumble over two dots in a row. */
const endless = '-'

/** Longer than any token that is handed out. */
const longest = 1_000

/** Makes tokens with a secret: text and end in clear, and an HMAC-SHA256 over both and the purpose. */
export function signer(secret: Buffer): Signer {
  const mac = hmac(secret)
  const macOf = (purpose: Purpose, body: string) => mac(`${purpose}\n${body}`)
  return {
    sign(purpose, data, expiresAt) {
      const end = expiresAt ? Math.floor(expiresAt.getTime() / 1000).toString(36) : endless
      const body = `${Buffer.from(data).toString('base64url')}.${end}`
      return `${body}.${macOf(purpose, body)}`
    },
    read(purpose, token, now) {
      const cut = token.lastIndexOf('.')
      const [body, given] = [token.slice(0, Math.max(cut, 0)), token.slice(cut + 1)]
      if (token.length > longest || !isSame(macOf(purpose, body), given)) return { ok: false, code: 'forged' }
      const [data = '', end = ''] = body.split('.')
      if (end !== endless && Number.parseInt(end, 36) * 1000 <= now.getTime())
        return { ok: false, code: 'expired' }
      return { ok: true, data: Buffer.from(data, 'base64url').toString() }
    },
  }
}

/**
 * HMAC-SHA256 (RFC 2104) with one key, in base64url. Node's own makes a key object each time, which takes several
 * times as long as the two digests.
 */
export function hmac(key: Buffer): (message: string) => string {
  const block = Buffer.alloc(64)
  key.copy(block)
  const [inner, outer] = [block.map((byte) => byte ^ 0x36), block.map((byte) => byte ^ 0x5c)]
  return (message) => {
    const digest = hash('sha256', Buffer.concat([inner, Buffer.from(message)]), 'buffer')
    return hash('sha256', Buffer.concat([outer, digest]), 'base64url')
  }
}

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}
