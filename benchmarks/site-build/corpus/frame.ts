import type { TreePlace } from './page-tree.ts'
import { inEach, type Texts } from './texts.ts'

interface MenuEntry {
  readonly label: Texts
  /** Without a language: `/notes-1`. */
  readonly href: string
}

/** What stands around every page of the generated site. */
export interface CorpusFrame {
  readonly title: Texts
  readonly description: Texts
  readonly company: {
    readonly legal_name: string
    readonly street: string
    readonly postal_code: string
    readonly city: string
    readonly country: Texts
    readonly phone: string
    readonly email: string
  }
  readonly navigation: readonly (MenuEntry & { readonly children: readonly MenuEntry[] })[]
  readonly footer: readonly { readonly label: Texts; readonly links: readonly MenuEntry[] }[]
}

/** Menus of the size that the demonstration has: they lead to the first areas, sections and pages. */
export function corpusFrame(places: readonly TreePlace[]): CorpusFrame {
  const entry = ({ slug, title }: TreePlace): MenuEntry => ({ label: title, href: `/${slug}` })
  const at = (depth: number) =>
    places.filter(({ slug }) => slug !== 'home' && slug.split('/').length === depth)
  const [areas, sections, pages] = [at(1).slice(0, 5), at(2), at(3)]
  return {
    title: { en: 'Voltaic Notes', de: 'Voltaic-Notizen' },
    description: {
      en: 'What was measured in test bays, and what it means.',
      de: 'Was auf Prüfständen gemessen wurde und was es bedeutet.',
    },
    company: {
      legal_name: 'Voltaic Systems GmbH',
      street: 'Rotorenweg 12',
      postal_code: '09999',
      city: 'Chemnitz',
      country: { en: 'Germany', de: 'Deutschland' },
      phone: '+49 30 23125 340',
      email: 'hello@voltaic.example',
    },
    navigation: areas.map((area) => ({
      ...entry(area),
      children: sections
        .filter(({ slug }) => slug.startsWith(`${area.slug}/`))
        .slice(0, 5)
        .map(entry),
    })),
    footer: [0, 1, 2, 3].map((column) => ({
      label: inEach((l) => `${{ en: 'Column', de: 'Spalte' }[l]} ${column + 1}`),
      links: pages.slice(column * 4, column * 4 + 4).map(entry),
    })),
  }
}
