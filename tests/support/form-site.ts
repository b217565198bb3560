import { join } from 'node:path'
import { shipInterfaceTexts } from '../../src/editorial/interface-texts.ts'
import { test as base, migratedAt, type TestDatabase } from './database.ts'
import { type ServedSite, serveOutput, writeFiles } from './hand-made-site.ts'
import { type Answer, ask } from './http.ts'
import { webinarRow } from './rows.ts'

/** A webinar that anybody may register for, however late a test runs. */
export const openWebinar = webinarRow({ id: 1, slug: 'inertia', scheduled_at: '2099-03-01 14:00:00' })

/** What a person fills in. */
export const person = {
  first_name: 'Ada',
  last_name: 'Winkler',
  email: 'ada@example.com',
  webinar: 'inertia',
  language: 'en',
} as const

export type Fields = Readonly<Record<string, string>>

/** A server that takes forms, and the ways to it. */
export interface FormSite extends ServedSite {
  readonly database: TestDatabase
  /** Posts fields as a browser does, asking for JSON. */
  post(fields: Fields, headers?: Record<string, string>, path?: string): Promise<Answer>
  /** A key for a form, as a script fetches it. */
  key(): Promise<string>
  rows<Row = Record<string, unknown>>(sql: string): Row[]
  set(key: string, value: unknown): void
}

/** Serves forms for a database. Whoever starts it closes it. */
export async function serveForms(
  folder: string,
  database: TestDatabase,
  env: Readonly<Record<string, string>> = {},
): Promise<FormSite> {
  await shipInterfaceTexts(database.db, migratedAt)
  writeFiles(folder, { 'site/en/index.html': 'home' })
  const output = { site: join(folder, 'site'), work: join(folder, 'work') }
  const served = await serveOutput(output, database.path, env)
  return {
    ...served,
    database,
    post: (fields, headers = {}, path = '/api/registrations') =>
      ask(served.origin, path, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'application/json',
          ...headers,
        },
        body: String(new URLSearchParams(fields)),
      }),
    async key() {
      const { text } = await ask(served.origin, '/api/form-key')
      return (JSON.parse(text) as { key: string }).key
    },
    rows: (sql) => database.sqlite.prepare(sql).all() as never,
    set(key, value) {
      database.sqlite
        .prepare("insert or replace into system_settings (key, value, type) values (?, ?, 'json')")
        .run(key, JSON.stringify(value))
    },
  }
}

/** Vitest's `test` with a server that takes registrations for one webinar; nobody is too quick for it. */
export const test = base.extend('site', async ({ folder, database }, { onCleanup }): Promise<FormSite> => {
  await database.db.insertInto('webinars').values(openWebinar).execute()
  const site = await serveForms(folder, database)
  site.set('forms', { minimum_seconds: 0 })
  onCleanup(() => site.server.close())
  return site
})
