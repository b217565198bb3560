import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderMarkdown } from '../../src/site/markdown/render.ts'
import { markdownContext } from '../support/markdown.ts'
import { entangled } from './entangled.ts'
import { flawOf } from './safe-html.ts'

test('however tags, Markdown and blocks are entangled, the HTML can be read in one way only', () => {
  fc.assert(
    fc.property(entangled, (source) => {
      expect(flawOf(renderMarkdown(source, markdownContext('de')).html)).toBeUndefined()
    }),
    { numRuns: 3000 },
  )
})

test('any text at all is rendered without an exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (source) => {
      expect(flawOf(renderMarkdown(source, markdownContext('en')).html)).toBeUndefined()
    }),
    { numRuns: 2000 },
  )
})
