import { expect } from 'vitest'
import { loadCalendar } from '../../../src/content-db/published/calendar.ts'
import { test } from '../../support/database.ts'
import { webinarRow } from '../../support/rows.ts'

test('the calendar has every announced webinar since the start of last year, cancelled ones too', async ({
  database,
}) => {
  const rows = [
    webinarRow({ slug: 'too-old', scheduled_at: '2024-12-31 23:59:59', status: 'completed' }),
    webinarRow({ slug: 'last-year', scheduled_at: '2025-01-01 00:00:00', status: 'completed' }),
    webinarRow({ slug: 'cancelled', scheduled_at: '2026-02-01 14:00:00', status: 'cancelled' }),
    webinarRow({ slug: 'on-now', scheduled_at: '2026-06-01 11:30:00', status: 'live' }),
    webinarRow({ slug: 'far', scheduled_at: '2031-01-01 00:00:00' }),
    webinarRow({ slug: 'idea', scheduled_at: '2026-07-01 00:00:00', status: 'draft' }),
    webinarRow({ slug: 'gone', scheduled_at: '2026-07-01 00:00:00', deleted_at: '2026-05-01 00:00:00' }),
  ]
  for (const row of rows) await database.db.insertInto('webinars').values(row).execute()
  const edition = {
    db: database.published,
    asOf: '2026-06-01 12:00:00',
    siteUrl: 'https://www.voltaic.example',
  }
  const { webinars } = await loadCalendar(edition, 'en')
  expect(webinars.map(({ slug }) => slug)).toEqual(['last-year', 'cancelled', 'on-now', 'far'])
})
