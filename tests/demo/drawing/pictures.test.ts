import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawings, drawPictures } from '../../../scripts/demo/drawing/pictures.ts'
import { drawPortrait } from '../../../scripts/demo/drawing/portrait.ts'

const names = [
  'bearing-losses',
  'black-start',
  'chemnitz-site',
  'cost-per-cycle',
  'dipole-pair',
  'flywheel-section',
  'frequency-event',
  'halbach-array',
  'load-day',
  'rotor-balance',
  'smes-cutaway',
  'test-bench',
]

describe('the drawings of the demonstration', () => {
  it('are those that its texts name', () => {
    expect(Object.keys(drawings).sort()).toEqual(names.map((name) => `${name}.png`))
  })

  it.each(Object.entries(drawings))('%s is the same each time, needs no font and is whole', (_, draw) => {
    const svg = draw()
    expect(draw()).toBe(svg)
    expect(svg).not.toMatch(/<text|font-family|NaN|undefined|Infinity/)
    expect(svg).toContain('width="1920"')
  })

  it('come as PNG files 1920 pixels wide, and portraits 640 pixels square', async () => {
    const drawn = []
    for await (const { fileName, bytes } of drawPictures(['lena-hartmann'])) {
      const { width, height, format } = await sharp(bytes).metadata()
      drawn.push(fileName)
      expect(format).toBe('png')
      expect({ width, height }).toEqual(
        fileName.startsWith('portrait')
          ? { width: 640, height: 640 }
          : { width: 1920, height: expect.any(Number) },
      )
    }
    expect(drawn).toEqual([...Object.keys(drawings), 'portrait-lena-hartmann.png'])
  })
})

describe('a portrait', () => {
  it('is the same for the same key and another for another', () => {
    expect(drawPortrait('lena-hartmann')).toBe(drawPortrait('lena-hartmann'))
    expect(drawPortrait('lena-hartmann')).not.toBe(drawPortrait('lars-hartmann'))
  })

  it('refuses a key whose initials the lettering cannot write, and says where to add them', () => {
    expect(() => drawPortrait('łukasz-nowak')).toThrow('glyphs.ts')
  })
})
