import { expect, test } from 'vitest'
import { markdownOf, translated } from './translated.ts'

const mdx = { mdx: true }

test('imports and exports go, over several lines too', () => {
  const text =
    "import A from 'a'\nimport {\n  B,\n} from 'b'\n\nexport const c = () => {\n\n  return 1\n}\n\nText."
  expect(markdownOf(text, mdx)).toBe('Text.')
})

test('in Markdown a line is an import only where it names a file', () => {
  expect(markdownOf("import x from './x.js';\n\nimport and export\n\nexport const c = 1")).toBe(
    'import and export\n\nexport const c = 1',
  )
})

test('callouts, pictures, links and tabs of component libraries become Markdown', () => {
  const text = [
    "import hero from './hero.png'",
    '',
    '<Aside type="caution" title="Mind the gap">',
    '  It is **small**.',
    '</Aside>',
    '',
    '<Image src={hero} alt="A hero" />',
    '',
    '<img src={require("./b.png").default} alt="B" className="wide" style={{ width: 1 }} />',
    '',
    'Read <Link to="/docs/x">the docs</Link>.',
    '',
    '<Tabs>',
    '  <TabItem label="npm">',
    '    ```sh',
    '    npm i',
    '    ```',
    '  </TabItem>',
    '</Tabs>',
  ].join('\n')
  expect(markdownOf(text, mdx)).toBe(
    [
      ':::note Mind the gap\n\nIt is **small**.\n\n:::',
      '![A hero](./hero.png)',
      '<img src="./b.png" alt="B" class="wide" />',
      'Read <a href="/docs/x">the docs</a>.',
      '**npm**',
      '```sh\nnpm i\n```',
    ].join('\n\n'),
  )
})

test('a component without a meaning here is left out, and its content stays', () => {
  const { text, notices } = translated(
    'a\n\n<Chart data={[1, "}", 2]}>\n\n  Words.\n\n</Chart>\n\n<Counter client:load />',
    mdx,
  )
  expect(text).toBe('a\n\nWords.')
  expect(notices).toEqual([
    {
      line: 3,
      code: 'component',
      message: 'the component <Chart data={[1, "}", 2]}> was left out, its content stays',
    },
    { line: 9, code: 'component', message: 'the component <Counter client:load /> was left out' },
  ])
})

test('expressions go, except those whose words are known', () => {
  const { text, notices } = translated('{/* note */}a{" "}{"b"} {frontmatter.title} {2 + 2} {#id} \\{c}', {
    ...mdx,
    fields: { title: 'T' },
  })
  expect(text).toBe('a b T  {#id} \\{c}')
  expect(notices.map(({ message }) => message)).toEqual(['the expression {2 + 2} was left out'])
})

test('in Markdown braces are text', () => {
  expect(markdownOf('a {b} {c: 1}')).toBe('a {b} {c: 1}')
})

test('code keeps its components, however deep it is indented', () => {
  const text =
    '<Tabs>\n    <TabItem label="x">\n        Use `<Tabs>{a}</Tabs>`:\n\n        ```jsx\n        <Tabs>{b}</Tabs>\n        ```\n    </TabItem>\n</Tabs>'
  expect(markdownOf(text, mdx)).toBe('**x**\n\nUse `<Tabs>{a}</Tabs>`:\n\n```jsx\n<Tabs>{b}</Tabs>\n```')
})

test('what is no tag stays: comparisons, generics with commas, addresses, mail', () => {
  const text = 'a < b > c, Map<String, Integer>, <https://example.org>, <me@example.org>'
  expect(markdownOf(text)).toBe(text)
})

test('old HTML in capitals is HTML', () => {
  expect(markdownOf('a<BR>b <B>c</B>')).toBe('a<BR>b <B>c</B>')
})

test('the content of a block element in MDX is Markdown', () => {
  expect(markdownOf('<div className="row">\n  Plain *words*.\n</div>', mdx)).toBe(
    '<div class="row">\n\nPlain *words*.\n\n</div>',
  )
})

test('a callout within a list keeps the list whole', () => {
  expect(markdownOf('1. One\n\n   <Aside>It hums.</Aside>\n\n2. Two', mdx)).toBe(
    '1. One\n\n   It hums.\n\n2. Two',
  )
})
