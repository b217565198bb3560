import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { test } from '../support/database.ts'
import { slugsIn, writeFiles } from './support.ts'

const root = resolve(import.meta.dirname, '../..')

/** Runs `magnetiq import` on a database in a folder. */
async function run(
  folder: string,
  ...options: string[]
): Promise<{ status: number; out: string; log: string }> {
  const env = { ...process.env, DATABASE_PATH: join(folder, 'magnetiq.db'), DATA_DIR: folder }
  const [command, ...args] = [process.execPath, 'scripts/magnetiq.ts', ...options]
  try {
    const { stdout, stderr } = await promisify(execFile)(command as string, args, { cwd: root, env })
    return { status: 0, out: stdout, log: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { status: code, out: stdout, log: stderr }
  }
}

test('the status says whether everything went in, some did not, or the command was not understood', async ({
  database,
  folder,
}) => {
  const texts = join(folder, 'texts')
  writeFiles(texts, { 'a.md': '---\ntitle: A\n---\nText {{ x }}\n' })
  const good = await run(folder, 'import', '--from', `en=${texts}`, '--slug-prefix', 'Guides')
  expect(good.status).toBe(0)
  expect(good.out).toContain('added    /guides/a  en')
  expect(good.out).toContain(`${join(texts, 'a.md')}:4  the template tag {{ x }} was left out`)
  expect(good.out).toContain('1 page: 1 added, 0 updated, 0 unchanged.')
  expect(slugsIn(database)).toEqual(['guides/a'])

  writeFiles(texts, { 'b.md': 'no title' })
  const some = await run(folder, '--json', 'import', '--from', `en=${texts}`, '--dry-run')
  expect(some.status).toBe(1)
  expect(JSON.parse(some.out)).toMatchObject({
    ok: true,
    report: { dryRun: true, counts: { added: 1, failed: 1 } },
  })
  expect(slugsIn(database)).toEqual(['guides/a'])

  for (const options of [
    [],
    ['--from', 'xx=y'],
    ['--from', `en=${join(folder, 'nowhere')}`],
    ['--kind', 'x'],
    ['--what'],
  ]) {
    expect((await run(folder, 'import', ...options)).status, options.join(' ')).toBe(2)
  }
})

test('the help teaches by examples', async ({ folder }) => {
  const { status, out } = await run(folder, 'import', '--help')
  expect(status).toBe(0)
  expect(out).toContain(
    'npx magnetiq import --from en=docs/en --from de=docs/de --slug-prefix guides --dry-run',
  )
})

test('without a database the command says how to make one', async ({ folder }) => {
  writeFiles(folder, { 'texts/a.md': '# A\n\nText' })
  const { status, out } = await run(folder, 'import', '--from', `en=${join(folder, 'texts')}`)
  expect([status, out]).toEqual([2, expect.stringContaining('npx magnetiq migrate')])
  expect(() => readFileSync(join(folder, 'magnetiq.db'))).toThrow()
})
