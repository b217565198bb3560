import { expect, test } from 'vitest'
import { fileFinder } from '../../../src/importing/references/local-files.ts'

const find = fileFinder([
  {
    root: '/site/docs',
    files: ['guides/a.png', 'guides/img/b.png', 'x/same.png', 'y/same.png', 'Große Karte.png'],
  },
  { root: '/pictures', files: ['legal/x.png', 'cards/legal.png', 'assets/images/deep.png', 'c.png'] },
])
const from = '/site/docs/guides/text.md'

test.for([
  ['a.png', '/site/docs/guides/a.png'],
  ['./img/b.png?raw=true#top', '/site/docs/guides/img/b.png'],
  ['../Gro%C3%9Fe%20Karte.png', '/site/docs/Große Karte.png'],
  ['/guides/a.png', '/site/docs/guides/a.png'],
  ['/assets/images/legal/x.png', '/pictures/legal/x.png'],
  ['/LEGAL/X.PNG', '/pictures/legal/x.png'],
  ['/images/deep.png', '/pictures/assets/images/deep.png'],
  ['@site/static/c.png', '/pictures/c.png'],
  ['~/assets/c.png', '/pictures/c.png'],
] as const)('a reference finds its file: %s', ([reference, path]) => {
  expect(find(reference, from)).toBe(path)
})

test.for([
  'same.png',
  '/z/same.png',
  'gone.png',
  '/legal/legal.png',
  '',
  '/',
  '../../../etc/passwd',
  '/etc/passwd',
])('a reference to no file, or to one of several, finds none: %s', (reference) => {
  expect(find(reference, from)).toBeUndefined()
})
