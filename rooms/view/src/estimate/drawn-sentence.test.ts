// The sentences of an estimate over draws of links. Numbers are made up.
import assert from 'node:assert/strict'
import test from 'node:test'
import { type DrawnEstimate, drawnSentences, drawnText } from './drawn-sentence.ts'

const DRAWN: DrawnEstimate = {
  lists: ['A', 'B', 'C'],
  persons: { low: 294, best: 298, high: 303 },
  draws: 98,
  failed: 2,
  estimate: { total: 398.2, low: 371.4, high: 431.9 },
  combined: { total: 399.6, low: 370.2, high: 429.1 },
  shares: { linkage: 0.124, sampling: 0.876 },
  flags: ['uncalibrated'],
  findings: [],
  seed: 1,
}

test('[V207] an estimate over draws says persons, number, share, direction and doubts', () => {
  const said = drawnSentences('en', DRAWN)
  assert.deepEqual(said.slice(0, 6), [
    'Persons on the lists: 298, between 294 and 303 in 95 of 100 draws of links.',
    'In all 398, between 371 and 432: all 98 draws together, linking included.',
    'By the mean of the draws: 400, between 370 and 430.',
    '12 % of the variance come from linking, the rest from sampling.',
    'Missed links push this number up, false links pull it down, and further.',
    '2 draws have no estimate and are left out.',
  ])
  assert.match(said[6] ?? '', /^Too few pairs were judged at random/)
  for (const language of ['ko', 'zh'] as const)
    assert.equal(drawnSentences(language, DRAWN).length, said.length)
})

test('[V207] without an estimate there is no number of it, and the reason stands there', () => {
  const { estimate: _, combined: __, shares: ___, ...head } = DRAWN
  const findings = [{ code: 'R3', kind: 'no_overlap', about: 'A' }] as DrawnEstimate['findings']
  const lines = drawnText('en', { ...head, draws: 0, findings, flags: [] } as never)
  assert.ok(lines.some((line) => line.includes('No estimate')))
  assert.ok(!lines.join('\n').includes('In all'))
  assert.equal(lines.filter((line) => line.startsWith('- ')).length, 3)
})
