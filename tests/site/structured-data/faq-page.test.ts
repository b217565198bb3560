import { expect, test } from 'vitest'
import { faqPage } from '../../../src/site/structured-data/faq-page.ts'
import { page, problemsOf } from './facts.ts'

const asked = (text: string) => faqPage(page, { text, language: 'de' }) as readonly object[]

test('a page that answers questions says them', () => {
  const nodes = asked(':::faq\n### Wie laut?\n68 dB(A).\n### Wie lange?\nZwölf *Sekunden*.\n:::')
  expect(nodes).toMatchObject([
    {
      '@type': 'FAQPage',
      url: page.url,
      mainEntity: [
        { '@type': 'Question', name: 'Wie laut?', acceptedAnswer: { '@type': 'Answer', text: '68 dB(A).' } },
        { '@type': 'Question', name: 'Wie lange?', acceptedAnswer: { text: 'Zwölf Sekunden.' } },
      ],
    },
  ])
  expect(problemsOf(...nodes)).toEqual([])
})

test('another page says nothing of the kind', () => {
  expect(asked('### Wie laut?\n68 dB(A).')).toEqual([])
})
