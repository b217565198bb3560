/**
 * Stands between the parts of a compound in the text that the browser's search indexes, which takes words apart at
 * punctuation: so it finds the parts where the whole stands. What is shown of that text is shown without.
 */
export const seam = '~|~'

/** A text as people read it. */
export const withoutSeams = (text: string) => text.replaceAll(seam, '')
