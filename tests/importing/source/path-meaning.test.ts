import { expect, test } from 'vitest'
import { isForeignLanguage, isPartial, meaningOf } from '../../../src/importing/source/path-meaning.ts'

test.for([
  ['legal.md', { language: 'en', folder: '', stem: 'legal', key: '/legal', ownsFolder: false, mdx: false }],
  ['legal.de.md', { language: 'de', folder: '', stem: 'legal', key: '/legal' }],
  ['de/about/team.mdx', { language: 'de', folder: 'about', stem: 'team', key: 'about/team', mdx: true }],
  ['about/_index.de.md', { language: 'de', folder: 'about', key: 'about/', ownsFolder: true }],
  ['about/README.markdown', { language: 'en', key: 'about/', ownsFolder: true }],
  [
    '_posts/2024-03-01-hello.md',
    { folder: 'posts', stem: 'hello', date: '2024-03-01', key: 'posts/2024-03-01-hello' },
  ],
  ['_drafts/hello.md', { folder: 'drafts', draft: true }],
  ['release.v2.md', { language: 'en', stem: 'release.v2' }],
] as const)('a path says what its page is: %s', ([path, meaning]) => {
  expect(meaningOf(path, 'en')).toMatchObject(meaning)
})

test('parts of other texts are told by an underscore in front of their name', () => {
  expect(['_notice.mdx', 'a/_b.md', '_index.md', 'a/_Index.de.md', 'a_b.md'].map(isPartial)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

test('names of languages are told from short names of other things', () => {
  const names = ['fr', 'pt-br', 'zh-Hans', 'de', 'js', 'go', 'ui', 'api', 'faq', 'xx-yyyy', 'v2']
  expect(names.filter(isForeignLanguage)).toEqual(['fr', 'pt-br', 'zh-Hans'])
})
