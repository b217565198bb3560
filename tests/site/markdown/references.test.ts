import { expect, test } from 'vitest'
import { markdownReferences } from '../../../src/site/markdown/references.ts'

test('pictures, files and links are found wherever they stand, each once', () => {
  const source = [
    '![a](/media/coil.png) ![b](/media/ein%20bild.png "x") <img src="/media/raw.png"> ![a](/media/coil.png)',
    '[paper](/media/paper.pdf) [about](/about#team) [here](#here) [out](https://example.org) <a href="/raw">x</a>',
    ':::cards\n### [card](/card)\n![c](/media/card.png)\n:::',
    'a[^1] [ref]\n\n[ref]: /reference\n[^1]: [note](/note)',
  ].join('\n\n')
  expect(markdownReferences(source)).toEqual({
    pictures: ['coil.png', 'ein bild.png', 'raw.png', 'card.png'],
    files: ['paper.pdf'],
    links: ['/about#team', '#here', 'https://example.org', '/raw', '/card', '/reference', '/note'],
  })
})

test('what stands in code is no reference', () => {
  const source = '`[x](/y)` \n\n```\n![x](/media/x.png)\n```\n\n    [x](/y)\n\n<!-- [x](/y) -->'
  expect(markdownReferences(source)).toEqual({ pictures: [], files: [], links: [] })
})

test('what will be refused is a reference too, for whoever checks them', () => {
  expect(markdownReferences('[x](javascript:y) ![x](z.png)').links).toEqual(['javascript:y'])
})
