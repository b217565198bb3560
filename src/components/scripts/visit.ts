/**
 * Remembers, until the tab is closed, the address at which a visit began: a form tells it, so that a campaign is known
 * by what came of it. No cookie, nothing is sent before somebody sends a form, and whoever objects to being followed
 * is not.
 */
const key = 'landing'

const objects =
  navigator.doNotTrack === '1' ||
  (navigator as Navigator & { readonly globalPrivacyControl?: boolean }).globalPrivacyControl

/** The path at which the visit began, with its query. */
export function landingPage(): string {
  const here = location.pathname + location.search
  if (objects) return here
  try {
    const known = sessionStorage.getItem(key) ?? here
    sessionStorage.setItem(key, known)
    return known
  } catch {
    // Browsers may be told to keep nothing at all.
    return here
  }
}

landingPage()
