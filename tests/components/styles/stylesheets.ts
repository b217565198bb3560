import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { projectRoot } from '../../support/source-files.ts'

const folder = join(projectRoot, 'src/components/styles')

/** The text of every style sheet by its path below the folder of styles. */
export const stylesheets: ReadonlyMap<string, string> = new Map(
  globSync('**/*.css', { cwd: folder }).map((path) => [
    path.replaceAll('\\', '/'),
    readFileSync(join(folder, path), 'utf8'),
  ]),
)

/** The tokens that a theme sets, as they are written, by name. */
export type Tokens = ReadonlyMap<string, string>

/** The themes that have a style sheet, with their tokens. */
export const themeTokens: ReadonlyMap<string, Tokens> = new Map(
  [...stylesheets]
    .filter(([path]) => /^themes\/[^/]+\.css$/.test(path))
    .map(([path, css]) => [basename(path, '.css'), tokensIn(css)]),
)

/** What a style sheet declares of the form `--name: value`. */
export function tokensIn(css: string): Tokens {
  return new Map(
    [...css.matchAll(/^\s*--([\w-]+):\s*([^;]+);/gm)].map(([, name = '', value = '']) => [name, value]),
  )
}
