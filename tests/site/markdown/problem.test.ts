import { expect, test } from 'vitest'
import { renderMarkdown } from '../../../src/site/markdown/render.ts'
import { markdownContext, problemsOf } from '../../support/markdown.ts'

test('a problem says where it is and what to do', () => {
  expect(renderMarkdown('# A\n\ntext\n[x](/media/a.pdf)', markdownContext('en')).problems).toEqual([
    {
      kind: 'missing-file',
      severity: 'error',
      reference: '/media/a.pdf',
      line: 4,
      message: 'The media library has no file “a.pdf”. Upload it, or mend the link /media/a.pdf.',
    },
  ])
})

test('a line is found where the engine has encoded what the author wrote', () => {
  expect(problemsOf('a\n![x](</media/größer als.png>)')).toEqual([
    'error missing-picture: /media/gr%C3%B6%C3%9Fer%20als.png, line 2',
  ])
})

test('the same problem is told once', () => {
  expect(problemsOf('![x](/media/a.png) ![y](/media/a.png)')).toEqual([
    'error missing-picture: /media/a.png, line 1',
  ])
})

test('a reference of any length is told briefly', () => {
  const [problem] = renderMarkdown(`![x](/media/${'a'.repeat(5000)}.png)`, markdownContext('en')).problems
  expect(problem?.reference.length).toBeLessThan(300)
})
