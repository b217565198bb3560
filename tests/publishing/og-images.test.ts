import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Lettering, loadLettering } from '../../src/publishing/og-image-lettering.ts'
import { drawOgImage, ogImageDrawing, ogImageLayout, writeOgImages } from '../../src/publishing/og-images.ts'
import { ogImageSvg } from '../../src/site/og-image/drawing.ts'
import { drawingEdition, type OgImage, ogImagePath, ogImageSize } from '../../src/site/og-image/og-image.ts'
import { paletteOf } from '../../src/site/palettes.ts'
import { projectRoot } from '../support/source-files.ts'

const image = (more: Partial<OgImage> = {}): OgImage => ({
  kind: 'webinar',
  seed: 'inertia-as-a-service',
  siteName: 'Voltaic Systems',
  kicker: 'Webinar, 14 January 2027, 15:00 CET',
  title: 'Inertia as a service: what a flywheel earns in 2027',
  language: 'en',
  theme: 'voltaic',
  ...more,
})

/** The longest titles of the demonstration, in any language, and some that nobody would write. */
const longTitles = globSync('scripts/demo/{pages,webinars,whitepapers}/**/*.md', { cwd: projectRoot })
  .flatMap((file) => /^title: "(.+)"$/m.exec(readFileSync(join(projectRoot, file), 'utf8'))?.[1] ?? [])
  .sort((a, b) => b.length - a.length)
  .slice(0, 8)
const titles = [
  ...longTitles,
  'Datenschutzerklärung',
  'Hochtemperatursupraleitermagnetspulenprüfstandsbetriebsanleitung',
  'Eine Energiespeicherung '.repeat(12),
]

let lettering: Lettering
let folder: string
beforeAll(async () => {
  lettering = await loadLettering()
  folder = mkdtempSync(join(tmpdir(), 'magnetiq-og-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a drawn image', () => {
  test('is the same each time, has the size that networks ask for, and is small', async () => {
    const bytes = await drawOgImage(image(), lettering)
    expect(await drawOgImage(image(), await loadLettering())).toEqual(bytes)
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', ...ogImageSize })
    expect(bytes.length).toBeLessThan(60_000)
  })

  test('is drawn as the edition of the drawing says', async () => {
    const drawing = await ogImageDrawing(image(), lettering)
    const digest = createHash('sha256').update(drawing).digest('hex').slice(0, 12)
    expect(
      { drawingEdition, digest },
      'Images are drawn otherwise than before: raise drawingEdition in src/site/og-image/og-image.ts, so that they get new addresses, and write the new digest here.',
    ).toEqual({ drawingEdition: 1, digest: '58a46ae5597d' })
  })

  test('has the colours of its kind', async () => {
    const grounds = await Promise.all(
      (['page', 'webinar', 'whitepaper'] as const).map(async (kind) => {
        const pixels = sharp(await drawOgImage(image({ kind }), lettering))
        const [r = 0, g = 0, b = 0] = await pixels
          .extract({ left: 20, top: 600, width: 1, height: 1 })
          .raw()
          .toBuffer()
        return `#${[r, g, b].map((value) => value.toString(16).padStart(2, '0')).join('')}`
      }),
    )
    expect(grounds).toEqual(Object.values(paletteOf('voltaic').grounds))
  })
})

describe('the title of an image', () => {
  test.each(titles)('fits: %s', async (title) => {
    const { texts } = await ogImageLayout(image({ title }), lettering)
    const [, kicker, ...lines] = texts
    expect(texts[0]?.y).toBeGreaterThan(40)
    expect(kicker?.y).toBeGreaterThan((texts[0]?.y ?? 0) + 60)
    for (const { text, x, y, width, size } of lines) {
      expect(text.trim()).not.toBe('')
      expect(x + width).toBeLessThan(ogImageSize.width - 60)
      expect(y + size).toBeLessThan(ogImageSize.height - 40)
      expect(size).toBeGreaterThanOrEqual(43)
    }
  })

  test.each(titles.slice(-4))('stands where no line of the field runs: %s', async (title) => {
    const shown = image({ title })
    const layout = await ogImageLayout(shown, lettering)
    const ground = sharp(Buffer.from(ogImageSvg(shown, layout, '')))
    for (const { x, y, width, size } of layout.texts) {
      const area = {
        left: Math.floor(x),
        top: Math.floor(y),
        width: Math.ceil(width),
        height: Math.ceil(size),
      }
      const { channels } = await sharp(await ground.clone().extract(area).png().toBuffer()).stats()
      expect(channels.map(({ stdev }) => stdev).slice(0, 3)).toEqual([0, 0, 0])
    }
  })

  test('keeps its words whole while that leaves it large, and parts longer ones as their language has it', async () => {
    const linesOf = async (title: string) => {
      const { texts } = await ogImageLayout(image({ title, language: 'de' }), lettering)
      return texts.slice(2).map(({ text }) => text)
    }
    expect(await linesOf('Datenschutzerklärung')).toEqual(['Datenschutzerklärung'])
    expect(await linesOf('Frequenzstabilisierungsregelungstechnik')).toEqual([
      'Frequenzstabilisie-',
      'rungsregelungstechnik',
    ])
  })

  test('leaves out signs that the fonts lack', async () => {
    const { texts } = await ogImageLayout(image({ title: 'Łódź 😀 at full power ⚡' }), lettering)
    const lines = texts.slice(2).map(({ text }) => text)
    expect(lines.join(' ')).toBe('Łódź at full power')
  })

  test('is not drawn where the fonts lack its letters: rather none than half of one', async () => {
    const { texts } = await ogImageLayout(image({ title: 'Ω-Filter', kicker: '風' }), lettering)
    expect(texts.map(({ text }) => text)).toEqual(['Voltaic Systems'])
    expect(await drawOgImage(image({ title: '', siteName: '', kicker: null }), lettering)).toBeInstanceOf(
      Buffer,
    )
  })

  test('is text, whatever is written there', async () => {
    const drawing = await ogImageDrawing(
      image({ title: '</svg><image href="https://evil.example/x"/>' }),
      lettering,
    )
    expect(drawing).not.toMatch(/<image|evil\.example|<script/)
  })
})

describe('the images of a site', () => {
  const make = (images: readonly OgImage[], output: string) => {
    const progress: string[] = []
    return writeOgImages(images, {
      cacheDirectory: join(folder, 'derivatives'),
      outputDir: join(folder, output),
      onProgress: (done, total) => progress.push(`${done}/${total}`),
    }).then(() => progress)
  }
  const short = image({ title: 'One' })
  const other = image({ title: 'Two' })

  test('are drawn once, however many pages name them and however often the site is built', async () => {
    expect(await make([short, short], 'first')).toEqual(['1/1'])
    const kept = join(folder, 'derivatives', ogImagePath(short))
    utimesSync(kept, 1000, 1000)
    expect(await make([short, other], 'second')).toEqual(['1/1'])
    expect(statSync(kept).mtimeMs).toBe(1_000_000)
  })

  test('are all in the output, where pages name them', () => {
    const files = [short, other].map((each) => join(folder, 'second', ogImagePath(each)))
    expect(files.map((file) => existsSync(file))).toEqual([true, true])
  })

  test('cost nothing where there are none', async () => {
    expect(await make([], 'third')).toEqual([])
  })
})
