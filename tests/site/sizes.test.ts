import { expect, test } from 'vitest'
import { fileSizeIn } from '../../src/site/sizes.ts'

test.each([
  [0, '1 kB', '1 kB'],
  [400, '1 kB', '1 kB'],
  [312_400, '312 kB', '312 kB'],
  [1_000_000, '1 MB', '1 MB'],
  [1_440_000, '1.4 MB', '1,4 MB'],
  [12_600_000, '13 MB', '13 MB'],
])('%d bytes', (bytes, english, german) => {
  expect(fileSizeIn(bytes, 'en').replace(/\s/, ' ')).toBe(english)
  expect(fileSizeIn(bytes, 'de').replace(/\s/, ' ')).toBe(german)
})
