import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { makeSite } from '../../support/fixture-site.ts'
import { pageRow } from '../../support/rows.ts'
import { test as base } from '../../support/typed-commands.ts'

const home = pageRow({
  id: 1,
  slug: 'home',
  title: JSON.stringify({ en: 'Welcome', de: 'Willkommen' }),
  content: JSON.stringify({ en: 'Storage that turns.' }),
  status: 'published',
  published_at: '2026-01-01 00:00:00',
})

/** A data folder with a site of one page. */
const test = base.extend('data', async ({ folder }) => {
  const site = await makeSite({ pages: [home], settings: { site_title: { en: 'Voltaic Systems' } } })
  cpSync(site.dataDir, join(folder, 'data'), { recursive: true })
  await site.close()
  return join(folder, 'data')
})

const stackless = expect.not.stringMatching(/^\s+at /m)

test('builds, says how much, and the next time takes over what has not changed', async ({
  magnetiq,
  data,
  project,
}) => {
  const env = { DATA_DIR: data, SITE_URL: 'https://www.voltaic.example', AS_OF: '2026-06-01 12:00:00' }
  const first = await magnetiq(['build'], { env })
  expect(first.code).toBe(0)
  expect(first.stdout).toMatch(/^Built \d+ pages to dist\/ in [\d.]+ s \(\d+ rendered, 0 unchanged\)\.\n$/)
  expect(first.stderr).toMatch(/Rendering the pages[\s\S]*pages: (\d+) of \1\n[\s\S]*search index/)
  const page = readFileSync(join(project, 'dist/en/index.html'), 'utf8')
  expect(page).toContain('href="https://www.voltaic.example/en/"')

  const again = await magnetiq(['build', '--json'], { env })
  expect(again).toMatchObject({ code: 0, stderr: '' })
  expect(again.stdout).toMatch(/^\{.*\}\n$/)
  const outcome = JSON.parse(again.stdout)
  expect(outcome).toMatchObject({ ok: true, warnings: [] })
  expect(outcome.reused).toBeGreaterThan(outcome.rendered)
  expect(readFileSync(join(project, 'dist/en/index.html'), 'utf8')).toBe(page)
})

test('says where content is wrong, and leaves the last output as it is', async ({
  magnetiq,
  data,
  project,
  folder,
}) => {
  const env = { DATA_DIR: data }
  expect(await magnetiq(['build', '--out', 'preview'], { env })).toMatchObject({ code: 0 })
  const output = join(project, 'preview/en/index.html')
  const before = readFileSync(output, 'utf8')
  const { default: Database } = await import('better-sqlite3')
  const sqlite = new Database(join(data, 'magnetiq.db'))
  sqlite.prepare('UPDATE pages SET content = ?').run(JSON.stringify({ en: 'See [this](/nowhere).' }))
  sqlite.close()
  const people = await magnetiq(['build', '--out', 'preview'], { env })
  expect(people).toMatchObject({ code: 1, stdout: '', stderr: stackless })
  expect(people.stderr).toMatch(
    /not built; the last good output is as it was\.\n {2}pages, row 1 \(home\), content, en: .*\/nowhere/,
  )
  const machine = await magnetiq(['build', '--out', 'preview', '--json'], { env })
  expect(machine).toMatchObject({ code: 1, stderr: '' })
  expect(JSON.parse(machine.stdout)).toMatchObject({
    ok: false,
    code: 'content',
    problems: expect.arrayContaining([expect.objectContaining({ table: 'pages', id: 1 })]),
  })
  expect(readFileSync(output, 'utf8')).toBe(before)
  // Typed in a folder, the output is counted from there, and that is outside of the project.
  const outside = await magnetiq(['build', '--out', 'preview'], { env, typedIn: folder })
  expect(outside).toMatchObject({ code: 1, stderr: expect.stringContaining('inside the project') })
})

test('names an interface text that the database does not have, as after an upgrade', async ({
  magnetiq,
  data,
}) => {
  const { default: Database } = await import('better-sqlite3')
  const sqlite = new Database(join(data, 'magnetiq.db'))
  sqlite.exec("DELETE FROM translations WHERE namespace = 'ui' AND key = 'menu'")
  sqlite.close()
  const { code, stdout, stderr } = await magnetiq(['build', '--out', 'upgraded'], { env: { DATA_DIR: data } })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/menu.*npx magnetiq migrate/)
  expect(stderr).not.toMatch(/^\s+at /m)
})

test('goes to no folder that holds something else', async ({ magnetiq, data, project }) => {
  mkdirSync(join(project, 'precious'))
  writeFileSync(join(project, 'precious/thesis.txt'), 'all of it')
  for (const out of ['precious', 'src', '.', '..', join(data, 'site')]) {
    const { code, stdout, stderr } = await magnetiq(['build', '--out', out], { env: { DATA_DIR: data } })
    expect({ out, code, stdout }).toEqual({ out, code: 1, stdout: '' })
    expect(stderr).toMatch(/--out .*Name another folder inside the project\.\n$/)
  }
  expect(readFileSync(join(project, 'precious/thesis.txt'), 'utf8')).toBe('all of it')
  expect(existsSync(join(project, 'src/server.ts'))).toBe(true)
})

test.for(['build', 'seed', 'import', 'serve'])(
  '%s wants a database, and one of this version',
  async (name, { magnetiq, folder, project }) => {
    const words = [name, ...(name === 'import' ? ['--from', 'en=src'] : []), '--json']
    const missing = await magnetiq(words)
    expect(missing).toMatchObject({ stderr: '' })
    expect(missing.code).not.toBe(0)
    expect(JSON.parse(missing.stdout)).toEqual({
      ok: false,
      code: 'no-database',
      message: `There is no database at ${join(folder, 'magnetiq.db')}. Make one with \`npx magnetiq migrate\`, or set DATABASE_PATH.`,
    })
    writeFileSync(join(folder, 'magnetiq.db'), '')
    const outdated = await magnetiq(words)
    expect(outdated).toMatchObject({ code: missing.code, stderr: '' })
    const { code, message } = JSON.parse(outdated.stdout)
    expect(code).toBe('outdated')
    expect(message).toMatch(
      /^The database is not yet that of this version \(0001.*\)\. Run `npx magnetiq migrate`\.$/,
    )
    expect(existsSync(join(project, 'dist-none'))).toBe(false)
  },
)
