import { existsSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect } from 'vitest'
import { test } from '../support/database.ts'
import { mediaRow } from '../support/rows.ts'
import { entryOf, importFrom, mediaIn, noticesOf, pageAt, writeFiles } from './support.ts'

const png = (red: number) =>
  sharp({ create: { width: 8, height: 6, channels: 3, background: { r: red, g: 0, b: 0 } } })
    .png()
    .toBuffer()

const pdf = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'

test('pictures and documents go into the library once, with words in each language', async ({
  database,
  folder,
}) => {
  writeFiles(folder, {
    'en/a.md': '---\ntitle: A\n---\n![A red field](r.png) ![](/img/copy.png) [The paper](/files/p.pdf)\n',
    'de/a.md': '---\ntitle: A\n---\n![Ein rotes Feld](../en/r.png)\n\n<img src="/img/copy.png">\n',
    'en/r.png': await png(200),
    'static/img/copy.png': await png(200),
    'static/files/p.pdf': pdf,
  })
  const report = await importFrom(
    database,
    { en: join(folder, 'en'), de: join(folder, 'de') },
    { imagesFolder: join(folder, 'static') },
  )
  expect(report.newMedia).toBe(2)
  expect(pageAt(database, 'a').content).toEqual({
    en: '![A red field](/media/r.png) ![](/media/r.png) [The paper](/media/p.pdf)',
    de: '![Ein rotes Feld](/media/r.png)\n\n![](/media/r.png)',
  })
  const row = database.sqlite.prepare("SELECT * FROM media_files WHERE filename = 'r.png'").get() as {
    alt_text: string
    image_metadata: string
    file_path: string
  }
  expect(row).toMatchObject({ original_filename: 'r.png', mime_type: 'image/png' })
  expect(JSON.parse(row.alt_text)).toEqual({ en: 'A red field', de: 'Ein rotes Feld' })
  expect(JSON.parse(row.image_metadata)).toMatchObject({ width: 8, height: 6, format: 'png' })
  expect(existsSync(join(folder, 'media', row.file_path))).toBe(true)
})

test('other files of the same name get names of their own', async ({ database, folder }) => {
  await database.db
    .insertInto('media_files')
    .values(mediaRow({ filename: 'x.png' }))
    .execute()
  writeFiles(folder, {
    'a.md': '---\ntitle: A\n---\n![One](one/x.png) ![Two](two/x.png)\n',
    'one/x.png': await png(10),
    'two/x.png': await png(20),
  })
  await importFrom(database, { en: folder })
  expect(pageAt(database, 'a').content.en).toBe('![One](/media/x-2.png) ![Two](/media/x-3.png)')
})

test('pictures that are not there, elsewhere or broken are reported and become their words', async ({
  database,
  folder,
}) => {
  writeFiles(folder, {
    'a.md': [
      '---\ntitle: A\nimage: https://example.com/card.png\n---',
      '![A rotor](gone.png) ![image](gone.png)',
      '![A stator](https://example.com/s.png)',
      '<img src="//example.com/t.png" alt="A pump">',
      '![A valve](broken.png)',
      '![A text](b.md)',
      '![A pixel](data:image/png;base64,AAAA)',
    ].join('\n'),
    'b.md': '---\ntitle: B\n---\nText\n',
    'broken.png': '\x89PNG no more',
  })
  const report = await importFrom(database, { en: folder })
  expect(pageAt(database, 'a').content.en?.split('\n')).toEqual([
    'A rotor ',
    'A stator',
    'A pump',
    'A valve',
    'A text',
    'A pixel',
  ])
  expect(noticesOf(entryOf(report, 'a')).map((notice) => notice.split(' ').slice(0, 2).join(' '))).toEqual([
    '3 picture-remote',
    '5 picture-missing',
    '5 picture-missing',
    '6 picture-remote',
    '7 picture-remote',
    '8 picture-unusable',
    '9 picture-missing',
    '10 picture-unusable',
  ])
  expect(mediaIn(database)).toEqual([])
})

test('files outside of the folders are out of reach', async ({ database, folder }) => {
  writeFiles(folder, {
    'in/a.md': '---\ntitle: A\n---\n![Secret](../secret.png) ![Secret](/secret.png)\n',
    'secret.png': await png(99),
  })
  await importFrom(database, { en: join(folder, 'in') })
  expect([pageAt(database, 'a').content.en, mediaIn(database)]).toEqual(['Secret Secret', []])
})

test('the picture of the front matter goes into the library, though pages show none', async ({
  database,
  folder,
}) => {
  writeFiles(folder, { 'a.md': '---\ntitle: A\ncover:\n  image: c.png\n---\nText\n', 'c.png': await png(7) })
  const report = await importFrom(database, { en: folder })
  expect(mediaIn(database)).toEqual(['c.png'])
  expect(noticesOf(entryOf(report, 'a'))[0]).toMatch(/^3 picture-unplaced .*\/media\/c\.png/)
})
