import sharp from 'sharp'
import { parseXml, writeXml, type XmlElement, XmlError, type XmlNode } from './xml.ts'

const elements = new Set(
  `svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath image
  linearGradient radialGradient stop clipPath mask pattern marker switch style filter feBlend feColorMatrix
  feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
  feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
  feSpecularLighting feSpotLight feTile feTurbulence`.split(/\s+/),
)
const references = new Set(['href', 'xlink:href'])

export type CleanSvg =
  | { readonly ok: true; readonly svg: string }
  | { readonly ok: false; readonly message: string }

/**
 * An SVG picture of which nothing is left that runs, loads from elsewhere or tells who made it: it is read as XML,
 * what is on the list of drawing elements is kept, and written anew. Cleaning twice changes nothing more, but for
 * pictures inside it, which are encoded anew without their metadata.
 */
export async function cleanSvg(bytes: Uint8Array): Promise<CleanSvg> {
  let root: XmlElement
  try {
    root = parseXml(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof XmlError) return { ok: false, message: error.message }
    if (error instanceof TypeError) return { ok: false, message: 'it is not UTF-8 text' }
    throw error
  }
  if (root.name !== 'svg') return { ok: false, message: `its root element is <${root.name}>, not <svg>` }
  const kept = await cleanElement(root)
  const attributes = new Map([
    ['xmlns', 'http://www.w3.org/2000/svg'],
    ['xmlns:xlink', 'http://www.w3.org/1999/xlink'],
    ...kept.attributes,
  ])
  return { ok: true, svg: `${writeXml({ ...kept, attributes })}\n` }
}

async function cleanElement(element: XmlElement): Promise<XmlElement> {
  const attributes = new Map<string, string>()
  for (const [name, value] of element.attributes) {
    if (references.has(name)) {
      const target = await cleanReference(element.name, value.trim())
      if (target) attributes.set(name, target)
    } else if (isDrawing(name) && isHarmlessCss(value)) attributes.set(name, value)
  }
  const children: XmlNode[] = []
  for (const child of element.children) {
    if (typeof child === 'string') {
      if (element.name !== 'style' || isHarmlessCss(child)) children.push(child)
    } else if (elements.has(child.name)) children.push(await cleanElement(child))
  }
  return { name: element.name, attributes, children }
}

/** Attributes without a namespace, of which no handler of events and nothing kept for scripts or editors. */
const isDrawing = (name: string): boolean =>
  name === 'xml:space' ||
  name === 'xml:lang' ||
  (/^[a-z][a-z\d-]*$/i.test(name) && !/^(?:on|data-|xmlns)/i.test(name))

/** Whether a value, read as CSS, points nowhere but into the picture itself. */
const isHarmlessCss = (value: string): boolean =>
  !/\\|@import|javascript:|expression\s*\(|image-set|src\s*\(/i.test(value) &&
  [...value.matchAll(/url\s*\(\s*["']?\s*(.?)/gi)].every(([, first]) => first === '#')

/** A reference into the same picture, or a picture inside it; undefined for everything else. */
async function cleanReference(element: string, target: string): Promise<string | undefined> {
  if (/^#[^\s"'<>]+$/.test(target)) return target
  const inner = /^data:image\/(png|jpe?g|webp|gif);base64,([a-z\d+/=\s]+)$/i.exec(target)
  if (element !== 'image' || !inner) return undefined
  const isPhotograph = /jpe?g/i.test(inner[1]!)
  const picture = sharp(Buffer.from(inner[2]!, 'base64'), { failOn: 'error' }).autoOrient()
  const encoded = isPhotograph ? picture.jpeg({ quality: 90 }) : picture.png()
  const bytes = await encoded.toBuffer().catch(() => undefined) // A picture inside that cannot be decoded is left out.
  return bytes && `data:image/${isPhotograph ? 'jpeg' : 'png'};base64,${bytes.toString('base64')}`
}
