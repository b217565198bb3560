import { expect, test } from 'vitest'
import { renderMarkdown } from '../../../src/site/markdown/render.ts'
import { htmlOf, markdownContext } from '../../support/markdown.ts'

const outlineOf = (source: string) =>
  renderMarkdown(source, markdownContext('en')).headings.map(({ depth, text }) => `h${depth} ${text}`)

test('the first level of a text is h2, as the title of the page is the h1', () => {
  expect(outlineOf('# One\n## Two\n# Three')).toEqual(['h2 One', 'h3 Two', 'h2 Three'])
  expect(outlineOf('## One\n### Two')).toEqual(['h2 One', 'h3 Two'])
})

test('a level that the author skips is not skipped on the page', () => {
  expect(outlineOf('## One\n#### Two\n###### Three\n### Four')).toEqual([
    'h2 One',
    'h3 Two',
    'h4 Three',
    'h3 Four',
  ])
})

test('there is no level below h6', () => {
  expect(outlineOf('# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6').at(-1)).toBe('h6 6')
})

test('the words of a heading are a link to itself', () => {
  expect(htmlOf('## Losses in *practice*')).toBe(
    '<h2 id="~losses-in-practice"><a class="heading-anchor" href="#~losses-in-practice">Losses in <em>practice</em></a></h2>',
  )
})

test('a heading that holds a link keeps it', () => {
  expect(htmlOf('## See [this](/x)')).toBe('<h2 id="~see-this">See <a href="/en/x/">this</a></h2>')
})

test.each([
  ['Über Größe & Maß', '~über-größe-maß'],
  ['Приклад 磁石', '~приклад-磁石'],
  ['What’s "new" – 2025?', '~whats-new-2025'],
  ['C++ / C#', '~c-c'],
  ['!!!', '~section'],
])('the heading “%s” has the id %s', (text, id) => {
  expect(renderMarkdown(`## ${text}`, markdownContext('en')).headings[0]?.id).toBe(id)
})

test('headings of the same words have ids of their own, whatever the numbers in them', () => {
  const { headings } = renderMarkdown('## A\n## A 1\n## A\n## A\n## A {#a}', markdownContext('en'))
  expect(headings.map(({ id }) => id)).toEqual(['~a', '~a-1', '~a-2', '~a-3', '~a-4'])
})

test('an author may choose the id', () => {
  expect(htmlOf('## A long title {#Short}')).toContain(
    '<h2 id="~short"><a class="heading-anchor" href="#~short">A long title</a>',
  )
})

test('a second text on the page starts its ids in its own way', () => {
  const bio = markdownContext('en', { idPrefix: 'bio~' })
  expect(
    renderMarkdown('## Life\n\n[up](#life)[^1]\n\n[^1]: x', bio).html.match(/(?:id|href)="[^"]*"/g),
  ).toEqual([
    'id="bio~life"',
    'href="#bio~life"',
    'href="#bio~life"',
    'id="bio~fnref:1"',
    'href="#bio~fn:1"',
    'id="bio~fn:label"',
    'id="bio~fn:1"',
    'href="#bio~fnref:1"',
  ])
})

test('the table of contents leaves out headings within blocks, quotes and lists', () => {
  expect(
    outlineOf('## Section\n\n> ## Quoted\n\n- ## Listed\n\n:::cards\n### [Card](/x)\nText\n:::'),
  ).toEqual(['h2 Section'])
})

test('the table of contents shows the words as they are set', () => {
  const { headings } = renderMarkdown('## Was "Trägheit" *heißt*', markdownContext('de'))
  expect(headings[0]?.text).toBe('Was „Trägheit“ heißt')
})
