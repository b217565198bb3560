import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Edition } from '../content-db/published/edition.ts'
import { loadFrame } from '../content-db/published/frame.ts'
import { languageCodes } from '../languages.ts'
import { redirectPage } from '../site/redirect-page.ts'
import type { Redirect } from '../site/redirects.ts'
import { notFoundUrl } from '../site/urls.ts'
import { headersFile } from './headers.ts'

/**
 * Writes into the static output what only hosts of static files need: a page at each old address, `_redirects` and
 * `_headers` for those that read them, and the 404 pages of languages where hosts look for them (`/en/404.html`).
 */
export async function writeStaticHostFiles(
  edition: Edition,
  redirects: readonly Redirect[],
  outputDir: string,
): Promise<void> {
  for (const redirect of redirects) {
    const file = fileAt(redirect.from)
    if (!file) continue
    const path = join(outputDir, file)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, redirectPage(await loadFrame(edition, redirect.language), redirect))
  }
  await writeFile(join(outputDir, '_redirects'), redirectsFile(redirects))
  await writeFile(join(outputDir, '_headers'), headersFile(edition.siteUrl))
  for (const code of languageCodes) {
    const page = join(outputDir, notFoundUrl(code))
    await copyFile(join(page, 'index.html'), join(outputDir, code, '404.html'))
  }
}

/** The file that a static host shows at a path; null where its name says that it is no HTML. */
function fileAt(path: string): string | null {
  if (path.endsWith('/')) return `${path}index.html`
  return /\.html?$/i.test(path) ? path : null
}

/**
 * The file `_redirects`. Netlify shows the page at an old address unless a rule insists (`301!`); Cloudflare passes
 * over such a rule and takes the plain one below it, as it does with the rules for what is not found: it looks for
 * `404.html` itself.
 */
export function redirectsFile(redirects: readonly Redirect[]): string {
  const moved = redirects.flatMap(({ from, to, status }) => {
    const source = encodeURI(from).replaceAll(':', '%3A').replaceAll('*', '%2A')
    return [`${source} ${to} ${status}!`, `${source} ${to} ${status}`]
  })
  const missing = languageCodes.map((code) => `/${code}/* ${notFoundUrl(code)} 404`)
  return `${[...moved, ...missing].join('\n')}\n`
}
