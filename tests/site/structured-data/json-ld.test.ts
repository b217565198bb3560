import { describe, expect, test } from 'vitest'
import { article } from '../../../src/site/structured-data/article.ts'
import { jsonLd } from '../../../src/site/structured-data/json-ld.ts'
import { vectors } from '../../xss/vectors.ts'
import { page, site } from './facts.ts'

const written = (text: string) => {
  const hostile = { ...page, title: { text, language: 'de' as const } }
  const facts = { template: 'default', author: text, publishedAt: null, updatedAt: '2026-05-02 09:30:00' }
  return jsonLd([article(site, hostile, facts)])
}

describe('structured data in a script element', () => {
  test.each(['</script><script>alert(1)</script>', '<!--<script>', ']]>', '\u2028 \u2029', '"\\\u0000'])(
    'cannot be left: %j',
    (text) => {
      expect(written(text)).not.toContain('<')
      expect(JSON.parse(written(text))['@graph'][0].headline).toBe(text)
    },
  )

  test('cannot be left by any hostile text', () => {
    expect(vectors.length).toBeGreaterThan(100)
    for (const { markdown } of vectors) {
      const text = written(markdown)
      expect(text).not.toContain('<')
      expect(JSON.parse(text)['@graph'][0].headline).toBe(JSON.parse(JSON.stringify(markdown)))
    }
  })
})
