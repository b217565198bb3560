/**
 * Counts that this page is read, and that its file is fetched, without telling who does. Only where the server that
 * sent the page counts, which it says in a header, and nobody objects.
 */
const visitor = navigator as Navigator & {
  readonly doNotTrack?: string | null
  readonly globalPrivacyControl?: boolean
}
const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]

function count(download?: true): void {
  const { pathname, search } = location
  const { referrer } = document
  navigator.sendBeacon('/api/events', JSON.stringify({ path: pathname + search, referrer, download }))
}

if (
  visit?.serverTiming?.some(({ name }) => name === 'counting') &&
  visitor.doNotTrack !== '1' &&
  !visitor.globalPrivacyControl
) {
  count()
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a[download]')) count(true)
  })
}
