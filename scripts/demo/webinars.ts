import { join } from 'node:path'
import type { Temporal } from 'temporal-polyfill'
import type { WritingDb } from '../../src/content-db/connection.sqlite.ts'
import { insertWebinar } from '../../src/content-db/editorial/seeding.ts'
import { translatable } from './front-matter.ts'
import { clockTime, daysFrom, hoursBefore } from './schedule.ts'
import { type People, webinarFacts, webinarTexts } from './shapes.ts'
import { readTranslatedFiles } from './translated-files.ts'

/** Stores the demonstration's webinars, dated from now, and gives their number. */
export async function seedWebinars(
  db: WritingDb,
  demo: string,
  now: Temporal.Instant,
  cast: People,
  media: ReadonlyMap<string, number>,
): Promise<number> {
  const webinars = await readTranslatedFiles(join(demo, 'webinars'), webinarFacts, webinarTexts)
  for (const { slug, facts, texts, body } of webinars) {
    const presenter = cast[facts.presenter]
    if (!presenter) throw new Error(`people.yaml has no ${facts.presenter}, who presents ${slug}.`)
    const starts = clockTime(now, facts.day, facts.time, facts.timezone)
    const announced = daysFrom(now, Math.min(facts.day, 0) - 30)
    await insertWebinar(db, {
      slug,
      title: translatable(texts('title')) ?? '',
      description: translatable(body),
      scheduled_at: starts,
      duration_minutes: facts.duration,
      timezone: facts.timezone,
      max_participants: facts.seats ?? null,
      meeting_url: facts.meeting_url ?? null,
      recording_url: facts.recording_url ?? null,
      presentation_file_id: facts.presentation ? (media.get(`${facts.presentation}.pdf`) ?? null) : null,
      status: facts.status,
      registration_enabled: facts.registration ? 1 : 0,
      registration_deadline:
        facts.deadline_hours === undefined ? null : hoursBefore(starts, facts.deadline_hours),
      presenter_name: `${presenter.first_name} ${presenter.last_name}`,
      presenter_bio: translatable(texts('presenter_bio')),
      presenter_avatar_id: media.get(`portrait-${facts.presenter}.png`) ?? null,
      created_at: announced,
      updated_at: announced,
    })
  }
  return webinars.length
}
