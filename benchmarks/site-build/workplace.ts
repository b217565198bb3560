import { join } from 'node:path'
import { pageTree } from './corpus/page-tree.ts'
import { makeDatabase } from './database.ts'
import { type MarkdownSite, writeMarkdownSite } from './markdown-files.ts'
import { removeFolder } from './removal.ts'

/** The generated site, in the forms that contenders build it from. */
export interface Workplace {
  readonly htmlPages: number
  /** Folder of this size; inside the project, so that packages resolve. */
  readonly folder: string
  readonly databasePath: string
  readonly markdown: MarkdownSite
  /** The page, with none below it, whose English text a rebuild finds changed. */
  readonly changedSlug: string
}

/** Makes the site of so many HTML files below a folder, in place of what was there. */
export async function makeWorkplace(folder: string, htmlPages: number): Promise<Workplace> {
  const place = join(folder, String(htmlPages))
  removeFolder(place)
  const databasePath = join(place, 'data', 'magnetiq.db')
  await makeDatabase(databasePath, htmlPages)
  const markdown = writeMarkdownSite(join(place, 'markdown'), htmlPages)
  const leaves = pageTree(Math.ceil(htmlPages / 2)).filter(({ slug }) => slug.split('/').length === 3)
  return { htmlPages, folder: place, databasePath, markdown, changedSlug: leaves.at(-2)?.slug ?? '' }
}
