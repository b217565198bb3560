import type { IncomingMessage } from 'node:http'

/** Whether a visitor objects to being counted: Do Not Track, or Global Privacy Control. */
export const objectsToCounting = ({ headers }: IncomingMessage): boolean =>
  headers.dnt === '1' || headers['sec-gpc'] === '1'
