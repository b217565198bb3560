import type { Config } from '../config.ts'
import { openForReading } from '../content-db/connection.sqlite.ts'
import type { Edition } from '../content-db/published/edition.ts'

/** Opens the edition of a configuration, as of the moment that it names or else of now. */
export function openEdition(config: Config, now: () => Date): Edition {
  return {
    db: openForReading(config.databasePath),
    asOf: config.asOf ?? utcTime(now()),
    siteUrl: config.siteUrl,
  }
}

/** A moment as the database writes it: UTC, `YYYY-MM-DD HH:MM:SS`. */
export function utcTime(moment: Date): string {
  return moment.toISOString().slice(0, 19).replace('T', ' ')
}
