/** A look that the site can wear. What it looks like is in the style sheet of its name in `components/styles/themes`. */
export interface Theme {
  readonly name: string
  /** Whether pages open with the field that grows from their address. */
  readonly drawsFields: boolean
  /** Typefaces that are seen first, by the names of their files in the theme's folder. */
  readonly facesSeenFirst: readonly string[]
}

/** The looks, the usual one first. The setting `theme` names one of them. */
export const themes: readonly Theme[] = [
  { name: 'voltaic', drawsFields: true, facesSeenFirst: ['display', 'interface', 'reading'] },
  { name: 'plain', drawsFields: false, facesSeenFirst: [] },
]

/** The look of a name. Throws for one that there is not: a build has refused the setting before. */
export function themeOf(name: string): Theme {
  const theme = themes.find((candidate) => candidate.name === name)
  if (!theme) {
    const known = themes.map((candidate) => candidate.name).join(', ')
    throw new Error(`There is no theme "${name}". The setting theme names one of ${known}.`)
  }
  return theme
}
