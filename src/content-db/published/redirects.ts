import { sql } from 'kysely'
import type { Edition } from './edition.ts'

/** An old address and where it leads, as an editor wrote them. */
export interface RedirectRow {
  readonly id: number
  readonly from: string
  readonly to: string
  readonly status: 301 | 302 | 307 | 308
}

const redirects = sql<{
  id: number
  from_path: string
  to_path: string
  status: RedirectRow['status']
}>`${sql.table('redirects')}`.as('redirect')

/** Every redirect, oldest row first. */
export async function loadRedirects(edition: Edition): Promise<readonly RedirectRow[]> {
  const rows = await edition.db
    .selectFrom(redirects)
    .select(['redirect.id', 'redirect.from_path', 'redirect.to_path', 'redirect.status'])
    .orderBy('redirect.id')
    .execute()
  return rows.map(({ id, from_path, to_path, status }) => ({ id, from: from_path, to: to_path, status }))
}
