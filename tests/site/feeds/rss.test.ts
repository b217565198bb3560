import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { type FeedEntry, rssOf } from '../../../src/site/feeds/rss.ts'
import { frameIn } from '../../support/frame.ts'

const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'item' })

async function channelOf(entries: readonly FeedEntry[], frame = frameIn('de')) {
  const xml = await rssOf({ frame, entries })
  expect(XMLValidator.validate(xml)).toBe(true)
  return parser.parse(xml).rss.channel
}

const entry = (more: Partial<FeedEntry> = {}): FeedEntry => ({
  kind: 'page',
  slug: 'guides/black-start',
  title: { text: 'Schwarzstart', language: 'de' },
  summary: { text: 'Ein Netz aus dem Nichts.', language: 'de' },
  contentLanguage: 'de',
  publishedAt: '2026-01-14 14:00:00',
  updatedAt: '2026-02-01 08:30:00',
  event: null,
  ...more,
})

describe('the feed of a language', () => {
  it('names the site, the language and its own address', async () => {
    const channel = await channelOf([entry()])
    expect(channel).toMatchObject({
      title: 'Voltaic Systems: neue Seiten, Whitepaper und Webinare',
      link: 'https://www.voltaic.example/de/',
      language: 'de',
      'atom:link': { '@_href': 'https://www.voltaic.example/de/rss.xml', '@_rel': 'self' },
    })
  })

  it('was last built when its data changed last, whatever the clock says', async () => {
    const entries = [entry({ updatedAt: '2026-03-29 01:59:59' }), entry()]
    expect((await channelOf(entries)).lastBuildDate).toBe('Sun, 29 Mar 2026 01:59:59 GMT')
    expect(await rssOf({ frame: frameIn('de'), entries })).toBe(
      await rssOf({ frame: frameIn('de'), entries }),
    )
  })

  it('is a feed without entries, too', async () => {
    const channel = await channelOf([])
    expect(channel.item).toBeUndefined()
    expect(channel.lastBuildDate).toBeUndefined()
  })
})

describe('an entry', () => {
  it('leads to the page, which also is its lasting name', async () => {
    const [item] = (await channelOf([entry()])).item
    expect(item).toMatchObject({
      title: 'Schwarzstart',
      link: 'https://www.voltaic.example/de/guides/black-start/',
      guid: { '#text': 'https://www.voltaic.example/de/guides/black-start/' },
      description: 'Ein Netz aus dem Nichts.',
      pubDate: 'Wed, 14 Jan 2026 14:00:00 GMT',
      category: 'Seite',
      'dc:language': 'de',
    })
  })

  it('says in its title that the page behind it is English', async () => {
    const [item] = (await channelOf([entry({ contentLanguage: 'en' })])).item
    expect(item.title).toBe('Schwarzstart [auf Englisch]')
    expect(item['dc:language']).toBe('en')
    expect(item.description).toBe('Ein Netz aus dem Nichts.')
  })

  it('marks single English texts of a German page', async () => {
    const english = { text: 'Black start', language: 'en' } as const
    const [item] = (await channelOf([entry({ title: english, summary: english })])).item
    expect(item.title).toBe('Black start [auf Englisch]')
    expect(item.description).toBe('Black start [auf Englisch]')
    expect(item['dc:language']).toBe('de')
  })

  it('says when a webinar takes place, in its own zone, and that it was cancelled', async () => {
    const webinar = entry({
      kind: 'webinar',
      slug: 'inertia',
      summary: { text: 'Ein **Netz** ohne [Masse](/products).', language: 'de' },
      event: { startsAt: '2026-01-14 14:00:00', timezone: 'Europe/Berlin', cancelled: true },
    })
    const [item] = (await channelOf([webinar])).item
    expect(item.title).toBe('Schwarzstart [Abgesagt]')
    expect(item.link).toBe('https://www.voltaic.example/de/webinars/inertia/')
    expect(item.description).toBe('14. Januar 2026, 15:00 MEZ. Ein Netz ohne Masse.')
  })

  it('carries text that means something in XML as text', async () => {
    const title = { text: 'A < B && "C" ]]> <script>\u0000\u001b', language: 'de' } as const
    const [item] = (await channelOf([entry({ title, summary: title })])).item
    expect(item.title).toBe('A < B && "C" ]]> <script>')
    expect(item.description).toBe('A < B && "C" ]]> <script>')
  })
})
