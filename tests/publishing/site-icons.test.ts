import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeIcons } from '../../src/publishing/site-icons.ts'
import { icons, icoPath } from '../../src/site/icons.ts'
import { projectRoot } from '../support/source-files.ts'

const paper = '#f6f3ec'
let folder: string
const bytesOf = (path: string) => readFileSync(join(folder, path))

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'magnetiq-icons-'))
  copyFileSync(join(projectRoot, 'public/favicon.svg'), join(folder, 'favicon.svg'))
  await writeIcons(folder, paper)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** How far from the middle, in halves of a side, there is anything but paper. */
async function reachOf(path: string): Promise<number> {
  const { data, info } = await sharp(bytesOf(path)).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const paperAt = data.subarray(0, 3)
  let reach = 0
  for (let at = 0; at < data.length; at += 3) {
    if (paperAt.equals(data.subarray(at, at + 3))) continue
    const [x, y] = [(at / 3) % info.width, Math.floor(at / 3 / info.width)]
    reach = Math.max(reach, Math.hypot(x - info.width / 2, y - info.height / 2) / (info.width / 2))
  }
  return reach
}

describe('an icon', () => {
  test.each(icons)('$path has its size, on paper from edge to edge', async ({ path, size }) => {
    const picture = sharp(bytesOf(path))
    expect(await picture.metadata()).toMatchObject({
      format: 'png',
      width: size,
      height: size,
      hasAlpha: false,
    })
    const corner = await picture.extract({ left: 0, top: 0, width: 1, height: 1 }).raw().toBuffer()
    expect(`#${corner.toString('hex')}`).toBe(paper)
    expect(await reachOf(path)).toBeGreaterThan(0.4)
  })

  test.each(icons)('$path is small', ({ path }) => {
    expect(bytesOf(path).length).toBeLessThan(12_000)
  })

  test('that may be cut to a circle keeps its drawing within four fifths of it', async () => {
    const maskable = icons.filter(({ purpose }) => purpose === 'maskable')
    expect(maskable).toHaveLength(1)
    for (const { path } of maskable) expect(await reachOf(path)).toBeLessThanOrEqual(0.8)
  })

  test('is the same each time', async () => {
    const before = icons.map(({ path }) => bytesOf(path))
    await writeIcons(folder, paper)
    expect(icons.map(({ path }) => bytesOf(path))).toEqual(before)
  })
})

test('the icon of old browsers holds a picture of 32 pixels', async () => {
  const ico = bytesOf(icoPath)
  expect([...ico.subarray(0, 8)]).toEqual([0, 0, 1, 0, 1, 0, 32, 32])
  const picture = ico.subarray(ico.readUInt32LE(18))
  expect(picture.length).toBe(ico.readUInt32LE(14))
  expect(await sharp(picture).metadata()).toMatchObject({ format: 'png', width: 32, height: 32 })
})
