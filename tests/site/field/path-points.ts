/** Points along a path of M and relative c commands, sixteen a segment, for looking where it runs. */
export function pointsOf(data: string): [number, number][] {
  const points: [number, number][] = []
  let [x, y] = [0, 0]
  for (const [, command, written] of data.matchAll(/([Mc])([^Mc]*)/g)) {
    const numbers = [...written!.matchAll(/-?(?:\d+(?:\.\d)?|\.\d)/g)].map(([number]) => Number(number))
    if (command === 'M') {
      ;[x, y] = [numbers[0]!, numbers[1]!]
      points.push([x, y])
      continue
    }
    for (let start = 0; start + 5 < numbers.length; start += 6) {
      const [ax, ay, bx, by, cx, cy] = numbers.slice(start, start + 6) as [
        number,
        number,
        number,
        number,
        number,
        number,
      ]
      for (let step = 1; step <= 16; step++) {
        const t = step / 16
        const [p, q, r] = [3 * (1 - t) * (1 - t) * t, 3 * (1 - t) * t * t, t * t * t]
        points.push([x + p * ax + q * bx + r * cx, y + p * ay + q * by + r * cy])
      }
      x += cx
      y += cy
    }
  }
  return points
}
