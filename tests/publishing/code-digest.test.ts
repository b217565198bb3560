import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { codeDigest } from '../../src/publishing/code-digest.ts'
import { test } from '../support/database.ts'

/** The digest of a bundle of two files, in a project with a lock file. */
function digestOf(
  folder: string,
  name: string,
  { page = 'page', key = 'k1', root = '/a/', lock = '{}' } = {},
): string {
  const project = join(folder, name)
  const bundle = join(project, 'bundle')
  mkdirSync(bundle, { recursive: true })
  writeFileSync(join(project, 'package-lock.json'), lock)
  writeFileSync(join(bundle, 'page.mjs'), page)
  writeFileSync(
    join(bundle, `prerender-entry.${key}.mjs`),
    `manifest({"rootDir":"file://${root}","key":"${key}"})`,
  )
  return codeDigest(project, bundle)
}

test('the same code has the same digest in every folder and with every key of Astro', ({ folder }) => {
  const digest = digestOf(folder, 'first')
  expect(digestOf(folder, 'second')).toBe(digest)
  expect(digestOf(folder, 'third', { key: 'k2', root: '/b/' })).toBe(digest)
})

test('other code and other packages have another digest', ({ folder }) => {
  const digest = digestOf(folder, 'first')
  expect(digestOf(folder, 'second', { page: 'another page' })).not.toBe(digest)
  expect(digestOf(folder, 'third', { lock: '{"packages":{}}' })).not.toBe(digest)
})
