import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { filesDigest } from '../../src/publishing/files-digest.ts'
import { test } from '../support/database.ts'

/** A folder with a file in it, and a file beside it. */
function project(folder: string, name: string): string {
  const root = join(folder, name)
  mkdirSync(join(root, 'src', 'pages'), { recursive: true })
  writeFileSync(join(root, 'src', 'pages', 'index.astro'), '<p>Page</p>')
  writeFileSync(join(root, 'package.json'), '{}')
  return root
}

const paths = ['src', 'package.json', '.env']

test('the same files have the same digest wherever they lie', ({ folder }) => {
  expect(filesDigest(project(folder, 'first'), paths)).toBe(filesDigest(project(folder, 'second'), paths))
})

test.for<[string, (root: string) => void]>([
  ['changed', (root) => writeFileSync(join(root, 'package.json'), '{ }')],
  ['added', (root) => writeFileSync(join(root, '.env'), '')],
  ['removed', (root) => rmSync(join(root, 'package.json'))],
  ['truncated, deep in a folder', (root) => writeFileSync(join(root, 'src', 'pages', 'index.astro'), '<p>')],
  [
    'given another name',
    (root) => {
      rmSync(join(root, 'src', 'pages', 'index.astro'))
      writeFileSync(join(root, 'src', 'pages', 'about.astro'), '<p>Page</p>')
    },
  ],
])('a file that is %s changes it', ([, change], { folder }) => {
  const root = project(folder, 'project')
  const before = filesDigest(root, paths)
  change(root)
  expect(filesDigest(root, paths)).not.toBe(before)
})
