import { describe, expect, test } from 'vitest'
import { shortened } from '../../src/site/shortened.ts'

describe('a text that is cut', () => {
  test('stays as it is where it fits', () => {
    expect(shortened('It fits.', 8)).toBe('It fits.')
  })

  test('ends with a whole word and an ellipsis', () => {
    expect(shortened('Flywheels and coils', 15)).toBe('Flywheels and…')
  })

  test.each(['Twelve seconds. And more', 'Twelve seconds, and more', 'Twelve seconds – and more'])(
    'leaves no other sign before the ellipsis: %s',
    (text) => {
      expect(shortened(text, 18)).toBe('Twelve seconds…')
    },
  )

  test('keeps its characters whole', () => {
    expect(shortened('🧲'.repeat(10), 8)).toBe('🧲🧲🧲…')
  })

  test('is cut within a word where there is no space to cut at', () => {
    expect(shortened('x'.repeat(30), 10)).toBe(`${'x'.repeat(9)}…`)
  })
})
