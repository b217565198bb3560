import { copyFileSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { storeRows } from '../../support/rows.ts'
import { test as base } from '../../support/typed-commands.ts'

interface Finding {
  readonly about: string
  readonly ok: boolean
  readonly found: string
  readonly remedy?: string
}

const test = base.extend('diagnose', ({ magnetiq }) => async (env: Record<string, string> = {}) => {
  const { code, stdout, stderr } = await magnetiq(['doctor', '--json'], { env })
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: Finding[] }
  expect({ code, stderr }).toEqual({ code: ok ? 0 : 1, stderr: '' })
  const troubles = findings.filter((finding) => !finding.ok)
  expect(ok).toBe(troubles.length === 0)
  // Whatever is wrong comes with what to do.
  for (const { remedy } of troubles) expect(remedy).toMatch(/\w+.*\.$/)
  return {
    findings,
    troubles,
    said: troubles.map(({ about, found, remedy }) => `${about}: ${found} ${remedy}`),
  }
})

test('all is well: each thing that was looked at is named, and nothing is changed', async ({
  diagnose,
  magnetiq,
  database: { path },
}) => {
  const before = readFileSync(path)
  const { troubles, findings } = await diagnose()
  expect(troubles).toEqual([])
  expect(findings.map(({ about }) => about).join(', ')).toMatch(
    /Node, SQLite .*, integrity, migrations, folder of the database, data folder, output folder/,
  )
  expect(readFileSync(path).equals(before)).toBe(true)
  const { code, stdout } = await magnetiq(['doctor'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^ok {3}Node: v24/)
  expect(stdout).not.toContain('BAD')
})

test('no database', async ({ diagnose, magnetiq, folder }) => {
  expect((await diagnose()).said).toEqual([
    `database: ${join(folder, 'magnetiq.db')} is not there Make it with \`npx magnetiq migrate\`, or set DATABASE_PATH.`,
  ])
  const { code, stdout } = await magnetiq(['doctor'])
  expect(code).toBe(1)
  expect(stdout).toMatch(/^BAD {2}database: .* is not there\n {5}Make it with/m)
})

test.for([
  [
    'a text',
    'Dear diary, today I was mistaken for a database. It was not unpleasant.'.repeat(100),
    /not a database/,
  ],
  ['a folder', null, /I\/O error|unable to open/],
] as const)('%s instead of a database', async ([, content, said], { diagnose, folder, magnetiq }) => {
  const path = content === null ? folder : join(folder, 'magnetiq.db')
  if (content !== null) writeFileSync(path, content)
  expect((await diagnose({ DATABASE_PATH: path })).said).toEqual([expect.stringMatching(said)])
  // The other commands say so too, and not with a stack.
  for (const command of ['migrate', 'build']) {
    const { code, stdout, stderr } = await magnetiq([command], { env: { DATABASE_PATH: path } })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(said)
    expect(stderr).not.toMatch(/^\s+at /m)
  }
})

test('a damaged database', async ({ diagnose, database: { db, path, sqlite }, folder }) => {
  await storeRows(db)
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  const damaged = join(folder, 'damaged.db')
  copyFileSync(path, damaged)
  // The second half of what holds the pages' rows.
  const page = sqlite.pragma('page_size', { simple: true }) as number
  const root = sqlite
    .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'pages'")
    .pluck()
    .get() as number
  writeSync(openSync(damaged, 'r+'), Buffer.alloc(page / 2, 0xff), 0, page / 2, page * (root - 1) + page / 2)
  const { said } = await diagnose({ DATABASE_PATH: damaged })
  expect(said).toEqual([expect.stringMatching(/^integrity: Tree \d+ page .* and \d+ more/)])
  expect(said[0]).toContain(`restore a copy from ${join(folder, 'backups')}/`)
})

test('a database that was cut short', async ({ diagnose, database: { path }, folder }) => {
  const short = join(folder, 'short.db')
  copyFileSync(path, short)
  truncateSync(short, 40_000)
  expect((await diagnose({ DATABASE_PATH: short })).said).toEqual([
    expect.stringMatching(/damaged|malformed|integrity/),
  ])
})

test('a row whose reference leads nowhere', async ({ diagnose, database: { sqlite } }) => {
  sqlite.pragma('foreign_keys = OFF')
  sqlite.exec(
    `INSERT INTO pages (slug, title, content, author_id) VALUES ('a', '{"en":"A"}', '{"en":"A"}', 99)`,
  )
  expect((await diagnose()).said).toEqual([
    expect.stringContaining('integrity: pages row 1 refers to a missing row of admin_users'),
  ])
})

test('a migration that is pending, and a database that a newer version made', async ({
  diagnose,
  magnetiq,
  project,
  database: { sqlite },
}) => {
  const later = join(project, 'migrations/9000-later.sql')
  writeFileSync(later, 'CREATE TABLE later (id INTEGER);\n')
  const pending = await diagnose()
  expect(pending.said).toEqual(['migrations: 9000-later.sql Run `npx magnetiq migrate`.'])
  expect(await magnetiq(['migrate'])).toMatchObject({ code: 0, stdout: 'Applied 9000-later.sql.\n' })
  expect((await diagnose()).troubles).toEqual([])
  rmSync(later)
  const [newer] = (await diagnose()).said
  expect(newer).toMatch(/9000-later\.sql, which this version does not know/)
  const refused = await magnetiq(['migrate'])
  expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('9000-later.sql') })
  sqlite.exec("DROP TABLE later; DELETE FROM schema_migrations WHERE name = '9000-later.sql'")
})

test('language views of another version', async ({ diagnose, database: { sqlite } }) => {
  sqlite.exec("UPDATE schema_migrations SET digest = 'other' WHERE name = 'derived objects'")
  expect((await diagnose()).said).toEqual([
    'migrations: the language views are not those of this version Run `npx magnetiq migrate`.',
  ])
})

test('a data folder that cannot be one', async ({ diagnose, folder, database: { path } }) => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const { said } = await diagnose({ DATA_DIR: file, DATABASE_PATH: path })
  expect(said).toEqual([
    expect.stringMatching(/^data folder: .*file cannot be written \(ENOTDIR\).*set DATA_DIR/),
  ])
})

test.runIf(process.platform === 'linux')(
  'a data folder that nobody may write to',
  async ({ diagnose, database }) => {
    // Root may write everywhere but here.
    const { said } = await diagnose({ DATA_DIR: '/proc', DATABASE_PATH: database.path })
    expect(said).toEqual([expect.stringMatching(/^data folder: \/proc cannot be written \(E[A-Z]+\)/)])
  },
)
