import { codeBlock } from './code.ts'
import { type Dice, diceFrom } from './dice.ts'
import { pageTree, type TreePlace } from './page-tree.ts'
import { list, paragraph, plainSentence, sentence, table } from './prose.ts'
import { inEach, joined, type Texts } from './texts.ts'
import vocabulary from './vocabulary.json' with { type: 'json' }

/** A page of the generated site, in all its languages. */
export interface CorpusPage extends TreePlace {
  readonly excerpt: Texts
  /** Markdown; links are written as the database has them, without a language: `/notes-1`. */
  readonly content: Texts
  readonly author: string
  /** UTC, `YYYY-MM-DD HH:MM:SS`. */
  readonly updatedAt: string
}

/** Who writes. */
export const authors = ['Lena Hartmann', 'Piotr Nowak', 'Amara Okafor', 'Jonas Weber'] as const

/** The pages of a site of so many HTML files, one after the other, always the same. The home page is the first. */
export function* corpusPages(htmlPages: number): Generator<CorpusPage> {
  const places = pageTree(Math.ceil(htmlPages / 2))
  for (const [index, place] of places.entries()) {
    const dice = diceFrom(`page ${index}`)
    yield {
      ...place,
      excerpt: plainSentence(diceFrom(`excerpt ${index}`)),
      content: contentOf(dice, places),
      author: dice.pick(authors),
      updatedAt: `2026-${twoDigits(dice.between(1, 9))}-${twoDigits(dice.between(1, 28))} 08:${twoDigits(index % 60)}:00`,
    }
  }
}

/** About 600 words in sections, with a block of code, a link or two, lists, and a table now and then. */
function contentOf(dice: Dice, places: readonly TreePlace[]): Texts {
  const sections = dice.between(3, 6)
  const [codeAt, linkAt] = [dice.between(1, sections), dice.between(1, sections)]
  const tableAt = dice.chance(0.25) ? dice.between(1, sections) : 0
  const parts: Texts[] = [paragraph(dice, 2, 4)]
  const firstHeading = dice.between(0, vocabulary.headings.length - 1)
  // Pages have about the same length, whether they are cut into few sections or many.
  const paragraphs = Math.round(8 / sections)
  for (let section = 1; section <= sections; section++) {
    const heading = vocabulary.headings[(firstHeading + section) % vocabulary.headings.length]!
    parts.push(inEach((l) => `## ${heading[l]}`))
    for (let count = 1; count <= paragraphs; count++) {
      if (count === 2 && dice.chance(0.4)) parts.push(subheading(dice))
      parts.push(paragraph(dice, 2, 4))
    }
    if (section === linkAt) parts.push(linkParagraph(dice, places))
    if (section === codeAt) parts.push(same(codeBlock(dice)))
    if (section === tableAt) parts.push(table(dice))
    if (dice.chance(0.35)) parts.push(list(dice))
  }
  return joined(parts, '\n\n')
}

const same = (text: string): Texts => inEach(() => text)

function subheading(dice: Dice): Texts {
  const subject = dice.pick(vocabulary.subjects)
  const circumstance = dice.pick(vocabulary.circumstances)
  return inEach((l) => `### ${subject[l].charAt(0).toUpperCase()}${subject[l].slice(1)} ${circumstance[l]}`)
}

/** One or two links to other pages; the home page has no address that content could link to. */
function linkParagraph(dice: Dice, places: readonly TreePlace[]): Texts {
  const targets = Array.from({ length: dice.between(1, 2) }, () => places[dice.between(1, places.length - 1)])
  const links = targets.map((target) => inEach((l) => `[${target?.title[l]}](/${target?.slug})`))
  const before = { en: 'More of this is in', de: 'Mehr davon steht in' }
  const between = { en: ' and in ', de: ' und in ' }
  const after = sentence(dice)
  return inEach((l) => `${before[l]} ${links.map((link) => link[l]).join(between[l])}. ${after[l]}`)
}

const twoDigits = (value: number) => String(value).padStart(2, '0')
