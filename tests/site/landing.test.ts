import fc from 'fast-check'
import { expect, test } from 'vitest'
import { landingParts } from '../../src/site/landing.ts'
import { renderMarkdown } from '../../src/site/markdown/render.ts'
import { markdownContext } from '../support/markdown.ts'

const [buttons, body, call] = [
  ':::actions\n[Go](/a)\n:::\n',
  '\nSome text.\n\n## First\n\nMore.\n',
  '## Last\n\n:::actions\n[Book](/b)\n:::\n',
]

test('buttons at the start, a body, and a last section that asks for something', () => {
  expect(landingParts(buttons + body + call)).toEqual({
    opening: buttons,
    body,
    closing: call,
    bodyLine: 4,
    closingLine: 10,
    footnotes: '',
  })
})

test('a footnote that is defined in one part is there for all', () => {
  const [note, long] = ['[^1]: Measured in 2025\nby ourselves.', '[^long]: Two\n\n    paragraphs.']
  const content = `${buttons}\nText[^1].\n\n## Last\n\n:::actions\n[Book](/b)\n:::\n\n${note}\n\n${long}\n\nEnd.\n`
  const { body: middle, closing, footnotes } = landingParts(content)
  expect(footnotes).toBe(`\n\n${note}\n\n${long}`)
  const shown = (part: string) => renderMarkdown(part + footnotes, markdownContext('en')).html
  expect(shown(middle)).toContain('Measured in 2025')
  expect(shown(closing)).not.toContain('Measured in 2025')
})

test('texts from Windows are taken apart at the same places', () => {
  const { opening, closing } = landingParts((buttons + body + call).replaceAll('\n', '\r\n'))
  expect(opening).toBe(buttons.replaceAll('\n', '\r\n'))
  expect(closing).toBe(call.replaceAll('\n', '\r\n'))
})

test.each([
  ['buttons that do not stand first', `Text.\n\n${buttons}`],
  ['buttons that nobody closed', ':::actions\n[Go](/a)\n'],
  ['a last section that asks for nothing', body],
])('%s stay in the body', (_, content) => {
  expect(landingParts(content)).toMatchObject({ opening: '', body: content, closing: '' })
})

test('nothing is lost and nothing is said twice', () => {
  const piece = fc.constantFrom(buttons, body, call, '## \n', ':::', '\n', 'x', ':::actions', ' ', '\r\n')
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const content = pieces.join('')
      const { opening, body: middle, closing, bodyLine, closingLine } = landingParts(content)
      expect(opening + middle + closing).toBe(content)
      expect(
        content
          .split('\n')
          .slice(0, bodyLine - 1)
          .join('\n').length,
      ).toBeLessThanOrEqual(opening.length)
      expect(closingLine).toBeGreaterThanOrEqual(bodyLine)
    }),
  )
})
