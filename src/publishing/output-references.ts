/** What the HTML of a page refers to on this site. */
export interface OutputReferences {
  /** Addresses of pages and feeds, without query and fragment, each once. */
  readonly links: readonly string[]
  /** Addresses of pictures and files of the media library, below the root. */
  readonly media: readonly string[]
}

/**
 * Reads the addresses that a page names out of its HTML. The HTML is our own, written by one serializer: every
 * attribute is quoted and every `<` in a text is escaped, so that looking for attributes is reading it.
 */
export function referencesIn(html: string): OutputReferences {
  const links = new Set<string>()
  const media = new Set<string>()
  const sort = (url: string) => {
    const address = url.replaceAll('&amp;', '&').replace(/[?#].*$/, '')
    if (!address.startsWith('/') || address.startsWith('//')) return
    if (/^\/(media|files)\//.test(address)) media.add(address.slice(1))
    else links.add(address)
  }
  for (const [, url = ''] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) sort(url)
  for (const [, list = ''] of html.matchAll(/\ssrcset="([^"]*)"/g)) {
    for (const candidate of list.split(', ')) sort(candidate.split(' ', 1)[0] as string)
  }
  return { links: [...links], media: [...media] }
}
