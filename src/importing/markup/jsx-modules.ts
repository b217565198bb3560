import type { InCode } from './code-ranges.ts'
import type { Edit } from './source-text.ts'

/** The lines of a text that are JavaScript modules' imports and exports. */
export interface ModuleLines {
  readonly edits: readonly Edit[]
  /** Files by the name they are imported under: `import hero from './hero.png'`. */
  readonly imported: ReadonlyMap<string, string>
}

const statement = /^(import|export)\b[^\n]*/gm
const fromFile = /^import\s+(?:type\s+)?(?:[\w$*{},\s]+\s+from\s+)?["']([^"'\n]+)["']\s*;?\s*$/

/** Finds `import` and `export` at the start of lines. Outside of MDX only imports that name a file are taken for code. */
export function moduleLines(text: string, mdx: boolean, inCode: InCode): ModuleLines {
  const edits: Edit[] = []
  const imported = new Map<string, string>()
  for (const match of text.matchAll(statement)) {
    const start = match.index
    if (inCode(start) || (edits.at(-1)?.end ?? 0) > start) continue
    const end = mdx ? endOfStatement(text, start) : start + match[0].length
    const code = text.slice(start, end)
    const path = fromFile.exec(code)?.[1]
    if (!mdx && !path) continue
    const name = /^import\s+([\w$]+)\s+from/.exec(code)?.[1]
    if (name && path) imported.set(name, path)
    edits.push({ start, end, text: '' })
  }
  return { edits, imported }
}

/** A statement goes on to the next line while a bracket is open, and an import until it names its file. */
function endOfStatement(text: string, start: number): number {
  let depth = 0
  for (let at = start; ; ) {
    const feed = text.indexOf('\n', at)
    const end = feed === -1 ? text.length : feed
    const line = text.slice(at, end)
    depth += (line.match(/[{([]/g)?.length ?? 0) - (line.match(/[})\]]/g)?.length ?? 0)
    const next = text[end + 1]
    if (feed === -1 || (depth <= 0 && (next === '\n' || next === undefined || /\S/.test(next)))) return end
    at = end + 1
  }
}
