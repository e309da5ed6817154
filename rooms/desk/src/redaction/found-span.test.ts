// Spans that a finder has found in a film: what a person may say of them, without any film.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Input } from '@tumen/contract'
import { Refusal } from '../refusal.ts'
import { type FilmRow, foundSpans, nextSpan, revisedSpans, spanFindings, spansOf } from './film.ts'

const SAID = { by: 'own', at: '2022-05-01T10:00:00.000Z' }
const LATER = { by: 'doc', at: '2022-05-02T10:00:00.000Z' }
const TRACK = [
  { picture: 4, x: 10.6, y: 20.2, w: 30, h: 30 },
  { picture: 9, x: 20, y: 20, w: 30, h: 30 },
]
const FOUND = foundSpans([TRACK, TRACK], { ...SAID, source: 'auto', first: 1 })
const ROW: FilmRow = {
  ...{ id: 'rd_1', revision: 1, document: 'doc-1', state: 'open', plan: 'yunet' },
  ...{ width: 160, height: 1200, fill: 'solid', format: 'jpeg', looks: 0 },
  film: { width: 160, height: 120, rate: 10, pictures: 25 },
  ...{ boxes: [], seen: [], checklist: [], spans: FOUND },
}

type Span = NonNullable<Input<'redaction.revise'>['spans']>[number]
const asked = FOUND.map(({ id, from, to }): Span => ({ id, from, to }))
const codeOf = (spans: Span[], row = ROW) => {
  try {
    revisedSpans(row, spans, LATER)
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return undefined
}

test('[D1282] a track is kept in whole pixels around each face, counted from 1, and covered', () => {
  const [first] = FOUND
  assert.deepEqual(first?.keys[0], { picture: 5, x: 10, y: 20, w: 31, h: 31 })
  assert.deepEqual([first?.id, first?.from, first?.to, first?.state], ['p1', 5, 10, 'covered'])
  assert.equal(nextSpan(ROW), 3)
  assert.deepEqual(
    spansOf(ROW, 'covered').map(({ from, to, isFound }) => [from, to, isFound]),
    [
      [4, 9, true],
      [4, 9, true],
    ],
  )
})

test('[D1282] what was found goes by a reason alone, and is covered for longer but never less', () => {
  assert.equal(codeOf(asked.slice(1)), 'drop-needs-reason')
  const [one = assert.fail(), other = assert.fail()] = asked
  assert.equal(codeOf([{ ...one, state: 'dropped' }, other]), 'drop-needs-reason')
  const consent = { state: 'dropped', reason: 'consent' } as const
  assert.equal(codeOf([{ ...one, ...consent }, other]), 'drop-needs-reason', 'which consent')
  assert.equal(codeOf([{ ...one, ...consent, basis: 'co_1' }, other]), undefined)
  const moved = { ...one, from: 7, to: 20, keys: [{ picture: 7, x: 0, y: 0, w: 1, h: 1 }] }
  const [kept, same] = revisedSpans(ROW, [moved, other], LATER)
  assert.deepEqual([kept?.from, kept?.to, kept?.keys], [5, 20, FOUND[0]?.keys])
  assert.deepEqual([kept?.by, same?.by], ['doc', 'own'], 'who said so')
})

test('[D1282] where every picture was looked at a box may be drawn, and meets the film', () => {
  const keys = [
    { picture: 1, x: 0, y: 0, w: 9, h: 9 },
    { picture: 5, x: 20, y: 0, w: 9, h: 9 },
  ]
  const box: Span = { from: 1, to: 9, what: 'box', keys }
  assert.equal(codeOf([...asked, box], { ...ROW, plan: 'manual' }), 'needs-yunet')
  const findings = (more: Partial<Span>) =>
    spanFindings({ ...ROW, spans: revisedSpans(ROW, [...asked, { ...box, ...more }], LATER) })
  assert.deepEqual(findings({}), [])
  const [first = assert.fail(), last = assert.fail()] = keys
  for (const wrong of [[], [last, first], [{ ...first, x: 160 }], [{ ...first, picture: 10 }]])
    assert.deepEqual(findings({ keys: wrong }), [{ code: 'value_out_of_range', field: 'spans[2]' }])
})
