import { describe, expect, it } from 'vitest'
import { announcedTitle, languageName, withBadge } from '../../src/site/fallback-badge.ts'
import { frameIn } from '../support/frame.ts'

describe('a text that falls back, where no lang attribute can stand', () => {
  it('says itself which language it speaks, in the words of its reader', () => {
    expect(withBadge(frameIn('de'), { text: 'Inertia', language: 'en' })).toBe('Inertia [auf Englisch]')
    expect(withBadge(frameIn('en'), { text: 'Trägheit', language: 'de' })).toBe('Trägheit [in German]')
  })

  it('says nothing where it speaks the language of its reader', () => {
    expect(withBadge(frameIn('de'), { text: 'Trägheit', language: 'de' })).toBe('Trägheit')
  })
})

describe('the title of something announced', () => {
  const title = { text: 'Trägheit', language: 'de' } as const

  it('speaks for the page behind it', () => {
    expect(announcedTitle(frameIn('de'), { title, contentLanguage: 'en' }, false)).toBe(
      'Trägheit [auf Englisch]',
    )
    expect(announcedTitle(frameIn('de'), { title, contentLanguage: 'de' }, false)).toBe('Trägheit')
  })

  it('says last that it is cancelled', () => {
    expect(announcedTitle(frameIn('en'), { title, contentLanguage: 'en' }, true)).toBe(
      'Trägheit [in German] [Cancelled]',
    )
  })
})

it('each language has its own name for the others', () => {
  expect([languageName('de', 'en'), languageName('en', 'de'), languageName('de', 'de')]).toEqual([
    'German',
    'Englisch',
    'Deutsch',
  ])
})
