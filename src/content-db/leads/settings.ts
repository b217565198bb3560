import { prepared } from '../prepared-query.ts'

/** The value of a setting. */
export const settingValue = prepared((db, { key }: { key: string }) =>
  db.selectFrom('system_settings').select('value').where('key', '=', key),
)
