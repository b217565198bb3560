/** How often each fault is made to happen. */
export interface Sizes {
  readonly kills: number
  readonly seatRounds: number
  readonly keyRounds: number
  readonly traced: number
  /** Milliseconds for which a lock is held that is not waited for. */
  readonly longLock: number
  readonly cases: number
  /** Whether answers are pages as well, which takes a build. */
  readonly pages: boolean
  readonly restarts: number
  readonly fullDiskPosts: number
}

/** What `npm run test:faults` does. */
export const full: Sizes = {
  kills: 500,
  seatRounds: 100,
  keyRounds: 500,
  traced: 1_000,
  longLock: 30_000,
  cases: 10_000,
  pages: true,
  restarts: 100,
  fullDiskPosts: 200,
}

/** What `npm test` does. */
export const short: Sizes = {
  kills: 20,
  seatRounds: 3,
  keyRounds: 10,
  traced: 50,
  longLock: 6_000,
  cases: 300,
  pages: false,
  restarts: 5,
  fullDiskPosts: 40,
}
