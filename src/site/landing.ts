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
  /** Every footnote that the content defines, to be put behind each part: they show those that they refer to. */
  readonly footnotes: string
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
  const footnotes = footnotesIn(content)
  return { opening, body, closing, bodyLine, closingLine: lineAfter(opening + body), footnotes }
}

/** A footnote's first line, the lines of its paragraph, and what is indented below. */
const footnote = /^ {0,3}\[\^[^\]\s]+\]:.*(?:\n(?![ \t\r]*$|:::|#).+|(?:\n[ \t\r]*)+\n(?: {4}|\t).*)*/gm

function footnotesIn(content: string): string {
  const found = content.match(footnote) ?? []
  return found.map((text) => `\n\n${text}`).join('')
}

const lineAfter = (text: string) => text.split('\n').length
