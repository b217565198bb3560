import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearWords } from '../../../src/site/search/near-words.ts'

/** The same distance by the whole table, cell by cell. */
function distance(a: string, b: string): number {
  const cells = new Map<string, number>()
  const cell = (row: number, column: number): number => {
    if (row === 0 || column === 0) return row + column
    const known = cells.get(`${row} ${column}`)
    if (known !== undefined) return known
    const isSame = a[row - 1] === b[column - 1]
    const steps = [
      cell(row - 1, column) + 1,
      cell(row, column - 1) + 1,
      cell(row - 1, column - 1) + (isSame ? 0 : 1),
    ]
    if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
      steps.push(cell(row - 2, column - 2) + 1)
    const least = Math.min(...steps)
    cells.set(`${row} ${column}`, least)
    return least
  }
  return cell(a.length, b.length)
}

test.for([
  ['a letter too few', 'schwungrd'],
  ['a letter too many', 'schwunggrad'],
  ['a wrong letter', 'schwungrat'],
  ['two letters exchanged', 'schwugnrad'],
])('%s is one error', ([, typed]) => {
  expect(nearWords(['rad', 'schwung', 'schwungrad'], typed as string, 1)).toEqual([{ index: 2, distance: 1 }])
})

test('words are found exactly as the whole table says, whatever the list', () => {
  const word = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 }).map((letters) => letters.join(''))
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { maxLength: 60 }),
      word,
      fc.integer({ min: 1, max: 2 }),
      (list, typed, limit) => {
        const words = list.filter((each) => each !== '').sort()
        const expected = words
          .map((each, index) => ({ index, distance: distance(each, typed) }))
          .filter((near) => near.distance <= limit)
        expect(nearWords(words, typed, limit)).toEqual(expected)
      },
    ),
    { numRuns: 500 },
  )
})

test('words too long for anybody to type are near to nothing', () => {
  expect(nearWords(['a'.repeat(500)], 'a'.repeat(500), 2)).toEqual([])
  expect(nearWords(['a'.repeat(500), 'ab'], 'abc', 2)).toEqual([{ index: 1, distance: 1 }])
})
