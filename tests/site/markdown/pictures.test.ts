import { expect, test } from 'vitest'
import { contentSizes } from '../../../src/site/markdown/context.ts'
import { drawing, htmlOf, problemsOf } from '../../support/markdown.ts'

const hash = 'ab'.repeat(10)
const sourcesOf = (type: 'avif' | 'webp') =>
  `<source type="image/${type}" srcset="/media/${hash}-480.${type} 480w, /media/${hash}-960.${type} 960w, /media/${hash}-1200.${type} 1200w" sizes="${contentSizes}">`
const size = 'width="1200" height="800" loading="lazy" decoding="async"'

test('a picture is offered as AVIF, WebP and original, with its size', () => {
  expect(htmlOf('![A coil](/media/x.png)')).toBe(
    `<p><picture>${sourcesOf('avif')}${sourcesOf('webp')}<img src="/media/${hash}.png" ${size} alt="A coil"></picture></p>`,
  )
})

test('a picture alone in a paragraph with a title is a figure with a caption', () => {
  expect(htmlOf('![A coil](/media/x.png "Our \\"first\\" coil")')).toMatch(
    /^<figure><picture>.*<\/picture><figcaption><span class="figure-number">Fig. 1<\/span> Our “first” coil<\/figcaption><\/figure>$/,
  )
})

test('a picture among words keeps its title', () => {
  expect(htmlOf('See ![A coil](/media/x.png "Ours").')).toMatch(
    /^<p>See <picture>.* alt="A coil" title="Ours"><\/picture>\.<\/p>$/,
  )
})

test('without words of the author a picture has those of the library, with their language', () => {
  expect(htmlOf('![](/media/x.png)', 'de')).toContain(' alt="A drawing" lang="en">')
  expect(htmlOf('![](/media/x.png)', 'en')).toContain(' alt="A drawing">')
  expect(htmlOf('![](/media/x.png)', 'de', { textLanguage: 'en' })).toContain(' alt="A drawing">')
})

test('a picture that nobody describes has an empty alternative text', () => {
  const pictures = new Map([['x.png', { ...drawing, alt: null, altLanguage: null }]])
  expect(htmlOf('![](/media/x.png)', 'en', { pictures })).toContain(' alt="">')
})

test('an SVG has no other formats', () => {
  const pictures = new Map([['x.svg', { ...drawing, fileName: 'x.svg', format: 'svg' as const }]])
  expect(htmlOf('![A](/media/x.svg)', 'en', { pictures })).toBe(
    `<p><img src="/media/${hash}.svg" ${size} alt="A"></p>`,
  )
})

test('an <img> of raw HTML is the same picture, without what else it says', () => {
  const html = htmlOf('<img src="/media/x.png" alt="A coil" width="9" style="x" srcset="y 2x" class="wide">')
  expect(`<p>${html}</p>`).toBe(htmlOf('![A coil](/media/x.png)'))
})

test('for mail, pictures have absolute addresses', () => {
  const html = htmlOf('![A](/media/x.png)', 'en', { origin: 'https://voltaic.example' })
  expect(html).toContain(`src="https://voltaic.example/media/${hash}.png"`)
  expect(html).toContain(
    `srcset="https://voltaic.example/media/${hash}-480.avif 480w, https://voltaic.example/`,
  )
})

test('a picture that the library does not have leaves its words, and is told', () => {
  expect(htmlOf('![A coil](/media/gone.png "Caption")')).toBe('<p>A coil</p>')
  expect(problemsOf('# T\n\n![A coil](/media/gone.png)')).toEqual([
    'error missing-picture: /media/gone.png, line 3',
  ])
  expect(problemsOf('![A coil](coil.png)')).toEqual(['error missing-picture: coil.png, line 1'])
})

test('a picture of another site is left out, with a warning', () => {
  expect(htmlOf('![A coil](https://example.org/x.png)')).toBe('<p>A coil</p>')
  expect(problemsOf('![](https://example.org/x.png)')).toEqual([
    'warning remote-picture: https://example.org/x.png, line 1',
  ])
})

test('file names may need encoding', () => {
  const pictures = new Map([['ein bild.png', drawing]])
  expect(
    htmlOf('![A](</media/ein bild.png>) ![B](/media/ein%20bild.png)', 'en', { pictures }).match(/<img/g),
  ).toHaveLength(2)
})
