import sharp from 'sharp'
import type { SiteContent } from '../support/fixture-site.ts'
import { pageRow, texts, webinarRow, whitepaperRow } from '../support/rows.ts'
import { plainPdf, plainPng } from './files.ts'

/*
 * Whatever visitors must not see carries a word of its own that begins with `zqcanary`; what they must see, one with
 * `zqpublic`. One letter-only word each, so that the search index, which takes words apart, keeps them whole.
 */

/** A word that nobody may see. */
export const canary = (name: string) => `zqcanary${name}`
/** A word that everybody may see. */
export const open = (name: string) => `zqpublic${name}`

/** Every translatable field of a page with a word of its own, in both languages. */
const pageTexts = (word: string) => ({
  title: texts({ en: `${word}titleen`, de: `${word}titlede` }),
  content: texts({ en: `${word}contenten`, de: `${word}contentde` }),
  excerpt: texts({ en: `${word}excerpten`, de: `${word}excerptde` }),
  meta_description: texts({ en: `${word}metaen`, de: `${word}metade` }),
  seo_title: texts({ en: `${word}seoen`, de: `${word}seode` }),
  seo_keywords: texts({ en: `${word}keywordsen`, de: `${word}keywordsde` }),
})
const hiddenPage = (name: string, columns: object) =>
  pageRow({ slug: `open/${canary(name)}`, status: 'published', ...pageTexts(canary(name)), ...columns })

const webinarTexts = (word: string) => ({
  title: texts({ en: `${word}titleen`, de: `${word}titlede` }),
  description: texts({ en: `${word}descriptionen`, de: `${word}descriptionde` }),
  presenter_bio: texts({ en: `${word}bioen`, de: `${word}biode` }),
  presenter_name: `${word}presenter`,
})
const hiddenWebinar = (name: string, columns: object) =>
  webinarRow({
    slug: canary(name),
    ...webinarTexts(canary(name)),
    scheduled_at: '2026-07-01 13:00:00',
    ...columns,
  })

const whitepaperTexts = (word: string) => ({
  title: texts({ en: `${word}titleen`, de: `${word}titlede` }),
  description: texts({ en: `${word}descriptionen`, de: `${word}descriptionde` }),
  preview_content: texts({ en: `${word}previewen`, de: `${word}previewde` }),
  meta_title: texts({ en: `${word}metatitleen` }),
  meta_description: texts({ en: `${word}metaen` }),
})
const hiddenWhitepaper = (name: string, columns: object) =>
  whitepaperRow({
    ...{ slug: canary(name), file_id: 4, ...whitepaperTexts(canary(name)) },
    ...{ category: canary(`${name}category`), tags: JSON.stringify([canary(`${name}tag`)]) },
    ...{ status: 'published', requires_registration: 0, ...columns },
  })

const later = '2026-06-01 12:00:01'
/** The moment that the site is built for. */
const now = '2026-06-01 12:00:00'
const gone = { deleted_at: '2026-05-01 08:00:00' }

