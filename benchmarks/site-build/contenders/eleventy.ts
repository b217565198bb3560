import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type Contender, type Turn, trial } from './contender.ts'

/** Eleventy with markdown-it, highlight.js and its fastest template language. */
export function eleventy({ outputs, markdown }: Turn): Contender {
  const peer = join(import.meta.dirname, '../peers/eleventy')
  const output = join(outputs, 'eleventy')
  const { version } = JSON.parse(readFileSync('node_modules/@11ty/eleventy/package.json', 'utf8'))
  const config = relative('.', join(peer, 'eleventy.config.mjs'))
  const command = {
    program: process.execPath,
    args: ['node_modules/@11ty/eleventy/cmd.cjs', '--quiet', `--config=${config}`],
    env: {
      SITE_CONTENT: relative('.', markdown.content),
      SITE_DATA: markdown.data,
      // Eleventy counts it from its input.
      SITE_LAYOUTS: relative(markdown.content, join(peer, 'layouts')),
      SITE_OUTPUT: relative('.', output),
    },
  }
  return { name: 'Eleventy', version, output, trials: [trial('Eleventy', command)] }
}
