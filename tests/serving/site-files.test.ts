import { cpSync, mkdirSync, renameSync, rmSync, utimesSync } from 'node:fs'
import { Agent } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect } from 'vitest'
import { replaceDirectory } from '../../src/publishing/output-directory.ts'
import { type Found, siteFiles } from '../../src/serving/site-files.ts'
import { test as base } from '../support/database.ts'
import { serveOutput, writeFiles } from '../support/hand-made-site.ts'
import { ask } from '../support/http.ts'

/** Two builds of a site: every page of the second one is longer, but for one that is the same. */
const build = (letter: string, length: number) => ({
  'en/index.html': letter.repeat(length),
  'en/long/index.html': letter.repeat(length * 40),
  'en/same/index.html': 'as ever',
  'en/404/index.html': 'not here',
})

const test = base.extend('site', ({ folder }) => {
  const site = join(folder, 'site')
  writeFiles(site, build('a', 3_000))
  return site
})

/** What a file says, or that there is none. */
async function wordsOf(found: Found | undefined): Promise<string> {
  if (found?.kind !== 'file') return found?.kind ?? 'nothing'
  const text = await found.handle.readFile('utf8')
  await found.handle.close()
  return text
}

async function tagOf(found: Found | undefined): Promise<string> {
  if (found?.kind !== 'file') throw new Error('There is no file.')
  await found.handle.close()
  return found.tag
}

describe('a file that was found', () => {
  test('is read to its end though another build has taken its place', async ({ site, folder }) => {
    const find = siteFiles(site)
    const found = await find('/en/long/')
    writeFiles(join(folder, 'next'), build('b', 5_000))
    await replaceDirectory(join(folder, 'next'), site)
    expect(await wordsOf(found)).toBe('a'.repeat(120_000))
    expect(await wordsOf(await find('/en/long/'))).toBe('b'.repeat(200_000))
  })

  test('is known by what it says, not by when it was written', async ({ site, folder }) => {
    const find = siteFiles(site)
    const [same, other] = [await tagOf(await find('/en/same/')), await tagOf(await find('/en/'))]
    writeFiles(join(folder, 'next'), build('b', 3_000))
    utimesSync(join(folder, 'next/en/same/index.html'), 1e9, 1e9)
    await replaceDirectory(join(folder, 'next'), site)
    expect(await tagOf(await find('/en/same/'))).toBe(same)
    expect(await tagOf(await find('/en/'))).not.toBe(other)
    expect(await tagOf(await siteFiles(site)('/en/same/'))).toBe(same)
  })
})

describe('while one build takes the place of another', () => {
  test('a file is waited for', async ({ site }) => {
    const find = siteFiles(site)
    renameSync(site, `${site}.old`)
    const looking = find('/en/same/')
    await sleep(20)
    renameSync(`${site}.old`, site)
    expect(await wordsOf(await looking)).toBe('as ever')
  })

  test('what neither has is not found', async ({ site }) => {
    const find = siteFiles(site)
    renameSync(site, `${site}.old`)
    const looking = find('/en/never/')
    await sleep(20)
    renameSync(`${site}.old`, site)
    expect(await looking).toBeUndefined()
  })

  test('every visitor gets a whole page of one of them', async ({ site, folder, migrated }) => {
    const output = { site, work: join(folder, 'work') }
    mkdirSync(output.work)
    const [first, second] = [build('a', 3_000), build('b', 5_000)]
    writeFiles(join(folder, 'a'), first)
    writeFiles(join(folder, 'b'), second)
    const { origin, server, errors } = await serveOutput(output, migrated)
    const agent = new Agent({ keepAlive: true, maxSockets: 12 })
    const right = new Set([...Object.values(first), ...Object.values(second)])
    const wrong: string[] = []
    let [swaps, answers] = [0, 0]
    const visit = async () => {
      for (let turn = 0; swaps < 60; turn++) {
        const path = ['/en/', '/en/long/', '/en/same/'][turn % 3] as string
        const { status, text, headers } = await ask(origin, path, { agent })
        answers++
        if (status !== 200 || !right.has(text)) wrong.push(`${path} ${status} ${headers.etag} ${text.length}`)
      }
    }
    const swap = async () => {
      for (; swaps < 60; swaps++) {
        const next = join(folder, 'next')
        cpSync(join(folder, swaps % 2 ? 'a' : 'b'), next, { recursive: true })
        await replaceDirectory(next, site)
        rmSync(next, { recursive: true, force: true })
      }
    }
    await Promise.all([swap(), ...Array.from({ length: 12 }, visit)])
    agent.destroy()
    await server.close()
    expect(wrong).toEqual([])
    expect(errors).toEqual([])
    expect(answers).toBeGreaterThan(200)
  })
})
