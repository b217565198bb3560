import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { shipInterfaceTexts } from '../../src/editorial/interface-texts.ts'
import { languageCodes } from '../../src/languages.ts'
import german from '../../src/site/texts/de.json' with { type: 'json' }
import english from '../../src/site/texts/en.json' with { type: 'json' }
import { test } from '../support/database.ts'
import { projectRoot } from '../support/fixture-site.ts'

const shipped = { en: english, de: german } as Readonly<Record<string, Readonly<Record<string, string>>>>
const keys = Object.keys(english)
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

describe('the texts of each language', () => {
  test('have the same keys, none of them empty', () => {
    expect(Object.keys(shipped).sort()).toEqual([...languageCodes].sort())
    for (const code of languageCodes) {
      expect(Object.keys(shipped[code] ?? {}).sort()).toEqual([...keys].sort())
      expect(
        Object.entries(shipped[code] ?? {}).filter(([, text]) => text.trim() !== text || text === ''),
      ).toEqual([])
    }
  })

  test('have the same placeholders, and no other braces', () => {
    const differing = keys.filter((key) =>
      languageCodes.some(
        (code) =>
          String(placeholders(shipped[code]?.[key] ?? '')) !== String(placeholders(shipped.en?.[key] ?? '')),
      ),
    )
    expect(differing).toEqual([])
    const texts = languageCodes.flatMap((code) => Object.values(shipped[code] ?? {}))
    expect(texts.filter((text) => /[{}]/.test(text.replaceAll(/\{\w+\}/g, '')))).toEqual([])
  })

  test('are written in their language: nothing is left untranslated but what is the same word', () => {
    const same = keys.filter(
      (key) => shipped.en?.[key] === shipped.de?.[key] && /\p{L}{4}/u.test(shipped.en?.[key] ?? ''),
    )
    expect(same.length).toBeLessThan(keys.length / 8)
    expect(Object.values(german).filter((text) => /"|\s'|'\s/.test(text))).toEqual([])
  })
})

describe('keys and components', () => {
  const sources = globSync('src/**/*.{ts,astro}', { cwd: projectRoot })
    .map((path) => path.replaceAll('\\', '/'))
    .map((path) => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') }))

  /** Keys that are written out, and the patterns of those that are put together. */
  const written = sources.flatMap(({ path, text }) =>
    [
      ...text.matchAll(
        /(?<call>\b(?:words|spoken|counted)\(\s*[\w.]+,\s*)?(?:(?<quote>['"])(?<plain>[\w.]+)\k<quote>|`(?<template>[\w.${}]+)`)/g,
      ),
    ].map(
      ({ groups = {} }) =>
        ({ path, ...groups }) as { path: string; call?: string; plain?: string; template?: string },
    ),
  )

  test('every text that a component asks for is shipped', () => {
    const asked = written.filter(({ call, plain }) => call && plain)
    expect(asked.length).toBeGreaterThan(60)
    const unknown = asked.filter(
      ({ plain = '' }) => !keys.includes(plain) && !keys.includes(`${plain}.other`),
    )
    expect(unknown).toEqual([])
  })

  test('every text that is shipped is used', () => {
    const plain = new Set(written.flatMap(({ plain: key }) => key ?? []))
    const patterns = written.flatMap(({ template }) =>
      template?.includes('${') && /^[a-z]/i.test(template)
        ? [new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[\\w.]+')}$`)]
        : [],
    )
    const families = [...plain].filter((key) => key.endsWith('.'))
    const unused = keys.filter((key) => {
      const base = key.replace(/\.(one|other)$/, '')
      return !(
        plain.has(key) ||
        plain.has(base) ||
        families.some((family) => key.startsWith(family)) ||
        patterns.some((pattern) => pattern.test(key))
      )
    })
    expect(unused).toEqual([])
  })
})

describe('bringing the texts into a database', () => {
  const now = '2026-01-15 09:00:00'
  const later = '2026-02-15 09:00:00'

  const storedTest = test.extend('texts', ({ database: { sqlite } }) => ({
    of: (key: string, language: string) =>
      sqlite
        .prepare(
          `SELECT translated_text AS text, updated_at AS updated FROM translations
           WHERE namespace = 'ui' AND key = ? AND target_language = ?`,
        )
        .get(key, language) as { text: string; updated: string } | undefined,
    change: (key: string, language: string, text: string, method: string) =>
      sqlite
        .prepare(
          `UPDATE translations SET translated_text = ?, translation_method = ?
           WHERE namespace = 'ui' AND key = ? AND target_language = ?`,
        )
        .run(text, method, key, language),
    remove: (key: string) =>
      sqlite.prepare("DELETE FROM translations WHERE namespace = 'ui' AND key = ?").run(key),
    shown: (key: string, language: string) =>
      sqlite
        .prepare(
          `SELECT text, text_language AS language FROM interface_texts_${language} WHERE namespace = 'ui' AND key = ?`,
        )
        .get(key),
  }))

  storedTest('brings all of them, and the second time none', async ({ database: { db }, texts }) => {
    expect(await shipInterfaceTexts(db, now)).toBe(keys.length * languageCodes.length)
    expect(texts.of('menu', 'de')).toEqual({ text: german.menu, updated: now })
    expect(await shipInterfaceTexts(db, later)).toBe(0)
    expect(texts.of('menu', 'de')?.updated).toBe(now)
  })

  storedTest('leaves what a person wrote, in either language', async ({ database: { db }, texts }) => {
    await shipInterfaceTexts(db, now)
    texts.change('menu', 'de', 'Speisekarte', 'manual')
    texts.change('skip', 'en', 'On to the text', 'manual')
    expect(await shipInterfaceTexts(db, later)).toBe(0)
    expect(texts.of('menu', 'de')?.text).toBe('Speisekarte')
    expect(texts.shown('skip', 'en')).toEqual({ text: 'On to the text', language: 'en' })
  })

  storedTest(
    'brings a new wording of what nobody has changed, and what is missing',
    async ({ database: { db }, texts }) => {
      await shipInterfaceTexts(db, now)
      texts.change('menu', 'de', 'Menü von früher', 'imported')
      texts.remove('skip')
      expect(await shipInterfaceTexts(db, later)).toBe(1 + languageCodes.length)
      expect(texts.of('menu', 'de')).toEqual({ text: german.menu, updated: later })
      expect(texts.shown('skip', 'de')).toEqual({ text: german.skip, language: 'de' })
    },
  )

  storedTest(
    'lets a text that an editor rejected or emptied fall back',
    async ({ database: { db, sqlite }, texts }) => {
      await shipInterfaceTexts(db, now)
      sqlite.exec("UPDATE translations SET status = 'rejected' WHERE key = 'menu' AND target_language = 'de'")
      texts.change('skip', 'de', '  ', 'manual')
      expect(texts.shown('menu', 'de')).toEqual({ text: english.menu, language: 'en' })
      expect(texts.shown('skip', 'de')).toEqual({ text: english.skip, language: 'en' })
    },
  )
})
