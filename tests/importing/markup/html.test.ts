import { expect, test } from 'vitest'
import { markdownOf, translated } from './translated.ts'

test('an aside with a name below it becomes a quote', () => {
  const aside = [
    '<aside markdown="1" class="pquote">',
    '  <img src="a.png" alt="avatar">',
    '    I *like* it.',
    '  <p markdown="1" class="pquote-credit">',
    '— @ada, ["Talk"](https://example.com)',
    '  </p>',
    '</aside>',
  ].join('\n')
  expect(markdownOf(aside)).toBe(
    ':::quote\n\n<img src="a.png" alt="avatar">\n\nI *like* it.\n\n— @ada, ["Talk"](https://example.com)\n\n:::',
  )
})

test('a quote of several paragraphs or many words becomes a Markdown quote', () => {
  const aside = (words: string) =>
    `Before.\n\n<aside markdown="1" class="pquote">\n${words}\n  <p class="pquote-credit">\n— Ada\n  </p>\n</aside>\n\nAfter.`
  expect(markdownOf(aside('  One *word*.\n\n  Another.'))).toBe(
    'Before.\n\n> One *word*.\n>\n> Another.\n>\n> — Ada\n\nAfter.',
  )
  const many = 'word '.repeat(40).trim()
  expect(markdownOf(aside(`<img src="a.png">\n${many}`))).toBe(
    `Before.\n\n> <img src="a.png">\n>\n> ${many}\n>\n> — Ada\n\nAfter.`,
  )
})

test('a name without a dash gets one, so that the block knows it', () => {
  expect(markdownOf('<blockquote markdown="1">\nTurn.\n<cite>Ada</cite>\n</blockquote>')).toBe(
    ':::quote\n\nTurn.\n\n— Ada\n\n:::',
  )
})

test('an aside without a name, and a box that says so in its class, become notes', () => {
  expect(markdownOf('<aside markdown="1">\nBy the way.\n</aside>')).toBe(':::note\n\nBy the way.\n\n:::')
  expect(markdownOf('<div class="alert alert-warning" markdown="1">\n  Do **not**.\n</div>')).toBe(
    ':::note Warning\n\nDo **not**.\n\n:::',
  )
})

test('a mere container goes and its Markdown stays', () => {
  expect(markdownOf('<div class="row" markdown="block">\n    ## Head\n\n    *Words*\n</div>')).toBe(
    '## Head\n\n*Words*',
  )
})

test('cells and spans only lose the mark', () => {
  expect(markdownOf('a <span class="x" markdown="1">*b*</span>')).toBe('a <span class="x">*b*</span>')
})

test('HTML without the mark stays as it is', () => {
  const html = '<aside class="pquote">\n  Words.\n</aside>'
  expect(markdownOf(html)).toBe(html)
})

test('check lists made of form fields become task lists', () => {
  const box = (text: string, checked = '') =>
    `<div class="mb-2">\n  <input type="checkbox" id="c"${checked} class="m">\n  <label for="c">\n    ${text}\n  </label>\n</div>\n`
  expect(markdownOf(`Check:\n\n${box('One')}\n${box('Two', ' checked')}\nThen.`)).toBe(
    'Check:\n\n- [ ] One\n- [x] Two\n\nThen.',
  )
})

test('frames become links to what they show', () => {
  expect(markdownOf('<iframe width="560" src="https://www.youtube.com/embed/abc?rel=0"></iframe>')).toBe(
    '[Video](https://www.youtube.com/watch?v=abc)',
  )
  expect(markdownOf('<iframe src="https://maps.example.com/x" title="Map"></iframe>')).toBe(
    '[Map](https://maps.example.com/x)',
  )
  expect(translated('<iframe src="/local.html"></iframe>').notices).toHaveLength(1)
})

test('attribute lists of kramdown and Pandoc go, and names of headings stay', () => {
  const text =
    '## Head\n{: #name .x}\n\nPara.\n{: .lead}\n\n*a*{: .b} ![c](d.png){: width="3"} ![e](f.png){ width=50% }\n\n## Own {#own}'
  expect(markdownOf(text)).toBe('## Head {#name}\n\nPara.\n\n*a* ![c](d.png) ![e](f.png)\n\n## Own {#own}')
})

test('markers of tables of contents and abbreviations go', () => {
  expect(
    markdownOf('* TOC\n{:toc}\n\n1. toc\n{:toc .x}\n\n[TOC]\n\n[[_TOC_]]\n\nText.\n\n*[HTML]: Hypertext'),
  ).toBe('Text.')
})

test('a list that is not marked as a table of contents stays', () => {
  expect(markdownOf('* TOC of the year\n* More')).toBe('* TOC of the year\n* More')
})
