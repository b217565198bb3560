const [first, longest] = [60, 4 * 60 * 60]

/**
 * Seconds until the next attempt: a minute after the first, twice as long each time, four hours at most, and a part
 * of it by chance, so that mails which failed together do not come back together. Sixteen attempts span a day and a half.
 */
export function secondsUntilRetry(attempts: number, chance: number): number {
  const whole = Math.min(longest, first * 2 ** (Math.max(1, attempts) - 1))
  return Math.round(whole * (0.75 + chance / 2))
}
