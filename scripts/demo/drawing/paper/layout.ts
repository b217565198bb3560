/** Measures of a page in points: A4, a narrow left column for headings, a wide one for text. */
export const page = {
  width: 595.28,
  height: 841.89,
  left: 56,
  right: 539,
  /** Where text begins, and how wide it runs. */
  text: 182,
  measure: 357,
  /** How wide headings run in the left column. */
  margin: 108,
  top: 92,
  bottom: 770,
} as const

export const body = { size: 10.4, line: 15.2 } as const

/** Colours of the inside; covers have their category's ground. */
export const inks = { ink: '#14181f', quiet: '#6d6a62', line: '#cfcabd', accent: '#e8590c' } as const
