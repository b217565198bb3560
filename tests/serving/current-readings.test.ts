import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { currentReadings } from '../../src/serving/current-readings.ts'
import { makeFolder, removeFolder } from '../support/database.ts'

let work: string
beforeEach(() => {
  work = makeFolder()
})
afterEach(() => removeFolder(work))

/** Puts the words of a build where a server looks for them, as a build does: all at once. */
function put(words: Readonly<Record<string, string>>): void {
  const made = join(work, 'made')
  mkdirSync(join(made, 'words'), { recursive: true })
  for (const [language, list] of Object.entries(words))
    writeFileSync(join(made, 'words', `${language}.txt`), list)
  rmSync(join(work, 'server'), { recursive: true, force: true })
  renameSync(made, join(work, 'server'))
}

const texts = (readings: readonly { readonly text: string }[]) => readings.map(({ text }) => text)

test('words are read by those of the last build, and of the next one once it is there', async () => {
  const readings = currentReadings(work)
  put({ de: '0daten|schutz\n' })
  expect(texts((await readings())('Schutz', 'de'))).toEqual(['datenschutz'])
  put({ de: '0blitz|schutz\n' })
  expect(texts((await readings())('Schutz', 'de'))).toEqual(['blitzschutz'])
})

test('between two builds the words that were there last hold on', async () => {
  const readings = currentReadings(work)
  put({ de: '0daten|schutz\n' })
  await readings()
  rmSync(join(work, 'server'), { recursive: true })
  expect(texts((await readings())('Schutz', 'de'))).toEqual(['datenschutz'])
})

test('without a build, and in a language without words, a word means itself', async () => {
  const readings = currentReadings(work)
  expect((await readings())('Schutz', 'de')).toEqual([])
  put({ en: '0flywheel\n' })
  expect((await readings())('Schutz', 'de')).toEqual([])
})

test('forms are left to the index where it knows them', async () => {
  const readings = currentReadings(work)
  put({ en: '0rotor\n5s\n', de: '0rotor\n5en\n' })
  expect((await readings())('rotors', 'en')).toEqual([])
  expect(texts((await readings())('Rotors', 'de'))).toEqual(['rotor', 'rotoren'])
})
