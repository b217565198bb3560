import type { SiteContent } from '../support/fixture-site.ts'
import { pageRow, texts, webinarRow, whitepaperRow } from '../support/rows.ts'
import { plainPdf, plainPng } from './files.ts'

/*
 * A site with rows in every state of translation. Each text says what it is: language, row and field, as in
 * `de-bodyonly-content`. So a test knows of each word of a page which language it must be marked with.
 */

type Codes = readonly ('en' | 'de')[]

/** Columns of a row. A text is in both languages, in those of a list, or what stands here. */
type States = Readonly<Record<string, unknown>>

const both: Codes = ['en', 'de']
const english: Codes = ['en']
const nowhere: Codes = []

/** A text in some languages; null where it is in none. */
const inLanguages = (codes: Codes, text: (code: string) => string) =>
  codes.length === 0 ? null : texts(Object.fromEntries(codes.map((code) => [code, text(code)])))

/** A field of a row, which names itself. */
const named = (row: string, field: string, codes: Codes) =>
  inLanguages(codes, (code) => `${code}-${row}-${field}`)

/** A Markdown text with all that brings words of the interface or of the media library into a text. */
const article = (row: string) => (code: string) =>
  [
    `${code}-${row}-content[^1]`,
    ...['sectiona', 'sectionb', 'sectionc', 'sectiond'].map((name) => `## ${code}-${row}-${name}`),
    '![](/media/both.png)',
    '![](/media/english.png)',
    ':::note\n- [ ] open\n:::',
    '| a | b |\n|---|---|\n| c | d |',
    `[${code}-${row}-link](/whole)`,
    `[^1]: ${code}-${row}-footnote`,
  ].join('\n\n')

/** A landing page with a button, a body and a closing call. */
const landing = (row: string) => (code: string) =>
  [
    `:::actions\n[${code}-${row}-action](/whole)\n:::`,
    `${code}-${row}-content`,
    `## ${code}-${row}-closing`,
    `:::actions\n[${code}-${row}-call](/booking)\n:::`,
  ].join('\n\n')

function rowOf(row: string, fields: readonly string[], states: States): Record<string, unknown> {
  const said = fields.map((field) => {
    const state = states[field] ?? both
    return [field, Array.isArray(state) ? named(row, field, state) : state]
  })
  return { slug: row, ...states, ...Object.fromEntries(said) }
}

const page = (row: string, states: States = {}) =>
  pageRow({
    status: 'published',
    published_at: '2026-03-01 08:00:00',
    ...(rowOf(row, ['title', 'content', 'excerpt'], states) as { slug: string }),
  })

const webinar = (row: string, states: States = {}) =>
  webinarRow({
    presenter_name: 'Ada Winkler',
    scheduled_at: '2026-07-01 13:00:00',
    timezone: 'Europe/Berlin',
    ...(rowOf(row, ['title', 'description', 'presenter_bio'], states) as { slug: string }),
  })

const whitepaper = (row: string, states: States = {}) =>
  whitepaperRow({
    status: 'published',
    published_at: '2026-03-02 08:00:00',
    ...(rowOf(row, ['title', 'description', 'preview_content'], states) as { slug: string }),
    file_id: 3,
  })

/** Rows in every state of translation. */
export async function fallbackContent(): Promise<SiteContent> {
  return {
    media: [
      {
        name: 'both.png',
        bytes: await plainPng(40, 30),
        row: { alt_text: named('both', 'alt', both) },
      },
      {
        name: 'english.png',
        bytes: await plainPng(30, 40),
        row: { alt_text: named('english', 'alt', english) },
      },
      { name: 'paper.pdf', bytes: plainPdf('paper') },
    ],
    pages: [
      page('home', { template: 'landing', content: inLanguages(both, landing('home')) }),
      page('whole'),
      page('article', { content: inLanguages(both, article('article')) }),
      page('foreign', {
        title: english,
        excerpt: english,
        content: inLanguages(english, article('foreign')),
      }),
      page('english', { title: english, content: english, excerpt: english }),
      page('titleonly', { content: english, excerpt: english }),
      page('bodyonly', { title: english, excerpt: english }),
      page('excerptless', { excerpt: nowhere }),
      page('excerptonly', { title: english, content: english }),
      page('halfexcerpt', { excerpt: english }),
      page('legal', { excerpt: english, template: 'legal' }),
      page('landing', {
        title: english,
        excerpt: english,
        template: 'landing',
        content: inLanguages(english, landing('landing')),
      }),
      page('blank', { title: blank('title'), content: blank('content'), excerpt: blank('excerpt') }),
      page('seo', {
        seo_title: named('seo', 'seotitle', english),
        meta_description: named('seo', 'meta', english),
      }),
      page('seowhole', {
        seo_title: named('seowhole', 'seotitle', both),
        meta_description: named('seowhole', 'meta', both),
      }),
      page('child', { slug: 'english/child' }),
      page('elsewhere', { canonical_url: 'https://elsewhere.example/original' }),
    ],
    webinars: [
      webinar('wwhole'),
      webinar('wenglish', { title: english, description: english, presenter_bio: english }),
      webinar('wtitleonly', { description: english, presenter_bio: english }),
      webinar('wbodyonly', { title: english, presenter_bio: english }),
      webinar('wbioless', { presenter_bio: english }),
      webinar('wuntold', { description: nowhere, presenter_bio: nowhere, presenter_name: null }),
      webinar('wpast', { scheduled_at: '2026-03-05 13:00:00', status: 'completed' }),
    ],
    whitepapers: [
      whitepaper('pwhole', { category: 'guide', tags: '["grid"]', industry: '["rail"]' }),
      whitepaper('penglish', { title: english, description: english, preview_content: english }),
      whitepaper('ptitleonly', { description: english, preview_content: english }),
      whitepaper('pbodyonly', { title: english, preview_content: english }),
      whitepaper('ppreviewless', { preview_content: english }),
      whitepaper('puntold', { description: nowhere, preview_content: nowhere }),
      whitepaper('pseo', {
        meta_title: named('pseo', 'metatitle', english),
        meta_description: named('pseo', 'meta', english),
      }),
    ],
    settings: {
      site_title: { en: 'en-site-name', de: 'de-site-name' },
      site_description: { en: 'en-site-description' },
      company: { legal_name: 'Voltaic Systems GmbH', country: { en: 'en-company-country' } },
      navigation: [
        { label: { en: 'en-menu-whole', de: 'de-menu-whole' }, href: '/whole' },
        {
          label: { en: 'en-menu-english' },
          href: '/english',
          children: [{ label: { en: 'en-menu-child', de: ' ' }, href: '/english/child' }],
        },
      ],
      footer: [
        {
          label: { en: 'en-footer-heading' },
          links: [{ label: { en: 'en-footer-legal', de: 'de-footer-legal' }, href: '/legal' }],
        },
      ],
      privacy_page: 'legal',
    },
    terms: {
      'category.guide': { en: 'en-guide-name', de: 'de-guide-name' },
      'tag.grid': { en: 'en-grid-name' },
    },
    redirects: { '/old': '/whole', '/gone': 'https://elsewhere.example/new' },
  }

  function blank(field: string) {
    return texts({ en: `en-blank-${field}`, de: ' \n\t\u00a0' })
  }
}
