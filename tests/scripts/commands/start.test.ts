import { once } from 'node:events'
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { makeSite } from '../../support/fixture-site.ts'
import { endOf } from '../../support/process.ts'
import { startCommand } from '../../support/project-copy.ts'
import { pageRow } from '../../support/rows.ts'
import { test as base } from '../../support/typed-commands.ts'

const home = pageRow({ slug: 'home', status: 'published', published_at: '2026-01-01 00:00:00' })

/** Types `start` in a project whose database holds a site, stops the server once it serves, and gives what was said. */
const test = base.extend('start', async ({ project, folder }) => {
  const site = await makeSite({ pages: [home], settings: { site_title: { en: 'Voltaic Systems' } } })
  cpSync(site.dataDir, join(folder, 'data'), { recursive: true })
  await site.close()
  return async (...words: string[]) => {
    const env = { DATA_DIR: join(folder, 'data'), PORT: '0' }
    const child = startCommand(project, ['start', ...words], { env })
    const ending = endOf(child)
    await Promise.race([once(child.stdout, 'data'), ending])
    child.kill('SIGTERM')
    return ending
  }
})

test('builds and serves what is in the database, and the second time does only what is missing', async ({
  start,
  project,
}) => {
  const first = await start()
  expect(first.code).toBe(0)
  expect(first.stderr).toMatch(/Built \d+ pages to dist\/ .*, 0 unchanged\)/)
  expect(first.stderr).not.toContain('loading the demonstration')
  expect(first.stdout).toMatch(/^Serving\n {2}http:\/\/127\.0\.0\.1:\d+\/en\/\n/)
  expect(existsSync(join(project, 'dist/de/index.html'))).toBe(true)

  const second = await start('--json')
  expect(second).toMatchObject({ code: 0 })
  expect(second.stdout).toMatch(/^\{"ok":true,"addresses":\[.*\]\}\n$/)
})

test('says what keeps it from starting, as a sentence or as JSON', async ({ magnetiq }) => {
  const env = { DATABASE_PATH: 'package.json' }
  const people = await magnetiq(['start'], { env })
  expect(people).toMatchObject({ code: 1, stdout: '' })
  expect(people.stderr).toMatch(/package\.json is not a database\. Set DATABASE_PATH/)
})
