import type { Dot } from './sheet.ts'

/** Values on the crossings of a square grid. */
export interface Grid {
  readonly columns: number
  readonly rows: number
  readonly values: Float64Array
  /** Where a crossing lies in the drawing; between crossings it is taken to run straight. */
  at(column: number, row: number): Dot
}

/** A grid over a rectangle of the drawing, filled from a function of the point. */
export function gridOver(
  [left, top, right, bottom]: readonly [number, number, number, number],
  spacing: number,
  valueAt: (x: number, y: number) => number,
): Grid {
  const columns = Math.ceil((right - left) / spacing) + 1
  const rows = Math.ceil((bottom - top) / spacing) + 1
  const values = new Float64Array(columns * rows)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      values[row * columns + column] = valueAt(left + column * spacing, top + row * spacing)
  return { columns, rows, values, at: (column, row) => [left + column * spacing, top + row * spacing] }
}

/** The lines on which the grid has a value, each from end to end (marching squares, joined). */
export function contourLines(grid: Grid, level: number): Dot[][] {
  const { columns, rows, values } = grid
  const value = (column: number, row: number) => values[row * columns + column]! - level
  /** Crossings of grid edges, keyed by edge: even for the edge to the right of a crossing, odd for the one below it. */
  const crossings = new Map<number, Dot>()
  const neighbours = new Map<number, number[]>()
  const crossing = (column: number, row: number, down: boolean): number => {
    const key = (row * columns + column) * 2 + (down ? 1 : 0)
    if (!crossings.has(key)) {
      const [here, there] = [value(column, row), down ? value(column, row + 1) : value(column + 1, row)]
      const share = here / (here - there)
      crossings.set(key, grid.at(column + (down ? 0 : share), row + (down ? share : 0)))
    }
    return key
  }
  const join = (one: number, other: number) => {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const known = neighbours.get(from)
      if (known) known.push(to)
      else neighbours.set(from, [to])
    }
  }
  for (let row = 0; row < rows - 1; row++)
    for (let column = 0; column < columns - 1; column++) {
      const above = [value(column, row) > 0, value(column + 1, row) > 0] as const
      const below = [value(column, row + 1) > 0, value(column + 1, row + 1) > 0] as const
      const cut: number[] = []
      if (above[0] !== above[1]) cut.push(crossing(column, row, false))
      if (above[1] !== below[1]) cut.push(crossing(column + 1, row, true))
      if (below[0] !== below[1]) cut.push(crossing(column, row + 1, false))
      if (above[0] !== below[0]) cut.push(crossing(column, row, true))
      if (cut.length >= 2) join(cut[0]!, cut[1]!)
      if (cut.length === 4) join(cut[2]!, cut[3]!)
    }
  return joined(neighbours).map((keys) => keys.map((key) => crossings.get(key)!))
}

/** Chains of neighbours: first those with ends, then those that close on themselves. */
function joined(neighbours: Map<number, number[]>): number[][] {
  const seen = new Set<number>()
  const chains: number[][] = []
  const follow = (start: number) => {
    const chain: number[] = []
    for (
      let at: number | undefined = start;
      at !== undefined;
      at = neighbours.get(at)!.find((next) => !seen.has(next))
    ) {
      seen.add(at)
      chain.push(at)
    }
    if (chain.length > 2 && neighbours.get(start)!.includes(chain.at(-1)!)) chain.push(start)
    if (chain.length > 1) chains.push(chain)
  }
  for (const [key, to] of neighbours) if (to.length === 1 && !seen.has(key)) follow(key)
  for (const key of neighbours.keys()) if (!seen.has(key)) follow(key)
  return chains
}
