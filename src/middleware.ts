import { defineMiddleware } from 'astro:middleware'
import { readConfig } from './config.ts'
import { setEdition } from './publishing/current-edition.ts'
import { openEdition } from './publishing/open-edition.ts'

/** While developing, each request sees the database as it is at that moment; elsewhere the publisher sets the edition. */
let opened: ReturnType<typeof openEdition> | undefined
export const onRequest = defineMiddleware((_context, next) => {
  if (import.meta.env.DEV) {
    const config = readConfig()
    opened ??= openEdition(config, () => new Date())
    setEdition({ ...opened, asOf: config.asOf ?? utcNow() })
  }
  return next()
})

const utcNow = () => new Date().toISOString().slice(0, 19).replace('T', ' ')
