import { type Picture, type PictureFile, pictureFiles } from '../picture.ts'
import { contentSizes } from './context.ts'
import { escapeHtml } from './html.ts'
import { labelLanguage } from './label-language.ts'
import { type Rendering, report } from './rendering.ts'
import { type Element, isBlank, isElement, stringProperty } from './tree.ts'
import { startParagraph, typeset } from './typography.ts'
import { mediaName, trimmedUrl } from './urls.ts'

/** Writes an `<img>` of the source as a picture of the media library; one that is not there leaves its alternative text. */
export function writeImage(rendering: Rendering, element: Element): string {
  const title = stringProperty(element, 'title')
  return writePicture(rendering, element, title === '' ? '' : ` title="${escapeHtml(title)}"`)
}

/** Writes a paragraph that holds nothing but a picture with a title as a figure, the title its caption. */
export function writePictureParagraph(rendering: Rendering, paragraph: Element): string | undefined {
  const content = paragraph.children.filter((node) => !isBlank(node))
  const [image] = content
  if (content.length !== 1 || !isElement(image, 'img')) return undefined
  const title = stringProperty(image, 'title')
  if (title === '' || !pictureOf(rendering, image)) return undefined
  startParagraph(rendering.typography)
  const caption = escapeHtml(typeset(title, rendering.typography))
  rendering.figures++
  const number = escapeHtml(rendering.context.labels.figure.replaceAll('{number}', String(rendering.figures)))
  return `<figure>${writePicture(rendering, image, '')}<figcaption><span class="figure-number"${labelLanguage(rendering)}>${number}</span> ${caption}</figcaption></figure>`
}

function pictureOf(rendering: Rendering, image: Element): Picture | undefined {
  return rendering.context.pictures.get(mediaName(trimmedUrl(stringProperty(image, 'src'))) ?? '')
}

function writePicture(rendering: Rendering, image: Element, titled: string): string {
  const picture = pictureOf(rendering, image)
  const written = stringProperty(image, 'alt')
  if (!picture) {
    reportMissing(rendering, trimmedUrl(stringProperty(image, 'src')))
    return escapeHtml(written)
  }
  const start = `${rendering.context.origin ?? ''}/`
  const { avif, webp, original } = pictureFiles(picture)
  const sizes = escapeHtml(rendering.context.sizes ?? contentSizes)
  const sources = [avif, webp].map((files) => writeSource(files, start, sizes)).join('')
  const color = picture.color ? ` data-color="${escapeHtml(picture.color)}"` : ''
  const size = `width="${original.width}" height="${original.height}"${color}`
  const img = `<img src="${escapeHtml(start + original.path)}" ${size} loading="lazy" decoding="async"${alternative(rendering, picture, written)}${titled}>`
  return sources === '' ? img : `<picture>${sources}${img}</picture>`
}

function writeSource(files: readonly PictureFile[], start: string, sizes: string): string {
  const [first] = files
  if (!first) return ''
  const srcset = files.map(({ path, width }) => `${start}${path} ${width}w`).join(', ')
  return `<source type="${first.type}" srcset="${escapeHtml(srcset)}" sizes="${sizes}">`
}

/** The author's words for a picture, else the library's, in whatever language it has them. */
function alternative(rendering: Rendering, picture: Picture, written: string): string {
  if (written !== '' || picture.alt === null) return ` alt="${escapeHtml(written)}"`
  const foreign = picture.altLanguage !== null && picture.altLanguage !== rendering.context.textLanguage
  const lang = foreign ? ` lang="${escapeHtml(picture.altLanguage ?? '')}"` : ''
  return ` alt="${escapeHtml(picture.alt)}"${lang}`
}

function reportMissing(rendering: Rendering, url: string): void {
  if (/^https?:/i.test(url)) {
    const message = `The picture ${url} is on another site and is left out. Put it into the media library and write /media/<file name>.`
    report(rendering, 'remote-picture', url, message)
    return
  }
  const name = mediaName(url)
  const message =
    name === undefined
      ? `The picture “${url.slice(0, 80)}” is not of the media library. Upload it and write /media/<file name>.`
      : `The media library has no picture “${name}”. Upload it, or mend the reference ${url}.`
  report(rendering, 'missing-picture', url, message)
}
