import { plainPdf, plainPng } from '../built-site/files.ts'
import type { SiteContent } from '../support/fixture-site.ts'
import { pageRow, texts, webinarRow, whitepaperRow } from '../support/rows.ts'

const both = (text: string) => texts({ en: text, de: `${text} auf Deutsch` })
const published = { status: 'published', published_at: '2026-03-01 08:00:00' } as const

const landing = (word: string, link: string, call: string) =>
  `:::actions\n[${link}](/products)\n:::\n\n${word}.\n\n## ${call}\n\n:::actions\n[${call}](/booking)\n:::`

/** A site with a little of everything that a site can have. */
export async function smallSite(): Promise<SiteContent> {
  return {
    people: [{ id: 1, email: 'ada@example.com', first_name: 'Ada', last_name: 'Winkler', language: 'de' }],
    media: [
      { name: 'rotor.png', bytes: await plainPng(60, 40), row: { alt_text: both('A rotor') } },
      { name: 'coil.png', bytes: await plainPng(40, 60), row: { alt_text: texts({ en: 'A coil' }) } },
      { name: 'paper.pdf', bytes: plainPdf('paper') },
      { name: 'slides.pdf', bytes: plainPdf('slides') },
      { name: 'gated.pdf', bytes: plainPdf('gated') },
    ],
    pages: [
      pageRow({
        ...{ slug: 'home', title: both('Storage'), template: 'landing', ...published },
        content: texts({
          en: landing('Home', 'Products', 'Talk'),
          de: landing('Start', 'Produkte', 'Reden'),
        }),
      }),
      pageRow({ slug: 'products', title: both('Products'), content: both('What we build.'), ...published }),
      pageRow({
        ...{
          slug: 'products/flywheels',
          title: both('Flywheels'),
          excerpt: both('They turn.'),
          author_id: 1,
        },
        ...{ content: both('A rotor: ![](/media/rotor.png)\n\n[Products](/products)'), ...published },
      }),
      pageRow({ slug: 'imprint', title: both('Imprint'), template: 'legal', ...published }),
      pageRow({ slug: 'prototype', title: both('Prototype'), status: 'draft' }),
    ],
    webinars: [
      webinarRow({
        ...{
          slug: 'inertia',
          title: both('Inertia'),
          description: both('About [flywheels](/products/flywheels).'),
        },
        ...{
          scheduled_at: '2026-07-01 13:00:00',
          presenter_name: 'Ada Winkler',
          presenter_bio: both('Builds.'),
        },
        ...{ presenter_avatar_id: 2, timezone: 'Europe/Berlin', max_participants: 40 },
      }),
      webinarRow({
        ...{
          slug: 'quench',
          title: both('Quench'),
          status: 'completed',
          scheduled_at: '2026-03-01 13:00:00',
        },
        ...{ presentation_file_id: 4, recording_url: 'https://video.example.com/quench' },
      }),
    ],
    whitepapers: [
      whitepaperRow({
        ...{ slug: 'free', file_id: 3, title: both('Free paper'), requires_registration: 0, thumbnail_id: 1 },
        ...{ category: 'guide', tags: '["grid"]', industry: '["rail"]', ...published },
      }),
      whitepaperRow({
        slug: 'gated',
        file_id: 5,
        title: both('Gated paper'),
        category: 'study',
        ...published,
      }),
    ],
    settings: {
      site_title: { en: 'Voltaic Systems' },
      navigation: [
        { label: { en: 'Products', de: 'Produkte' }, href: '/products' },
        { label: { en: 'Webinars', de: 'Webinare' }, href: '/webinars' },
      ],
      footer: [{ label: { en: 'Legal' }, links: [{ label: { en: 'Imprint' }, href: '/imprint' }] }],
      imprint_page: 'imprint',
    },
    terms: { 'category.guide': { en: 'Guide', de: 'Leitfaden' } },
    redirects: { '/old': '/products', '/de/alt': 'https://elsewhere.example/' },
  }
}
