import { escapeHtml } from './markdown/html.ts'
import type { Redirect } from './redirects.ts'
import { spoken, type Texts } from './words.ts'

/** The page that stands at an old address, for hosts that answer with files and nothing else. */
export function redirectPage(frame: Texts & { readonly siteUrl: string }, { to }: Redirect): string {
  const href = escapeHtml(to)
  const { text, language } = spoken(frame, 'redirect.text', { address: to })
  const link = `<a href="${href}">${href}</a>`
  const lang = language === frame.language ? '' : ` lang="${language}"`
  return `<!doctype html>
<html lang="${frame.language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${href}">
<link rel="canonical" href="${escapeHtml(new URL(to, frame.siteUrl).href)}">
<title${lang}>${escapeHtml(text)}</title>
<p${lang}>${escapeHtml(text).replace(href, () => link)}</p>
</html>
`
}
