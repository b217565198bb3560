import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { expect } from 'vitest'
import { test as base } from '../support/database.ts'
import { projectRoot } from '../support/fixture-site.ts'
import { writeFiles } from '../support/hand-made-site.ts'
import { type Ending, endOf } from '../support/process.ts'
import { parse } from '../support/source-files.ts'

/** What a pretended npm does: writes down its arguments, and then this. */
const npms = {
  installs: `mkdir -p node_modules/node/bin && ln -sf "${process.execPath}" node_modules/node/bin/node`,
  fails: 'echo "npm error the registry is away" >&2; exit 1',
  leavesOutNode: 'mkdir -p node_modules',
}

/** A clone of the project that nobody has installed, with a command that says what it was told. */
const test = base
  .extend('clone', ({ folder }) => {
    for (const name of ['bootstrap.mjs', 'magnetiq.mjs']) {
      mkdirSync(join(folder, 'scripts'), { recursive: true })
      copyFileSync(join(projectRoot, 'scripts', name), join(folder, 'scripts', name))
    }
    copyFileSync(join(projectRoot, 'package.json'), join(folder, 'package.json'))
    writeFiles(folder, {
      'package-lock.json': '{"lockfileVersion": 3}',
      'scripts/magnetiq.ts': `
        const words: readonly string[] = process.argv.slice(2)
        if (words[0] === 'wait') setInterval(() => {}, 1000)
        if (words[0] === 'wait') process.on('SIGTERM', () => process.exit(7))
        console.log(JSON.stringify({ words, at: process.cwd() }))
        if (words[0] === 'fail') process.exitCode = 3`,
    })
    return folder
  })
  .extend('type', ({ clone }) => (npm: string | null, words: readonly string[]) => {
    const bin = join(clone, 'fake-bin')
    mkdirSync(bin, { recursive: true })
    if (npm !== null) {
      writeFileSync(join(bin, 'npm'), `#!/bin/sh\necho "$@" >> npm-calls\n${npm}\n`)
      chmodSync(join(bin, 'npm'), 0o755)
    }
    // Without an npm, PATH has nothing but this folder.
    const path = npm === null ? bin : [bin, process.env.PATH].join(delimiter)
    const env = { ...process.env, PATH: path, NODE_ENV: 'production' }
    return spawn(process.execPath, [join(clone, 'scripts/magnetiq.mjs'), ...words], { cwd: clone, env })
  })
  .extend(
    'run',
    ({ type }) =>
      (npm: string | null, ...words: readonly string[]): Promise<Ending> =>
        endOf(type(npm, words)),
  )

test('the first command installs what the lock file says, tells so, and is then run with what it was told', async ({
  run,
  clone,
}) => {
  const { code, stdout, stderr } = await run(npms.installs, 'build', '--out', 'a b')
  expect(JSON.parse(stdout)).toEqual({ words: ['build', '--out', 'a b'], at: clone })
  expect(code).toBe(0)
  expect(stderr).toContain('Installing the dependencies, among them Node 24')
  expect(stderr).toContain(`Running with Node ${process.version} of the project`)
  expect(readFileSync(join(clone, 'npm-calls'), 'utf8')).toMatch(/^ci --include=dev .*\n$/)
})

test('the next ones install nothing, until the lock file changes', async ({ run, clone }) => {
  const calls = () => readFileSync(join(clone, 'npm-calls'), 'utf8').split('\n').length - 1
  await run(npms.installs, 'doctor')
  expect(await run(npms.installs, 'doctor')).toMatchObject({ code: 0, stderr: '' })
  expect(calls()).toBe(1)
  writeFileSync(join(clone, 'package-lock.json'), '{"lockfileVersion": 3, "packages": {}}')
  await run(npms.installs, 'doctor')
  expect(calls()).toBe(2)
})

test('an installation that fails says what to do, and is tried again by the next command', async ({
  run,
}) => {
  const failed = await run(npms.fails, 'build')
  expect(failed).toMatchObject({ code: 1, stdout: '' })
  expect(failed.stderr).toContain('npm error the registry is away')
  expect(failed.stderr).toContain('Mend what it says above')
  expect(await run(npms.installs, 'build')).toMatchObject({ code: 0 })
})

test('a machine without npm, and one whose npm runs no install scripts, are told so', async ({ run }) => {
  expect(await run(null, 'build')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Install Node with npm'),
  })
  const scriptless = await run(npms.leavesOutNode, 'build')
  expect(scriptless).toMatchObject({ code: 1, stderr: expect.stringContaining('--ignore-scripts=false') })
})

test('a Node that the machine cannot run is named', async ({ run, clone }) => {
  const node = join(clone, 'node_modules/node/bin/node')
  const npm = `mkdir -p ${dirname(node)}; echo "for another machine" > ${node}`
  const { code, stderr } = await run(npm, 'build')
  expect(code).toBe(1)
  expect(stderr).toContain(`cannot be run here (${node})`)
  expect(await run(npms.installs, 'build')).toMatchObject({ code: 0 })
})

test('the status of a command is passed on, and a signal reaches it', async ({ run, type }) => {
  expect(await run(npms.installs, 'fail')).toMatchObject({ code: 3 })
  const waiting = type(npms.installs, ['wait'])
  await once(waiting.stdout, 'data')
  waiting.kill('SIGTERM')
  expect(await endOf(waiting)).toMatchObject({ code: 7 })
})

test('npx finds the command of the project, without a network', async ({ run, clone }) => {
  await run(npms.installs, 'build')
  const env = { ...process.env, npm_config_offline: 'true', npm_config_update_notifier: 'false' }
  const { code, stdout } = await endOf(spawn('npx', ['magnetiq', 'doctor', '--json'], { cwd: clone, env }))
  expect(JSON.parse(stdout)).toEqual({ words: ['doctor', '--json'], at: clone })
  expect(code).toBe(0)
})

test('what runs before Node 24 is there needs nothing but an old Node', () => {
  for (const name of ['scripts/bootstrap.mjs', 'scripts/magnetiq.mjs']) {
    const { imports } = parse(name, readFileSync(join(projectRoot, name), 'utf8'))
    const foreign = imports.filter(
      ({ target }) =>
        !isBuiltin(target) && join(projectRoot, target) !== join(projectRoot, dirname(name), 'bootstrap.mjs'),
    )
    expect(foreign).toEqual([])
  }
})
