/** Solves a square system of linear equations by elimination with partial pivoting. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => Float64Array.from([...row, right[index]!]))
  const size = rows.length
  for (let column = 0; column < size; column++) {
    let pivot = column
    for (let row = column + 1; row < size; row++)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row
    const top = rows[pivot]!
    rows[pivot] = rows[column]!
    rows[column] = top
    for (let row = column + 1; row < size; row++) {
      const below = rows[row]!
      const factor = below[column]! / top[column]!
      for (let k = column; k <= size; k++) below[k] = below[k]! - factor * top[k]!
    }
  }
  const solution = new Array<number>(size).fill(0)
  for (let row = size - 1; row >= 0; row--) {
    const equation = rows[row]!
    let rest = equation[size]!
    for (let k = row + 1; k < size; k++) rest -= equation[k]! * solution[k]!
    solution[row] = rest / equation[row]!
  }
  return solution
}
