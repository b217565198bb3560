import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Counts how often somebody does something within a span of time. Nothing of it is ever stored. */
export interface Limit {
  /** Counts once more. Undefined while that is within the limit, else the seconds until it would be again. */
  count(who: string): Promise<number | undefined>
}

/** Allows something a number of times within some minutes. */
export function limitOf(times: number, minutes: number): Limit {
  const limiter = new RateLimiterMemory({ points: times, duration: minutes * 60 })
  return {
    async count(who) {
      try {
        await limiter.consume(who)
        return undefined
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
        throw refusal
      }
    },
  }
}
