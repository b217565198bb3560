import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect } from 'vitest'
import { languageCodes } from '../../src/languages.ts'
import { renderMarkdown } from '../../src/site/markdown/render.ts'
import { test } from '../support/database.ts'
import { markdownContext } from '../support/markdown.ts'
import { entryOf, importFrom, mediaIn, noticesOf, pageAt, slugsIn } from './support.ts'

const articles = resolve(import.meta.dirname, '../../../shared/content/opensource-guide')
const name = 'the articles of the Open Source Guides go in whole and read right in both languages'

test.skipIf(!existsSync(articles))(`${name} (${articles})`, async ({ database }) => {
  const from = { en: join(articles, 'en'), de: join(articles, 'de') }
  const options = { imagesFolder: join(articles, 'images'), slugPrefix: 'guides' }
  const report = await importFrom(database, from, options)

  expect(report.counts).toEqual({ added: 13, updated: 0, unchanged: 0, failed: 0 })
  expect(slugsIn(database)).toHaveLength(13)
  expect(mediaIn(database)).toContain('repo-create-name.png')
  expect(mediaIn(database)).toContain('lena.jpg')
  // No file, and one that says that it is English still.
  const untranslated = [
    'accessibility-best-practices-for-your-project',
    'security-best-practices-for-your-project',
  ]
  for (const { slug, languages } of report.entries) {
    const isUntranslated = untranslated.some((each) => slug === `guides/${each}`)
    expect(languages, String(slug)).toEqual(isUntranslated ? ['en'] : ['en', 'de'])
  }
  expect(noticesOf(entryOf(report, 'guides/legal'))).toContain(
    '15 link-dead the link to /notices/ leads to no page; its text stays',
  )

  const legal = pageAt(database, 'guides/legal')
  expect(legal.title.de).toBe('Rechtliche Aspekte von Open-Source-Projekten')
  expect(legal.content.de).toContain('(/guides/starting-a-project#namenskonflikte-vermeiden)')
  expect(legal.content.en).toContain('![Create repository](/media/repo-create-name.png)')
  expect(legal.content.en).toMatch(
    /^> A standardized license serves as a proxy .*\n>\n> — @benbalter, \["Everything/m,
  )
  expect(legal.content.en).toContain(':::quote\n\nWe have eliminated the CLA for Node.js.')
  expect(pageAt(database, 'guides/starting-a-project').content.en).toContain(
    '- [ ] Project has a LICENSE file with an open source license\n- [ ] Project has basic documentation',
  )

  const pictures = new Map(
    mediaIn(database).map((fileName) => [
      String(fileName),
      {
        fileName: String(fileName),
        hash: 'ab'.repeat(32),
        width: 9,
        height: 9,
        format: 'png' as const,
        alt: null,
        altLanguage: null,
      },
    ]),
  )
  const addresses = new Set(slugsIn(database))
  for (const slug of addresses) {
    for (const language of languageCodes) {
      const text = pageAt(database, String(slug)).content[language]
      if (!text) continue
      const { html, problems } = renderMarkdown(text, markdownContext(language, { pictures }))
      const of = `${slug} in ${language}`
      expect(
        problems.filter(({ kind }) => kind !== 'insecure-link'),
        of,
      ).toEqual([])
      expect(html, of).not.toMatch(/markdown=|pquote|\{[:%{]|:::|avatars\.githubusercontent/)
      for (const [, path] of html.matchAll(new RegExp(`href="/${language}/([^"#]*?)/?(?:#[^"]*)?"`, 'g'))) {
        expect(addresses, `${of} links to ${path}`).toContain(path)
      }
    }
  }

  expect((await importFrom(database, from, options)).counts).toEqual({
    added: 0,
    updated: 0,
    unchanged: 13,
    failed: 0,
  })
})

test('the articles are where this test looks for them, or it says that it did not run', () => {
  if (!existsSync(articles)) console.warn(`Skipped, because there is no folder ${articles}: ${name}.`)
  expect(articles.endsWith('opensource-guide')).toBe(true)
})
