import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dice } from './dice.ts'

const folder = join(import.meta.dirname, 'code')

/** Samples by language, with places for a name and four numbers: `<name>`, `<Name>`, `<NAME>`, `<a>` to `<d>`. */
const samples = readdirSync(folder)
  .sort()
  .map((file) => ({
    language: file.replace('.txt', ''),
    text: readFileSync(join(folder, file), 'utf8').trimEnd(),
  }))

const beginnings = ['bearing', 'rotor', 'coil', 'pump', 'field', 'grid', 'shaft', 'valve', 'relay', 'cooler']
const endings = ['loss', 'drift', 'peak', 'trace', 'noise', 'level', 'phase', 'pulse', 'decay', 'margin']

/** A fenced block of code that no other page is likely to show. */
export function codeBlock(dice: Dice): string {
  const { language, text } = dice.pick(samples)
  const name = `${dice.pick(beginnings)}${dice.pick(endings)}`
  const values: Readonly<Record<string, string | number>> = {
    name,
    Name: name.charAt(0).toUpperCase() + name.slice(1),
    NAME: name.toUpperCase(),
    a: dice.between(100, 9999),
    b: dice.between(10, 99),
    c: dice.between(10, 99),
    d: dice.between(1, 9),
  }
  const code = text.replace(/<(name|Name|NAME|[abcd])>/g, (whole, key: string) =>
    String(values[key] ?? whole),
  )
  return `\`\`\`${language}\n${code}\n\`\`\``
}
