import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Names that Adobe gives the letters beyond ASCII that the sample has. */
const names: Readonly<Record<string, string>> = {
  ä: 'adieresis',
  ö: 'odieresis',
  ü: 'udieresis',
  Ä: 'Adieresis',
  ß: 'germandbls',
}

/**
 * The width of a text, in em, in one of the typefaces that every system has by some name (Arial has the widths of
 * Helvetica). Without kerning. Throws for a letter that the metrics do not know.
 */
export function adobeWidth(typeface: string, text: string): number {
  const file = join(dirname(fileURLToPath(import.meta.resolve('pdfkit'))), 'data', `${typeface}.afm`)
  const widths = new Map<string, number>()
  for (const [, code, width, name = ''] of readFileSync(file, 'latin1').matchAll(
    /^C (-?\d+) ; WX (\d+) ; N (\w+)/gm,
  )) {
    widths.set(name, Number(width))
    if (code !== '-1') widths.set(String.fromCharCode(Number(code)), Number(width))
  }
  let sum = 0
  for (const character of text) {
    const width = widths.get(names[character] ?? character)
    if (width === undefined) throw new Error(`${typeface}.afm has no width for "${character}".`)
    sum += width
  }
  return sum / 1000
}
