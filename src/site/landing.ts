/** The Markdown of a landing page, taken apart for its composition. */
export interface LandingParts {
  /** The `:::actions` block that the page starts with, for the hero; empty where there is none. */
  readonly opening: string
  readonly body: string
  /** The last section, where it asks for something with `:::actions`; empty where it does not. */
  readonly closing: string
  /** The lines of the content at which body and closing begin. */
  readonly bodyLine: number
  readonly closingLine: number
}

/** Takes a landing page apart: buttons of the hero, body, closing call. */
export function landingParts(content: string): LandingParts {
  const opening = /^\s*:::actions\b[\s\S]*?\n:::[ \t\r]*(?:\n|$)/.exec(content)?.[0] ?? ''
  const rest = content.slice(opening.length)
  const lastSection = rest.lastIndexOf('\n## ')
  const closing =
    lastSection >= 0 && /^:::actions\b/m.test(rest.slice(lastSection)) ? rest.slice(lastSection + 1) : ''
  const body = closing ? rest.slice(0, lastSection + 1) : rest
  const bodyLine = lineAfter(opening)
  return { opening, body, closing, bodyLine, closingLine: lineAfter(opening + body) }
}

const lineAfter = (text: string) => text.split('\n').length
