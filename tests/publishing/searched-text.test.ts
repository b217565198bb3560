import { expect, test } from 'vitest'
import { rewriteSearchedText, searchedText } from '../../src/publishing/searched-text.ts'

const page = (main: string, spoken = 'de') =>
  `<!doctype html><html lang="de"><head><title>Kopf</title></head><body><header>Menü</header>
<main data-pagefind-body="true" data-language="${spoken}">${main}</main><footer>Fuß</footer></body></html>`

const texts = (html: string) =>
  searchedText(html).map(({ text, isForeign }) => (isForeign ? `(${text})` : text))

test('the text of a page is what its main element says, without what the search passes over', () => {
  const html = page(
    '<h1>Titel</h1><p data-pagefind-ignore>Hinweis <b>fett</b></p><p>Text<br>mehr <img alt="a > b" src="x"> Ende</p>',
  )
  expect(texts(html)).toEqual(['Titel', 'Text', 'mehr ', ' Ende'])
})

test('scripts, styles, templates, drawings and comments say nothing', () => {
  const html = page(
    '<script>if (a < b) x()</script><style>p{}</style><template><p>leer</p></template><svg><title>Bild</title></svg><!-- <p>nein</p> -->ja',
  )
  expect(texts(html)).toEqual(['ja'])
})

test('a passage in another language is foreign, and so is a whole page that falls back', () => {
  expect(texts(page('Hier <em lang="en">here <b>too</b></em> da'))).toEqual([
    'Hier ',
    '(here )',
    '(too)',
    ' da',
  ])
  expect(texts(page('here', 'en'))).toEqual(['(here)'])
})

test('words stay whole where the page only says where they may be parted', () => {
  expect(texts(page('<h1>Nutzungs<span class="part"></span>be<wbr>dingungen</h1>'))).toEqual([
    'Nutzungsbedingungen',
  ])
})

test('rewriting changes what is searched and nothing else', () => {
  const html = page('<p title="aha">aha</p><p data-pagefind-ignore>aha</p>')
  const rewritten = rewriteSearchedText(html, ({ text }) => text.toUpperCase())
  expect(rewritten).toBe(html.replace('>aha</p>', '>AHA</p>'))
})
