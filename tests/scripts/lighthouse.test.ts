import { describe, expect, test } from 'vitest'
import { aimOf, isDecided, isNoisy, medianOf } from '../../scripts/lighthouse/judgement.ts'

const visit = (performance: number, accessibility = 100) => ({
  scores: { performance, accessibility, 'best-practices': 100, seo: 100 },
  complaints: [],
  speed: 2_000,
})

describe('the median', () => {
  test('is that of each category', () => {
    const visits = [visit(100, 90), visit(92, 95), visit(97, 100)]
    expect(medianOf(visits)).toMatchObject({ performance: 97, accessibility: 95, seo: 100 })
  })

  test('is decided by two visits that agree in everything', () => {
    expect(isDecided([])).toBe(false)
    expect(isDecided([visit(99)])).toBe(false)
    expect(isDecided([visit(99), visit(99)])).toBe(true)
    expect(isDecided([visit(99), visit(99, 98)])).toBe(false)
  })
})

describe('a machine has other things to do', () => {
  const even = Array.from({ length: 20 }, () => 2_000)

  test('where it had them before', () => {
    expect(isNoisy(even, 0.9, 2)).toBe(false)
    expect(isNoisy(even, 1.1, 2)).toBe(true)
  })

  test('where it was slow for more than a moment', () => {
    expect(isNoisy(even.with(0, 500), 0, 2)).toBe(false)
    expect(isNoisy(even.with(0, 500).with(1, 1_500).with(2, 1_500), 0, 2)).toBe(true)
  })
})

test('noise excuses nothing but speed', () => {
  expect(aimOf('performance', false)).toBe(100)
  expect(aimOf('performance', true)).toBe(98)
  expect(aimOf('accessibility', true)).toBe(100)
})
