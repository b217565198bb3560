import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byteRange } from '../../src/serving/byte-range.ts'

test.each([
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=3-', { start: 3, end: 9 }],
  ['bytes=3-100', { start: 3, end: 9 }],
  ['bytes=-4', { start: 6, end: 9 }],
  ['bytes=-100', { start: 0, end: 9 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=10-20', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
] as const)('%s of ten bytes', (header, range) => {
  expect(byteRange(header, 10)).toEqual(range)
})

test.each([
  undefined,
  '',
  'bytes=',
  'bytes=-',
  'bytes=5-2',
  'bytes=0-1,3-4',
  'items=0-1',
  'bytes=a-b',
  'bytes=1.5-2',
])('%s asks for the whole file', (header) => {
  expect(byteRange(header, 10)).toBeUndefined()
})

test('no byte of an empty file is there', () => {
  expect(byteRange('bytes=0-', 0)).toBe('unsatisfiable')
  expect(byteRange('bytes=-1', 0)).toBe('unsatisfiable')
})

test('a range lies within its file, whatever was asked', () => {
  const end = fc.oneof(fc.nat().map(String), fc.constantFrom('', '999999999999999', '00'))
  fc.assert(
    fc.property(end, end, fc.nat(10_000), (first, last, size) => {
      const range = byteRange(`bytes=${first}-${last}`, size)
      if (range === undefined || range === 'unsatisfiable') return
      expect(range.start).toBeGreaterThanOrEqual(0)
      expect(range.start).toBeLessThanOrEqual(range.end)
      expect(range.end).toBeLessThan(size)
    }),
  )
})
