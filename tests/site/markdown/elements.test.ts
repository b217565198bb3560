import { expect, test } from 'vitest'
import { htmlOf, problemsOf } from '../../support/markdown.ts'

test('a table can be scrolled by keyboard and has a name in the language of the page', () => {
  const table = '| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |'
  expect(htmlOf(`${table}\n\n${table}`, 'de').match(/<div class="table-scroll"[^>]*>/g)).toEqual([
    '<div class="table-scroll" role="region" tabindex="0" aria-label="Tabelle 1">',
    '<div class="table-scroll" role="region" tabindex="0" aria-label="Tabelle 2">',
  ])
  expect(htmlOf(table)).toContain(
    '<td class="align-left">1</td>\n<td class="align-center">2</td>\n<td class="align-right">3</td>',
  )
})

test('tasks are pictures of a state, with words for it', () => {
  expect(htmlOf('- [x] built\n- [ ] tested', 'de')).toBe(
    '<ul>\n<li class="task-list-item"><span class="task-box task-done" role="img" aria-label="Erledigt"></span> built</li>\n' +
      '<li class="task-list-item"><span class="task-box" role="img" aria-label="Offen"></span> tested</li>\n</ul>',
  )
})

test('what is struck through is struck through', () => {
  expect(htmlOf('~~old~~ new')).toBe('<p><del>old</del> new</p>')
})

test('footnotes are numbered, labelled in the language of the page, and lead back to each reference', () => {
  const html = htmlOf('a[^x] b[^y] c[^x]\n\n[^y]: why\n[^x]: ex', 'de')
  expect(html.match(/<sup>.*?<\/sup>/g)?.[2]).toBe(
    '<sup><a id="~fnref:1:2" class="footnote-ref" href="#~fn:1" role="doc-noteref" aria-describedby="~fn:label">1</a></sup>',
  )
  expect(html).toContain(
    '<section class="footnotes" role="doc-endnotes" aria-labelledby="~fn:label"><h2 id="~fn:label" class="footnotes-label">Fußnoten</h2>',
  )
  expect(html).toContain(
    '<p>ex <a class="footnote-back" href="#~fnref:1" role="doc-backlink" aria-label="Zurück zur Stelle 1">↩</a> ' +
      '<a class="footnote-back" href="#~fnref:1:2" role="doc-backlink" aria-label="Zurück zur Stelle 1-2">↩<sup>2</sup></a></p>',
  )
})

test('labels of footnotes never make two ids alike', () => {
  const ids = htmlOf('[^a] [^a] [^a-2] [^a-2]\n\n[^a]: x\n[^a-2]: y').match(/ id="[^"]*"/g)
  expect(new Set(ids).size).toBe(ids?.length)
  expect(ids).toHaveLength(7)
})

test('raw HTML of articles passes, with the attributes that it may have', () => {
  for (const html of [
    '<details open>\n<summary>More</summary>\nText\n</details>',
    '<dl>\n<dt lang="de">Begriff</dt>\n<dd>Text</dd>\n</dl>',
    '<p>H<sub>2</sub>O, m<sup>2</sup>, <kbd>Ctrl</kbd>, <abbr title="watt">W</abbr>, <mark>x</mark>, <cite>y</cite></p>',
    '<ol start="3" reversed type="a">\n<li value="7">x</li>\n</ol>',
    '<p dir="rtl" class="lead">x</p>',
    '<time datetime="2025-01-01">x</time>',
    '<aside>x</aside>',
  ])
    expect(htmlOf(html).replaceAll('<p><time', '<time').replaceAll('</time></p>', '</time>')).toBe(html)
})

test('attributes and classes that content may not have are dropped without a word', () => {
  expect(htmlOf('<p style="color:red" onclick="x()" class="site-header lead" hidden data-x="1">x</p>')).toBe(
    '<p class="lead">x</p>',
  )
  expect(problemsOf('<p onclick="x()">x</p>')).toEqual([])
})

test('a table of raw HTML scrolls too and keeps its spans', () => {
  expect(htmlOf('<table><tr><th scope="col" colspan="2" align="right">x</th></tr></table>')).toBe(
    '<div class="table-scroll" role="region" tabindex="0" aria-label="Table 1"><table><tbody><tr><th scope="col" colspan="2" class="align-right">x</th></tr></tbody></table></div>'.replace(
      'scope="col" colspan="2"',
      'colspan="2" scope="col"',
    ),
  )
})

test('an element that is not allowed goes with its tags or with all that is in it, and is told', () => {
  expect(htmlOf('<center>x</center>')).toBe('<div>x</div>')
  expect(htmlOf('a <font color="red">b</font> <svg><text>c</text></svg> d')).toBe('<p>a b  d</p>')
  expect(problemsOf('a\n\n<iframe src="https://example.org"></iframe>')).toEqual([
    'warning refused-html: <iframe, line 3',
  ])
})

test('comments do not survive', () => {
  expect(htmlOf('a <!-- secret --> b\n\n<!--\nsecret\n-->')).toBe('<p>a  b</p>')
})

test('an element that the author forgot to close ends with the text', () => {
  expect(htmlOf('<div>\n\ntext')).toBe('<div>\n<p>text</p></div>')
})

test('an id of raw HTML gets the prefix of content', () => {
  expect(htmlOf('<p id="Main Menu">x</p>')).toBe('<p id="~main-menu">x</p>')
})

test('a list item outside of a list is a block of its own', () => {
  expect(htmlOf('<li>x</li>')).toBe('<div>x</div>')
})
