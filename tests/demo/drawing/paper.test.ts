import { readdir, readFile } from 'node:fs/promises'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { pageThumbnail } from '../../../scripts/demo/drawing/page-thumbnail.ts'
import { makePaper, type Paper } from '../../../scripts/demo/drawing/paper.ts'

const paper: Paper = {
  seed: 'black-start',
  title: 'Schwarzstart ohne Diesel',
  subtitle: 'Wie vierzehn Läufer eine Gasturbine anlassen',
  language: 'de',
  category: { key: 'guide', name: 'Leitfaden' },
  authors: ['Lena Hartmann', 'Jonas Weber'],
  publisher: 'Voltaic Systems',
  date: '2026-11-03',
  markdown: `## Wozu

Ein Kraftwerk startet **nicht** aus dem *Nichts*, größer als 5 µm² und für €300.

### Darunter

- erstens
- zweitens, **fett**

1. Eins
2. Zwei

> Eine Regel.

| Schritt | Energie |
| --- | ---: |
| Spannung | 5 kWh |
| Drehen | 187 kWh |

## Noch ein Abschnitt

${'Ein langer Absatz, der die Seite füllt. '.repeat(60)}

${'Und noch einer, damit es zwei werden. '.repeat(120)}`,
}

async function open(pdf: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: VerbosityLevel.ERRORS })
  onTestFinished(() => task.destroy())
  return task.promise
}

async function textOf(pdf: Uint8Array): Promise<string> {
  const document = await open(pdf)
  const pages = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join(''))
  }
  return pages.join('\n').replace(/ +/g, ' ')
}

describe('a paper', () => {
  let pdf: Buffer
  beforeAll(async () => {
    pdf = await makePaper(paper)
  })

  it('is the same each time, to the byte', async () => {
    expect((await makePaper(paper)).equals(pdf)).toBe(true)
  })

  it('is another when a word is', async () => {
    expect((await makePaper({ ...paper, subtitle: 'Anders' })).equals(pdf)).toBe(false)
  })

  it('says who made it, when, what it is called and in which language', async () => {
    const { info } = (await (await open(pdf)).getMetadata()) as { info: Record<string, unknown> }
    expect(info).toMatchObject({
      Title: paper.title,
      Author: 'Lena Hartmann, Jonas Weber',
      Subject: paper.subtitle,
      Language: 'de',
      CreationDate: 'D:20261103000000Z',
      ModDate: 'D:20261103000000Z',
    })
  })

  it('has a cover with the date as its readers write it, and every word of its text in order', async () => {
    const text = await textOf(pdf)
    expect(text).toContain('3. November 2026')
    let from = 0
    for (const said of [
      'Leitfaden',
      'Schwarzstart',
      'größer als 5 µm² und für €300.'.normalize('NFKC').replace('m2', 'm²'),
      'erstens',
      'zweitens, fett',
      'Eins',
      'Eine Regel.',
      'Schritt',
      '187 kWh',
      'Ein langer Absatz',
    ]) {
      const at = text.indexOf(said, from)
      expect(at, said).toBeGreaterThan(-1)
      from = at
    }
  })

  it('numbers its pages and runs over several', async () => {
    const document = await open(pdf)
    expect(document.numPages).toBeGreaterThan(2)
    const { items } = await (await document.getPage(3)).getTextContent()
    expect(items.map((item) => ('str' in item ? item.str : ''))).toContain('3')
  })

  it('has bookmarks for its headings, one in the other', async () => {
    const outline = await (await open(pdf)).getOutline()
    expect(outline.map(({ title, items }) => [title, ...items.map((item) => item.title)])).toEqual([
      ['Wozu', 'Darunter'],
      ['Noch ein Abschnitt'],
    ])
  })

  it('is tagged: headings, lists and tables are known to readers of the structure', async () => {
    const tree = await (await (await open(pdf)).getPage(2)).getStructTree()
    const roles = JSON.stringify(tree)
    for (const role of ['H2', 'H3', 'P', 'L', 'LI', 'BlockQuote', 'Table', 'TH', 'TD'])
      expect(roles).toContain(`"role":"${role}"`)
  })

  it('carries its fonts with it', () => {
    const names = [...pdf.toString('latin1').matchAll(/\/FontName \/([A-Za-z+0-9-]+)/g)].map(
      ([, name]) => name!,
    )
    expect(names.length).toBeGreaterThan(3)
    for (const name of names) expect(name).toMatch(/^[A-Z]{6}\+/)
  })
})

describe('what cannot be set in a paper stops it with its name', () => {
  it.each([
    ['code', '```js\n1\n```'],
    ['image', '![a](b.png)'],
    ['thematicBreak', 'a\n\n---'],
  ])('%s', async (kind, markdown) => {
    await expect(makePaper({ ...paper, markdown })).rejects.toThrow(`"${kind}"`)
  })
})

it('a character that its typefaces lack stops a paper, too', async () => {
  await expect(makePaper({ ...paper, markdown: 'A pair of 磁石.' })).rejects.toThrow('no "磁"')
})

describe('the picture of its first page', () => {
  it('is 800 pixels wide and shows the ground and the title', async () => {
    const png = await pageThumbnail(await makePaper(paper))
    const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([800, 1132])
    expect([...data.subarray(0, 3)]).toEqual([0x12, 0x30, 0x47])
    const { channels } = await sharp(png).extract({ left: 70, top: 700, width: 600, height: 300 }).stats()
    expect(channels[0]!.max).toBeGreaterThan(230)
  })

  it('is of the same bytes each time', async () => {
    const pdf = await makePaper(paper)
    expect((await pageThumbnail(pdf)).equals(await pageThumbnail(pdf))).toBe(true)
  })

  it('is not made of what is no PDF', async () => {
    await expect(pageThumbnail(Buffer.from('no paper'))).rejects.toThrow()
  })
})

describe('the papers of the demonstration', () => {
  it('can all be set, each word of them', async () => {
    const folder = new URL('../../../scripts/demo/papers/', import.meta.url)
    const files = (await readdir(folder)).filter((file) => file.endsWith('.md'))
    expect(files.length).toBeGreaterThanOrEqual(10)
    for (const file of files) {
      const [, front, markdown] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(
        await readFile(new URL(file, folder), 'utf8'),
      )!
      const { title, subtitle, language } = parse(front!) as Pick<Paper, 'title' | 'subtitle' | 'language'>
      const text = await textOf(
        await makePaper({ ...paper, seed: file, title, subtitle, language, markdown: markdown! }),
      )
      const words = (from: string) =>
        from
          .replace(/[^\p{L}]+/gu, ' ')
          .trim()
          .split(' ').length
      expect(words(text), file).toBeGreaterThan(words(markdown!))
    }
  })
})
