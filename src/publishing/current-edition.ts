import type { Edition } from '../content-db/published/edition.ts'

/**
 * The edition that pages are rendered for. It hangs on the process, not on this module: the publisher sets it,
 * and the bundle that Astro makes of the pages, which has a copy of its own of every module, reads it.
 */
const place = globalThis as typeof globalThis & { [edition]?: () => Edition }
const edition: unique symbol = Symbol.for('magnetiq.edition') as never

/** Sets the edition that pages are rendered for from now on. */
export function setEdition(next: Edition): void {
  place[edition] = () => next
}

/** Has pages rendered for the edition of the moment, whenever one asks: for work on the site's code. */
export function setLiveEdition(now: () => Edition): void {
  place[edition] = now
}

/** The edition that pages are rendered for. Throws where nobody has set one. */
export function currentEdition(): Edition {
  const current = place[edition]
  if (!current)
    throw new Error('No edition is set: pages are rendered by `magnetiq build`, `serve` or `dev`.')
  return current()
}
