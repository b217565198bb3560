import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attachment } from '../../src/serving/content-disposition.ts'

test.each([
  ['black-start.pdf', 'attachment; filename="black-start.pdf"'],
  ['Black start, part 2.pdf', 'attachment; filename="Black start, part 2.pdf"'],
  [
    'Schwarzstart für Größen.pdf',
    `attachment; filename="Schwarzstart fur Grossen.pdf"; filename*=UTF-8''Schwarzstart%20f%C3%BCr%20Gr%C3%B6%C3%9Fen.pdf`,
  ],
  [
    'say "hi" 100%.pdf',
    `attachment; filename="say _hi_ 100_.pdf"; filename*=UTF-8''say%20%22hi%22%20100%25.pdf`,
  ],
  ['磁石.pdf', `attachment; filename="__.pdf"; filename*=UTF-8''%E7%A3%81%E7%9F%B3.pdf`],
  [`it's (new)!.pdf`, `attachment; filename="it's (new)!.pdf"`],
  ['../../etc/passwd', 'attachment; filename="__.._etc_passwd"'],
])('%s is saved by %s', (name, header) => {
  expect(attachment(name)).toBe(header)
})

test('any name makes a header that can be sent, and the name can be read again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const header = attachment(name)
      expect(header).toMatch(/^attachment; filename="[\x20-\x21\x23-\x7e]*"(; filename\*=UTF-8''[\w%.~-]*)?$/)
      const [, full] = /filename\*=UTF-8''(.*)$/.exec(header) ?? []
      if (full) expect(decodeURIComponent(full)).toBe(name.replace(/[/\\\p{Cc}]/gu, '_').replace(/^\.+/, '_'))
    }),
  )
})
