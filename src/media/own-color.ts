/** The raw pixels of a picture, made small, as sharp gives them. */
export interface RawPixels {
  readonly data: Uint8Array
  readonly info: { readonly channels: number }
}

/**
 * The colour that most of a picture has, as `#rrggbb`: what stands in its place until it is there. Undefined where
 * one can see through it, as the colour would stay visible behind it.
 */
export function ownColor({ data, info: { channels } }: RawPixels): string | undefined {
  const buckets = new Map<number, { count: number; red: number; green: number; blue: number }>()
  for (let at = 0; at < data.length; at += channels) {
    const isGrey = channels < 3
    const alpha = channels % 2 === 0 ? data[at + channels - 1] : 255
    if (alpha !== 255) return undefined
    const [red = 0, green = 0, blue = 0] = isGrey
      ? [data[at], data[at], data[at]]
      : [data[at], data[at + 1], data[at + 2]]
    // Eight steps of each colour: near ones count together.
    const key = (red >> 5) * 64 + (green >> 5) * 8 + (blue >> 5)
    const bucket = buckets.get(key) ?? { count: 0, red: 0, green: 0, blue: 0 }
    buckets.set(key, {
      count: bucket.count + 1,
      red: bucket.red + red,
      green: bucket.green + green,
      blue: bucket.blue + blue,
    })
  }
  const [most] = [...buckets.values()].sort((a, b) => b.count - a.count)
  if (!most) return undefined
  const hex = (sum: number) =>
    Math.round(sum / most.count)
      .toString(16)
      .padStart(2, '0')
  return `#${hex(most.red)}${hex(most.green)}${hex(most.blue)}`
}
