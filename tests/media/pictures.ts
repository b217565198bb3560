import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { onTestFinished } from 'vitest'

/** A folder of its own for a test, gone when the test is. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'magnetiq-media-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A picture of coloured rings: no two of its quarters are alike, so that turning and mirroring show. */
export function rings(width: number, height: number) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" preserveAspectRatio="none" width="${width}" height="${height}">
    <rect width="100" height="100" fill="#123047"/><rect width="50" height="50" fill="#e8590c"/>
    <circle cx="70" cy="60" r="20" fill="none" stroke="#f6f1e7"/><circle cx="70" cy="60" r="12" fill="#1f3b2d"/></svg>`
  return sharp(Buffer.from(svg))
}

/** The colour of one pixel. */
export async function colourAt(picture: Uint8Array, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(picture)
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)]
}
