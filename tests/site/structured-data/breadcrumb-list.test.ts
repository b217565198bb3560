import { expect, test } from 'vitest'
import { breadcrumbList } from '../../../src/site/structured-data/breadcrumb-list.ts'
import { problemsOf } from './facts.ts'

test('the way to a page is numbered, and ends with the page itself', () => {
  const list = breadcrumbList('https://a.example', [
    { name: 'Start', path: '/de/' },
    { name: 'Produkte', path: '/de/products/' },
    { name: 'Schwungräder', path: null },
  ])
  expect(list).toEqual({
    '@type': 'BreadcrumbList',
    itemListElement: [
      {
        '@type': 'ListItem',
        position: 1,
        name: 'Start',
        item: { '@type': 'WebPage', '@id': 'https://a.example/de/' },
      },
      {
        '@type': 'ListItem',
        position: 2,
        name: 'Produkte',
        item: { '@type': 'WebPage', '@id': 'https://a.example/de/products/' },
      },
      { '@type': 'ListItem', position: 3, name: 'Schwungräder' },
    ],
  })
  expect(problemsOf(list as object)).toEqual([])
})
