import { createHmac, randomBytes } from 'node:crypto'

/**
 * Makes a hash of who a visitor is, the same for a day (UTC) and another one on the next: its secret lies in memory
 * alone and is forgotten then, so that nobody can try addresses until one fits.
 */
export function dailyHash(now: () => Date): (...parts: readonly string[]) => string {
  let [day, secret] = ['', randomBytes(32)]
  return (...parts) => {
    const today = now().toISOString().slice(0, 10)
    if (today !== day) [day, secret] = [today, randomBytes(32)]
    return createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url').slice(0, 16)
  }
}
