import { describe, expect, test } from 'vitest'
import { type Piece, piecesOf, titleLines } from '../../../src/site/og-image/title-lines.ts'

/** A typeface in which each letter is half as wide as the type is large. */
const measured = (title: string): Piece[] =>
  piecesOf(title).map((piece) => ({ ...piece, width: piece.text.length / 2 }))
const gaps = { space: 0.25, hyphen: 0.3, ellipsis: 1 }
const box = { width: 800, height: 330 }
const set = (title: string) => titleLines(measured(title), gaps, box)
const linesOf = (title: string) => set(title).lines.map(({ text }) => text)

describe('a title', () => {
  test('that is short is large and in one line', () => {
    expect(set('Contact').size).toBe(92)
    expect(linesOf('Contact')).toEqual(['Contact'])
  })

  test('is smaller the longer it is', () => {
    const titles = [
      'Black start',
      'Black start without a diesel engine on an island',
      'Black start '.repeat(8),
    ]
    const heights = titles.map((title) => set(title).size)
    expect(heights).toEqual(heights.toSorted((a, b) => b - a))
    expect(new Set(heights).size).toBe(3)
  })

  test('is in lines of about one length', () => {
    const widths = set('Magnets that hold a grid steady').lines.map(({ width }) => width)
    expect(Math.max(...widths) / Math.min(...widths)).toBeLessThan(1.4)
  })

  test.each(['Datenschutzerklärung', 'Schwungmassenspeicher und Netzregelung', 'a '.repeat(90)])(
    'fits into its box: %s',
    (title) => {
      const { size, lines } = set(title)
      expect(Math.max(...lines.map(({ width }) => width))).toBeLessThanOrEqual(box.width)
      expect(lines.length * size).toBeLessThanOrEqual(box.height)
      expect(lines.map(({ text }) => text).join(' ')).toBe(title.trim())
    },
  )

  test('that is too long for any size ends with an ellipsis', () => {
    const lines = linesOf('Energie '.repeat(60))
    expect(lines.at(-1)).toMatch(/Energie…$/)
    expect(set('Energie '.repeat(60)).size).toBe(43)
  })

  test('of nothing has no lines', () => {
    expect(linesOf(' ')).toEqual([])
  })
})

describe('a word', () => {
  test('that is too long for a line is parted, where its author says it may be', () => {
    const lines = linesOf(
      'Donau\u00addampf\u00adschifffahrts\u00adgesellschafts\u00adkapitänsmützen\u00adknopf',
    )
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.slice(0, -1).every((line) => line.endsWith('-'))).toBe(true)
    expect(lines.join('').replaceAll('-', '')).toBe('Donaudampfschifffahrtsgesellschaftskapitänsmützenknopf')
  })

  test('that is too long for a line is parted all the same', () => {
    const lines = linesOf('x'.repeat(70))
    expect(lines.join('').replaceAll('-', '')).toBe('x'.repeat(70))
    expect(lines.length).toBeGreaterThan(2)
  })

  test('with hyphens of its own is parted behind them, and gets no second one', () => {
    const lines = linesOf('Hochtemperatur-Supraleiter-Magnetspulen-Prüfstand')
    expect(lines.join('')).toBe('Hochtemperatur-Supraleiter-Magnetspulen-Prüfstand')
    expect(lines.length).toBeGreaterThan(1)
  })

  test('that is not parted shows no soft hyphen', () => {
    expect(linesOf('Schwarz\u00adstart')).toEqual(['Schwarzstart'])
  })
})
