import { templates } from '../../site/templates.ts'
import { nextTemplateTag } from '../markup/template-tags.ts'
import type { Notify } from '../report.ts'
import type { SplitText } from '../source/front-matter.ts'
import { utcTime } from './dates.ts'

/** What the front matter of a text says of its page, under whatever names its generator knows it by. */
export interface PageFields {
  readonly title?: string
  readonly excerpt?: string
  readonly metaDescription?: string
  readonly seoTitle?: string
  readonly keywords?: string
  readonly template: string
  readonly isDraft: boolean
  /** Whether the text says of itself that it is still in the language it is to be translated from. */
  readonly isUntranslated: boolean
  /** UTC, `YYYY-MM-DD HH:MM:SS`. */
  readonly publishedAt?: string
  readonly withdrawnAt?: string
  readonly sortOrder?: number
  readonly isFeatured: boolean
  /** The last part of the address, or with a slash in front all of it. */
  readonly slug?: string
  /** The whole address as the generator has it. */
  readonly permalink?: string
  /** Addresses that it had before. */
  readonly aliases: readonly string[]
  /** The picture above the text or of its card, and the line that names it. */
  readonly picture?: { readonly path: string; readonly line: number }
  /** What pairs texts whose paths differ between languages. */
  readonly translationKey?: string
}

/** Reads the fields; a value that cannot be used is left out with a notice. */
export function readFields(split: SplitText, notify: Notify): PageFields {
  const { fields, lineOf } = split
  const first = (...keys: string[]) =>
    keys.find((key) => fields.get(key) !== undefined && fields.get(key) !== null)
  const text = (...keys: string[]): string | undefined => {
    const key = first(...keys)
    if (!key) return undefined
    const value = fields.get(key)
    if (typeof value === 'string' || typeof value === 'number') {
      return withoutTags(String(value), () =>
        notify(lineOf(key), 'field', `"${key}" holds a template tag, which was left out`),
      )
    }
    // An object is another generator's idea of the same name, such as a picture with its size.
    if (typeof value === 'object') return undefined
    notify(lineOf(key), 'field', `"${key}" is no text and was left out`)
    return undefined
  }
  const time = (...keys: string[]): string | undefined => {
    const key = first(...keys)
    // dev.to and Jekyll use `published` for yes and no.
    if (!key || typeof fields.get(key) === 'boolean') return undefined
    const value = fields.get(key)
    const moment = utcTime(isDated(value) ? value.created : value)
    if (!moment) notify(lineOf(key), 'field', `"${key}" is no date that can be read and was left out`)
    return moment
  }
  const description = text('description', 'meta_description', 'metadescription', 'seo_description')
  const summary = text('summary', 'excerpt', 'intro', 'abstract', 'subtitle', 'tagline', 'lead')
  const layout = text('template', 'layout')
  return withoutUndefined({
    title: text('title', 'name'),
    excerpt: summary ?? description,
    metaDescription: description ?? summary,
    seoTitle: text('seo_title', 'seotitle', 'meta_title', 'metatitle'),
    keywords: words(fields.get('keywords')) ?? words(fields.get('tags')),
    template: templates.find((name) => name === layout) ?? 'default',
    isDraft: fields.get('draft') === true || fields.get('published') === false,
    isUntranslated: fields.get('untranslated') === true,
    publishedAt: time('publishdate', 'pubdate', 'published_at', 'publish_date', 'date', 'published'),
    withdrawnAt: time('expirydate', 'expiry_date', 'unpublishdate', 'withdrawn_at'),
    sortOrder: order(),
    isFeatured: fields.get('featured') === true,
    slug: text('slug'),
    permalink: text('permalink', 'url'),
    aliases: list(fields.get('aliases')).concat(list(fields.get('redirect_from'))),
    picture: picture(split),
    translationKey: text('translationkey', 'translation_key', 'lang-ref', 'lang_ref'),
  })

  function order(): number | undefined {
    const sidebar = fields.get('sidebar')
    const inSidebar =
      typeof sidebar === 'object' && sidebar !== null && 'order' in sidebar ? sidebar.order : undefined
    const key = first('weight', 'order', 'nav_order', 'sidebar_position', 'sort_order', 'position')
    const value = Number(key ? fields.get(key) : (inSidebar ?? Number.NaN))
    if (Number.isFinite(value)) return Math.max(-1e9, Math.min(1e9, Math.round(value)))
    if (key) notify(lineOf(key), 'field', `"${key}" is no number and was left out`)
    return undefined
  }
}

/** Plain text of one line, without what no text can hold. */
function withoutTags(value: string, tell: () => void): string | undefined {
  let text = value
  for (let tag = nextTemplateTag(text, 0, () => false); tag; tag = nextTemplateTag(text, 0, () => false)) {
    text = text.slice(0, tag.start) + text.slice(tag.end)
  }
  if (text !== value) tell()
  return oneLine(text) || undefined
}

const oneLine = (text: string) =>
  text
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim()

/** Words from a list or a text with commas; generators write both. */
function words(value: unknown): string | undefined {
  const joined = typeof value === 'string' ? value : list(value).join(', ')
  return oneLine(joined) || undefined
}

const list = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((entry) =>
    typeof entry === 'string' || typeof entry === 'number' ? String(entry) : [],
  )

const pictureKeys = 'image heroimage hero_image cover featured_image featuredimage banner thumbnail'.split(
  ' ',
)

/** Themes keep the path of a picture as a text or within an object. */
function picture({ fields, lineOf }: SplitText): PageFields['picture'] {
  for (const key of pictureKeys) {
    const value = fields.get(key)
    const held: [string, unknown][] =
      typeof value === 'object' && value !== null ? Object.entries(value) : [['src', value]]
    for (const [name, path] of held) {
      if (!/^(?:src|path|url|image|feature|file)$/i.test(name) || typeof path !== 'string') continue
      if (path.trim() !== '') return { path: path.trim(), line: lineOf(key) }
    }
  }
  return undefined
}

/** MkDocs keeps the day on which a text was written apart from the one on which it was changed. */
const isDated = (value: unknown): value is { readonly created: unknown } =>
  typeof value === 'object' && value !== null && 'created' in value

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** Leaves out the keys that hold nothing. */
function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as Defined<T>
}
