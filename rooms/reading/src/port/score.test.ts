import assert from 'node:assert/strict'
import test from 'node:test'
import type { Quantity } from '@tumen/claim'
import {
  isSameName,
  type LabelledClaim,
  scoreDocument,
  scoreOf,
  sumOfTallies,
  type Tally,
  tallyOf,
} from '../../fixture/score.ts'
import { scoreInterval } from '../../fixture/score-interval.ts'
import type { Proposal } from './proposal.ts'
import { sourceFromHeader } from './report-header.ts'

const TEXT = 'Guards held about 60 men; 12 of the 60 were sent to Laos.'

const spanOf = (words: string) => {
  const start = TEXT.indexOf(words)
  return { start, end: start + words.length, text: words }
}

function labelled(words: string, quantity: object): LabelledClaim {
  return {
    id: words,
    quote: spanOf(words),
    quantity: { op: 'exactly', measure: 'flow', span: spanOf(words), ...quantity },
    act: 'detention',
    places: [{ role: 'locus', name: 'Laos', level: 'country', stated: true }],
    time: { earliest: '2020-01-01', latest: '2020-01-31', role: 'event' },
    origin: 'a border guard',
    modality: 'reported',
  }
}

const PLACE = {
  role: 'locus',
  level: 'country',
  relation: 'in',
  stated: true,
  ucdpPrec: 6,
} as const

function proposed(words: string, quantity: Partial<Quantity>, more: object = {}): Proposal {
  return {
    ...{ key: words, kind: 'quantity', position: 'body', quote: [spanOf(words)] },
    quantity: {
      ...{ op: 'exactly', unit: 'persons', measure: 'flow', span: spanOf(words) },
      ...quantity,
    },
    act: 'detention',
    polarity: 'affirmed',
    places: [{ ...PLACE, name: 'Vientiane, Laos' }],
    times: [
      {
        ...{ role: 'event', earliest: '2020-01-01', latest: '2020-01-31', ucdpPrec: 4 },
        ...{ anchor: 'absolute', stated: true },
      },
    ],
    speakers: [
      {
        ...{ label: 'A border guard', role: 'person', relation: 'speaks' },
        ...{ mode: 'paraphrase', anonymity: 'unnamed' },
      },
    ],
    modality: 'reported',
    links: [],
    fields: {},
    questions: [],
    extraction: { method: 'rule', reviewed: false },
    ...more,
  }
}

const ABOUT_60 = labelled('about 60', { op: 'about', value: 60 })
const TWELVE = labelled('12 of the 60', { value: 12 })

test('[R161] each label takes the unused proposal that overlaps its number most', () => {
  const wide = proposed('60 men; 12', { value: 60 })
  const narrow = proposed('60', { value: 60 })
  const near = proposed('about 60', { value: 60 })
  const { matches, misses, falseAlarms } = scoreDocument([ABOUT_60, TWELVE], [wide, narrow, near])
  assert.deepEqual(
    matches.map(({ proposal }) => proposal),
    [near, wide],
  )
  assert.deepEqual(misses, [])
  assert.deepEqual(falseAlarms, [narrow])
})

test('[R161] a number that touches without a shared unit is a miss and a false alarm', () => {
  const beside = proposed(' men; ', { value: 60 })
  const { matches, misses, falseAlarms } = scoreDocument([ABOUT_60], [beside])
  assert.deepEqual([matches.length, misses.length, falseAlarms.length], [0, 1, 1])
})

test('[R161] what is no count of persons is no prediction', () => {
  const families = proposed('about 60', { unit: 'families', value: 60 })
  const occurrence = proposed('about 60', {}, { kind: 'occurrence' })
  assert.equal(tallyOf(scoreDocument([ABOUT_60], [families, occurrence])).predicted, 0)
})

test('[R162] every field is compared by its own rule', () => {
  const agreesOf = (quantity: Partial<Quantity>, more: object = {}) =>
    scoreDocument([ABOUT_60], [proposed('about 60', quantity, more)]).matches[0]?.agrees
  const right = agreesOf({ op: 'about', value: 60 })
  assert.deepEqual(Object.values(right ?? {}), Array(9).fill(true))
  const wrongOp = agreesOf({ value: 60 })
  assert.deepEqual([wrongOp?.op, wrongOp?.value, wrongOp?.['op+value+act']], [false, true, false])
  const about = { op: 'about', value: 60 } as const
  assert.equal(agreesOf(about, { act: 'arrest' })?.['op+value+act'], false)
  assert.equal(agreesOf(about, { places: [] })?.place, false)
  assert.equal(agreesOf(about, { places: [{ ...PLACE, name: 'L' }] })?.place, false)
  assert.equal(agreesOf(about, { times: [] })?.time, false)
  assert.equal(agreesOf(about, { speakers: [] })?.origin, false)
  assert.equal(agreesOf({ ...about, measure: 'stock' })?.measure, false)
  assert.equal(agreesOf(about, { modality: 'alleged' })?.modality, false)
})

