import { isLanguageCode, type LanguageCode } from '../../languages.ts'
import type { UtcTime } from '../tables.ts'
import { type Edition, oncePerEdition } from './edition.ts'
import { type Field, field } from './field.ts'
import { type Frame, loadFrame } from './frame.ts'
import {
  fileById,
  type MediaUsed,
  mediaUsed,
  type PublishedFile,
  type PublishedPicture,
  pictureById,
} from './media.ts'
import { readOwnLanguages } from './own-languages.ts'
import type { WebinarView } from './rows.ts'
import { webinarsIn } from './views.ts'
import { phaseOf, type Registration, registrationOf, type WebinarPhase } from './webinar-time.ts'

/** A webinar as lists, feeds and its own page show it. */
export interface PublishedWebinar {
  readonly id: number
  readonly slug: string
  readonly title: Field
  readonly description: Field | null
  readonly contentLanguage: LanguageCode
  /** Languages in which the webinar has content of its own. */
  readonly ownLanguages: readonly LanguageCode[]
  readonly startsAt: UtcTime
  readonly endsAt: UtcTime
  readonly durationMinutes: number
  /** IANA name of the zone in which it is announced. */
  readonly timezone: string
  readonly seats: number | null
  readonly phase: WebinarPhase
  readonly registration: Registration
  /** Only once it is over. */
  readonly recordingUrl: string | null
  readonly presentation: PublishedFile | null
  readonly presenter: {
    readonly name: string
    readonly bio: Field | null
    readonly portrait: PublishedPicture | null
  } | null
  readonly updatedAt: UtcTime
}

/** Everything that the page of a webinar shows. */
export interface WebinarPage {
  readonly frame: Frame
  readonly kind: 'webinar'
  readonly webinar: PublishedWebinar
  /** Others that may interest: the next ones to come. */
  readonly next: readonly PublishedWebinar[]
  readonly media: MediaUsed
}

/** Everything that the list of webinars shows. */
export interface WebinarListPage {
  readonly frame: Frame
  readonly kind: 'webinars'
  readonly upcoming: readonly PublishedWebinar[]
  readonly past: readonly PublishedWebinar[]
}

/** Every webinar that is announced (no draft) in a language, earliest first. */
export const readWebinars = oncePerEdition(
  async (edition, language): Promise<readonly PublishedWebinar[]> => {
    if (!isLanguageCode(language)) throw new Error(`"${language}" is no language of this site.`)
    const rows = await edition.db
      .selectFrom(webinarsIn(language))
      .selectAll('webinar')
      .where('webinar.status', '<>', 'draft')
      .orderBy('webinar.scheduled_at')
      .orderBy('webinar.id')
      .execute()
    return Promise.all(rows.map((row) => assemble(edition, language, row)))
  },
) as (edition: Edition, language: LanguageCode) => Promise<readonly PublishedWebinar[]>

/** The page of a webinar; undefined where none is announced at that address. */
export async function loadWebinar(
  edition: Edition,
  language: LanguageCode,
  slug: string,
): Promise<WebinarPage | undefined> {
  const webinars = await readWebinars(edition, language)
  const webinar = webinars.find((candidate) => candidate.slug === slug)
  if (!webinar) return undefined
  const next = webinars.filter((other) => other.phase === 'upcoming' && other.slug !== slug).slice(0, 3)
  const texts = [webinar.description?.text ?? null, webinar.presenter?.bio?.text ?? null]
  return {
    frame: await loadFrame(edition, language),
    kind: 'webinar',
    webinar,
    next,
    media: await mediaUsed(edition, language, texts),
  }
}

/** The list of webinars: the next to come first, then the past ones, latest first. */
export async function loadWebinarList(edition: Edition, language: LanguageCode): Promise<WebinarListPage> {
  const webinars = await readWebinars(edition, language)
  return {
    frame: await loadFrame(edition, language),
    kind: 'webinars',
    upcoming: webinars.filter(isToCome(edition)),
    past: webinars.filter((webinar) => !isToCome(edition)(webinar)).reverse(),
  }
}

/** Whether a webinar is still ahead or on now; a cancelled one stays announced as such until it would have ended. */
export const isToCome =
  (edition: Edition) =>
  ({ phase, endsAt }: PublishedWebinar): boolean =>
    phase !== 'past' && (phase === 'live' || endsAt > edition.asOf)

async function assemble(
  edition: Edition,
  language: LanguageCode,
  row: WebinarView,
): Promise<PublishedWebinar> {
  const { phase, endsAt } = phaseOf(row, edition.asOf)
  return {
    id: row.id,
    slug: row.slug,
    title: { text: row.title, language: row.title_language },
    description: field(row.description, row.description_language),
    contentLanguage: row.content_language,
    ownLanguages: (await readOwnLanguages(edition, 'webinars')).get(row.id) ?? [],
    startsAt: row.scheduled_at,
    endsAt,
    durationMinutes: row.duration_minutes,
    timezone: row.timezone,
    seats: row.max_participants,
    phase,
    registration: registrationOf(row, phase, edition.asOf),
    recordingUrl: phase === 'past' ? row.recording_url : null,
    presentation: phase === 'past' ? await fileById(edition, language, row.presentation_file_id) : null,
    presenter: row.presenter_name
      ? {
          name: row.presenter_name,
          bio: field(row.presenter_bio, row.presenter_bio_language),
          portrait: await pictureById(edition, language, row.presenter_avatar_id),
        }
      : null,
    updatedAt: row.updated_at,
  }
}
