import { gunzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtFor, type FixtureSite, makeBuiltSite, mustBuild, projectRoot } from '../support/fixture-site.ts'
import { canary, canaryContent, open } from './canary-content.ts'
import { filesOf } from './page-reading.ts'

let site: FixtureSite
beforeAll(async () => {
  process.env.ZQ_SECRET = canary('environment')
  process.env.SECRET_KEY = canary('environmentkey')
  site = await makeBuiltSite(await canaryContent())
})
afterAll(() => site?.close())

/** Every file that a build writes, compressed ones unpacked, as text in which each byte is a character. */
function outputs(): Map<string, string> {
  const { site: dist, work } = site.output
  const files = [
    ...filesOf(dist),
    ...[...filesOf(work)].map(([path, bytes]) => [`build${path}`, bytes] as const),
  ]
  return new Map(files.map(([path, bytes]) => [path, `${path}\n${unpacked(bytes).toString('latin1')}`]))
}

const unpacked = (bytes: Buffer) => (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes)

/** The words that begin so, with a file that holds each. */
function found(word: string): Record<string, string> {
  const places = [...outputs()].flatMap(([path, text]) =>
    [...text.matchAll(new RegExp(`${word}\\w*`, 'gi'))].map(
      ([match]) => [match.toLowerCase(), path] as const,
    ),
  )
  return Object.fromEntries(places)
}

describe('the output', () => {
  test('holds no word of drafts, deleted, future and withdrawn rows, of files behind forms, nor of private columns', () => {
    expect(found('zqcanary')).toEqual({})
  })

  test('holds what is published, wherever it is looked for', () => {
    expect(Object.keys(found('zqpublic')).length).toBeGreaterThan(30)
    const holders = [...outputs()].filter(([, text]) => text.includes('zqpublic')).map(([path]) => path)
    for (const place of [/\.html$/, /rss\.xml$/, /\.ics$/, /pf_fragment$/, /pf_index$/, /\.pdf$/])
      expect(holders).toContainEqual(expect.stringMatching(place))
  })

  test('names no file, folder or name of the machine in what is deployed', () => {
    const dist = [...outputs()].filter(([path]) => !path.startsWith('build'))
    const names = [`${projectRoot}/`, site.folder, 'node_modules', 'file:///']
    const told = dist.flatMap(([path, text]) =>
      names.filter((name) => text.includes(name)).map((name) => `${path}: ${name}`),
    )
    expect(told).toEqual([])
  })

  test('holds pictures that say nothing but what they show', async () => {
    const pictures = [...filesOf(site.output.site)].filter(([path]) => /\.(jpg|png|webp|avif)$/.test(path))
    expect(pictures.length).toBeGreaterThan(3)
    for (const [path, bytes] of pictures) {
      const { exif, xmp, iptc, comments } = await sharp(bytes).metadata()
      expect({ path, exif, xmp, iptc, comments }).toEqual({ path })
    }
  })

  test('holds no file that no page names', () => {
    const media = [...filesOf(site.output.site).keys()].filter((path) => /^\/(media|files)\//.test(path))
    const pages = [...filesOf(site.output.site, '.html').values()].join('')
    expect(media.filter((path) => !pages.includes(path))).toEqual([])
    expect(media.filter((path) => path.startsWith('/files/'))).toEqual([expect.stringMatching(/free\.pdf$/)])
  })
})

test('the photograph that was uploaded does say it', () => {
  const originals = [...filesOf(site.dataDir)]
    .filter(([path]) => path.endsWith('.jpg'))
    .map(([, bytes]) => bytes.toString('latin1'))
  for (const word of ['exifartist', 'xmp', 'gps', 'jpegcomment'])
    expect(originals.join('')).toContain(canary(word))
})

test('what is taken back is gone with the next build', async () => {
  const { db } = site.database
  await db.updateTable('pages').set({ status: 'draft' }).where('slug', '=', 'open/leaving').execute()
  await db.updateTable('webinars').set({ deleted_at: builtFor }).where('slug', '=', 'open').execute()
  await db.updateTable('whitepapers').set({ requires_registration: 1 }).where('slug', '=', 'free').execute()
  mustBuild(await site.build())
  const words = Object.keys(found('zqpublic'))
  expect(words.filter((word) => /^zqpublic(leaving|webinar|pdf)/.test(word))).toEqual([])
  expect(words).toContain(open('pagetitleen'))
})
