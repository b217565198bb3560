import { openForWriting } from '../../src/content-db/connection.sqlite.ts'
import { insertPage } from '../../src/content-db/editorial/pages.ts'
import { insertAuthor, insertSetting } from '../../src/content-db/editorial/seeding.ts'
import { migrate } from '../../src/content-db/migrate.sqlite.ts'
import { shipInterfaceTexts } from '../../src/editorial/interface-texts.ts'
import { sourceLanguage } from '../../src/languages.ts'
import { authors, corpusPages } from './corpus/corpus.ts'
import { corpusFrame } from './corpus/frame.ts'
import { pageTree } from './corpus/page-tree.ts'

/** When the generated content was put in, UTC. */
export const corpusTime = '2026-10-01 08:00:00'

/** Makes a database of the real schema with the pages of a site of so many HTML files. */
export async function makeDatabase(databasePath: string, htmlPages: number): Promise<void> {
  const outcome = migrate({ databasePath, migrationsDir: 'migrations', now: corpusTime })
  if (!outcome.ok) throw new Error(outcome.message)
  const db = openForWriting(databasePath)
  try {
    await shipInterfaceTexts(db, corpusTime)
    await db.transaction().execute(async (transaction) => {
      const ids = new Map<string, number>()
      for (const name of authors) {
        const [first_name = '', last_name = ''] = name.split(' ')
        const email = `${last_name.toLowerCase()}@voltaic.example`
        ids.set(
          name,
          await insertAuthor(transaction, { first_name, last_name, email, language: sourceLanguage }),
        )
      }
      const { title, description, ...frame } = corpusFrame(pageTree(Math.ceil(htmlPages / 2)))
      for (const [key, value] of Object.entries({
        site_title: title,
        site_description: description,
        ...frame,
      })) {
        await insertSetting(transaction, { key, value: JSON.stringify(value), type: 'json' })
      }
      for (const page of corpusPages(htmlPages)) {
        await insertPage(transaction, {
          slug: page.slug,
          title: JSON.stringify(page.title),
          excerpt: JSON.stringify(page.excerpt),
          content: JSON.stringify(page.content),
          status: 'published',
          author_id: ids.get(page.author) ?? null,
          created_at: page.updatedAt,
          updated_at: page.updatedAt,
        })
      }
    })
  } finally {
    await db.destroy()
  }
}

/** What a round adds to one text. */
export const addedSentence = (round: number) => `This sentence was added in round ${round}.`

/** Adds a sentence to the English text of one page, as an editor would. */
export async function changeOneText(databasePath: string, slug: string, round: number): Promise<void> {
  const db = openForWriting(databasePath)
  try {
    const { content } = await db
      .selectFrom('pages')
      .select('content')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow()
    const texts = JSON.parse(content)
    texts[sourceLanguage] += `\n\n${addedSentence(round)}`
    await db
      .updateTable('pages')
      .set({ content: JSON.stringify(texts) })
      .where('slug', '=', slug)
      .execute()
  } finally {
    await db.destroy()
  }
}
