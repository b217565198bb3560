import { z } from 'zod'
import type { WritingDb } from '../connection.sqlite.ts'

/** Whole days; null keeps for good. */
const days = (usual: number) => z.number().int().positive().nullable().default(usual)

const schema = z.strictObject({
  /** After the webinar. */
  registrations: days(365),
  /** After the download. */
  downloads: days(730),
  /** After the date of the booking. */
  bookings: days(365),
  /** News that were asked for on a form and never confirmed by mail. */
  unconfirmed_consents: days(30),
  /** After the end of the year in which the consent was withdrawn. */
  withdrawn_consents: days(1095),
  /** Texts and recipients of mail, after it was sent or given up. */
  mails: days(90),
  /** Leads that look like a robot's and that nobody has released. */
  quarantine: days(30),
  /** Counted visits and conversions. */
  analytics: days(400),
})

/** The setting `retention`: for how many days what is stored. */
export type RetentionSettings = z.infer<typeof schema>

/** Reads the setting `retention`. Throws, with what to write, where it cannot be used. */
export async function readRetentionSettings(db: WritingDb): Promise<RetentionSettings> {
  const row = await db
    .selectFrom('system_settings')
    .select('value')
    .where('key', '=', 'retention')
    .executeTakeFirst()
  try {
    return schema.parse(JSON.parse(row?.value || '{}'))
  } catch (cause) {
    throw new Error(
      `The setting retention cannot be used. Write JSON such as {"mails": 90, "downloads": null}: whole days, or null to keep. There are ${Object.keys(schema.shape).join(', ')}.`,
      { cause },
    )
  }
}
