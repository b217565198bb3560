import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mendOutput, takeBuildLock } from '../../src/publishing/output-directory.ts'
import { filesOf } from '../built-site/page-reading.ts'
import {
  builtFor,
  type FixtureSite,
  makeSite,
  mustBuild,
  projectRoot,
  siteUrl,
} from '../support/fixture-site.ts'
import { endOf, startProcess } from '../support/process.ts'
import { texts } from '../support/rows.ts'
import type { GivenBuild } from './processes/build.ts'
import { smallSite } from './small-site.ts'

let site: FixtureSite
let old: string
let wanted: string
beforeAll(async () => {
  site = await makeSite(await smallSite())
  mustBuild(await site.build())
  old = digestOf(site.output.site)
  const content = texts({ en: 'What has changed.' })
  await site.database.db.updateTable('pages').set({ content }).where('slug', '=', 'imprint').execute()
  const output = { site: join(site.folder, 'wanted'), work: join(site.folder, 'wanted-work') }
  mustBuild(await site.build({ output }))
  wanted = digestOf(output.site)
  expect(wanted).not.toBe(old)
})
afterAll(() => site?.close())

/** The hash of a whole folder. */
function digestOf(directory: string): string {
  const hash = createHash('sha256')
  for (const [path, bytes] of filesOf(directory)) hash.update(`${path} ${bytes.length} `).update(bytes)
  return hash.digest('hex')
}

function start(file: string, ...args: string[]) {
  const { database, dataDir, output } = site
  const given: GivenBuild = {
    root: projectRoot,
    databasePath: database.path,
    dataDir,
    output,
    asOf: builtFor,
    siteUrl,
  }
  return startProcess(join(import.meta.dirname, 'processes', file), JSON.stringify(given), ...args)
}

test.each(['Rendering the pages', 'pages …', 'Making the search index'])(
  'a build that is killed at “%s” leaves the last output as it was',
  async (moment) => {
    const child = start('build.ts')
    child.stdout
      .setEncoding('utf8')
      .on('data', (text: string) => text.includes(moment) && child.kill('SIGKILL'))
    expect((await endOf(child)).signal).toBe('SIGKILL')
    expect(digestOf(site.output.site)).toBe(old)
  },
)

// The site goes aside and the new one takes its place, and so does what the server runs.
test.each([1, 2, 3, 4])(
  'a build that dies before it renames folder %i leaves the old site or the new one, whole',
  async (times) => {
    const { signal, stderr } = await endOf(start('dying-build.ts', String(times)))
    expect({ signal, stderr }).toEqual({ signal: 'SIGKILL', stderr: '' })
    await mendOutput(site.output)
    expect(digestOf(site.output.site)).toBe(times <= 2 ? old : wanted)
    expect(existsSync(join(site.output.work, 'server'))).toBe(true)
  },
)

test('the next build takes over the lock of one that died, and nothing of it is left', async () => {
  expect(readdirSync(site.output.work)).toContain('staging')
  mustBuild(await site.build())
  expect(digestOf(site.output.site)).toBe(wanted)
  expect(readdirSync(site.output.work).toSorted()).toEqual(['code', 'lock', 'record.json', 'server'])
  expect(readdirSync(site.folder).toSorted()).toEqual(['build', 'data', 'dist', 'wanted', 'wanted-work'])
})

test('of two builds at once, in one process or in two, one says that the other is running', async () => {
  const outcomes = await Promise.all([site.build(), site.build()])
  expect(new Set(outcomes.map((outcome) => outcome.ok || outcome.code))).toEqual(new Set([true, 'busy']))
  const release = await takeBuildLock(site.output.work)
  try {
    const { code, stdout } = await endOf(start('build.ts'))
    expect({ code, outcome: JSON.parse(stdout) }).toMatchObject({
      code: 0,
      outcome: { ok: false, code: 'busy' },
    })
    await mendOutput(site.output)
  } finally {
    release?.()
  }
})
