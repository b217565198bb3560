import { fallbackChain, isLanguageCode, type LanguageCode, sourceLanguage } from '../../languages.ts'
import { type Edition, oncePerEdition } from './edition.ts'
import { type Field, fieldOf } from './field.ts'
import { interfaceLanguageColumns, interfaceLanguagesOf } from './interface-languages.ts'
import { type MenuLink, menuIn, readSettings, type Settings } from './settings.ts'
import { interfaceTextsIn } from './views.ts'

/** What every page of a language shows around its own content. */
export interface Frame {
  readonly language: LanguageCode
  /** The language that the interface's own words speak: this one, or the one that it falls back to as a whole. */
  readonly interfaceLanguage: LanguageCode
  /** Languages that have interface texts of their own. */
  readonly interfaceLanguages: readonly LanguageCode[]
  readonly siteUrl: string
  readonly siteTitle: Field
  readonly siteDescription: Field | null
  readonly theme: string
  readonly company:
    | (Omit<NonNullable<Settings['company']>, 'country'> & { readonly country: Field | null })
    | null
  readonly navigation: readonly (MenuLink & { readonly children: readonly MenuLink[] })[]
  readonly footer: readonly { readonly label: Field; readonly links: readonly MenuLink[] }[]
  /** Slugs of the pages that the interface itself links to. */
  readonly pages: {
    readonly home: string
    readonly contact: string | null
    readonly privacy: string | null
    readonly imprint: string | null
    readonly accessibility: string | null
  }
  /** Interface texts by key. */
  readonly texts: Readonly<Record<string, Field>>
  /** Names of categories, tags and industries, keyed as `category.guide`. */
  readonly terms: Readonly<Record<string, Field>>
}

/** Reads the frame of a language. */
export const loadFrame = oncePerEdition(async (edition, language): Promise<Frame> => {
  if (!isLanguageCode(language)) throw new Error(`"${language}" is no language of this site.`)
  const settings = await readSettings(edition)
  const rows = await edition.db
    .selectFrom(interfaceTextsIn(language))
    .select(['words.namespace', 'words.key', 'words.text', 'words.text_language'])
    .select(interfaceLanguageColumns())
    .orderBy('words.key')
    .execute()
  const namespace = (name: string) =>
    Object.fromEntries(
      rows
        .filter((row) => row.namespace === name)
        .map((row) => [row.key, { text: row.text, language: row.text_language }]),
    )
  const { company } = settings
  const interfaceLanguages = interfaceLanguagesOf(rows[0])
  const chain = fallbackChain(language) as LanguageCode[]
  return {
    language,
    interfaceLanguage: chain.find((code) => interfaceLanguages.includes(code)) ?? sourceLanguage,
    interfaceLanguages,
    siteUrl: edition.siteUrl,
    siteTitle: fieldOf(settings.site_title, language) as Field,
    siteDescription: settings.site_description && fieldOf(settings.site_description, language),
    theme: settings.theme,
    company: company && { ...company, country: company.country ? fieldOf(company.country, language) : null },
    navigation: settings.navigation.map((entry) => ({
      ...(menuIn([entry], language)[0] as MenuLink),
      children: menuIn(entry.children ?? [], language),
    })),
    footer: settings.footer.map(({ label, links }) => ({
      label: fieldOf(label, language) as Field,
      links: menuIn(links, language),
    })),
    pages: {
      home: settings.home_page,
      contact: settings.contact_page,
      privacy: settings.privacy_page,
      imprint: settings.imprint_page,
      accessibility: settings.accessibility_page,
    },
    texts: namespace('ui'),
    terms: namespace('terms'),
  }
}) as (edition: Edition, language: LanguageCode) => Promise<Frame>
