import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'
import { adobeWidth } from './adobe-metrics.ts'
import { characters, sample } from './characters.ts'
import type { Face, StandIn } from './faces.ts'
import { metricsOf } from './font-metrics.ts'

/** Features of the typefaces that the style sheets use, and those without which text is set wrong. */
const features = ['kern', 'liga', 'ccmp', 'mark', 'mkmk', 'locl', 'rvrn', 'tnum', 'pnum']

/** The file of a face: the characters and weights that the site uses, and no more. The same source gives the same bytes. */
export async function subsetOf(face: Face): Promise<Buffer> {
  const options = { variationAxes: face.axes, keepFeatures: features, noHinting: true }
  return subsetFont(await sourceOf(face), characters, { ...options, targetFormat: 'woff2' })
}

/** The style sheet that declares faces, and what stands in until they are loaded, so that no line moves then. */
export async function stylesOf(faces: readonly Face[]): Promise<string> {
  const rules: string[] = []
  for (const face of faces) {
    rules.push(faceRule(face))
    for (const standIn of face.standIns) rules.push(await standInRule(face, standIn))
  }
  return `/* Written by \`npm run fonts\`. */\n\n${rules.join('\n\n')}\n`
}

const sourceOf = async ({ source }: Face) =>
  readFile(fileURLToPath(import.meta.resolve(`@fontsource-variable/${source}`)))

function faceRule({ name, family, style, axes, shown }: Face): string {
  const weight = axes.wght ?? 400
  return rule([
    ['font-family', `"${family}"`],
    ['src', `url("./${name}.woff2") format("woff2")`],
    ['font-style', style],
    ['font-weight', typeof weight === 'number' ? `${weight}` : `${weight.min} ${weight.max}`],
    ['font-display', shown],
  ])
}

/** Scaled to the same width of running text; then its lines are as high as those of the face. */
async function standInRule(face: Face, { names, metrics, weights, at }: StandIn): Promise<string> {
  const fixed = Object.fromEntries(
    Object.entries(face.axes).map(([axis, range]) => [axis, typeof range === 'number' ? range : at]),
  )
  const instance = await subsetFont(await sourceOf(face), characters, {
    targetFormat: 'sfnt',
    variationAxes: fixed,
    keepFeatures: features,
  })
  const { ascent, descent, lineGap, widthOf } = await metricsOf(instance)
  const scale = widthOf(sample) / adobeWidth(metrics, sample)
  return rule([
    ['font-family', `"${face.family} stand-in"`],
    ['src', names.map((name) => `local("${name}")`).join(', ')],
    ['font-style', face.style],
    ['font-weight', weights],
    ['ascent-override', percent(ascent / scale)],
    ['descent-override', percent(descent / scale)],
    ['line-gap-override', percent(lineGap / scale)],
    ['size-adjust', percent(scale)],
  ])
}

const percent = (value: number) => `${Math.round(value * 10_000) / 100}%`

const rule = (declarations: readonly (readonly [string, string])[]) =>
  `@font-face {\n${declarations.map(([property, value]) => `  ${property}: ${value};`).join('\n')}\n}`
