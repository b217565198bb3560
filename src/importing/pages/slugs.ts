import { isLanguageCode } from '../../languages.ts'
import { reservedSlugs } from '../../site/urls.ts'

const letters: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  å: 'a',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
}

/** Words as one part of a slug; empty where nothing in them can stand in an address. */
export function slugPart(words: string): string {
  return words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^ -~]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/** A path as a slug, each part for itself; parts with nothing that can stand in an address are left out. */
export function slugPath(path: string): string {
  return path
    .split('/')
    .map(slugPart)
    .filter((part) => part !== '')
    .join('/')
}

/** Characters that the database takes. */
const longest = 200

/** Why no page can have a slug; undefined where one can. */
export function slugProblem(slug: string): string | undefined {
  const [first] = slug.split('/')
  if (slug === '') return 'its name has no letters that can stand in an address'
  if (slug.length > longest) return `its address has ${slug.length} characters, and ${longest} is the most`
  if (isLanguageCode(first)) return `addresses that begin with "${first}/" belong to a language of the site`
  if (first === 'media' || reservedSlugs.some((reserved) => reserved === first)) {
    return `addresses that begin with "${first}" belong to the site itself; choose a --slug-prefix`
  }
  return undefined
}
