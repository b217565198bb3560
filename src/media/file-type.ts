/** Formats in which pictures are kept, by the names that rows and derivatives use. */
export type PictureFormat = 'png' | 'jpeg' | 'webp' | 'avif' | 'gif' | 'svg'

/** What a file is, by its own bytes. */
export type FileType =
  | {
      readonly kind: 'picture'
      readonly format: PictureFormat
      readonly mimeType: string
      readonly extension: string
    }
  | {
      readonly kind: 'document'
      readonly format: 'pdf'
      readonly mimeType: string
      readonly extension: string
    }

const picture = (
  format: PictureFormat,
  mimeType = `image/${format}`,
  extension: string = format,
): FileType => ({
  kind: 'picture',
  format,
  mimeType,
  extension,
})

/** The type of a file from its first bytes, whatever its name says; null where it is none that the library takes. */
export function fileTypeOf(bytes: Uint8Array): FileType | null {
  const head = latin1(bytes.subarray(0, 64))
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return picture('png')
  if (head.startsWith('\xff\xd8\xff')) return picture('jpeg', 'image/jpeg', 'jpg')
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return picture('gif')
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return picture('webp')
  if (isAvif(head)) return picture('avif')
  if (head.startsWith('%PDF-'))
    return { kind: 'document', format: 'pdf', mimeType: 'application/pdf', extension: 'pdf' }
  if (beginsAsSvg(bytes)) return picture('svg', 'image/svg+xml')
  return null
}

/** An ISO container that names AVIF as its brand or among those it is compatible with. */
function isAvif(head: string): boolean {
  if (head.slice(4, 8) !== 'ftyp') return false
  const brands = head.slice(8, Math.min(head.charCodeAt(2) * 256 + head.charCodeAt(3), 64))
  return /avi[fs]/.test(brands)
}

/** Text whose first element, behind declarations and comments, is `svg`. */
function beginsAsSvg(bytes: Uint8Array): boolean {
  const text = latin1(bytes.subarray(0, 16_384)).replace(/^\xef\xbb\xbf/, '')
  return /^(?:\s|<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>)*<svg[\s>/]/i.test(text)
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
