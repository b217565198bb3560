import { expect, test } from 'vitest'
import { foreignLanguage, proseOf } from '../../src/site/prose.ts'
import { frameIn } from '../support/frame.ts'

const picture = {
  fileName: 'x.png',
  hash: 'ab'.repeat(32),
  width: 40,
  height: 30,
  format: 'png',
  alt: 'Ein Rotor',
  altLanguage: 'de',
} as const
const media = { pictures: { 'x.png': picture }, files: { 'paper.pdf': { path: 'files/ab/paper.pdf' } } }

test('a text has the words of its page around it, its own pictures and files, and links into its language', () => {
  const text = 'See [this](/products) and [that](/media/paper.pdf).[^1]\n\n![](/media/x.png)\n\n[^1]: A note.'
  const { html, problems } = proseOf({ text, language: 'en' }, media, frameIn('de'))
  expect(problems).toEqual([])
  expect(html).toContain('href="/de/products/"')
  expect(html).toContain('href="/files/ab/paper.pdf"')
  expect(html).toContain('alt="Ein Rotor"')
  expect(html).toContain('Fußnoten')
})

test('a second text of a page has ids of its own', () => {
  const [first, second] = [undefined, 'bio~'].map(
    (prefix) => proseOf({ text: '## Rotor', language: 'en' }, media, frameIn('en'), prefix).html,
  )
  expect(first).toContain('id="~rotor"')
  expect(second).toContain('id="bio~rotor"')
})

test('what is foreign to a page is the first text that speaks another language', () => {
  const [english, german] = [{ text: 'a', language: 'en' } as const, { text: 'b', language: 'de' } as const]
  expect(foreignLanguage('de', [german, null, undefined, english])).toBe('en')
  expect(foreignLanguage('de', [german, null])).toBeNull()
})
