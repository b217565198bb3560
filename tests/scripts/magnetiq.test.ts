import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { test } from '../support/typed-commands.ts'

const commands = ['start', 'migrate', 'seed', 'import', 'build', 'serve', 'dev', 'doctor']

test('help lists every command, and the way to a first site', async ({ magnetiq }) => {
  const { code, stdout, stderr } = await magnetiq(['--help'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  for (const name of commands) expect(stdout).toMatch(new RegExp(`^  ${name}\\b.+ {2}\\S`, 'm'))
  expect(stdout).toMatch(/magnetiq migrate[\s\S]*magnetiq seed[\s\S]*magnetiq build[\s\S]*magnetiq serve/)
  expect(stdout).toContain('.env.example')
  expect(stdout).toContain('--json')
})

test('each command teaches what it does, what it takes and what one has to know', async ({ magnetiq }) => {
  const [first, ...others] = commands
  await Promise.all(
    [[first, 'dev'], others.filter((name) => name !== 'dev')].flat().map(async (name) => {
      const { code, stdout, stderr } = await magnetiq([String(name), '--help'])
      expect({ name, code, stderr }).toEqual({ name, code: 0, stderr: '' })
      expect(stdout).toContain(`Usage: magnetiq ${name} [options]`)
      expect(stdout).toContain('--json')
      // Behind the options, some sentences.
      expect(stdout.split('Global Options:')[1]).toMatch(/\n\n[A-Z][\s\S]*\./)
    }),
  )
})

test('what there is not is said on standard error, with what comes near', async ({ magnetiq }) => {
  const command = await magnetiq(['biuld', '--json'])
  expect(command).toMatchObject({ code: 1, stdout: '' })
  expect(command.stderr).toMatch(/unknown command 'biuld'[\s\S]*Did you mean build\?[\s\S]*--help/)
  const option = await magnetiq(['build', '--fulll'])
  expect(option).toMatchObject({ code: 1, stdout: '' })
  expect(option.stderr).toMatch(
    /unknown option '--fulll'[\s\S]*Did you mean --full\?[\s\S]*magnetiq build --help/,
  )
})

test('an older Node is told which one it takes, before anything that it cannot load', async ({
  magnetiq,
}) => {
  const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '22.18.0' } })`
  // Nothing of the project may be asked for, not even to be read.
  const watch = `import { registerHooks } from 'node:module'
    registerHooks({ resolve(name, context, next) {
      const found = next(name, context)
      if (/program|better-sqlite3/.test(found.url)) console.log('loaded ' + found.url)
      return found
    } })`
  const node = [older, watch].map((code) => `--import=data:text/javascript,${encodeURIComponent(code)}`)
  const { code, stdout, stderr } = await magnetiq(['doctor'], { node })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^Magnetiq needs Node 24 and this is v\S+\. Type `npx magnetiq`[^\n]*\n$/)
})

test('variables come from .env, those of the environment first, and paths count from the project', async ({
  magnetiq,
  project,
  folder,
}) => {
  const database = async (env: Record<string, string>) => {
    const { stdout } = await magnetiq(['doctor', '--json'], { env, typedIn: folder })
    const { findings } = JSON.parse(stdout) as { findings: { about: string; found: string }[] }
    return findings.find(({ about }) => about === 'database')?.found
  }
  writeFileSync(join(project, '.env'), 'DATABASE_PATH=from-file/site.db\nDATA_DIR=from-file\n')
  try {
    expect(await database({})).toBe(`${join(project, 'from-file/site.db')} is not there`)
    const other = join(folder, 'other.db')
    expect(await database({ DATABASE_PATH: other })).toBe(`${other} is not there`)
    expect(await database({ DATABASE_PATH: 'here/site.db' })).toBe(
      `${join(project, 'here/site.db')} is not there`,
    )
  } finally {
    rmSync(join(project, '.env'))
  }
  expect(await database({ DATA_DIR: 'elsewhere' })).toBe(
    `${join(project, 'elsewhere/magnetiq.db')} is not there`,
  )
})

test('folders that are typed count from where they are typed', async ({ magnetiq, folder }) => {
  mkdirSync(join(folder, 'texts'))
  writeFileSync(join(folder, 'texts/hello.md'), '# Hello\n\nWorld.\n')
  await magnetiq(['migrate'])
  const words = ['import', '--from', 'en=texts', '--dry-run', '--json']
  const { stdout, stderr } = await magnetiq(words, { typedIn: folder })
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, report: { counts: { failed: 0 } } })
})

test('a variable that cannot be used is named, without the insides of the software', async ({ magnetiq }) => {
  const { code, stdout, stderr } = await magnetiq(['doctor'], { env: { PORT: 'http', SITE_URL: 'voltaic' } })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/PORT must be a number from 0 to 65535\n {2}SITE_URL must be an origin/)
  expect(stderr).not.toMatch(/^\s+at /m)
})
