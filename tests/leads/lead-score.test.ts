import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { leadScore, leadScoreRules, type ScoredBooking } from '../../src/leads/lead-score.ts'
import { projectRoot } from '../support/fixture-site.ts'

const nothing: ScoredBooking = {
  booking_type: 'support',
  email: 'ada@gmx.de',
  company: null,
  job_title: null,
  phone: null,
  message: null,
  budget_range: null,
  urgency: null,
  hasRegistered: false,
  hasDownloaded: false,
}

const everything: ScoredBooking = {
  booking_type: 'demo',
  email: 'ada@engines.example',
  company: 'Analytical Engines',
  job_title: 'Engineer',
  phone: '+49 30 23125 340',
  message: 'x'.repeat(100),
  budget_range: '100,000 to 250,000 euros',
  urgency: 'high',
  hasRegistered: true,
  hasDownloaded: true,
}

test('who says nothing gets nothing, who says everything a hundred', () => {
  expect(leadScore(nothing)).toBe(0)
  expect(leadScore(everything)).toBe(100)
})

test.each<[Partial<ScoredBooking>, number]>([
  [{ booking_type: 'demo' }, 20],
  [{ booking_type: 'consultation' }, 15],
  [{ company: 'Analytical Engines' }, 15],
  [{ email: 'ada@engines.example' }, 15],
  [{ email: 'ADA@GMX.DE' }, 0],
  [{ job_title: 'Engineer' }, 5],
  [{ phone: '+49 30 23125 340' }, 5],
  [{ message: 'x'.repeat(99) }, 0],
  [{ message: 'x'.repeat(100) }, 10],
  [{ budget_range: 'some' }, 10],
  [{ urgency: 'medium' }, 0],
  [{ urgency: 'urgent' }, 10],
  [{ hasRegistered: true }, 5],
  [{ hasDownloaded: true, hasRegistered: true }, 10],
])('%j makes %d points', (said, points) => {
  expect(leadScore({ ...nothing, ...said })).toBe(points)
})

test('the rule that staff read is the one that is applied', () => {
  const text = readFileSync(join(projectRoot, 'docs/lead-score.md'), 'utf8')
  const rows = [...text.matchAll(/^\| (\d+) \| (.+) \|$/gm)].map(([, points, when]) => ({
    points: Number(points),
    when,
  }))
  expect(rows).toEqual(leadScoreRules.map(({ points, when }) => ({ points, when })))
})
