import { expect, test } from 'vitest'
import { htmlOf } from '../../support/markdown.ts'

const text = 'Spin.[^1]\n\n[^1]: Faster.\n\n:::note\nMind.\n:::\n\n- [x] spun'

test('words of the page in a text that speaks another language say which one they speak', () => {
  const html = htmlOf(text, 'de', { textLanguage: 'en' })
  for (const part of [
    'class="footnotes-label"',
    'class="block-note-title"',
    'class="footnote-back"',
    'class="task-box task-done"',
  ]) {
    expect(html).toMatch(new RegExp(`${part}[^>]* lang="de"`))
  }
})

test('they say nothing where the text speaks the same, and where they have fallen back themselves', () => {
  expect(htmlOf(text, 'de')).not.toContain('lang=')
  expect(htmlOf(text, 'de', { textLanguage: 'en', labelLanguage: 'en' })).not.toContain('lang=')
})

test('a title that an author wrote speaks the language of the text', () => {
  const html = htmlOf(':::note Beware\nMind.\n:::', 'de', { textLanguage: 'en' })
  expect(html).toContain('<p class="block-note-title">Beware</p>')
})
