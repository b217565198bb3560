import { describe, expect, test } from 'vitest'
import { type ReportFacts, report } from '../../../src/site/structured-data/report.ts'
import { page, problemsOf, site } from './facts.ts'

const whitepaper: ReportFacts = {
  author: 'Amara Okafor',
  publishedAt: '2026-05-01 08:00:00',
  updatedAt: '2026-05-02 09:30:00',
  genre: 'Leitfaden',
  keywords: ['Netz', 'Bahn'],
  file: { path: 'files/ab/losses.pdf', size: 120_000, type: 'application/pdf' },
}
const reportOf = (more: Partial<ReportFacts> = {}) => report(site, page, { ...whitepaper, ...more }) as object

describe('a whitepaper', () => {
  test('is a report with its author, its kind and its subjects', () => {
    expect(reportOf()).toMatchObject({
      '@type': 'Report',
      author: { name: 'Amara Okafor' },
      genre: 'Leitfaden',
      keywords: 'Netz, Bahn',
      datePublished: '2026-05-01T08:00:00Z',
    })
  })

  test('says where its file is if everybody may have it', () => {
    expect(reportOf()).toMatchObject({
      encoding: {
        contentUrl: 'https://www.voltaic.example/files/ab/losses.pdf',
        encodingFormat: 'application/pdf',
        contentSize: '120000',
      },
    })
    expect(reportOf({ file: null })).not.toHaveProperty('encoding')
  })

  test.each<[string, Partial<ReportFacts>]>([
    ['complete', {}],
    ['gated', { file: null }],
    ['bare', { author: null, publishedAt: null, genre: null, keywords: [], file: null }],
  ])('that is %s is one by schema.org’s definitions', (_, more) => {
    expect(problemsOf(reportOf(more))).toEqual([])
  })
})
