import type { AssembledPage } from '../assemble-pages.ts'
import type { LoadedText } from '../load-text.ts'
import { type Addresses, newAddresses } from './addresses.ts'

/** Every address by which texts may name the pages of an import: files, addresses of their generator, slugs, old ones. */
export function pageAddresses(pages: readonly AssembledPage[]): Addresses {
  const addresses = newAddresses()
  const texts = pages.flatMap(({ slug, texts }) => [...texts.values()].map((text) => ({ slug, text })))
  // A file's own path counts before what others claim.
  for (const { slug, text } of texts) {
    addresses.add(text.source.key, slug)
    addresses.add(generatorAddress(text), slug)
  }
  for (const { slug, text } of texts) {
    for (const address of otherAddresses(text)) addresses.add(address, slug)
    addresses.add(slug, slug)
    if (!text.source.ownsFolder) addresses.addName(text.source.stem, slug)
    addresses.addName(text.source.key.slice(text.source.key.lastIndexOf('/') + 1), slug)
  }
  return addresses
}

/** The address at which its generator shows a text, as far as its file says; relative links of a page count from it. */
export function generatorAddress({ source, fields }: LoadedText): string {
  const whole = [fields.permalink, fields.slug].find((path) => path?.startsWith('/') && !path.includes(':'))
  if (whole) return whole.replace(/\.html?$/, '')
  const { folder, stem, ownsFolder } = source
  return ownsFolder ? folder : `${folder}/${fields.slug ?? stem}`
}

function otherAddresses({ source, fields }: LoadedText): string[] {
  const { folder, stem, date } = source
  const byDate = date
    ? [`${date.replaceAll('-', '/')}/${stem}`, `${folder}/${date.replaceAll('-', '/')}/${stem}`]
    : []
  const paths = [fields.permalink ?? '', ...fields.aliases].filter((path) => path.startsWith('/'))
  return [
    `${folder}/${stem}`,
    ...byDate,
    ...paths,
    ...paths.map((path) => path.replace(/^\/[a-z]{2}(?=\/)/, '')),
  ]
}
