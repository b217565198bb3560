import { beforeAll, describe, expect, test } from 'vitest'
import { languageCodes } from '../../src/languages.ts'
import { score, shortcomings } from './judgement.ts'
import { articles, type Measured, measureRelevance, setsAtHand } from './measure.ts'
import { readQueries } from './queries.ts'

/** What the search owes: recall at 10, and how often the first result is right. */
const targets = { recall: 0.95, first: 0.8 }

const without = setsAtHand.includes('guides') ? '' : ` (without the articles, which are not at ${articles})`

describe(`the search of the demonstration${without}`, () => {
  let measured: Measured[]
  beforeAll(async () => {
    measured = await measureRelevance()
  }, 600_000)

  test.for(
    languageCodes.flatMap((language) =>
      (['browser', 'server'] as const).map((search) => ({ language, search })),
    ),
  )('finds what people mean: $language, $search', ({ language, search }) => {
    const judged = measured.find((each) => each.language === language && each.search === search)?.judged ?? []
    const { queries, recall, first } = score(judged)
    expect(queries).toBeGreaterThanOrEqual(60)
    expect(
      { recall: recall >= targets.recall, first: first >= targets.first },
      shortcomings(judged).join('\n'),
    ).toEqual({
      recall: true,
      first: true,
    })
  })
})

test('every query is asked once in its language', () => {
  for (const language of languageCodes) {
    const asked = (['demonstration', 'guides'] as const).flatMap((set) => readQueries(set, language))
    const texts = asked.map(({ query }) => query)
    expect(texts.filter((text, position) => texts.indexOf(text) !== position)).toEqual([])
  }
})
