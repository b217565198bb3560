import { describe, expect, test } from 'vitest'
import { answeredQuestions } from '../../../src/site/markdown/questions.ts'

describe('the questions of a text', () => {
  test('are those in its blocks, in their order', () => {
    const text = [
      '### Not this one\n\nNo.',
      ':::faq\n### Does it *spin*?\nYes.\n\nAnd **fast**.\n\n### How long?\n- an hour\n- or two\n:::',
      '### Nor this\n\nNo.',
      ':::faq\n### Again?\nYes.\n:::',
    ].join('\n\n')
    expect(answeredQuestions(text, 'en')).toEqual([
      { question: 'Does it spin?', answer: 'Yes. And fast.' },
      { question: 'How long?', answer: 'an hour or two' },
      { question: 'Again?', answer: 'Yes.' },
    ])
  })

  test('have the quotation marks of their language', () => {
    const text = ':::faq\n### Was heißt "Quench"?\nDas "Normalwerden".\n:::'
    expect(answeredQuestions(text, 'de')).toEqual([
      { question: 'Was heißt „Quench“?', answer: 'Das „Normalwerden“.' },
    ])
  })

  test('are not those without an answer, nor what stands before the first', () => {
    expect(answeredQuestions(':::faq\nBefore.\n### Really?\n### Sure?\nYes.\n:::', 'en')).toEqual([
      { question: 'Sure?', answer: 'Yes.' },
    ])
  })

  test('are text, whatever is written there', () => {
    const text = ':::faq\n### A <b>b</b> <script>x</script>\n<img src=x onerror=y>Fine &lt;p&gt;.\n:::'
    expect(answeredQuestions(text, 'en')).toEqual([{ question: 'A b', answer: 'Fine <p>.' }])
  })

  test.each(['', 'Nothing here.', ':::note\n### A?\nB.\n:::', '```\n:::faq\n### A?\nB.\n:::\n```'])(
    'are none in %j',
    (text) => {
      expect(answeredQuestions(text, 'en')).toEqual([])
    },
  )
})
