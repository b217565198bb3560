import { createHash } from 'node:crypto'
import { readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { makeDerivatives, type PictureOriginal } from '../../src/media/derivatives.ts'
import { storeFile } from '../../src/media/store.ts'
import { pictureFiles } from '../../src/site/picture.ts'
import { colourAt, rings, temporaryFolder } from './pictures.ts'

/** A library with these pictures stored, and folders for originals and derivatives. */
async function library(pictures: Record<string, Uint8Array>) {
  const options = { mediaDirectory: await temporaryFolder(), cacheDirectory: await temporaryFolder() }
  const originals: PictureOriginal[] = []
  for (const [name, bytes] of Object.entries(pictures)) {
    const outcome = await storeFile(options.mediaDirectory, bytes, name)
    if (!outcome.ok) throw new Error(outcome.message)
    const { filename, file_hash, file_path, image_metadata } = outcome.file
    originals.push({ fileName: filename, hash: file_hash, filePath: file_path, ...image_metadata! })
  }
  const made = async () => (await readdir(join(options.cacheDirectory, 'media'))).sort()
  const read = (path: string) => readFile(join(options.cacheDirectory, path))
  return { options, originals, made, read }
}

const named = (picture: PictureOriginal) => {
  const { avif, webp, original } = pictureFiles(picture)
  return [...avif, ...webp, original].map((file) => file.path.replace('media/', '')).sort()
}

describe('the derivatives of a picture', () => {
  it('are exactly the files that pages name, each of the type and size that is said', async () => {
    const { options, originals, made, read } = await library({
      'a.png': await rings(1200, 801).png().toBuffer(),
    })
    const outcome = await makeDerivatives(originals, options)
    expect(outcome).toEqual({ made: 7, present: 0, failures: [] })
    expect(await made()).toEqual(named(originals[0]!))
    const { avif, webp, original } = pictureFiles(originals[0]!)
    for (const file of [...avif, ...webp, original]) {
      const { width, height, format, compression } = await sharp(await read(file.path)).metadata()
      expect(width).toBe(file.width)
      expect(height).toBe(Math.round((801 * file.width) / 1200))
      expect(`image/${compression === 'av1' ? 'avif' : format}`).toBe(file.type)
    }
  })

  it('are never larger than the largest width, the original neither', async () => {
    const { options, originals, read } = await library({
      'wide.jpg': await rings(2600, 1300).jpeg().toBuffer(),
    })
    await makeDerivatives(originals, options)
    const { original } = pictureFiles(originals[0]!)
    expect(await sharp(await read(original.path)).metadata()).toMatchObject({
      width: 1920,
      height: 960,
      format: 'jpeg',
    })
  })

  it('are not made again on a second run', async () => {
    const { options, originals, made, read } = await library({
      'a.png': await rings(600, 400).png().toBuffer(),
    })
    await makeDerivatives(originals, options)
    for (const file of await made()) await utimes(join(options.cacheDirectory, 'media', file), 1, 1)
    expect(await makeDerivatives(originals, options)).toEqual({ made: 0, present: 5, failures: [] })
    const avif = pictureFiles(originals[0]!).avif[0]!.path
    await rm(join(options.cacheDirectory, avif))
    expect(await makeDerivatives(originals, options)).toEqual({ made: 1, present: 4, failures: [] })
    expect((await read(avif)).length).toBeGreaterThan(100)
    for (const file of await made()) {
      if (`media/${file}` === avif) continue
      expect((await stat(join(options.cacheDirectory, 'media', file))).mtimeMs).toBe(1000)
    }
  })

  it('are whole and the same when two make them at once', async () => {
    const { options, originals, made, read } = await library({
      'a.png': await rings(700, 500).png().toBuffer(),
    })
    const elsewhere = { ...options, cacheDirectory: await temporaryFolder() }
    await Promise.all([makeDerivatives(originals, options), makeDerivatives(originals, options)])
    await makeDerivatives(originals, { ...elsewhere, atOnce: 1 })
    expect(await made()).toEqual(named(originals[0]!))
    for (const file of await made()) {
      const alone = await readFile(join(elsewhere.cacheDirectory, 'media', file))
      expect((await read(`media/${file}`)).equals(alone), file).toBe(true)
    }
  })

  it('tell how far they are', async () => {
    const bytes = await rings(40, 30).png().toBuffer()
    const { options, originals } = await library({
      'a.png': bytes,
      'b.gif': await rings(40, 30).gif().toBuffer(),
    })
    const told: [number, number][] = []
    await makeDerivatives(originals, { ...options, progress: (done, total) => told.push([done, total]) })
    expect(told).toEqual([
      [1, 2],
      [2, 2],
    ])
  })
})

describe('what visitors get', () => {
  it('says nothing of the camera, the place or the maker', async () => {
    const exif = {
      IFD0: { Artist: 'CANARY', Copyright: 'CANARY' },
      IFD3: { GPSLatitudeRef: 'N', GPSDateStamp: 'CANARY' },
    }
    const xmp =
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">CANARY</rdf:RDF></x:xmpmeta>'
    const tagged = () => rings(600, 400).withExif(exif).withXmp(xmp)
    const pictures = {
      'a.jpg': withJpegComment(await tagged().jpeg().toBuffer()),
      'b.png': withPngText(await tagged().png().toBuffer()),
      'c.webp': await tagged().webp().toBuffer(),
      'd.avif': await tagged().avif({ effort: 0 }).toBuffer(),
      'e.gif': withGifComment(await rings(600, 400).gif().toBuffer()),
      'f.svg': Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><!--CANARY--><desc>plain</desc></svg>',
      ),
    }
    for (const [name, bytes] of Object.entries(pictures)) expect(bytes.includes('CANARY'), name).toBe(true)
    const { options, originals, made, read } = await library(pictures)
    expect((await makeDerivatives(originals, options)).failures).toEqual([])
    const files = await made()
    expect(files.length).toBe(5 * 5 + 1)
    for (const file of files) {
      const bytes = await read(`media/${file}`)
      expect(bytes.includes('CANARY'), file).toBe(false)
      if (file.endsWith('.svg')) continue
      const { exif, xmp, iptc, icc, comments } = await sharp(bytes).metadata()
      expect({ exif, xmp, iptc, icc, comments }, file).toEqual({})
    }
  })

  it('stands upright, also from a turned camera', async () => {
    const upright = rings(600, 400)
    const turned = await upright
      .clone()
      .rotate(-90)
      .jpeg({ quality: 95 })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const { options, originals, read } = await library({ 'turned.jpg': turned })
    await makeDerivatives(originals, options)
    const { avif, webp, original } = pictureFiles(originals[0]!)
    for (const { path } of [avif.at(-1)!, webp.at(-1)!, original]) {
      const bytes = await read(path)
      expect(await sharp(bytes).metadata()).toMatchObject({ width: 600, height: 400 })
      const [red, , blue] = await colourAt(bytes, 60, 40)
      expect(red! - blue!, path).toBeGreaterThan(120)
    }
  })

  it('has the colours of sRGB where the original had others', async () => {
    const wide = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#00ff00' } })
      .withIccProfile('p3')
      .png()
      .toBuffer()
    const raw = await sharp(wide, {}).metadata()
    expect(raw.icc).toBeDefined()
    const { options, originals, read } = await library({ 'p3.png': wide })
    await makeDerivatives(originals, options)
    const [red, green, blue] = await colourAt(await read(pictureFiles(originals[0]!).original.path), 10, 10)
    expect([red! < 30, green! > 240, blue! < 30]).toEqual([true, true, true])
  })

  it('still moves where the original does, and has no AVIF then', async () => {
    const frames = await Promise.all(
      ['#e8590c', '#123047'].map((background) =>
        sharp({ create: { width: 600, height: 300, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const moving = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [200, 300] })
      .toBuffer()
    const { options, originals, made, read } = await library({ 'spin.gif': moving })
    expect((await makeDerivatives(originals, options)).failures).toEqual([])
    expect((await made()).filter((file) => file.endsWith('.avif'))).toEqual([])
    for (const file of await made()) {
      const { pages, delay, width, pageHeight } = await sharp(await read(`media/${file}`), {
        animated: true,
      }).metadata()
      expect({ pages, delay, ratio: width! / pageHeight! }).toEqual({ pages: 2, delay: [200, 300], ratio: 2 })
    }
  })

  it('is smaller than the PNG of a drawing, and looks the same', async () => {
    const drawing = await rings(1600, 1000).png({ compressionLevel: 0 }).toBuffer()
    const { options, originals, read } = await library({ 'drawing.png': drawing })
    await makeDerivatives(originals, options)
    const made = await read(pictureFiles(originals[0]!).original.path)
    expect(made.length).toBeLessThan(drawing.length / 20)
    for (const [x, y] of [
      [100, 100],
      [1500, 100],
      [1120, 600],
    ] as const) {
      const [before, after] = [await colourAt(drawing, x, y), await colourAt(made, x, y)]
      for (const channel of [0, 1, 2]) expect(Math.abs(before[channel]! - after[channel]!)).toBeLessThan(3)
    }
  })

  it('keeps its transparency, but in JPEG', async () => {
    const glass = await sharp({
      create: { width: 60, height: 60, channels: 4, background: { r: 200, g: 80, b: 10, alpha: 0.5 } },
    })
      .png()
      .toBuffer()
    const { options, originals, read } = await library({ 'glass.png': glass })
    await makeDerivatives(originals, options)
    const { avif, webp, original } = pictureFiles(originals[0]!)
    for (const { path } of [...avif, ...webp, original]) {
      const { data } = await sharp(await read(path))
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true })
      expect(Math.abs(data[3]! - 128), path).toBeLessThan(3)
    }
  })
})

describe('an original that cannot be used is told of by name, and the others are made', () => {
  const two = async () => {
    const bytes = {
      'bad.png': await rings(200, 100).png().toBuffer(),
      'good.png': await rings(100, 200).png().toBuffer(),
    }
    const found = await library(bytes)
    return {
      ...found,
      bad: found.originals[0]!,
      path: join(found.options.mediaDirectory, found.originals[0]!.filePath),
    }
  }

  it('when it is gone', async () => {
    const { options, originals, bad, path, made } = await two()
    await rm(path)
    const { failures } = await makeDerivatives(originals, options)
    expect(failures).toEqual([
      {
        fileName: 'bad.png',
        filePath: bad.filePath,
        code: 'missing',
        message: expect.stringContaining(path),
      },
    ])
    expect(await made()).toEqual(named(originals[1]!))
  })

  it('when it was cut short or changed on the disk', async () => {
    const { options, originals, path } = await two()
    await truncate(path, 200)
    const { failures } = await makeDerivatives(originals, options)
    expect(failures).toMatchObject([{ fileName: 'bad.png', code: 'changed' }])
    expect(failures[0]!.message).toContain('file_hash')
  })

  it('when its row describes a file that was never a picture', async () => {
    const { options, originals, bad, path } = await two()
    const bytes = Buffer.from('no picture at all')
    await writeFile(path, bytes)
    const hash = createHash('sha256').update(bytes).digest('hex')
    const { failures } = await makeDerivatives([{ ...bad, hash }, originals[1]!], options)
    expect(failures).toMatchObject([
      { fileName: 'bad.png', code: 'broken', message: expect.stringContaining('decoded') },
    ])
  })

  it('when its row has another size than the picture', async () => {
    const { options, originals, bad } = await two()
    const { failures } = await makeDerivatives([{ ...bad, width: 300 }, originals[1]!], options)
    expect(failures).toMatchObject([{ fileName: 'bad.png', code: 'changed' }])
    expect(failures[0]!.message).toContain('200 x 100')
  })
})

function withPngText(png: Buffer): Buffer {
  const chunk = Buffer.from('tEXtComment\0CANARY', 'latin1')
  const framed = Buffer.alloc(chunk.length + 8)
  framed.writeUInt32BE(chunk.length - 4, 0)
  chunk.copy(framed, 4)
  framed.writeUInt32BE(crc32(chunk), chunk.length + 4)
  return Buffer.concat([png.subarray(0, 33), framed, png.subarray(33)])
}

function withJpegComment(jpeg: Buffer): Buffer {
  return Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from('\xff\xfe\x00\x08CANARY', 'latin1'),
    jpeg.subarray(2),
  ])
}

function withGifComment(gif: Buffer): Buffer {
  return Buffer.concat([gif.subarray(0, -1), Buffer.from('\x21\xfe\x06CANARY\x00\x3b', 'latin1')])
}
