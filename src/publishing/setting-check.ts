import type { Edition } from '../content-db/published/edition.ts'
import { readPageIndex } from '../content-db/published/page-index.ts'
import { findUnusableSettings, readSettings } from '../content-db/published/settings.ts'
import { sourceLanguage } from '../languages.ts'
import { themes } from '../site/themes.ts'
import { destinationOf } from '../site/urls.ts'
import type { ContentProblem } from './problem.ts'

/** Settings that the site cannot use, or that name pages and places which are not there. */
export async function checkSettings(edition: Edition): Promise<ContentProblem[]> {
  const unusable = await findUnusableSettings(edition)
  return [
    ...unusable.map(({ key, reason }) => settingProblem(key, `${reason}. Mend the value of this row.`)),
    ...(await checkNamedPages(edition)),
    ...(await checkMenus(edition)),
    ...(await checkTheme(edition)),
  ]
}

/** A problem with the row of a setting. */
export const settingProblem = (key: string, message: string): ContentProblem => ({
  ...{ table: 'system_settings', id: null, label: key, column: 'value', language: null },
  message,
})

const named = ['home_page', 'contact_page', 'privacy_page', 'imprint_page', 'accessibility_page'] as const

async function checkNamedPages(edition: Edition): Promise<ContentProblem[]> {
  const settings = await readSettings(edition)
  const pages = await readPageIndex(edition, sourceLanguage)
  return named.flatMap((key) => {
    const slug = settings[key]
    if (slug === null || pages.has(slug)) return []
    return [settingProblem(key, `no page "${slug}" is published. Publish it, or name another page here.`)]
  })
}

async function checkTheme(edition: Edition): Promise<ContentProblem[]> {
  const { theme } = await readSettings(edition)
  if (themes.some(({ name }) => name === theme)) return []
  const known = themes.map(({ name }) => name).join(', ')
  return [settingProblem('theme', `there is no theme "${theme}". Use one of ${known}.`)]
}

/** A menu's address that leads nowhere safe would become the home page's without a word. */
async function checkMenus(edition: Edition): Promise<ContentProblem[]> {
  const { navigation, footer } = await readSettings(edition)
  const entries = [
    ...navigation.flatMap(({ children = [], ...entry }) =>
      [entry, ...children].map((link) => ({ ...link, key: 'navigation' })),
    ),
    ...footer.flatMap(({ links }) => links.map((link) => ({ ...link, key: 'footer' }))),
  ]
  return entries.flatMap(({ key, label, href }) => {
    const { kind } = destinationOf(href, sourceLanguage)
    if (kind !== 'refused' && kind !== 'media') return []
    const message = `the entry "${label[sourceLanguage]}" leads to "${href}", which is no page. Write a path such as /products, or an address that starts with https://.`
    return [settingProblem(key, message)]
  })
}
