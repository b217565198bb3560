// The least that a site can be made with: the same Markdown engine and highlighter as Magnetiq, template strings, one
// thread, no sanitiser, no checks. node build.mjs <content folder> <site.json> <output folder>
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { markdownToHtml } from 'satteri'
import { highlight, slugOf } from '../code.mjs'
import { pageHtml } from '../layout.mjs'

const signs = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }
const [content, data, output] = process.argv.slice(2)
const site = JSON.parse(readFileSync(data, 'utf8'))

const pages = readdirSync(content, { recursive: true })
  .filter((name) => name.endsWith('.md'))
  .map((name) => readPage(name))
const byPath = new Map(pages.map((page) => [page.path, page]))
const below = Map.groupBy(pages, ({ path }) => `${dirname(path)}/`.replace('//', '/'))
for (const list of below.values()) list.sort((a, b) => (a.path < b.path ? -1 : 1))

for (const page of pages) {
  const folder = join(output, page.path)
  mkdirSync(folder, { recursive: true })
  const html = rendered(page.markdown)
  const whole = pageHtml({ page, html, above: above(page.path), below: below.get(page.path) ?? [], site })
  writeFileSync(join(folder, 'index.html'), whole)
}

function readPage(name) {
  const text = readFileSync(join(content, name), 'utf8')
  const end = text.indexOf('\n---\n', 4)
  const fields = text
    .slice(4, end)
    .split('\n')
    .map((line) => {
      const at = line.indexOf(': ')
      const value = line.slice(at + 2)
      return [line.slice(0, at), value.startsWith('"') ? JSON.parse(value) : value]
    })
  const path = `/${name.replaceAll('\\', '/').replace(/(\/_index)?\.md$/, '')}/`
  return { ...Object.fromEntries(fields), path, language: path.split('/')[1], markdown: text.slice(end + 5) }
}

function above(path) {
  const parts = path.split('/').slice(1, -2)
  return parts.map((_, depth) => byPath.get(`/${parts.slice(0, depth + 1).join('/')}/`))
}

function rendered(markdown) {
  const { html } = markdownToHtml(markdown, { features: { frontmatter: false, smartPunctuation: true } })
  return html
    .replace(
      /<h([2-6])>(.*?)<\/h\1>/g,
      (_, depth, text) => `<h${depth} id="${slugOf(text)}">${text}</h${depth}>`,
    )
    .replace(/<pre><code class="language-(\w+)">(.*?)<\/code><\/pre>/gs, (_, language, code) => {
      const plain = code.replace(/&(?:lt|gt|quot|amp);/g, (entity) => signs[entity])
      return `<pre><code class="language-${language}">${highlight(plain, language)}</code></pre>`
    })
}
