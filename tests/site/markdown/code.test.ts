import { expect, test } from 'vitest'
import { htmlOf } from '../../support/markdown.ts'

test('code is highlighted with class names and can be scrolled by keyboard', () => {
  expect(htmlOf('```js\nconst a = "<b>"\n```')).toBe(
    '<pre tabindex="0"><code class="language-js"><span class="hljs-keyword">const</span> a = <span class="hljs-string">&quot;&lt;b&gt;&quot;</span>\n</code></pre>',
  )
})

test.each([
  'bash',
  'c',
  'cpp',
  'css',
  'diff',
  'html',
  'ini',
  'toml',
  'json',
  'matlab',
  'py',
  'rust',
  'sh',
  'sql',
  'ts',
  'yml',
])('the language %s is known', (language) => {
  const code = 'if x = "1" then 2 # 3\n<a b="c">\n- [x]: 1\nSELECT 1; /* 4 */ let y: 5\n+ added\n% 6'
  expect(htmlOf(`\`\`\`${language}\n${code}\n\`\`\``)).toContain('<span class="hljs-')
})

test('code of an unknown language, and code without one, is plain', () => {
  expect(htmlOf('```klingon\na < b\n```')).toBe(
    '<pre tabindex="0"><code class="language-klingon">a &lt; b\n</code></pre>',
  )
  expect(htmlOf('    a < b')).toBe('<pre tabindex="0"><code>a &lt; b\n</code></pre>')
})

test('only the first word after the fence is the language', () => {
  expect(htmlOf('```js title="x.js" {1}\nlet a\n```')).toContain(
    '<code class="language-js"><span class="hljs-keyword">let</span>',
  )
})

test('the same code in two languages is two results', () => {
  expect(htmlOf('```python\n# x\n```')).toContain('hljs-comment')
  expect(htmlOf('```js\n# x\n```')).not.toContain('hljs-comment')
})

test('very long code is plain', () => {
  expect(htmlOf(`\`\`\`js\n${'let a = 1\n'.repeat(2000)}\`\`\``)).not.toContain('<span')
  expect(htmlOf(`\`\`\`js\nlet a = "${'x'.repeat(2000)}"\n\`\`\``)).not.toContain('<span')
})
