import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { themes } from '../../../src/site/themes.ts'
import { projectRoot } from '../../support/source-files.ts'
import { colourIn, contrast, type Scheme } from './contrast.ts'
import { stylesheets, themeTokens, tokensIn } from './stylesheets.ts'

const grounds = ['ground-page', 'ground-webinar', 'ground-whitepaper']
const papers = ['paper', 'paper-raised']
const codes = ['remark', 'word', 'text', 'value', 'name', 'removed'].map((name) => `code-${name}`)

/** What stands on what, and the contrast it needs: 4.5 for words, 3 for what one has to make out. */
const pairs: readonly (readonly [above: string, below: string, least: number])[] = [
  ...papers.flatMap((paper) => ['ink', 'ink-soft', 'accent'].map((ink) => [ink, paper, 4.5] as const)),
  ...codes.map((code) => [code, 'paper-raised', 4.5] as const),
  ...grounds.flatMap((ground) => ['on-ground', 'on-ground-soft'].map((ink) => [ink, ground, 4.5] as const)),
  ['on-accent', 'accent-ground', 4.5],
  ['on-accent', 'accent-ground-hover', 4.5],
  ['paper', 'ink', 4.5],
  ...papers.map((paper) => ['control', paper, 3] as const),
  ...papers.map((paper) => ['focus', paper, 3] as const),
  ...grounds.map((ground) => ['focus-on-ground', ground, 3] as const),
]

describe.each(themes.map(({ name }) => name))('the theme %s', (name) => {
  const tokens = themeTokens.get(name) ?? new Map<string, string>()

  test('has a style sheet that dresses pages of its name alone', () => {
    const css = stylesheets.get(`themes/${name}.css`) ?? ''
    expect([...css.matchAll(/^([^\s@/}].*?)\s*\{/gm)].map(([, selector]) => selector)).toEqual([
      `:root[data-theme="${name}"]`,
    ])
  })

  test('sets every token that a theme has to set', () => {
    const all = [...new Set([...themeTokens.values()].flatMap((each) => [...each.keys()]))]
    expect(all.filter((token) => !tokens.has(token))).toEqual([])
  })

  test('has the typefaces that are seen first', () => {
    const files = globSync('*.woff2', { cwd: join(projectRoot, 'src/components/styles/themes', name) })
    const { facesSeenFirst = [] } = themes.find((theme) => theme.name === name) ?? {}
    expect(facesSeenFirst.filter((face) => !files.includes(`${face}.woff2`))).toEqual([])
  })

  describe.each<Scheme>(['light', 'dark'])('in the %s', (scheme) => {
    const colour = (token: string) => colourIn(scheme, tokens.get(token) ?? `--${token}, which is not set`)

    test.each(pairs)('%s on %s has a contrast of %d at least', (above, below, least) => {
      expect(contrast(colour(above), colour(below))).toBeGreaterThanOrEqual(least)
    })
  })
})

test('there is no style sheet of a theme that cannot be chosen', () => {
  expect([...themeTokens.keys()].sort()).toEqual(themes.map(({ name }) => name).sort())
})

test('style sheets use no token that nobody sets, and colours are named in themes alone', () => {
  const set = new Set([...stylesheets.values()].flatMap((css) => [...tokensIn(css).keys()]))
  const parts = [...stylesheets].filter(([path]) => !path.startsWith('themes/') && path !== 'print.css')
  for (const [path, css] of parts) {
    const used = [...css.matchAll(/var\(--([\w-]+)/g)].map(([, token = '']) => token)
    expect({ path, unset: used.filter((token) => !set.has(token)) }).toEqual({ path, unset: [] })
    expect({ path, colours: css.match(/#[\da-f]{3,8}\b/gi) ?? [] }).toEqual({ path, colours: [] })
  }
})

test('a contrast is what WCAG says it is', () => {
  expect(contrast([0, 0, 0, 1], [255, 255, 255, 1])).toBeCloseTo(21, 5)
  expect(contrast([119, 119, 119, 1], [255, 255, 255, 1])).toBeCloseTo(4.48, 2)
  expect(contrast([0, 0, 0, 0], [10, 20, 30, 1])).toBe(1)
})
