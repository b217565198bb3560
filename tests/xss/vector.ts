/** A hostile text: what an attacker writes where an editor writes Markdown. */
export interface Vector {
  readonly category: string
  readonly name: string
  readonly markdown: string
}

/**
 * The vectors of one category, by name. Each tries to set `__xss` to something, to open a dialog, to leave the page,
 * or to fetch from `evil.example`.
 */
export function category(name: string, texts: Readonly<Record<string, string>>): readonly Vector[] {
  return Object.entries(texts).map(([each, markdown]) => ({ category: name, name: each, markdown }))
}
