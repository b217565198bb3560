import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Contender, type Turn, trial } from './contender.ts'

/** The least that Node can make the site with: the same Markdown engine and highlighter, nothing around them. */
export function bareScript({ outputs, markdown }: Turn): Contender {
  const output = join(outputs, 'bare')
  const script = join(import.meta.dirname, '../peers/bare/build.mjs')
  const { version } = JSON.parse(readFileSync('node_modules/satteri/package.json', 'utf8'))
  const command = { program: process.execPath, args: [script, markdown.content, markdown.data, output] }
  return {
    name: 'Bare script',
    version: `satteri ${version}`,
    output,
    trials: [trial('Bare script', command)],
  }
}
