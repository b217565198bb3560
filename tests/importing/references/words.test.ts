import { expect, test } from 'vitest'
import { matchingAnchor } from '../../../src/importing/references/anchors.ts'
import { wordsOf } from '../../../src/importing/references/picture-rule.ts'

test('alternative text counts where it says something', () => {
  const said = ['A rotor', 'Logo of the works', 'image of a rotor', 'Bild der Halle']
  const unsaid = ['avatar', 'Image', 'the logo', 'Screenshot 2', 'IMG 12', 'photo.jpg', ' ', 'Bild']
  expect([...said, ...unsaid].map(wordsOf).filter((words) => words !== '')).toEqual(said)
})

test('a fragment finds the heading with the same letters, if there is one', () => {
  const anchors = new Set(['größe-maße', '2-set-up', 'faq', 'f-a-q'])
  expect(matchingAnchor('gr%C3%B6%C3%9Fe-ma%C3%9Fe', anchors)).toBe('gr%C3%B6%C3%9Fe-ma%C3%9Fe')
  expect(matchingAnchor('groesse-masse', anchors)).toBe('größe-maße')
  expect(matchingAnchor('set-up', anchors)).toBe('2-set-up')
  expect(matchingAnchor('f--aq', anchors)).toBeUndefined()
  expect(matchingAnchor('gone', anchors)).toBeUndefined()
})
