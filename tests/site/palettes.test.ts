import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Palette, palettes } from '../../src/site/palettes.ts'
import { projectRoot } from '../support/source-files.ts'

const folder = join(projectRoot, 'src/components/styles/themes')
const sheets = globSync('*.css', { cwd: folder }).map((file) => ({
  name: basename(file, '.css'),
  css: readFileSync(join(folder, file), 'utf8'),
}))

/** The values of a token: in the light and in the dark. */
function tokenOf(css: string, name: string): readonly [light: string, dark: string] {
  const value = new RegExp(`--${name}:\\s*([^;]+);`).exec(css)?.[1]?.trim() ?? ''
  const [, light, dark] = /^light-dark\(\s*(.+),\s*(.+?)\s*\)$/s.exec(value) ?? [null, value, value]
  return [light as string, dark as string]
}

/** What a style sheet says where palettes are asked. */
function saidBy(css: string): Omit<Palette, 'line' | 'display'> {
  const light = (name: string) => tokenOf(css, name)[0]
  const [paper, darkPaper] = tokenOf(css, 'paper')
  return {
    paper: { light: paper, dark: darkPaper },
    grounds: {
      page: light('ground-page'),
      webinar: light('ground-webinar'),
      whitepaper: light('ground-whitepaper'),
    },
    onGround: light('on-ground'),
    accent: light('north-pole'),
  }
}

describe('palettes', () => {
  test('are there for every theme', () => {
    expect(sheets.length).toBeGreaterThan(0)
    expect(Object.keys(palettes).sort()).toEqual(sheets.map(({ name }) => name).sort())
  })

  test.each(sheets)('of the theme $name are the colours of its style sheet', ({ name, css }) => {
    expect(palettes[name]).toMatchObject(saidBy(css))
  })
})
