import sharp from 'sharp'

/** A picture of one colour: PNG bytes. */
export function plainPng(width: number, height: number, color = '#b8560f'): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: color } })
    .png()
    .toBuffer()
}

/** The shortest PDF that is one, with a word in it. */
export function plainPdf(word: string): Buffer {
  return Buffer.from(
    `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Title (${word}) >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`,
  )
}
