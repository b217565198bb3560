/** What stands behind the name of a shortcode or template tag. */
export interface Parameters {
  readonly named: ReadonlyMap<string, string>
  readonly positional: readonly string[]
}

/** Reads `name="value"`, `name=value`, `name: value` and values alone, in quotes or without. */
export function readParameters(text: string): Parameters {
  const named = new Map<string, string>()
  const positional: string[] = []
  const parts = /(?:([\w-]+)\s*[=:]\s*)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s"'`=,]+))/g
  for (const [, name, double, single, back, bare] of text.matchAll(parts)) {
    const value = (double ?? single)?.replace(/\\(["'\\])/g, '$1') ?? back ?? (bare as string)
    if (name) named.set(name.toLowerCase(), value)
    else positional.push(value)
  }
  return { named, positional }
}

/** The first of several names that has a value. */
export function firstNamed({ named }: Parameters, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = named.get(name)
    if (value) return value
  }
  return undefined
}
