import { diceFrom } from './dice.ts'
import { inEach, type Texts } from './texts.ts'
import vocabulary from './vocabulary.json' with { type: 'json' }

/** A page's place in the site: where it is and what it is called. */
export interface TreePlace {
  readonly slug: string
  readonly title: Texts
}

/** Pages below one page, at most: lists of what is below stay short however large the site is. */
const fanOut = 50

/**
 * The places of a site of so many rows: the home page, then areas of up to 50 sections of up to 50 pages, each area
 * and section with a page of its own.
 */
export function pageTree(rows: number): TreePlace[] {
  const places: TreePlace[] = [
    { slug: 'home', title: { en: 'Storage, measured', de: 'Speicher, vermessen' } },
  ]
  for (let area = 1; places.length < rows; area++) {
    const areaSlug = `notes-${area}`
    places.push({ slug: areaSlug, title: { en: `Notes, volume ${area}`, de: `Notizen, Band ${area}` } })
    for (let section = 1; section <= fanOut && places.length < rows; section++) {
      const topic = vocabulary.topics[(section + area) % vocabulary.topics.length]!
      const sectionSlug = `${areaSlug}/${topic.slug}-${section}`
      places.push({ slug: sectionSlug, title: inEach((l) => `${topic[l]} ${area}.${section}`) })
      for (let page = 1; page <= fanOut && places.length < rows; page++) {
        const aspect = diceFrom(`title ${places.length}`).pick(vocabulary.aspects)
        places.push({
          slug: `${sectionSlug}/${aspect.slug}-${page}`,
          title: inEach((l) => `${topic[l]} ${area}.${section}.${page}: ${aspect[l]}`),
        })
      }
    }
  }
  return places
}
