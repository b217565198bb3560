import type { RawFields } from '../../leads/fields.ts'

/** Fields of one form at most. */
const mostFields = 100

/** The fields of a body, by its type. */
export type ReadFields =
  | { readonly ok: true; readonly fields: RawFields }
  | { readonly ok: false; readonly code: 'type' | 'unreadable' }

/**
 * Reads a body as browsers send forms, or as an object of JSON. Texts are trimmed and free of control characters, and
 * what is empty is left out; a name that comes twice counts as it came first.
 */
export function readFields(contentType: string | undefined, bytes: Buffer): ReadFields {
  const [type = ''] = (contentType ?? '').toLowerCase().split(';')
  const text = bytes.toString()
  switch (type.trim()) {
    case 'application/x-www-form-urlencoded':
      return { ok: true, fields: tidied([...new URLSearchParams(text)]) }
    case 'application/json': {
      const value = parsed(text)
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
      return isObject
        ? { ok: true, fields: tidied(Object.entries(value)) }
        : { ok: false, code: 'unreadable' }
    }
    default:
      return { ok: false, code: 'type' }
  }
}

function tidied(entries: readonly (readonly [string, unknown])[]): RawFields {
  const fields: Record<string, unknown> = Object.create(null)
  for (const [name, value] of entries.slice(0, mostFields)) {
    const text = typeof value === 'string' ? tidy(value) : asText(value)
    if (text !== '' && !(name in fields)) fields[name] = text
  }
  return fields
}

/** Clients that write JSON write numbers and truths as such; anything deeper is no field of a form. */
function asText(value: unknown): unknown {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? '1' : ''
  return value ?? ''
}

const oddities = /[^\P{Cc}\n\t]|\r|[\u2028\u2029]/gu

function tidy(text: string): string {
  // Browsers send line breaks as two characters.
  return text.toWellFormed().replaceAll('\r\n', '\n').replace(oddities, '').normalize('NFC').trim()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
