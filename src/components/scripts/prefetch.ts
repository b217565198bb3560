/**
 * Fetches the page behind a link once somebody points at it, touches it or reaches it by keyboard. Not where a visitor
 * wants to save data, not what is asked with a query, and each page once.
 */
interface Connection {
  readonly saveData?: boolean
  readonly effectiveType?: string
}

/** Milliseconds for which a pointer rests on a link that is meant. */
const rest = 60

const connection = (navigator as Navigator & { readonly connection?: Connection }).connection
const known = new Set([location.pathname])
let waiting = 0

function fetchAhead(target: EventTarget | null): void {
  const link = target instanceof Element ? target.closest('a') : null
  if (!link || link.origin !== location.origin || link.hasAttribute('download')) return
  if (!link.pathname.endsWith('/') || link.search || known.has(link.pathname)) return
  known.add(link.pathname)
  const hint = document.createElement('link')
  hint.rel = 'prefetch'
  hint.href = link.pathname
  document.head.append(hint)
}

if (!connection?.saveData && !connection?.effectiveType?.endsWith('2g')) {
  document.addEventListener('pointerover', ({ target }) => {
    clearTimeout(waiting)
    waiting = window.setTimeout(fetchAhead, rest, target)
  })
  document.addEventListener('touchstart', ({ target }) => fetchAhead(target), { passive: true })
  document.addEventListener('focusin', ({ target }) => fetchAhead(target))
}
