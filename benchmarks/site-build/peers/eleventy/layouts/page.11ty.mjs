import { dirname } from 'node:path'
import { pageHtml } from '../../layout.mjs'

let tree

/** Every page by its path, and the pages below each, read once from Eleventy's collection. */
function treeOf(all) {
  if (tree) return tree
  const pages = all.map(({ url, data }) => ({ path: url, title: data.title, description: data.description }))
  const below = Map.groupBy(pages, ({ path }) => `${dirname(path)}/`.replace('//', '/'))
  for (const list of below.values()) list.sort((a, b) => (a.path < b.path ? -1 : 1))
  tree = { byPath: new Map(pages.map((page) => [page.path, page])), below }
  return tree
}

export function render({ title, description, author, lastmod, page, content, collections, site }) {
  const { byPath, below } = treeOf(collections.all)
  const path = page.url
  const parts = path.split('/').slice(1, -2)
  return pageHtml({
    page: { title, description, author, lastmod: lastmod.toISOString(), path, language: path.split('/')[1] },
    html: content,
    above: parts.map((_, depth) => byPath.get(`/${parts.slice(0, depth + 1).join('/')}/`)),
    below: below.get(path) ?? [],
    site,
  })
}
