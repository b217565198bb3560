import { expect, test } from 'vitest'
import { markdownOf, translated } from './translated.ts'

test('containers of Docusaurus, VuePress and Starlight become notes', () => {
  expect(markdownOf(':::tip\nA\n:::')).toBe(':::note Tip\nA\n:::')
  expect(markdownOf(':::note[Read *this*]\nA\n:::')).toBe(':::note Read this\nA\n:::')
  expect(markdownOf('::: warning Mind it\nA\n:::', { language: 'de' })).toBe(':::note Mind it\nA\n:::')
  expect(markdownOf('::: warning\nA\n:::', { language: 'de' })).toBe(':::note Warnung\nA\n:::')
  expect(markdownOf('::: details More\nA\n:::')).toBe('<details><summary>More</summary>\n\nA\n\n</details>')
})

test('the blocks of Magnetiq itself stay as they are', () => {
  const text = ':::numbers\n- **12 s** to full power\n:::\n\n:::quote\n> Turn.\n\n— Ada\n:::'
  expect(markdownOf(text)).toBe(text)
})

test('a block within a block keeps its title in bold, as blocks do not nest', () => {
  expect(markdownOf('::::danger\nA\n\n:::tip Wear gloves\nB\n:::\n\n::::')).toBe(
    ':::note Danger\nA\n\n**Wear gloves**\nB\n\n:::',
  )
})

test('a block in a list or a quote keeps its title in bold', () => {
  expect(markdownOf('- a\n\n  :::tip\n  b\n  :::\n')).toBe('- a\n\n  **Tip**\n  b')
})

test('a block that is never closed is closed at the end, and a stray end goes', () => {
  expect(markdownOf(':::tip\nA')).toBe(':::note Tip\nA\n:::')
  expect(markdownOf('A\n\n:::\n\nB')).toBe('A\n\nB')
})

test('an unknown container is left out and its content stays', () => {
  const { text, notices } = translated('a\n\n::: code-group\nb\n:::\n\n::github{repo="x/y"}')
  expect(text).toBe('a\n\nb')
  expect(notices.map(({ line, code }) => [line, code])).toEqual([
    [3, 'component'],
    [7, 'component'],
  ])
})

test('quotes that GitHub and Obsidian show as alerts become notes, nested ones too', () => {
  expect(markdownOf('> [!WARNING]\n> A\n>\n> - b\n\nC')).toBe(':::note Warning\nA\n\n- b\n:::\n\nC')
  expect(markdownOf('> [!tip]- Fold *me*\n> A')).toBe(':::note Fold me\nA\n:::')
  expect(markdownOf('> [!NOTE]\n> A\n> > [!TIP]\n> > B')).toBe(':::note\nA\n**Tip**\nB\n\n:::')
})

test('a quote that only begins with a bracket stays a quote', () => {
  expect(markdownOf('> [a](b)\n> c')).toBe('> [a](b)\n> c')
})

test('blocks that MkDocs indents become notes, folds and titled parts', () => {
  expect(markdownOf('!!! note "T"\n    A\n\n    B\n\nC')).toBe(':::note T\nA\n\nB\n:::\n\nC')
  expect(markdownOf('??? tip\n    A')).toBe('<details><summary>Tip</summary>\n\nA\n\n</details>')
  expect(markdownOf('=== "Linux"\n    A\n\n=== "macOS"\n    B')).toBe('**Linux**\n\nA\n\n**macOS**\n\nB')
  expect(markdownOf('!!! warning\n    A\n\n    !!! tip\n        B')).toBe(
    ':::note Warning\nA\n\n**Tip**\nB\n\n:::',
  )
})

test('exclamations and underlines are no blocks', () => {
  const text = 'Wow\n===\n\n!!! really\n\n=== "x"'
  expect(markdownOf(text)).toBe(text)
})

test('definitions become lists whose terms are bold and keep their names', () => {
  expect(markdownOf('Rotor\n: It turns.\n: It is heavy.\n\nStator {#stator}\n: It does not.')).toBe(
    '- **Rotor**: It turns.\n\n  It is heavy.\n\n- <a id="stator"></a>**Stator**: It does not.',
  )
})
