import { openForWriting } from '../../../src/content-db/connection.sqlite.ts'

/** A process that reads a number and writes the next one, many times: each time in a transaction of its own. */
const [databasePath = '', times = '0'] = process.argv.slice(2)
const db = openForWriting(databasePath, 60_000)
for (let time = 0; time < Number(times); time++) {
  await db.transaction().execute(async (trx) => {
    const { value } = await trx
      .selectFrom('system_settings')
      .select('value')
      .where('key', '=', 'counter')
      .executeTakeFirstOrThrow()
    await new Promise(setImmediate) // others get their chance to come between
    await trx
      .updateTable('system_settings')
      .set({ value: String(Number(value) + 1) })
      .where('key', '=', 'counter')
      .execute()
  })
}
await db.destroy()
