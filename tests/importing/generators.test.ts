import { join } from 'node:path'
import { expect } from 'vitest'
import { test } from '../support/database.ts'
import { entryOf, fixtures, importFrom, mediaIn, noticesOf, pageAt, slugsIn } from './support.ts'

test('a Jekyll site goes in: posts, collections, drafts, Liquid, kramdown', async ({ database }) => {
  const site = join(fixtures, 'jekyll')
  const report = await importFrom(database, { en: site }, { imagesFolder: join(site, 'assets') })

  expect(report.counts).toEqual({ added: 5, updated: 0, unchanged: 0, failed: 0 })
  expect(slugsIn(database)).toEqual(['docs/notes', 'docs/setup', 'drafts/later', 'home', 'posts/first-spin'])
  expect(pageAt(database, 'drafts/later').status).toBe('draft')
  expect(pageAt(database, 'docs/setup').sort_order).toBe(2)
  expect(mediaIn(database)).toEqual(['rotor.png'])

  const post = pageAt(database, 'posts/first-spin')
  expect(post).toMatchObject({
    title: { en: 'First spin' },
    excerpt: { en: 'It turned.' },
    seo_keywords: { en: 'rotor, balance' },
    published_at: '2024-03-01 17:30:00',
  })
  expect(post.content.en).toContain('It turned. First spin took four minutes.')
  expect(post.content.en).toContain('## What we saw {#saw}\n\n![The rotor in its pit](/media/rotor.png)')
  expect(post.content.en).toContain('![The rotor again](/media/rotor.png "At 3,000 rpm")')
  expect(post.content.en).toContain('```ruby\ndef spin(rpm)\n  puts "{{ rpm }} at #{rpm}"\nend\n```')
  expect(post.content.en).toContain('Jekyll writes `{{ page.title }}` in templates')
  expect(post.content.en).toContain(
    '[how to set up](/docs/setup#before-you-start), [the notes](/docs/notes),\n[an old address](/docs/setup), a page that is gone and',
  )
  expect(post.content.en).toContain(
    ':::quote\n\nI have never *seen* a rotor so quiet.\n\n— @ada, ["On balance"]',
  )
  expect(post.content.en).toContain(':::note Warning\n\nDo not touch it **while it turns**.\n\n:::')
  expect(noticesOf(entryOf(report, 'posts/first-spin'))).toEqual([
    "8 picture-unplaced the page's picture is in the media library as /media/rotor.png; pages show none above their text",
    '37 template-tag the template tag {% if site.comments %} was left out',
    '39 template-tag the template tag {% for post in site.posts limit:3 %} was left out',
    '46 link-dead the link to /vanished/ leads to no page; its text stays',
    '49 picture-remote the picture https://example.com/ada.png is on another site and was left out',
  ])
})

test('a Hugo site goes in: TOML, bundles, languages in file names, shortcodes, folders without a text', async ({
  database,
}) => {
  const site = join(fixtures, 'hugo')
  const report = await importFrom(
    database,
    { en: join(site, 'content') },
    { imagesFolder: join(site, 'static') },
  )

  expect(report.counts).toEqual({ added: 5, updated: 0, unchanged: 0, failed: 0 })
  expect(slugsIn(database)).toEqual(['blog', 'blog/tides', 'docs/secret', 'docs/setup', 'home'])
  expect(report.skipped.map(({ reason }) => reason)).toEqual(['the site has no language "fr"'])
  expect(pageAt(database, 'home').title).toEqual({ en: 'Tide Works', de: 'Gezeitenwerk' })
  expect(pageAt(database, 'docs/secret').status).toBe('draft')
  expect(mediaIn(database)).toEqual(['chart.png', 'cover.png'])

  const tides = pageAt(database, 'blog/tides')
  expect(tides).toMatchObject({ sort_order: 3, published_at: '2024-05-01 06:00:00' })
  expect(tides.content.en).toContain('See [Setup](/docs/setup) or [the setup](/docs/setup#tools).')
  expect(tides.content.en).toContain('![A tide gauge](/media/cover.png "The gauge at Cuxhaven")')
  expect(tides.content.en).toContain(':::note High water\n\nLeave the beach **early**.\n\n:::')
  expect(tides.content.en).toContain('```go\nfmt.Println("{{< not a shortcode >}}")\n```')
  expect(tides.content.en).toContain('**North**\n\nCold water.')
  expect(tides.content.en).toContain('To write one: `{{< ref "x.md" >}}`')
  expect(tides.content.de).toContain('[Zur Einrichtung](/docs/setup#werkzeuge)')
  expect(tides.content.de).toContain(':::note Warnung\n\nFrüh gehen.')
  expect(
    noticesOf(entryOf(report, 'blog/tides')).filter((notice) => notice.includes('template-tag')),
  ).toEqual(['49 template-tag the template tag {{< contact-form to="me@example.com" >}} was left out'])
})

test('a Docusaurus site goes in: MDX, admonitions, tabs, translations in their own tree', async ({
  database,
}) => {
  const site = join(fixtures, 'docusaurus')
  const report = await importFrom(
    database,
    { en: join(site, 'docs'), de: join(site, 'i18n-de') },
    { imagesFolder: join(site, 'static'), slugPrefix: 'docs' },
  )

  expect(slugsIn(database)).toEqual(['docs', 'docs/guides/install'])
  const intro = pageAt(database, 'docs')
  expect(intro).toMatchObject({ title: { en: 'Coil Controller', de: 'Spulenregler' }, sort_order: 1 })
  expect(intro.content.en).toContain(
    '[install](/docs/guides/install#from-source), [install again](/docs/guides/install),\ngone.',
  )
  expect(intro.content.en).toContain(':::note Read this first\n\nWear gloves.\n\n:::')
  expect(intro.content.en).toContain('```bash\necho "<Tabs>{not.an.expression}</Tabs>"\n```')
  expect(intro.content.de).toContain(':::note Tipp\n\nHandschuhe tragen.\n\n:::')
  const install = pageAt(database, 'docs/guides/install')
  expect(install.content.en).not.toMatch(/import|export|useBaseUrl|<Card|<Admonition|\{\/\*/)
  expect(install.content.en).toContain(':::note Cold\n\nBelow 4 K everything is **brittle**.')
  expect(install.content.en).toContain('![The coil from above](/media/coil.png)')
  expect(report.skipped.map(({ reason }) => reason)).toEqual(['a part of other texts, not a page'])
})

test('an Astro site goes in: German within the English folder, components, pictures by import', async ({
  database,
}) => {
  const site = join(fixtures, 'astro')
  const report = await importFrom(
    database,
    { en: join(site, 'docs') },
    { imagesFolder: join(site, 'assets'), slugPrefix: 'book' },
  )

  expect(report.counts).toMatchObject({ added: 2, failed: 0 })
  const book = pageAt(database, 'book')
  expect(book).toMatchObject({ title: { en: 'Bearing Book', de: 'Lagerbuch' }, sort_order: 7 })
  expect(book.content.en).toContain('[Reference](/book/reference/loads): All loads.')
  expect(book.content.en).toContain('![A bearing, cut open](/media/bearing.png)')
  expect(book.content.en).toContain('1. Switch on.\n\n   It hums.\n\n2. Listen.')
  expect(pageAt(database, 'book/reference/loads')).toMatchObject({ published_at: '2022-07-08 00:00:00' })
  expect(pageAt(database, 'book/reference/loads').content.en).toContain('[see the book](/book)')
})
