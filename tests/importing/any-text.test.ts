import { join } from 'node:path'
import fc from 'fast-check'
import { expect } from 'vitest'
import { renderMarkdown } from '../../src/site/markdown/render.ts'
import { test } from '../support/database.ts'
import { markdownContext } from '../support/markdown.ts'
import { importFrom, mediaIn, slugsIn, writeFiles } from './support.ts'

/** What files of site generators are made of, whole and torn. */
const pieces = [
  ...[
    '---\n',
    '+++\n',
    'title: T\n',
    'title = "T"\n',
    '{\n',
    '"title": "T"',
    '}\n',
    'date: 2024-01-02\n',
    'slug: /a\n',
  ],
  ...[
    '# H\n',
    '## H {#h}\n',
    'Text ',
    '\n',
    '\n\n',
    '    ',
    '  - ',
    '1. ',
    '> ',
    '> [!NOTE]\n',
    '!!! note "x"\n',
    ': d\n',
  ],
  ...[
    '```\n',
    '~~~js\n',
    '`',
    '``',
    '<!-- ',
    ' -->',
    '\\',
    '|a|b|\n|-|-|\n',
    '[^1]',
    '[^1]: n\n',
    '[a]: b.md\n',
    '[a]',
  ],
  ...[
    '[x](',
    'b.md',
    '#h',
    ')',
    '![y](',
    'p.svg',
    '"t")',
    '<img src="p.svg" alt="',
    '">',
    '<a href="b.md">',
    '</a>',
  ],
  ...[
    '{{ ',
    ' }}',
    '{% raw %}',
    '{% endraw %}',
    '{% for x in y %}',
    '{% endfor %}',
    '{% include f.html src="p.svg" %}',
  ],
  ...[
    '{{< ref "b.md" >}}',
    '{{< notice tip >}}',
    '{{< /notice >}}',
    '{{% x',
    '%}}',
    '{: .c}',
    '{:toc}',
    '{#i}',
  ],
  ...[
    ':::tip[T]\n',
    ':::\n',
    '::: x\n',
    '::::note\n',
    '<Tabs>',
    '</Tabs>',
    '<Card title={"x"}',
    '/>',
    '{/* c */}',
    '{a',
    '}',
  ],
  ...[
    'import x from "y"\n',
    'export const a = {\n',
    '<div markdown="1">\n',
    '<aside markdown="1">',
    '</aside>\n',
    '</div>\n',
  ],
  ...[
    '<p class="credit">',
    '</p>',
    '— Ada\n',
    '<input type="checkbox">',
    '<label>',
    '<iframe src="',
    '&amp;',
    '\u0000',
    '\ud800',
    '😀',
  ],
]

const text = fc
  .array(
    fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.string() }),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))
const titled = text.map((body) => `---\ntitle: T\n---\nText\n\n${body}`)

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'

test('no text throws, none is imported by half, and what goes in can be shown', async ({
  database,
  folder,
}) => {
  writeFiles(folder, { 'b.md': '---\ntitle: B\n---\n## H\n', 'p.svg': drawing })
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(text, titled),
      titled,
      fc.constantFrom('a.md', 'a.mdx'),
      async (a, german, file) => {
        database.sqlite.exec('DELETE FROM pages; DELETE FROM media_files; DELETE FROM system_settings')
        writeFiles(folder, { 'a.md': '', 'a.mdx': '', [file]: a, 'de/a.md': german })
        const report = await importFrom(database, { en: folder, de: join(folder, 'de') })
        const added = report.entries.filter(({ status }) => status === 'added')
        expect(slugsIn(database)).toEqual(added.map(({ slug }) => slug).sort())
        const rows = database.sqlite.prepare("SELECT content FROM pages WHERE slug <> 'b'").pluck().all()
        const texts = rows.flatMap((row) => Object.entries(JSON.parse(String(row)) as Record<string, string>))
        const pictures = new Map([
          [
            'p.svg',
            {
              fileName: 'p.svg',
              hash: 'ab'.repeat(32),
              width: 9,
              height: 9,
              format: 'svg' as const,
              alt: null,
              altLanguage: null,
            },
          ],
        ])
        const used = mediaIn(database).length > 0
        for (const [, content] of texts) {
          const { problems } = renderMarkdown(
            content,
            markdownContext('en', { pictures: used ? pictures : new Map() }),
          )
          expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
        }
        const again = await importFrom(database, { en: folder, de: join(folder, 'de') })
        expect(again.counts).toMatchObject({ added: 0, updated: 0, unchanged: added.length })
      },
    ),
    { numRuns: 150 },
  )
}, 120_000)
