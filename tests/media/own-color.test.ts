import sharp, { type Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { checkPicture } from '../../src/media/picture-check.ts'

const plain = (background: string | { r: number; g: number; b: number; alpha: number }) =>
  sharp({ create: { width: 60, height: 40, channels: 4, background } })

async function colorOf(picture: Sharp) {
  const checked = await checkPicture(await picture.png().toBuffer(), 'png')
  return checked.ok ? checked.metadata.color : checked.message
}

test('a picture of one colour has that colour', async () => {
  expect(await colorOf(plain('#153249').removeAlpha())).toBe('#153249')
  expect(await colorOf(plain('#153249'))).toBe('#153249')
})

test('a picture has the colour of most of it, not a mixture', async () => {
  const patch = await plain('#e8590c').resize(24, 16).png().toBuffer()
  const drawn = plain('#0d1b2a').composite([{ input: patch, left: 0, top: 0 }])
  expect(await colorOf(drawn)).toMatch(/^#0[c-e]1[a-c]2[9ab]$/)
})

test('a picture in grey has its grey', async () => {
  expect(await colorOf(plain('#808080').removeAlpha().toColourspace('b-w'))).toBe('#808080')
})

test('a picture that one can see through has none', async () => {
  expect(await colorOf(plain({ r: 20, g: 50, b: 70, alpha: 0.5 }))).toBeUndefined()
})