test('[R162] a label without place says nothing of places', () => {
  const label = { ...ABOUT_60, places: [] }
  const { fields } = tallyOf(scoreDocument([label], [proposed('about 60', { value: 60 })]))
  assert.deepEqual([fields.place.total, fields.time.total], [0, 1])
})

test('[R162] words, ranges and numbers are compared as what they are', () => {
  const value = (label: object, quantity: Partial<Quantity>) =>
    scoreDocument([labelled('12 of the 60', label)], [proposed('12', quantity)]).matches[0]?.agrees
      .value
  assert.equal(value({ op: 'vague', vague: 'many' }, { op: 'vague', vague: 'many' }), true)
  assert.equal(value({ op: 'vague', vague: 'many' }, { op: 'vague', vague: 'most' }), false)
  assert.equal(value({ op: 'range', low: 1, high: 2 }, { op: 'range', low: 1, high: 2 }), true)
  assert.equal(value({ op: 'range', low: 1, high: 2 }, { op: 'range', low: 1, high: 3 }), false)
  assert.equal(value({ op: 'unknown_some' }, { op: 'unknown_some' }), true)
})

test('[R162] names agree when one contains the other, and a single letter is no name', () => {
  assert.equal(isSameName('South Korea’s Ministry', 'south korea s'), true)
  assert.equal(isSameName('통일부', '부'), true)
  assert.equal(isSameName('unnamed', 'unnamed reports'), true)
  assert.equal(isSameName('Laos', 'L'), false)
  assert.equal(isSameName('Laos', ''), false)
  assert.equal(isSameName('Laos', undefined), false)
})

/** A document with these counts; every match right in op. */
function tally(predicted: number, matched: number, ops: number): Tally {
  const scored = tallyOf({ matches: [], misses: [], falseAlarms: [] })
  const fields = { ...scored.fields, op: { hits: ops, total: matched } }
  return { predicted, labelled: 10, matched, fields }
}

test('[R163] precision, recall and F1 are of all documents together', () => {
  // By hand: 12 matched of 16 proposed and 20 labelled; F1 = 24 / 36; op 9 / 12.
  const sum = sumOfTallies([tally(10, 8, 6), tally(6, 4, 3)])
  assert.deepEqual(
    (['P', 'R', 'F1', 'op', 'act'] as const).map((column) => scoreOf(sum, column)),
    [0.75, 0.6, 24 / 36, 0.75, undefined],
  )
})

test('[R164] the interval comes from whole documents, and is the same in every run', () => {
  const documents = [tally(10, 10, 10), tally(10, 0, 0)]
  // By hand: a draw is both good (1/4), mixed (1/2) or both bad (1/4): far more than 2.5 % each.
  assert.deepEqual(scoreInterval(documents, 'P'), { low: 0, high: 1 })
  assert.deepEqual(scoreInterval([tally(10, 8, 8)], 'P'), { low: 0.8, high: 0.8 })
  assert.deepEqual(scoreInterval(documents, 'P'), scoreInterval(documents, 'P'))
  assert.equal(scoreInterval([], 'P'), undefined)
})

test('[R165] a header of a yearly report gives publisher, country, period and days', () => {
  const header = {
    ...{ id: 'x', outlet: 'Meridian Monitor Report 2014', title: 'Thailand (2014 report)' },
    ...{ date: '2014-02', covers: '2013', language: 'en' },
  }
  assert.deepEqual(sourceFromHeader(header, 'text'), {
    text: 'text',
    language: 'en',
    title: 'Thailand (2014 report)',
    publisher: 'Meridian Monitor',
    published: { earliest: '2014-02-01', latest: '2014-02-28' },
    covers: { earliest: '2013-01-01', latest: '2013-12-31' },
    country: 'Thailand',
  })
  const news = { id: 'y', outlet: 'A reprinting B', byline_origin: 'B', date: '2016-03-04' }
  assert.deepEqual(sourceFromHeader(news, ''), {
    text: '',
    publisher: 'A reprinting B',
    credit: 'B',
    published: { earliest: '2016-03-04', latest: '2016-03-04' },
  })
})
