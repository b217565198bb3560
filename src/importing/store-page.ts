import type { WritingDb } from '../content-db/connection.sqlite.ts'
import { findPageBySlug, insertPage, updatePage } from '../content-db/editorial/pages.ts'
import { languageCodes } from '../languages.ts'
import type { ImportedPage } from './import-record.ts'
import type { LoadedText } from './load-text.ts'
import { isNewMedia, storeMediaRow } from './media-intake.ts'
import {
  digestOf,
  type PageValues,
  pageRow,
  rowDigest,
  saysTheSame,
  type TextsByLanguage,
} from './pages/page-values.ts'
import { isDraft, publicationTime } from './pages/publication.ts'
import type { ImportStatus } from './report.ts'
import type { ResolvedPage } from './resolve-references.ts'

/** What storing a page did, or would do. */
export interface StoredPage {
  readonly status: Exclude<ImportStatus, 'failed'>
  readonly newMedia: number
  /** What the record is to say of it; absent in a dry run. */
  readonly noted?: Omit<ImportedPage, 'from'>
  /** Set where the import replaced what a person wrote into the database. */
  readonly replaced?: 'changed-since' | 'never-imported'
}

/**
 * Stores a page with the rows of its files, all or nothing. A page whose files say what they said at the last import
 * is left alone, whatever was made of it since. Throws what SQLite says where a row is refused.
 */
export async function storePage(
  db: WritingDb,
  page: ResolvedPage,
  noted: ImportedPage | undefined,
  dryRun: boolean,
): Promise<StoredPage> {
  const values = pageValues(page)
  const files = digestOf(values)
  if (dryRun) return store(db, page, values, files, noted, dryRun)
  return db.transaction().execute((trx) => store(trx, page, values, files, noted, dryRun))
}

async function store(
  db: WritingDb,
  page: ResolvedPage,
  values: PageValues,
  files: string,
  noted: ImportedPage | undefined,
  dryRun: boolean,
): Promise<StoredPage> {
  let newMedia = 0
  for (const [taken, alt] of page.media) {
    const isNew = dryRun ? await isNewMedia(db, taken) : await storeMediaRow(db, taken, alt)
    if (isNew) newMedia += 1
  }
  const existing = await findPageBySlug(db, page.slug)
  if (existing && noted?.files === files) return { status: 'unchanged', newMedia, noted }
  const row = pageRow(values, existing)
  if (existing && saysTheSame(existing, row)) {
    return { status: 'unchanged', newMedia, noted: { files, row: rowDigest(existing) } }
  }
  const status = existing ? 'updated' : 'added'
  const replaced =
    existing && (noted ? noted.row !== rowDigest(existing) && 'changed-since' : 'never-imported')
  if (dryRun) return { status, newMedia, ...(replaced ? { replaced } : {}) }
  if (existing) await updatePage(db, existing.id, row)
  else await insertPage(db, row)
  const stored = await findPageBySlug(db, page.slug)
  if (!stored) throw new Error(`pages: "${page.slug}" is gone in the transaction that stored it.`)
  return { status, newMedia, noted: { files, row: rowDigest(stored) }, ...(replaced ? { replaced } : {}) }
}

/** What stands in for the text of a folder's page that has none: the site lists the pages below it. */
const noText = '<!-- This page has no text of its own. The site lists the pages below it. -->'

/** A text without blank lines around it; its first line may be code by indentation. */
const withoutEdges = (text: string) => text.replace(/^(?:[ \t]*\n)+/, '').trimEnd()

/** What a page says whose text was a picture that is not there. */
const standIn = ({ source, fields, title }: LoadedText) =>
  source.ownsFolder ? noText : (fields.excerpt ?? title)

/** What the files of a page say, by column. */
export function pageValues({ slug, main, texts, bodies }: ResolvedPage): PageValues {
  const each = (read: (text: LoadedText) => string | undefined): TextsByLanguage =>
    Object.fromEntries(
      languageCodes.flatMap((code) => {
        const text = texts.get(code)
        const value = text && read(text)
        return value?.trim() ? [[code, value]] : []
      }),
    )
  const { fields } = main
  const published = publicationTime(main)
  return {
    slug,
    title: each(({ title }) => title),
    content: each((text) => withoutEdges(bodies.get(text.source.language)?.text ?? '') || standIn(text)),
    excerpt: each((text) => text.fields.excerpt),
    meta_description: each((text) => text.fields.metaDescription),
    seo_title: each((text) => text.fields.seoTitle),
    seo_keywords: each((text) => text.fields.keywords),
    template: fields.template,
    status: isDraft(main) ? 'draft' : 'published',
    ...(fields.isFeatured ? { is_featured: 1 as const } : {}),
    ...(fields.sortOrder === undefined ? {} : { sort_order: fields.sortOrder }),
    ...(published === undefined ? {} : { published_at: published }),
    ...(fields.withdrawnAt === undefined ? {} : { withdrawn_at: fields.withdrawnAt }),
  }
}
