import type { Thing } from 'schema-dts'

/**
 * Structured data as it stands in a script element: no `<` in it, so that nothing in a text can end the element or
 * change how it is read.
 */
export function jsonLd(nodes: readonly Thing[]): string {
  const graph = { '@context': 'https://schema.org', '@graph': nodes }
  return JSON.stringify(graph).replaceAll('<', '\\u003c')
}
