import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'

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
  // Made once: from bytes, Node would make one for each token, and that takes four times as long as the signature.
  const key = createSecretKey(secret)
  const macOf = (purpose: Purpose, body: string) =>
    createHmac('sha256', key).update(`${purpose}\n${body}`).digest('base64url')
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

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}
