import { z } from 'zod'
import type { WritingDb } from '../connection.sqlite.ts'

const address = z.email()

const schema = z.object({
  /** The name that stands before the address; the site's title unless told. */
  from_name: z.string().trim().optional(),
  from_address: address.optional(),
  /** Where answers go; to the sender unless told. */
  reply_to: address.optional(),
})

/** The setting `mail`. */
export type MailSettings = z.infer<typeof schema>

/** Reads the setting `mail`. Throws, with what to write, where it cannot be used. */
export async function readMailSettings(db: WritingDb): Promise<MailSettings> {
  const row = await db
    .selectFrom('system_settings')
    .select('value')
    .where('key', '=', 'mail')
    .executeTakeFirst()
  try {
    return schema.parse(JSON.parse(row?.value || '{}'))
  } catch (cause) {
    throw new Error(
      'The setting mail cannot be used. Write JSON such as {"from_name": "Voltaic Systems", "from_address": "hello@voltaic.example", "reply_to": "office@voltaic.example"}.',
      { cause },
    )
  }
}
