import { builtFor, type FixtureSite, makeBuiltSite, siteUrl } from './fixture-site.ts'
import { type ServedSite, serveOutput } from './hand-made-site.ts'
import { pageRow, texts, webinarRow } from './rows.ts'

/** A built site with a webinar that has one seat, a privacy notice, and its server. */
export interface BuiltFormSite extends ServedSite {
  readonly site: FixtureSite
  rows<Row = Record<string, unknown>>(sql: string): Row[]
  close(): Promise<void>
}

/** Builds and serves a site with forms; nobody is too quick for it. Whoever starts it closes it. */
export async function serveBuiltForms(env: Readonly<Record<string, string>> = {}): Promise<BuiltFormSite> {
  const page = (slug: string) => pageRow({ slug, status: 'published', published_at: '2026-01-01 00:00:00' })
  const site = await makeBuiltSite({
    pages: [page('home'), page('privacy')],
    webinars: [
      webinarRow({
        slug: 'inertia',
        title: texts({ en: 'Inertia', de: 'Trägheit' }),
        description: texts({ en: 'What a grid loses.', de: 'Was ein Netz verliert.' }),
        scheduled_at: '2026-09-01 14:00:00',
        max_participants: 1,
      }),
    ],
    settings: { privacy_page: 'privacy', forms: { minimum_seconds: 0 } },
  })
  const served = await serveOutput(site.output, site.database.path, {
    AS_OF: builtFor,
    SITE_URL: siteUrl,
    DATA_DIR: site.dataDir,
    ...env,
  })
  return {
    ...served,
    site,
    rows: (sql) => site.database.sqlite.prepare(sql).all() as never,
    async close() {
      await served.server.close()
      await site.close()
    },
  }
}
