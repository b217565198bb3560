import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test as base } from 'vitest'
import { readSecret } from '../../../src/leads/secret.ts'
import { signer } from '../../../src/leads/signed.ts'
import { bookedAt, bookingSetting, bookingStaff } from '../../support/bookings.ts'
import { makeBuiltSite } from '../../support/fixture-site.ts'
import { serveOutput } from '../../support/hand-made-site.ts'
import { ask } from '../../support/http.ts'
import { pageRow, whitepaperRow } from '../../support/rows.ts'

/** A PDF as short as one can be, with a line of its own in it. */
export const pdf = Buffer.from(
  '%PDF-1.7\n% twelve seconds\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
)

const published = { status: 'published', published_at: '2026-01-01 00:00:00' } as const

const content = {
  people: bookingStaff,
  media: [
    { name: 'black-start.pdf', bytes: pdf, row: { original_filename: 'Schwarzstart für Größen.pdf' } },
    { name: 'rotors.pdf', bytes: Buffer.concat([pdf, Buffer.from('\n')]) },
  ],
  pages: [pageRow({ slug: 'home', title: JSON.stringify({ en: 'Home', de: 'Start' }), ...published })],
  whitepapers: [
    whitepaperRow({ slug: 'black-start', file_id: 1, ...published }),
    whitepaperRow({ slug: 'rotors', file_id: 2, requires_registration: 0, ...published }),
  ],
  settings: {
    company: {
      legal_name: 'Voltaic Systems GmbH',
      email: 'hello@voltaic.example',
      phone: '+49 30 23125 340',
    },
    booking: bookingSetting,
    forms: { minimum_seconds: 0 },
  },
}

/** Vitest's `test` with a site that gives appointments and a whitepaper for a name, and its server. */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern to see what a fixture depends on.
  .extend('site', { scope: 'file' }, async ({}, { onCleanup }) => {
    const site = await makeBuiltSite(content)
    onCleanup(() => site.close())
    return site
  })
  .extend('served', { scope: 'file' }, async ({ site }, { onCleanup }) => {
    const env = { AS_OF: bookedAt, DATA_DIR: site.dataDir }
    const served = await serveOutput(site.output, site.database.path, env)
    onCleanup(() => served.server.close())
    return served
  })
  .extend(
    'rows',
    ({ site }) =>
      (sql: string) =>
        site.database.sqlite.prepare(sql).all() as Record<string, unknown>[],
  )
  .extend(
    'get',
    ({ served }) =>
      (path: string, headers: Record<string, string> = {}) =>
        ask(served.origin, path, { headers }),
  )
  .extend(
    'send',
    ({ served }) =>
      (path: string, fields: Readonly<Record<string, string>>) =>
        ask(served.origin, path, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded', origin: served.origin },
          body: String(new URLSearchParams(fields)),
        }),
  )
  .extend(
    'sign',
    ({ site }) =>
      (purpose: 'booking' | 'download', reference: unknown, until?: Date) =>
        signer(readSecret(site.dataDir)).sign(purpose, String(reference), until),
  )
  .extend(
    'stored',
    ({ site }) =>
      (path: string) =>
        readFileSync(join(site.dataDir, 'media', path)),
  )
