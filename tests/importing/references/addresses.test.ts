import { expect, test } from 'vitest'
import { findPage, newAddresses } from '../../../src/importing/references/addresses.ts'

const addresses = newAddresses()
for (const slug of ['legal', 'guides', 'guides/setup', 'guides/setup/tools', 'posts/first'])
  addresses.add(slug, slug)
addresses.add('/manual/setup.html', 'guides/setup')

const from = (folder: string, address: string, above: string[] = []) => ({ folder, address, above })

test.for([
  ['../legal/', from('', 'guides'), { slug: 'legal' }],
  ['../legal/', from('guides', 'guides/setup'), { slug: 'legal' }],
  ['../../legal.md', from('guides/setup', 'guides/setup/tools'), { slug: 'legal' }],
  ['./tools.md', from('guides/setup', 'guides/setup/other'), { slug: 'guides/setup/tools' }],
  ['tools', from('guides', 'guides/setup'), { slug: 'guides/setup/tools' }],
  ['setup', from('guides', 'guides/other'), { slug: 'guides/setup' }],
  ['/legal.html', from('', ''), { slug: 'legal' }],
  ['/Guides/Setup/index.html', from('', ''), { slug: 'guides/setup' }],
  ['/de/legal/', from('', ''), { slug: 'legal', language: 'de' }],
  ['/docs/legal', from('', '', ['project', 'docs']), { slug: 'legal' }],
  ['/de/docs/legal', from('', '', ['project', 'docs']), { slug: 'legal', language: 'de' }],
  ['/other/legal', from('', '', ['project', 'docs']), undefined],
  ['/_posts/first.md', from('', ''), { slug: 'posts/first' }],
  ['/manual/setup/', from('', ''), { slug: 'guides/setup' }],
  ['../../../../legal', from('guides', 'guides/x'), { slug: 'legal' }],
] as const)('a path leads to its page: %s from %j', ([path, standpoint, found]) => {
  expect(findPage(addresses, path, standpoint)).toEqual(found)
})

test('a name alone counts where only one page has it', () => {
  const book = newAddresses()
  book.addName('setup', 'guides/setup')
  book.addName('setup.md', 'guides/setup')
  book.addName('intro', 'a/intro')
  book.addName('intro', 'b/intro')
  expect([book.named('Setup.md'), book.named('intro')]).toEqual(['guides/setup', undefined])
})
