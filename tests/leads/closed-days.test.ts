import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { areClosedDays, easterSunday, isClosed } from '../../src/leads/closed-days.ts'

const isShut = (date: string, ...closed: string[]) => isClosed(Temporal.PlainDate.from(date), closed)

test.each([
  '1818-03-22',
  '1943-04-25',
  '1954-04-18',
  '1981-04-19',
  '2000-04-23',
  '2024-03-31',
  '2025-04-20',
  '2026-04-05',
  '2027-03-28',
  '2038-04-25',
  '2049-04-18',
  '2076-04-19',
  '2285-03-22',
])('Easter is on %s', (date) => {
  expect(easterSunday(Number(date.slice(0, 4))).toString()).toBe(date)
})

test('Easter is always a Sunday from 22 March to 25 April', () => {
  for (let year = 1583; year <= 4099; year++) {
    const date = easterSunday(year)
    expect(date.dayOfWeek, String(year)).toBe(7)
    const day = date.toString().slice(5)
    expect(day >= '03-22' && day <= '04-25', date.toString()).toBe(true)
  }
})

describe('a day is closed', () => {
  test.each([
    ['2026-12-24', '2026-12-24'],
    ['2026-12-28', '2026-12-24/2027-01-01'],
    ['2027-01-01', '2026-12-24/2027-01-01'],
    ['2031-05-01', '05-01'],
    ['2026-12-30', '12-24/01-01'],
    ['2027-01-01', '12-24/01-01'],
    ['2026-04-03', 'easter-2'],
    ['2026-04-06', 'easter+1'],
    ['2026-04-05', 'easter'],
    ['2026-05-14', 'easter+39'],
    ['2027-03-29', 'easter-2/easter+1'],
    ['2027-02-28', '02-29'],
  ])('%s by %s', (date, closed) => {
    expect(isShut(date, closed)).toBe(true)
  })
})

describe('a day is open', () => {
  test.each([
    ['2027-12-24', '2026-12-24'],
    ['2027-01-02', '12-24/01-01'],
    ['2026-12-23', '12-24/01-01'],
    ['2026-04-07', 'easter-2/easter+1'],
    ['2026-04-02', 'easter-2'],
  ])('%s by %s', (date, closed) => {
    expect(isShut(date, closed)).toBe(false)
  })
})

test.each([
  '',
  'Christmas',
  '2026-02-30',
  '13-01',
  '24.12.2026',
  '2026-12-24/12-31',
  '2027-01-01/2026-12-24',
  '12-24/easter',
  '12-24/12-25/12-26',
  'easter+',
])('%j is no closed day', (text) => {
  expect(areClosedDays(text)).toBe(false)
})
