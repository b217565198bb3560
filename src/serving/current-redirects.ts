import { stat } from 'node:fs/promises'
import type { Edition } from '../content-db/published/edition.ts'
import { type RedirectAnswer, readRedirects, redirector } from '../publishing/redirects.ts'

type Redirector = (pathname: string, query?: string) => RedirectAnswer | undefined

/** The redirects as they were when the site was last built, read anew once another build has taken its place. */
export function currentRedirects(edition: Edition, siteDir: string): () => Promise<Redirector> {
  let read: { readonly built: number; readonly redirector: Redirector } | undefined
  return async () => {
    const built = await stat(siteDir).then(
      ({ ino }) => ino,
      () => 0,
    )
    if (read?.built !== built) {
      // A new edition, as one keeps what it has read.
      const { redirects } = await readRedirects({ ...edition })
      read = { built, redirector: redirector(redirects) }
    }
    return read.redirector
  }
}
