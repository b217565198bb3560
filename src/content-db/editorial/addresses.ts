import type { WritingDb } from '../connection.sqlite.ts'
import type { UtcTime } from '../tables.ts'

/** The addresses below a language that content answers at a moment: `guides/legal`, `webinars/start`, old ones redirected. */
export async function listAddresses(db: WritingDb, now: UtcTime): Promise<Set<string>> {
  const pages = await publishedSlugs(db, 'pages', now)
  const whitepapers = await publishedSlugs(db, 'whitepapers', now)
  const webinars = await db
    .selectFrom('webinars')
    .select('slug')
    .where('deleted_at', 'is', null)
    .where('status', '<>', 'draft')
    .execute()
  const redirects = await db.selectFrom('redirects').select('from_path').execute()
  return new Set([
    ...pages.map(({ slug }) => slug),
    ...whitepapers.map(({ slug }) => `whitepapers/${slug}`),
    ...webinars.map(({ slug }) => `webinars/${slug}`),
    ...redirects.map(({ from_path }) => from_path.replace(/^\/+|\/+$/g, '')),
  ])
}

function publishedSlugs(db: WritingDb, table: 'pages' | 'whitepapers', now: UtcTime) {
  return db
    .selectFrom(table)
    .select('slug')
    .where('deleted_at', 'is', null)
    .where('status', '=', 'published')
    .where((row) => row.or([row('published_at', 'is', null), row('published_at', '<=', now)]))
    .where((row) => row.or([row('withdrawn_at', 'is', null), row('withdrawn_at', '>', now)]))
    .execute()
}
