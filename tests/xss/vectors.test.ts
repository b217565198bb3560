import { expect, test } from 'vitest'
import { renderMarkdown } from '../../src/site/markdown/render.ts'
import { markdownContexts } from '../support/markdown.ts'
import { flawOf } from './safe-html.ts'
import { vectors } from './vectors.ts'

test('there are at least 160 hostile texts, each with a name of its own', () => {
  expect(vectors.length).toBeGreaterThanOrEqual(160)
  expect(new Set(vectors.map(({ category, name }) => `${category}: ${name}`)).size).toBe(vectors.length)
})

test.each(markdownContexts)(
  'each hostile text becomes HTML that can be read in one way only ($language)',
  (context) => {
    const flaws = vectors.flatMap(({ category, name, markdown }) => {
      const flaw = flawOf(renderMarkdown(markdown, context).html)
      return flaw === undefined ? [] : [`${category}, ${name}: ${flaw}`]
    })
    expect(flaws).toEqual([])
  },
)

test('all hostile texts in one are as harmless as each alone', () => {
  for (const context of markdownContexts) {
    const together = vectors.map(({ markdown }) => markdown).join('\n\n')
    expect(flawOf(renderMarkdown(together, context).html)).toBeUndefined()
  }
})

test('the check of the output itself refuses what is hostile', () => {
  for (const html of [
    '<script>1</script>',
    '<p onclick="x">x</p>',
    '<a href="javascript:x">x</a>',
    '<a href="//evil.example">x</a>',
    '<img src="https://evil.example/x.png" alt="">',
    '<p>x',
    '<p title="a"b">x</p>',
    '<!-- x -->',
    '<p id="x">x</p>',
    'a < b',
  ])
    expect(flawOf(html), html).toBeDefined()
})
