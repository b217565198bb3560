import { expect, test } from 'vitest'
import { webManifest } from '../../src/site/web-manifest.ts'
import { frameIn } from '../support/frame.ts'

const manifest = (language: 'en' | 'de') =>
  JSON.parse(webManifest({ ...frameIn(language), theme: 'voltaic' }))

test('a language has a manifest of its own, which starts at its home page', () => {
  expect(manifest('de')).toMatchObject({ lang: 'de', start_url: '/de/', id: '/de/', name: 'Voltaic Systems' })
  expect(manifest('en')).toMatchObject({ lang: 'en', start_url: '/en/', id: '/en/' })
})

test('a manifest offers icons for every use, and nothing that is only Apple’s', () => {
  const { icons } = manifest('en')
  const uses = icons.map(({ sizes, purpose }: { sizes: string; purpose: string }) => `${sizes} ${purpose}`)
  expect(uses).toEqual(['192x192 any', '512x512 any', '512x512 maskable', 'any any'])
})
