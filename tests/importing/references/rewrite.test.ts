import { expect, test } from 'vitest'
import { sourceText } from '../../../src/importing/markup/source-text.ts'
import { rewriteReferences } from '../../../src/importing/references/rewrite.ts'

/** Links to `page` lead to `/new`, pictures of `file` to the library; everything else is gone. */
const rewritten = (text: string) =>
  rewriteReferences(sourceText(text, 1), {
    link: (url) => (url.startsWith('https:') ? url : url.startsWith('page') ? '/new' : null),
    label: () => 'Its [title]',
    picture: (url, alt) => (url.startsWith('file') ? { url: '/media/new.png' } : { words: alt }),
  }).text

test.for([
  ['[a *b* `c`](page.md "T") d', '[a *b* `c`](/new "T") d'],
  ['[a *b*](gone) c', 'a *b* c'],
  ['[a](<page x> \'it "is"\')', '[a](/new "it \\"is\\"")'],
  ['[a [b]](page) \\[c](page)', '[a [b]](/new) \\[c](page)'],
  ['[](gone)[](page)x', 'x'],
  ['<page:x> <https://x.org>', '[Its \\[title\\]](/new) <https://x.org>'],
  ['![a](file "T")', '![a](/media/new.png "T")'],
  ['![a \\[b\\]](gone)', 'a \\[b\\]'],
  ['[![a](file)](page)', '[![a](/media/new.png)](/new)'],
  ['[![a](gone)](page) [![](gone)](page)', '[a](/new) '],
  ['[![a](file)](gone)', '![a](/media/new.png)'],
  ['[a][r] [r] [r][]\n\n[r]: page', '[a](/new) [r](/new) [r](/new)\n\n'],
  ['![a][p] [b][q]\n\n[p]: file\n[q]: gone', '![a](/media/new.png) b\n\n\n'],
  ['[a][r]\n\n[r]: https://x.org', '[a](https://x.org)\n\n'],
  ['<img src="file" alt="a">', '![a](/media/new.png)'],
  ['<img src="gone" alt="a &amp; b">', 'a & b'],
  ['<p><img width="1" src="file" alt="a"></p>', '<p><img src="/media/new.png" alt="a"></p>'],
  ['<p><img width="1 height="2" src="file" alt="a"></p>', '<p><img src="/media/new.png" alt="a"></p>'],
  ['<p><img src="gone" alt="a <b>"></p>', '<p>a &lt;b></p>'],
  ['<a href="page" class="x">a</a> <a href="gone" id="y">b</a>', '<a href="/new">a</a> <a id="y">b</a>'],
  ['| [a](page) | ![b](file) |\n| - | - |', '| [a](/new) | ![b](/media/new.png) |\n| - | - |'],
  [
    '`[a](page)`\n\n```\n![b](file)\n<img src="file">\n```',
    '`[a](page)`\n\n```\n![b](file)\n<img src="file">\n```',
  ],
] as const)('%j', ([text, expected]) => {
  expect(rewritten(text)).toBe(expected)
})
