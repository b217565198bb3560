import { expect, test } from 'vitest'
import { utcTime } from '../../../src/importing/pages/dates.ts'

test.for([
  ['2024-03-01', '2024-03-01 00:00:00'],
  ['2024-03-01 9:05', '2024-03-01 09:05:00'],
  ['2024-03-01 18:30:00 +0100', '2024-03-01 17:30:00'],
  ['2024-03-01T10:00:00Z', '2024-03-01 10:00:00'],
  ['2024-03-01T10:00:00.123+05:30', '2024-03-01 04:30:00'],
  ['Jul 08 2022', '2022-07-08 00:00:00'],
  ['8 July 2022', '2022-07-08 00:00:00'],
  ['Fri, 8 Jul 2022', '2022-07-08 00:00:00'],
])('a date of front matter becomes UTC: %s', ([written, time]) => {
  expect(utcTime(written)).toBe(time)
})

test.for([
  '',
  'yesterday',
  '2024-02-31',
  '2024-13-01',
  '31 Foo 2024',
  '2024-03-01 10:00 PST',
  20240301,
  null,
  true,
])('what is no date is none: %s', (written) => {
  expect(utcTime(written)).toBeUndefined()
})
