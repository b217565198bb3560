import { describe, expect, test } from 'vitest'
import {
  type OgImage,
  ogImage,
  ogImageIn,
  ogImageOfSite,
  ogImagePath,
  tellOgImage,
} from '../../../src/site/og-image/og-image.ts'

const frame = {
  theme: 'voltaic',
  siteTitle: { text: 'Voltaic Systems', language: 'en' as const },
  siteDescription: { text: 'Magnets and storage.', language: 'en' as const },
  pages: { home: 'home' },
}
const title = { text: 'Inertia as a service', language: 'en' as const }
const image = ogImage(frame, { kind: 'webinar', seed: 'inertia', title })

describe('the path of an image', () => {
  test('is the same for what is drawn the same', () => {
    expect(ogImagePath({ ...image })).toBe(ogImagePath(image))
    expect(ogImagePath(image)).toMatch(/^media\/og-[0-9a-f]{20}\.png$/)
  })

  test.each<Partial<OgImage>>([
    { title: 'Inertia' },
    { kicker: 'Webinar' },
    { siteName: 'Other' },
    { seed: 'quench' },
    { kind: 'page' },
    { language: 'de' },
    { theme: 'plain' },
  ])('is another where %o', (change) => {
    expect(ogImagePath({ ...image, ...change })).not.toBe(ogImagePath(image))
  })

  test('does not depend on a theme that there is not', () => {
    expect(ogImagePath({ ...image, theme: 'none' })).toBe(ogImagePath(image))
  })
})

describe('the image of the site', () => {
  test('says what the site is about', () => {
    expect(ogImageOfSite(frame)).toMatchObject({ title: 'Magnets and storage.', siteName: 'Voltaic Systems' })
  })

  test('says its name once where that is all', () => {
    const { title, siteName } = ogImageOfSite({ ...frame, siteDescription: null })
    expect([siteName, title]).toEqual(['', 'Voltaic Systems'])
  })
})

test.each(['plain', 'Grüße, \r\n “x”', '\ud800 half a sign', '日本'])(
  'travels beside its page whatever it says: %j',
  (title) => {
    const headers = new Headers()
    tellOgImage(headers, { ...image, title })
    expect(ogImageIn(headers)).toEqual({ ...image, title })
  },
)

test('is none where a page tells of none', () => {
  expect(ogImageIn(new Headers())).toBeNull()
})