/** A photograph that says where, when and by whom it was taken, in every way that JPEG knows. */
async function talkativeJpeg(): Promise<Buffer> {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="${canary('xmp')}"/></rdf:RDF></x:xmpmeta>`
  const picture = sharp({ create: { width: 700, height: 500, channels: 3, background: '#123456' } })
  const exif = {
    IFD0: {
      Artist: canary('exifartist'),
      Copyright: canary('exifcopyright'),
      ImageDescription: canary('exif'),
    },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '50/1 50/1 0/1', GPSDateStamp: canary('gps') },
  }
  const bytes = await picture.withExif(exif).withXmp(xmp).jpeg().toBuffer()
  const comment = Buffer.from(`\0\0${canary('jpegcomment')}`)
  comment.writeUInt16BE(comment.length)
  return Buffer.concat([bytes.subarray(0, 2), Buffer.from([0xff, 0xfe]), comment, bytes.subarray(2)])
}

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" viewBox="0 0 40 30"><!-- ${canary('svgcomment')} --><metadata>${canary('svgmetadata')}</metadata><path d="M0 0h40v30z"/></svg>`

const person = { last_name: 'Winkler', language: 'de' }

/** A site with a word of its own in everything that is not published, and in every column that nobody shows. */
export async function canaryContent(): Promise<SiteContent> {
  const rowTexts = {
    title: texts({ en: canary('mediatitle') }),
    description: texts({ en: canary('mediadescription') }),
  }
  const mediaRow = {
    ...rowTexts,
    original_filename: canary('original'),
    upload_ip: '203.0.113.77',
    folder: `/${canary('folder')}`,
  }
  return {
    people: [
      {
        ...person,
        id: 1,
        email: `${canary('author')}@example.com`,
        first_name: open('author'),
        hashed_password: canary('hash'),
        avatar_url: `/${canary('avatar')}`,
      },
      {
        ...person,
        id: 2,
        email: `${canary('admin')}@example.com`,
        first_name: canary('admin'),
        role: 'admin',
      },
    ],
    media: [
      {
        name: 'photo.jpg',
        bytes: await talkativeJpeg(),
        row: { ...mediaRow, alt_text: texts({ en: open('alt') }) },
      },
      { name: 'drawing.svg', bytes: Buffer.from(drawing), row: mediaRow },
      {
        name: 'unused.png',
        bytes: await plainPng(60, 40, '#654321'),
        row: { ...mediaRow, alt_text: texts({ en: canary('unusedalt') }) },
      },
      { name: `${canary('hiddenfile')}.pdf`, bytes: plainPdf(canary('hiddenpdf')) },
      { name: `${canary('gatedfile')}.pdf`, bytes: plainPdf(canary('gatedpdf')) },
      { name: 'free.pdf', bytes: plainPdf(open('pdf')) },
      { name: `${canary('slides')}.pdf`, bytes: plainPdf(canary('slidespdf')) },
    ],
    pages: [
      pageRow({ slug: 'home', status: 'published', content: texts({ en: 'Home.' }) }),
      pageRow({
        ...{ slug: 'open', status: 'published', author_id: 1, published_at: '2026-03-01 08:00:00' },
        ...pageTexts(open('page')),
        content: JSON.stringify({
          en: `${open('content')}\n\n<!-- ${canary('comment')} -->\n\n[unused]: /open "${canary('definition')}"\n\n![](/media/photo.jpg)\n\n![](/media/drawing.svg)`,
          fr: canary('french'),
        }),
      }),
      hiddenPage('draft', { status: 'draft' }),
      hiddenPage('deleted', gone),
      hiddenPage('future', { published_at: later }),
      hiddenPage('withdrawn', { withdrawn_at: now }),
      pageRow({ slug: 'open/leaving', status: 'published', ...pageTexts(open('leaving')) }),
    ],
    webinars: [
      webinarRow({
        ...{ slug: 'open', ...webinarTexts(open('webinar')), scheduled_at: '2026-07-01 13:00:00' },
        ...{ meeting_url: `https://meet.example.com/${canary('meeting')}`, presentation_file_id: 7 },
        recording_url: `https://video.example.com/${canary('recording')}`,
      }),
      hiddenWebinar('webinardraft', { status: 'draft' }),
      hiddenWebinar('webinardeleted', gone),
    ],
    whitepapers: [
      whitepaperRow({ slug: 'gated', file_id: 5, status: 'published', ...whitepaperTexts(open('gated')) }),
      whitepaperRow({
        slug: 'free',
        file_id: 6,
        status: 'published',
        requires_registration: 0,
        ...whitepaperTexts(open('free')),
      }),
      hiddenWhitepaper('paperdraft', { status: 'draft' }),
      hiddenWhitepaper('paperdeleted', gone),
      hiddenWhitepaper('paperfuture', { published_at: later }),
      hiddenWhitepaper('paperwithdrawn', { withdrawn_at: now }),
    ],
    settings: {
      site_title: { en: open('site'), fr: canary('sitefrench') },
      smtp_password: canary('smtp'),
      imported_pages: { path: canary('import') },
    },
    terms: {
      'category.unused': { en: canary('term') },
      [`category.${canary('paperdraftcategory')}`]: { en: canary('draftterm') },
    },
  }
}
