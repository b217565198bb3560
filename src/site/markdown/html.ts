// Control characters have no place in HTML and none may stand in XML: feeds carry the same text.
const controls = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ufffe\\uffff'
const control = new RegExp(`[${controls}]`)
const everyControl = new RegExp(`[${controls}]`, 'g')
const special = new RegExp(`[&<>"${controls}]`)
const everySpecial = new RegExp(`[&<>"${controls}]`, 'g')
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it stands in HTML or XML, between tags and in double-quoted attributes alike; control characters vanish. */
export function escapeHtml(text: string): string {
  return special.test(text) ? text.replace(everySpecial, (character) => escapes[character] ?? '') : text
}

/** The text without control characters (tabs and line feeds stay). */
export function withoutControls(text: string): string {
  return control.test(text) ? text.replace(everyControl, '') : text
}
