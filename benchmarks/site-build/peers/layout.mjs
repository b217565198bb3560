// The layout of Magnetiq's pages in template strings, for the peers that are JavaScript themselves.

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text) => (/[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (sign) => entities[sign]) : text)
const filled = (text, name, value) => text.replace(`{${name}}`, value)
const siteUrl = 'http://localhost:4321'

/** A page of these sites: `above` from the home page downwards, `below` in order. */
export function pageHtml({ page, html, above, below, site }) {
  const { language, path } = page
  const frame = site[language]
  const { texts } = frame
  const isHome = above.length === 0
  const pathIn = (code) => `/${code}${path.slice(language.length + 1)}`
  const head = isHome ? page.title : `${page.title} – ${frame.title}`
  return `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(head)}</title><meta name="description" content="${escapeHtml(page.description)}"><link rel="canonical" href="${siteUrl}${path}">${Object.keys(
    site,
  )
    .map((code) => `<link rel="alternate" hreflang="${code}" href="${siteUrl}${pathIn(code)}">`)
    .join(
      '',
    )}<link rel="alternate" hreflang="x-default" href="${siteUrl}${pathIn('en')}"><link rel="alternate" type="application/rss+xml" href="/${language}/rss.xml" title="${escapeHtml(filled(texts.feed_title, 'site', frame.title))}"><link rel="icon" href="/favicon.svg" type="image/svg+xml"><meta name="color-scheme" content="light dark"><link rel="stylesheet" href="/site.css"></head><body><a class="skip" href="#content">${escapeHtml(texts.skip)}</a>${header(site, frame, path, pathIn)}<main id="content" tabindex="-1"><article class="article"><header class="article-head">${isHome ? '' : breadcrumbs(texts, above)}<h1>${escapeHtml(page.title)}</h1><p class="lede">${escapeHtml(page.description)}</p><p class="byline"><span>${escapeHtml(filled(texts.page_by, 'author', page.author))}</span><time datetime="${page.lastmod}">${escapeHtml(filled(texts.page_updated, 'date', dateIn(page.lastmod, frame.locale)))}</time></p></header>${contents(html, texts)}<div class="prose">${html}</div>${isHome || below.length === 0 ? '' : listBelow(texts, below)}</article></main>${footer(frame, language)}</body></html>`
}

function header(site, frame, path, pathIn) {
  const { texts, code } = frame
  const current = (href) =>
    href === path ? ' aria-current="page"' : path.startsWith(href) ? ' aria-current="true"' : ''
  const link = ({ label, href }) => `<a href="${href}"${current(href)}>${escapeHtml(label)}</a>`
  const entries = frame.navigation.map((entry) => {
    const below = entry.children.map((child) => `<li>${link(child)}</li>`).join('')
    return `<li>${link(entry)}${below === '' ? '' : `<ul>${below}</ul>`}</li>`
  })
  const languages = Object.values(site).map(
    (other) =>
      `<li><a href="${pathIn(other.code)}" hreflang="${other.code}" lang="${other.code}"${other.code === code ? ' aria-current="true"' : ''}>${other.name}</a></li>`,
  )
  return `<header class="site-header"><a class="site-name" href="/${code}/">${escapeHtml(frame.title)}</a><button class="menu-button" type="button" popovertarget="menu">${escapeHtml(texts.menu)}</button><div class="menu" id="menu" popover><nav aria-label="${escapeHtml(texts.nav_main)}"><ul>${entries.join('')}<li>${link({ label: texts.nav_search, href: `/${code}/search/` })}</li></ul></nav><nav class="languages" aria-label="${escapeHtml(texts.language_label)}"><ul>${languages.join('')}</ul></nav></div></header>`
}

function breadcrumbs(texts, above) {
  const items = above.map(
    ({ path, title }, index) =>
      `<li><a href="${path}">${escapeHtml(index === 0 ? texts.nav_home : title)}</a></li>`,
  )
  return `<nav class="breadcrumbs" aria-label="${escapeHtml(texts.nav_breadcrumbs)}"><ol>${items.join('')}</ol></nav>`
}

/** The sections of a page that has at least four. */
function contents(html, texts) {
  const sections = [...html.matchAll(/<h2 id="([^"]*)">(.*?)<\/h2>/g)]
  if (sections.length < 4) return ''
  const items = sections.map(([, id, text]) => `<li><a href="#${id}">${text}</a></li>`)
  return `<nav class="contents" aria-labelledby="contents-title"><h2 id="contents-title">${escapeHtml(texts.toc_title)}</h2><ol>${items.join('')}</ol></nav>`
}

function listBelow(texts, below) {
  const items = below.map(
    ({ path, title, description }) =>
      `<li><a href="${path}">${escapeHtml(title)}</a><p>${escapeHtml(description)}</p></li>`,
  )
  return `<nav class="below" aria-labelledby="below-title"><h2 id="below-title">${escapeHtml(texts.page_below)}</h2><ul>${items.join('')}</ul></nav>`
}

const footers = new Map()

/** The same on every page of a language. */
function footer(frame, language) {
  const known = footers.get(language)
  if (known !== undefined) return known
  const columns = frame.footer.map(({ label, links }) => {
    const items = links.map((link) => `<li><a href="${link.href}">${escapeHtml(link.label)}</a></li>`)
    return `<div><h2>${escapeHtml(label)}</h2><ul>${items.join('')}</ul></div>`
  })
  const lines = frame.company.map((line, index) =>
    index === 0 ? `<strong>${line}</strong>` : `<span>${line}</span>`,
  )
  const html = `<footer class="site-footer"><address>${lines.join('')}<a href="tel:${frame.phone.replaceAll(' ', '')}">${frame.phone}</a><a href="mailto:${frame.email}">${frame.email}</a></address><nav aria-label="${escapeHtml(frame.texts.nav_footer)}">${columns.join('')}</nav><p class="small-print"><a href="/${language}/rss.xml">${escapeHtml(frame.texts.feed_subscribe)}</a><a href="/${language}/webinars.ics">${escapeHtml(frame.texts.webinars_calendar)}</a></p></footer>`
  footers.set(language, html)
  return html
}

const dateFormats = new Map()

function dateIn(time, locale) {
  const format =
    dateFormats.get(locale) ??
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  dateFormats.set(locale, format)
  return format.format(new Date(time))
}
