import { expect, test } from 'vitest'
import { sourceText } from '../../../src/importing/markup/source-text.ts'
import { titledText } from '../../../src/importing/pages/title.ts'

const titled = (text: string, title?: string) => {
  const made = titledText(sourceText(text, 1), title)
  return [made.title, made.body.text.trim()]
}

test('without a title in front matter the first heading is the title, and goes from the text', () => {
  expect(titled('# The *Title* {#x}\n\nText')).toEqual(['The Title', 'Text'])
  expect(titled('Title\n=====\n\nText')).toEqual(['Title', 'Text'])
  expect(titled('Intro\n\n# Title\n\nText')).toEqual(['Title', 'Intro\n\n\n\nText'])
  expect(titled('<h1 align="center">\n  The &amp; <b>Title</b>\n</h1>\n\nText')).toEqual([
    'The & Title',
    'Text',
  ])
})

test('a text that opens with a smaller heading has that one for a title', () => {
  expect(titled('## Title\n\nText\n\n## More')).toEqual(['Title', 'Text\n\n## More'])
  expect(titled('Text\n\n## More')).toEqual([undefined, 'Text\n\n## More'])
})

test('a heading that repeats the title goes, any other stays', () => {
  expect(titled('# The title!\n\nText', 'The Title')).toEqual(['The Title', 'Text'])
  expect(titled('# Another\n\nText', 'Title')).toEqual(['Title', '# Another\n\nText'])
  expect(titled('Text\n\n# Title', 'Title')).toEqual(['Title', 'Text\n\n# Title'])
})

test('a heading in code is none', () => {
  expect(titled('```\n# Title\n```')).toEqual([undefined, '```\n# Title\n```'])
})
