import type { SiteContent } from '../support/fixture-site.ts'
import { pageRow, texts, webinarRow, whitepaperRow } from '../support/rows.ts'
import { fallbackContent } from './fallback-content.ts'
import { plainPdf } from './files.ts'

/** A title that would be markup, script and more if anything took it for that. */
export const hostile = `</title></script><script>globalThis.__xss=1</script><!--" onload='globalThis.__xss=1' x="`

/** A title that is longer than any list of results or picture shows. */
const endless = 'Energiespeicherung in Schwungmassen und supraleitenden Magnetspulen '.repeat(6).trim()

const both = (text: string) => texts({ en: `en ${text}`, de: `de ${text}` })
const published = { status: 'published', published_at: '2026-05-01 08:00:00' } as const
const faq = ':::faq\n### How "long"?\nTwelve seconds.\n\n### How loud?\n- 68 dB(A)\n:::'

/** Rows of every kind that search engines are told of, in every state. */
export async function foundContent(): Promise<SiteContent> {
  const fallback = await fallbackContent()
  return {
    ...fallback,
    people: [
      { id: 1, email: 'ada@voltaic.example', first_name: 'Ada', last_name: 'Winkler', language: 'de' },
    ],
    pages: [
      ...(fallback.pages ?? []),
      pageRow({ slug: 'signed', ...published, title: both('signed'), content: both('text'), author_id: 1 }),
      pageRow({ slug: 'undated', status: 'published', title: both('undated'), content: both('text') }),
      pageRow({
        slug: 'questions',
        ...published,
        title: both('questions'),
        content: texts({ en: faq, de: faq }),
      }),
      pageRow({ slug: 'hostile', ...published, title: both(hostile), content: both(`${hostile}\n\n${faq}`) }),
      pageRow({ slug: 'endless', ...published, title: both(endless), content: both(endless) }),
      pageRow({
        slug: 'table',
        ...published,
        title: both('table'),
        content: texts({ en: '| a |\n|---|\n| b |' }),
      }),
      pageRow({ slug: 'campaign', ...published, title: both('campaign'), template: 'landing' }),
      pageRow({ slug: 'chosen', ...published, title: both('chosen'), is_featured: 1 }),
    ],
    webinars: [
      ...(fallback.webinars ?? []),
      webinarRow({
        slug: 'cancelled',
        title: both('cancelled'),
        scheduled_at: '2026-08-01 13:00:00',
        status: 'cancelled',
      }),
      webinarRow({
        slug: 'live',
        title: both('live'),
        scheduled_at: '2026-06-01 11:30:00',
        max_participants: 80,
      }),
      webinarRow({
        slug: 'closed',
        title: both('closed'),
        scheduled_at: '2026-06-02 13:00:00',
        registration_deadline: '2026-06-01 11:00:00',
      }),
      webinarRow({
        slug: 'recorded',
        title: both('recorded'),
        scheduled_at: '2026-04-01 13:00:00',
        recording_url: 'https://video.example/recorded',
      }),
      webinarRow({
        slug: 'hostile',
        title: both(hostile),
        presenter_name: hostile,
        scheduled_at: '2026-08-02 13:00:00',
      }),
    ],
    whitepapers: [
      ...(fallback.whitepapers ?? []),
      whitepaperRow({
        slug: 'free',
        ...published,
        title: both('free'),
        file_id: 4,
        requires_registration: 0,
        author_id: 1,
        tags: '["grid"]',
      }),
      whitepaperRow({ slug: 'hostile', ...published, title: both(hostile), file_id: 3, category: 'guide' }),
    ],
    media: [...(fallback.media ?? []), { name: 'free.pdf', bytes: plainPdf('free') }],
    settings: {
      ...fallback.settings,
      og_images_up_to: 1000,
      company: {
        legal_name: 'Voltaic Systems GmbH',
        street: 'Rotorenweg 12',
        postal_code: '09999',
        city: 'Chemnitz',
        country: { en: 'Germany', de: 'Deutschland' },
        phone: '+49 30 23125 340',
        email: 'hello@voltaic.example',
        founded: 2009,
      },
    },
  }
}
