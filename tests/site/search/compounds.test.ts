import { describe, expect, test } from 'vitest'
import { languageOf } from '../../../src/languages.ts'
import { compoundSplitter } from '../../../src/site/search/compounds.ts'
import { wordCounter } from '../../../src/site/search/word-counts.ts'

const german = languageOf('de')

/** A splitter by the words of some texts, each a page. */
function splitterOf(...texts: string[]) {
  const { counts, add } = wordCounter()
  for (const text of texts) add([{ text, isForeign: false }])
  return compoundSplitter(counts, german)
}

describe('a compound', () => {
  test.for([
    [
      'datenschutzerklärung',
      ['datenschutz', 'erklärung'],
      'Unsere Datenschutzerklärung zum Datenschutz, eine Erklärung.',
    ],
    ['arbeitsplatz', ['arbeits', 'platz'], 'Ein Arbeitsplatz ist ein Platz für Arbeit.'],
    ['sonnenenergie', ['sonnen', 'energie'], 'Die Sonnenenergie ist Energie der Sonne.'],
    ['schwungräder', ['schwung', 'räder'], 'Zwei Schwungräder haben Schwung, ein Rad nicht.'],
    ['großkunde', ['groß', 'kunde'], 'Ein Großkunde ist ein großer Kunde.'],
    [
      'bahnhofsplatz',
      ['bahnhofs', 'platz'],
      'Am Bahnhofsplatz ist ein Platz, ein Bahnhof, eine Bahn und ein Hof.',
    ],
  ] as const)('%s is parted into words of the site, in whatever form: %j', ([word, parts, text]) => {
    expect(splitterOf(text)(word)).toEqual(parts)
  })

  test('stays whole where the site does not have its parts', () => {
    expect(splitterOf('Die Datenschutzerklärung.')('datenschutzerklärung')).toBeUndefined()
  })

  test('is parted where its frequent words meet', () => {
    const text =
      'Eine Druckerzeugung. Der Drucker, ein Zeugung. Der Druck, der Druck, die Erzeugung, die Erzeugung.'
    expect(splitterOf(text)('druckerzeugung')).toEqual(['druck', 'erzeugung'])
  })

  test('is no word that is written small, and none that another language has', () => {
    expect(splitterOf('Sie sind folgende, die Folge und das Ende.')('folgende')).toBeUndefined()
    const { counts, add } = wordCounter()
    add([{ text: 'The Flywheel', isForeign: true }])
    add([{ text: 'Das Fly und das Wheel', isForeign: false }])
    expect(compoundSplitter(counts, german)('flywheel')).toBeUndefined()
  })

  test('does not begin with a word that only joins sentences', () => {
    const pages = Array.from({ length: 8 }, (_, page) => `Wir gehen unter Seite ${page}, und unter allem.`)
    const split = splitterOf(...pages, 'Das Unternehmen und das Nehmen.')
    expect(split('unternehmen')).toBeUndefined()
  })

  test('is not looked for in a language that does not join words', () => {
    const { counts, add } = wordCounter()
    add([{ text: 'A Flywheel, a Fly and a Wheel', isForeign: false }])
    expect(compoundSplitter(counts, languageOf('en'))('flywheel')).toBeUndefined()
  })
})
