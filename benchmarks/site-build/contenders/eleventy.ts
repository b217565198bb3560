import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Workplace } from '../workplace.ts'
import { type Contender, coldTrial } from './contender.ts'

/** Eleventy with markdown-it, highlight.js and its fastest template language. */
export function eleventy({ folder, markdown }: Workplace): Contender {
  const peer = join(import.meta.dirname, '../peers/eleventy')
  const output = join(folder, 'eleventy')
  const { version } = JSON.parse(readFileSync('node_modules/@11ty/eleventy/package.json', 'utf8'))
  const command = {
    program: process.execPath,
    args: [
      'node_modules/@11ty/eleventy/cmd.cjs',
      '--quiet',
      `--config=${relative('.', join(peer, 'eleventy.config.mjs'))}`,
    ],
    env: {
      SITE_CONTENT: relative('.', markdown.content),
      SITE_DATA: markdown.data,
      // Eleventy counts it from its input.
      SITE_LAYOUTS: relative(markdown.content, join(peer, 'layouts')),
      SITE_OUTPUT: relative('.', output),
    },
  }
  return { name: 'Eleventy', version, output, trials: [coldTrial('Eleventy', output, command)] }
}
