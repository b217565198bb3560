import { createHash } from 'node:crypto'
import { readdir, readFile, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type StoreOutcome, storeFile } from '../../src/media/store.ts'
import { rings, temporaryFolder } from './pictures.ts'

const stored = (outcome: StoreOutcome) => {
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome.file
}
const refused = (outcome: StoreOutcome) => {
  if (outcome.ok) throw new Error(`${outcome.file.original_filename} was stored`)
  return outcome
}
const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())

/** Its own, whatever that is. */
const color = expect.stringMatching(/^#[0-9a-f]{6}$/)

describe('a picture that is stored', () => {
  it('lies under its hash, whole, and is described as the media table wants it', async () => {
    const folder = await temporaryFolder()
    const bytes = await rings(320, 200).png().toBuffer()
    const file = stored(await storeFile(folder, bytes, 'Läufer, Schnitt (2).PNG'))
    const hash = createHash('sha256').update(bytes).digest('hex')
    expect(file).toEqual({
      file_hash: hash,
      filename: 'laeufer-schnitt-2.png',
      original_filename: 'Läufer, Schnitt (2).PNG',
      file_path: `${hash.slice(0, 2)}/${hash}.png`,
      file_size: bytes.length,
      mime_type: 'image/png',
      image_metadata: { width: 320, height: 200, format: 'png', color },
    })
    expect((await readFile(join(folder, file.file_path))).equals(bytes)).toBe(true)
  })

  it.each(['png', 'jpeg', 'webp', 'avif', 'gif'] as const)(
    'is known as %s by its bytes, whatever its name says',
    async (format) => {
      const bytes = await rings(64, 48).toFormat(format).toBuffer()
      const file = stored(await storeFile(await temporaryFolder(), bytes, 'invoice.exe'))
      expect(file.mime_type).toBe(`image/${format}`)
      expect(file.filename).toBe(`invoice.${format === 'jpeg' ? 'jpg' : format}`)
      expect(file.image_metadata).toEqual({ width: 64, height: 48, format, color })
    },
  )

  it('is not written again when the same bytes come again', async () => {
    const folder = await temporaryFolder()
    const bytes = await rings(64, 48).png().toBuffer()
    const path = join(folder, stored(await storeFile(folder, bytes, 'a.png')).file_path)
    await utimes(path, 1, 1)
    const again = stored(await storeFile(folder, bytes, 'b.png'))
    expect((await stat(path)).mtimeMs).toBe(1000)
    expect(again.filename).toBe('b.png')
    expect(await filesIn(folder)).toHaveLength(1)
  })

  it('is there once when two store it at the same time, with nothing temporary left', async () => {
    const folder = await temporaryFolder()
    const bytes = await rings(640, 480).png().toBuffer()
    const outcomes = await Promise.all([1, 2, 3, 4].map((n) => storeFile(folder, bytes, `${n}.png`)))
    expect(new Set(outcomes.map((outcome) => stored(outcome).file_path)).size).toBe(1)
    expect(await filesIn(folder)).toHaveLength(1)
  })

  it('has the size that is seen when its EXIF says that the camera was turned', async () => {
    const bytes = await rings(320, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    const file = stored(await storeFile(await temporaryFolder(), bytes, 'turned.jpg'))
    expect(file.image_metadata).toEqual({ width: 200, height: 320, format: 'jpeg', color })
  })

  it('is counted in frames when it moves', async () => {
    const frames = await Promise.all(
      ['#e8590c', '#123047', '#1f3b2d'].map((background) =>
        sharp({ create: { width: 40, height: 30, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const bytes = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    const file = stored(await storeFile(await temporaryFolder(), bytes, 'spin.gif'))
    expect(file.image_metadata).toEqual({ width: 40, height: 30, format: 'gif', frames: 3, color })
  })

  it('gets a name for URLs from any name, and from its hash where no letter is left', async () => {
    const folder = await temporaryFolder()
    const bytes = await rings(8, 8).png().toBuffer()
    const nameFor = async (name: string) => stored(await storeFile(folder, bytes, name)).filename
    expect(await nameFor('../../etc/passwd.png')).toBe('passwd.png')
    expect(await nameFor('C:\\fakepath\\Crème brûlée.jpeg')).toBe('creme-brulee.png')
    expect(await nameFor('磁石.png')).toMatch(/^[0-9a-f]{12}\.png$/)
    expect(await nameFor('')).toMatch(/^[0-9a-f]{12}\.png$/)
    expect((await nameFor(`${'long'.repeat(90)}.png`)).length).toBeLessThan(90)
  })
})

describe('what cannot be shown is refused with a sentence', () => {
  it('when it is empty', async () => {
    const { code, message } = refused(await storeFile(await temporaryFolder(), new Uint8Array(), 'void.png'))
    expect(code).toBe('empty')
    expect(message).toBe('"void.png" cannot be taken into the media library: it is empty.')
  })

  it('when it only calls itself a picture', async () => {
    const page = Buffer.from('<!doctype html><script>alert(1)</script>')
    const { code, message } = refused(await storeFile(await temporaryFolder(), page, 'cat.png'))
    expect(code).toBe('unknown-type')
    expect(message).toContain('"cat.png"')
  })

  it.each(['png', 'jpeg', 'webp', 'avif', 'gif'] as const)(
    'when its second half is missing: %s',
    async (format) => {
      const folder = await temporaryFolder()
      const bytes = await rings(640, 480).toFormat(format).toBuffer()
      const { code } = refused(await storeFile(folder, bytes.subarray(0, bytes.length >> 1), 'half'))
      expect(code).toBe('broken')
      expect(await filesIn(folder)).toHaveLength(0)
    },
  )

  it('when a byte of a PNG was flipped on the way', async () => {
    const bytes = await rings(640, 480).png().toBuffer()
    bytes[bytes.length >> 1]! ^= 0xff
    expect(refused(await storeFile(await temporaryFolder(), bytes, 'flipped.png')).code).toBe('broken')
  })

  it('when it is small as a file and huge as a picture', async () => {
    const bomb = await sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: '#000' } })
      .png({ palette: true, colours: 2 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    const { code, message } = refused(await storeFile(await temporaryFolder(), bomb, 'bomb.png'))
    expect(code).toBe('too-many-pixels')
    expect(message).toContain('16000 x 16000')
  })

  it('when it is longer than a page can use', async () => {
    const bytes = await sharp({ create: { width: 4, height: 20_000, channels: 3, background: '#000' } })
      .png()
      .toBuffer()
    expect(refused(await storeFile(await temporaryFolder(), bytes, 'tall.png')).code).toBe('too-many-pixels')
  })

  it('when it has more bytes than the library takes', async () => {
    const bytes = Buffer.concat([await rings(8, 8).png().toBuffer(), Buffer.alloc(50_000_000)])
    expect(refused(await storeFile(await temporaryFolder(), bytes, 'padded.png')).code).toBe('too-large')
  })

  it('when a PDF ends too early', async () => {
    const { code } = refused(
      await storeFile(await temporaryFolder(), Buffer.from('%PDF-1.7\n1 0 obj'), 'a.pdf'),
    )
    expect(code).toBe('broken')
  })
})

describe('a PDF', () => {
  it('is stored as it is', async () => {
    const folder = await temporaryFolder()
    const bytes = Buffer.from('%PDF-1.7\ntrailer\nstartxref\n0\n%%EOF\n')
    const file = stored(await storeFile(folder, bytes, 'Paper.pdf'))
    expect(file).toMatchObject({ mime_type: 'application/pdf', filename: 'paper.pdf' })
    expect(file).not.toHaveProperty('image_metadata')
    expect((await readFile(join(folder, file.file_path))).equals(bytes)).toBe(true)
  })
})

describe('an SVG', () => {
  it('is stored without what runs, loads or tells of its maker, and still drawn', async () => {
    const folder = await temporaryFolder()
    const svg = `<?xml version="1.0"?><!-- CANARY --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40" onload="alert('CANARY')">
      <metadata>CANARY</metadata><script>CANARY</script><rect width="60" height="40" fill="#e8590c"/></svg>`
    const file = stored(await storeFile(folder, Buffer.from(svg), 'logo.svg'))
    const bytes = await readFile(join(folder, file.file_path))
    expect(bytes.toString()).not.toContain('CANARY')
    expect(file.image_metadata).toEqual({ width: 60, height: 40, format: 'svg', color })
    expect(file.file_size).toBe(bytes.length)
    const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
    expect([...data.subarray(0, 3)]).toEqual([0xe8, 0x59, 0x0c])
  })

  it('is stored as the same file when what was stored comes again', async () => {
    const folder = await temporaryFolder()
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>'
    const first = stored(await storeFile(folder, Buffer.from(svg), 'a.svg'))
    const second = stored(await storeFile(folder, await readFile(join(folder, first.file_path)), 'a.svg'))
    expect(second).toEqual({ ...first })
  })

  it('is refused with the line where it is no XML', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg">\n<g>\n</svg>'
    const { code, message } = refused(await storeFile(await temporaryFolder(), Buffer.from(svg), 'open.svg'))
    expect(code).toBe('broken')
    expect(message).toContain('line 3')
  })
})
