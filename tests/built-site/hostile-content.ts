import type { SiteContent } from '../support/fixture-site.ts'
import { pageRow, texts, webinarRow, whitepaperRow } from '../support/rows.ts'
import { vectors } from '../xss/vectors.ts'
import { plainPdf, plainPng } from './files.ts'

/** Texts of one row: few rows, so that few pages hold every hostile text in every field. */
const inOneRow = 45

const chunks = Array.from({ length: Math.ceil(vectors.length / inOneRow) }, (_, index) =>
  vectors.slice(index * inOneRow, (index + 1) * inOneRow).map(({ markdown }) => markdown),
)

/** What attackers write where a line of plain text is expected. */
const classics = [
  `"><img src=x onerror=__xss=1>`,
  `'><svg onload=__xss=1>`,
  '</title><script>__xss=1</script>',
  '</script><script>__xss=1</script>',
  '--><script>__xss=1</script>',
  '</style></textarea></template><iframe srcdoc="<script>parent.__xss=1</script>">',
  '" onfocus="__xss=1" autofocus x="',
  '{{constructor.constructor("__xss=1")()}} {__xss=1}',
  ']]><script>__xss=1</script>',
  '\\u003cscript\\u003e__xss=1\\u003c/script\\u003e',
  '\u2028__xss=1\u2029',
]

const inBoth = (text: string) => texts({ en: text, de: `Deutsch ${text}` })
const inBothAfter = (text: string) => texts({ en: text, de: `Deutsch\n\n${text}` })

/** Every hostile text in every field that visitors see, in both languages. */
export async function hostileContent(): Promise<SiteContent> {
  const all = [...classics, ...vectors.map(({ markdown }) => markdown)].join(' ')
  const classic = classics.join(' ')
  const hostile = inBoth(classic)
  const published = { status: 'published', published_at: '2026-03-01 08:00:00' } as const
  const rows = chunks.map((chunk, index) => {
    const line = inBoth([...classics, ...chunk].join(' '))
    const markdown = inBothAfter(chunk.join('\n\n'))
    return { line, markdown, slug: `row-${index}` }
  })
  return {
    people: [{ id: 1, email: 'a@example.com', first_name: classic, last_name: 'x', language: 'en' }],
    media: [
      { name: 'x.png', bytes: await plainPng(60, 40), row: { alt_text: inBoth(all), title: inBoth(all) } },
      { name: 'paper.pdf', bytes: plainPdf('x') },
    ],
    pages: [
      pageRow({
        slug: 'home',
        ...published,
        title: hostile,
        excerpt: hostile,
        template: 'landing',
        author_id: 1,
      }),
      pageRow({ slug: 'rows', ...published, title: hostile, content: texts({ en: '![](/media/x.png)' }) }),
      ...rows.map(({ line, markdown, slug }, index) =>
        pageRow({
          ...{
            slug: `rows/${slug}`,
            ...published,
            title: line,
            excerpt: line,
            content: markdown,
            author_id: 1,
          },
          ...{ seo_title: line, meta_description: line, seo_keywords: line },
          ...{
            template: index % 2 ? 'landing' : 'default',
            canonical_url: `/"onmouseover="__xss=1/${index}`,
          },
        }),
      ),
    ],
    webinars: rows.map(({ line, markdown, slug }, index) =>
      webinarRow({
        ...{
          slug,
          title: line,
          description: markdown,
          presenter_bio: markdown,
          presenter_name: classic,
        },
        ...(index % 2
          ? { scheduled_at: '2026-07-01 13:00:00' }
          : { status: 'completed', recording_url: `https://video.example.com/"onmouseover="__xss=1"'><b>` }),
        presenter_avatar_id: 1,
      }),
    ),
    whitepapers: rows.map(({ line, markdown, slug }, index) =>
      whitepaperRow({
        ...{
          slug,
          file_id: 2,
          thumbnail_id: 1,
          title: line,
          description: markdown,
          preview_content: markdown,
        },
        ...{ meta_title: line, meta_description: line, requires_registration: index % 2, author_id: 1 },
        ...{ category: 'guide', tags: '["grid"]', industry: '["rail"]', ...published },
      }),
    ),
    settings: {
      site_title: { en: classic, de: `Deutsch ${classic}` },
      site_description: { en: all, de: `Deutsch ${all}` },
      company: {
        ...{
          legal_name: classic,
          street: classic,
          postal_code: classic,
          city: classic,
          country: { en: classic },
        },
        ...{ phone: classic, email: classic },
      },
      navigation: [
        {
          ...{ label: { en: classic }, href: '/rows' },
          children: [{ label: { en: classic }, href: '/rows?"onclick="__xss=1' }],
        },
        { label: { en: 'refused' }, href: 'javascript:__xss=1' },
      ],
      footer: [
        {
          label: { en: classic },
          links: [{ label: { en: classic }, href: `https://www.example.com/"onclick="__xss=1` }],
        },
      ],
    },
    terms: {
      'category.guide': { en: classic, de: `Deutsch ${classic}` },
      'tag.grid': { en: classic },
      'industry.rail': { en: classic },
    },
  }
}
