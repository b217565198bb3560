import type { BreadcrumbList } from 'schema-dts'

/** A page above another, or the page itself. */
export interface Crumb {
  readonly name: string
  /** Path on this site; null for the page itself. */
  readonly path: string | null
}

/** The way from the home page to a page. */
export function breadcrumbList(siteUrl: string, crumbs: readonly Crumb[]): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      ...(path === null ? {} : { item: { '@type': 'WebPage' as const, '@id': siteUrl + path } }),
    })),
  }
}
