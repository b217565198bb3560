import { expect, test } from 'vitest'
import { plainText, plainTextOfHtml } from '../../../src/site/markdown/plain-text.ts'
import { htmlOf } from '../../support/markdown.ts'

const source = [
  '## Title',
  'A *first* [link](/x)[^1] & `code`.  \nSecond line.',
  '```js\nlet a\n```',
  '- one\n- two',
  '| a |\n|---|\n| b |',
  ':::note Careful\nMind it.\n:::',
  '![drawing](/media/x.png) <b>raw</b><script>x()</script>',
  '[^1]: Footnote.',
].join('\n\n')
const text = 'A first link & code. Second line. one two Mind it. raw'

test('the running text of Markdown has no headings, tables, code blocks and footnotes', () => {
  expect(plainText(source)).toBe(text)
})

test('the running text of the HTML is the same, with the title of the note', () => {
  expect(plainTextOfHtml(htmlOf(source))).toBe(text.replace('Mind it.', 'Careful Mind it.'))
})

test('with a language, its quotation marks are set', () => {
  expect(plainText('Ein "Wort" -- so.\n\n"Neu"', 'de')).toBe('Ein „Wort“ – so. „Neu“')
  expect(plainText('Ein "Wort"')).toBe('Ein "Wort"')
})
