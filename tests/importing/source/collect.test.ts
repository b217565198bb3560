import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { collectFiles } from '../../../src/importing/source/collect.ts'
import { test } from '../../support/database.ts'
import { writeFiles } from '../support.ts'

test('texts are found in order, in all folders, and nothing else is', async ({ folder }) => {
  writeFiles(folder, {
    'b.md': '',
    'a/c.markdown': '',
    'a/d.MDX': '',
    'e.txt': '',
    '.git/f.md': '',
    'node_modules/g.md': '',
    '_layouts/h.md': '',
  })
  const { files } = await collectFiles([{ language: 'en', path: folder }])
  expect(files.map(({ file }) => file)).toEqual(
    ['a/c.markdown', 'a/d.MDX', 'b.md'].map((path) => join(folder, path)),
  )
})

test('a folder given for another language belongs to that one alone', async ({ folder }) => {
  writeFiles(folder, { 'a.md': '', 'german/a.md': '' })
  const { files } = await collectFiles([
    { language: 'en', path: folder },
    { language: 'de', path: join(folder, 'german') },
  ])
  expect(files.map(({ key, language }) => [key, language])).toEqual([
    ['/a', 'en'],
    ['/a', 'de'],
  ])
})

test('texts in languages that the site has not are passed over, and said', async ({ folder }) => {
  writeFiles(folder, { 'a.md': '', 'a.fr.md': '', 'de/a.md': '', 'es/a.md': '', 'it/a.md': '' })
  const { files, skipped } = await collectFiles([{ language: 'en', path: folder }])
  expect(files).toHaveLength(2)
  expect(skipped.map(({ reason }) => reason)).toEqual([
    'the site has no language "fr"',
    'the site has no language "es"',
    'the site has no language "it"',
  ])
})

test('a folder that only looks like a language is a folder, where no language has one', async ({
  folder,
}) => {
  writeFiles(folder, { 'it/support.md': '' })
  const { files } = await collectFiles([{ language: 'en', path: folder }])
  expect(files.map(({ key }) => key)).toEqual(['it/support'])
})

test('links that lead out, in a circle or nowhere are refused; those to a text within count', async ({
  folder,
}) => {
  writeFiles(folder, { 'in/a.md': '', 'out/secret.md': '' })
  const inside = join(folder, 'in')
  mkdirSync(join(inside, 'loop'))
  symlinkSync('../a.md', join(inside, 'loop/again.md'))
  symlinkSync('../out/secret.md', join(inside, 'secret.md'))
  symlinkSync('circle.md', join(inside, 'circle.md'))
  symlinkSync('gone.md', join(inside, 'nowhere.md'))
  symlinkSync('..', join(inside, 'loop/up'))
  const { files, failures } = await collectFiles([{ language: 'en', path: inside }])
  expect(files.map(({ key }) => key)).toEqual(['/a', 'loop/again'])
  expect(failures.map(({ file, message }) => [file.slice(inside.length), message])).toEqual([
    ['/circle.md', 'this link leads back to itself'],
    ['/nowhere.md', 'this link points to nothing'],
    ['/secret.md', 'this link points outside of the folder'],
  ])
})
