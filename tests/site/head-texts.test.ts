import { describe, expect, test } from 'vitest'
import {
  documentTitle,
  homeTitle,
  pageDescription,
  termDescription,
  webinarDescription,
  whitepaperDescription,
} from '../../src/site/head-texts.ts'
import type { SpokenText } from '../../src/site/words.ts'
import { frameIn } from '../support/frame.ts'

const en = (text: string): SpokenText => ({ text, language: 'en' })
const de = (text: string): SpokenText => ({ text, language: 'de' })
const english = frameIn('en')
const german = frameIn('de')
const long = 'A word and another '.repeat(30).trim()

describe('the title of a document', () => {
  test('says whose site it is on, and what kind of thing it is', () => {
    expect(documentTitle(english, en('Flywheels'), 'page').text).toBe('Flywheels – Voltaic Systems')
    expect(documentTitle(german, de('Trägheit'), 'webinar').text).toBe('Webinar: Trägheit – Voltaic Systems')
    expect(documentTitle(english, en('Losses'), 'whitepaper').text).toBe(
      'Whitepaper: Losses – Voltaic Systems',
    )
  })

  test('leaves out what does not fit, the kind first', () => {
    const title = 'Inertia as a service in the grids of today'
    expect(documentTitle(english, en(title), 'webinar').text).toBe(`${title} – Voltaic Systems`)
    const whole = 'Twelve-second storage: what a superconducting magnet is for'
    expect(documentTitle(english, en(whole), 'whitepaper').text).toBe(whole)
    expect(documentTitle(english, en(long)).text.length).toBeLessThan(100)
  })

  test('does not name the site twice', () => {
    expect(documentTitle(english, en('Voltaic Systems: magnets')).text).toBe('Voltaic Systems: magnets')
  })

  test('that fell back is in one language, and says in which', () => {
    expect(documentTitle(german, en('Inertia'), 'webinar')).toEqual(en('Inertia – Voltaic Systems'))
  })
})

describe('the title of the home page', () => {
  const page = { seoTitle: null, title: en('Magnets that hold a grid steady.') }

  test('names the site and what it says first', () => {
    expect(homeTitle(english, page)).toEqual(en('Voltaic Systems – Magnets that hold a grid steady'))
  })

  test('is what an editor wrote', () => {
    expect(homeTitle(english, { ...page, seoTitle: en('Storage') })).toEqual(en('Storage'))
  })

  test('is the name of the site alone where the rest is too long or speaks another language', () => {
    expect(homeTitle(german, page)).toEqual(de('Voltaic Systems'))
    expect(homeTitle(english, { ...page, title: en(long) })).toEqual(en('Voltaic Systems'))
  })
})

describe('the description of a page', () => {
  const page = { title: de('Titel'), metaDescription: null, excerpt: null, content: de('Es **beginnt** so.') }

  test('is what was written for it, the excerpt, or how the text begins', () => {
    const excerpt = de('Auszug')
    expect(pageDescription(german, { ...page, metaDescription: de('Meta'), excerpt })).toEqual(de('Meta'))
    expect(pageDescription(german, { ...page, excerpt })).toEqual(de('Auszug'))
    expect(pageDescription(german, page)).toEqual(de('Es beginnt so.'))
  })

  test('is rather one in the language of the page', () => {
    const half = { ...page, metaDescription: en('Meta') }
    expect(pageDescription(german, half)).toEqual(de('Es beginnt so.'))
    expect(pageDescription(german, { ...half, content: en('It begins.') })).toEqual(en('Meta'))
  })

  test('fits into a list of results', () => {
    const { text } = pageDescription(german, { ...page, excerpt: de(long) })
    expect(text.length).toBeLessThanOrEqual(160)
    expect(text).toMatch(/\w…$/)
  })

  test('is that of the site, or a title, where there is no text', () => {
    const empty = { ...page, content: de('| a |\n|---|\n| b |') }
    expect(pageDescription({ ...german, siteDescription: de('Magnete') }, empty)).toEqual(de('Magnete'))
    expect(pageDescription(german, empty)).toEqual(de('Titel – Voltaic Systems'))
  })
})

describe('the description of a webinar', () => {
  const webinar = {
    description: de('Was *Trägheit* kostet.'),
    startsAt: '2027-01-14 14:00:00',
    timezone: 'Europe/Berlin',
    phase: 'upcoming',
  }

  test('says when it is', () => {
    expect(webinarDescription(german, webinar)).toEqual(
      de('Webinar am 14. Januar 2027, 15:00 MEZ. Was Trägheit kostet.'),
    )
  })

  test('says that it is over or cancelled', () => {
    const past = webinarDescription(german, { ...webinar, phase: 'past' }).text
    expect(past).toBe('Webinar vom 14. Januar 2027. Was Trägheit kostet.')
    expect(webinarDescription(german, { ...webinar, phase: 'cancelled' }).text).toMatch(
      /^Abgesagt: Webinar am/,
    )
  })

  test('is about nothing but that where nobody wrote more', () => {
    const { text } = webinarDescription(english, { ...webinar, description: null })
    expect(text).toBe('Webinar on 14 January 2027, 15:00 CET.')
  })

  test('that fell back stands for itself, without words in another language', () => {
    expect(webinarDescription(german, { ...webinar, description: en('What inertia costs.') })).toEqual(
      en('What inertia costs.'),
    )
  })

  test('fits into a list of results', () => {
    expect(webinarDescription(german, { ...webinar, description: de(long) }).text.length).toBeLessThanOrEqual(
      160,
    )
  })
})

describe('the description of a whitepaper', () => {
  const whitepaper = {
    title: en('Losses'),
    metaDescription: null,
    description: en('Of *bearings*.'),
    preview: null,
  }

  test('is how it is described', () => {
    expect(whitepaperDescription(english, whitepaper)).toEqual(en('Of bearings.'))
    expect(whitepaperDescription(english, { ...whitepaper, metaDescription: en('Meta') })).toEqual(en('Meta'))
  })

  test('is what one sees inside, or whose it is, where nobody described it', () => {
    const untold = { ...whitepaper, description: null }
    expect(whitepaperDescription(english, { ...untold, preview: en('Look.') })).toEqual(en('Look.'))
    expect(whitepaperDescription(english, untold)).toEqual(en('Whitepaper by Voltaic Systems: Losses'))
  })
})

test('the description of a term says how many whitepapers there are', () => {
  expect(termDescription(english, en('Rail'), 1).text).toMatch(/^1 whitepaper: Rail\. /)
  expect(termDescription(german, de('Bahn'), 3).text).toMatch(/^3 Whitepaper: Bahn\. /)
})
