import { withoutControls } from '../markdown/html.ts'
import type { SpokenText } from '../words.ts'

/** A component such as a VEVENT around the lines of its properties. */
export function component(name: string, lines: readonly string[]): string[] {
  return [`BEGIN:${name}`, ...lines, `END:${name}`]
}

/** A property whose value is text, with the language that it speaks. */
export function textLine(name: string, { text, language }: SpokenText): string {
  return `${name};LANGUAGE=${language}:${escaped(text)}`
}

/** Text as it stands in a value: RFC 5545 gives these four characters a meaning of their own. */
export function escaped(text: string): string {
  return withoutControls(text)
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|[\n\u0085\u2028\u2029]/g, '\\n')
}

/** A UTC time of the database as calendars write it: `20270114T140000Z`. */
export function utcValue(time: string): string {
  return `${time.replaceAll(/[-:]/g, '').replace(' ', 'T')}Z`
}

/** A calendar file: lines of at most 75 octets, longer ones folded, each ended by CR and LF. */
export function calendarFile(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const octets = 75

function folded(line: string): string {
  let text = ''
  let length = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (length + size > octets) {
      text += '\r\n '
      length = 1
    }
    text += character
    length += size
  }
  return text
}
