import { expect, test } from 'vitest'
import { htmlOf, problemsOf } from '../../support/markdown.ts'

test('actions are links as buttons, the first of them the primary one', () => {
  expect(htmlOf(':::actions\n[Book](/booking)\n[See more](https://example.org)\n:::')).toBe(
    '<div class="block-actions"><a class="button button-primary" href="/en/booking/">Book</a>\n' +
      '<a class="button" href="https://example.org" rel="noopener">See more</a></div>',
  )
})

test('the next actions have a primary one again, links outside have none', () => {
  const html = htmlOf(':::actions\n[a](/a)\n:::\n\n[b](/b)\n\n:::actions\n[c](/c)\n:::')
  expect(html.match(/class="button[^"]*"/g)).toEqual([
    'class="button button-primary"',
    'class="button button-primary"',
  ])
})

test('numbers are a list of a number and what it says', () => {
  expect(htmlOf(':::numbers\n- **12 s** at *full* power\n- **3**\n- no number\n:::')).toBe(
    '<div class="block-numbers">\n<ul>\n<li><strong>12 <span class="unit">s</span></strong> <span>at <em>full</em> power</span></li>\n' +
      '<li><strong>3</strong></li>\n<li>no number</li>\n</ul>\n</div>',
  )
})

test('numbers with blank lines between them are the same', () => {
  expect(htmlOf(':::numbers\n- **1** a\n\n- **2** b\n:::')).toBe(
    htmlOf(':::numbers\n- **1** a\n- **2** b\n:::'),
  )
})

test('cards are sections of a heading and a text', () => {
  expect(htmlOf(':::cards\n### [A](/a)\nFirst.\n\n### B\nSecond.\n:::')).toBe(
    '<div class="block-cards">\n<div class="card"><h2 id="~a"><a href="/en/a/">A</a></h2>\n<p>First.</p></div>\n' +
      '<div class="card"><h2 id="~b">B</h2>\n<p>Second.</p></div></div>',
  )
})

test('steps are an ordered list', () => {
  expect(htmlOf(':::steps\n1. one\n2. two\n:::')).toBe(
    '<div class="block-steps">\n<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n</div>',
  )
})

test('a note has its own title, or the word for one in the language of the page', () => {
  expect(htmlOf(':::note Mind the "gap"\nText\n:::')).toBe(
    '<aside class="block-note" role="note"><p class="block-note-title">Mind the “gap”</p>\n<p>Text</p>\n</aside>',
  )
  expect(htmlOf(':::note\nText\n:::', 'de')).toContain('<p class="block-note-title">Hinweis</p>')
})

test.each([
  ['after a blank line', '> So it is.\n\n— Lena *Hartmann*, head'],
  ['right below the quotation', '> So it is.\n— Lena *Hartmann*, head'],
  ['below a plain paragraph', 'So it is.\n-- Lena *Hartmann*, head'],
])('a quote names its speaker %s', (_, source) => {
  expect(htmlOf(`:::quote\n${source}\n:::`)).toBe(
    '<figure class="block-quote"><blockquote><p>So it is.</p></blockquote><figcaption>Lena <em>Hartmann</em>, head</figcaption></figure>',
  )
})

test('a quote may be of nobody', () => {
  expect(htmlOf(':::quote\n> So it is.\n:::')).toBe(
    '<figure class="block-quote"><blockquote><p>So it is.</p></blockquote></figure>',
  )
})

test('questions open to their answers and can be linked to', () => {
  expect(htmlOf(':::faq\n### How *loud*?\n68 dB.\n\n### Why?\n- so\n:::\n\n[x](#how-loud)')).toBe(
    '<div class="block-faq">\n<details id="~how-loud"><summary>How <em>loud</em>?</summary><div class="answer"><p>68 dB.</p></div></details>\n' +
      '<details id="~why"><summary>Why?</summary><div class="answer"><ul>\n<li>so</li>\n</ul></div></details></div>\n' +
      '<p><a href="#~how-loud">x</a></p>',
  )
})

test('block syntax in code is code', () => {
  expect(htmlOf('```\n:::note\n```\n\n~~~~\n~~~\n:::note\n~~~~')).toBe(
    '<pre tabindex="0"><code>:::note\n</code></pre>\n<pre tabindex="0"><code>~~~\n:::note\n</code></pre>',
  )
})

test('code in a block may show block syntax', () => {
  expect(htmlOf(':::note\n```\n:::\n```\n:::')).toContain(
    '<pre tabindex="0"><code>:::\n</code></pre>\n</aside>',
  )
})

test('a block ends the paragraph, list or quotation before it', () => {
  expect(htmlOf('text\n:::steps\n1. a\n:::\ntext')).toMatch(
    /^<p>text<\/p>\n<div class="block-steps">.*<\/div>\n<p>text<\/p>$/s,
  )
  expect(htmlOf('- item\n:::note\nx\n:::')).toMatch(/^<ul>\n<li>item<\/li>\n<\/ul>\n<aside/)
})

test('blocks work between raw HTML as well', () => {
  expect(htmlOf('<b>x</b>\n\n:::steps\n1. a\n:::')).toMatch(/<div class="block-steps">\n<ol>/)
  expect(htmlOf('<div>\n\n:::steps\n1. a\n:::\n\n</div>')).toMatch(
    /^<div>\n<div class="block-steps">\n<ol>.*<\/div>\n<\/div>$/s,
  )
})

test('footnotes and link definitions reach into blocks', () => {
  expect(htmlOf(':::note\n[x][y] a[^1]\n:::\n\n[y]: /z\n[^1]: b')).toMatch(
    /<a href="\/en\/z\/">x<\/a> a<sup>.*<li id="~fn:1">/s,
  )
})

test('an unknown block keeps its content, and is told', () => {
  expect(htmlOf(':::tip\ntext\n:::')).toBe('<p>text</p>')
  expect(problemsOf('a\n\n:::tip\ntext\n:::')).toEqual(['error unknown-block: :::tip, line 3'])
})

test('a block without an end runs to the next or to the end, and is told', () => {
  expect(htmlOf(':::note\na\n:::steps\n1. b')).toMatch(/<\/aside>\n<div class="block-steps">.*<\/div>$/s)
  expect(problemsOf(':::note\na\n:::steps\n1. b')).toEqual([
    'error unclosed-block: :::note, line 1',
    'error unclosed-block: :::steps, line 3',
  ])
})
