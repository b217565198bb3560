import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type RedirectAnswer, redirector, redirectsName } from '../publishing/redirects.ts'

type Redirector = (pathname: string, query?: string) => RedirectAnswer | undefined

/** The redirects as they were when the site was last built, read anew once another build has taken its place. */
export function currentRedirects(work: string): () => Promise<Redirector> {
  const file = join(work, 'server', redirectsName)
  let read = { at: '', redirector: redirector([]) }
  return async () => {
    const at = await stat(file).then(
      ({ ino, mtimeMs }) => `${ino} ${mtimeMs}`,
      () => undefined,
    )
    // Between two builds there is none for a moment: what was read last holds on.
    if (at === undefined || at === read.at) return read.redirector
    const text = await readFile(file, 'utf8').catch(() => undefined)
    if (text !== undefined) read = { at, redirector: redirector(JSON.parse(text)) }
    return read.redirector
  }
}
