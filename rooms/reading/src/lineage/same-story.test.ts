import assert from 'node:assert/strict'
import test from 'node:test'
import type { Act, ClaimPlace, ClaimTime } from '@tumen/claim'
import type { Proposal } from '../port/proposal.ts'
import { type LineageSource, lineageTextOf } from './lineage-text.ts'
import { linkStories, sharedSigns } from './same-story.ts'
import { storySignsOf } from './same-story-sign.ts'

interface Told {
  act?: Act
  value?: number
  place?: string
  level?: ClaimPlace['level']
  days?: [string, string]
}

/** A proposal as the reader makes it, with what lineage looks at. */
function told({ act = 'detention', value, place, level = 'adm1', days }: Told): Proposal {
  const span = { start: 0, end: 2, text: '60' }
  const places: ClaimPlace[] = place
    ? [
        {
          ...{ role: 'custody', name: place, gazetteer: place, level, relation: 'in' },
          ...{ stated: true, span, ucdpPrec: 4 },
        },
      ]
    : []
  const times: ClaimTime[] = days
    ? [
        {
          ...{ role: 'event', earliest: days[0], latest: days[1], anchor: 'absolute' },
          ...{ stated: true, span, ucdpPrec: 2 },
        },
      ]
    : []
  return {
    ...{ key: 'k', kind: 'quantity', position: 'body', quote: [], act, polarity: 'affirmed' },
    ...(value === undefined
      ? {}
      : { quantity: { op: 'about', value, unit: 'persons', measure: 'stock', span } }),
    ...{ places, times, speakers: [], modality: 'reported', links: [], fields: {}, questions: [] },
    extraction: { method: 'rule', reviewed: false },
  } as Proposal
}

interface Report extends Partial<LineageSource> {
  day?: string
  country?: string
}

function story(tellings: Told[], { day = '2031-05-02', country, ...source }: Report = {}) {
  const published = { earliest: day, latest: day }
  const text = lineageTextOf({ text: 'Some words.', language: 'en', published, ...source })
  const signs = storySignsOf(text, tellings.map(told))
  return { text, signs, ...(country === undefined ? {} : { country }) }
}

const early = { day: '2031-05-01' }
const signsOf = (a: Told[], b: Told[]) => sharedSigns(story(a).signs, story(b).signs)
const names = (a: Told[], b: Told[]) => signsOf(a, b).map(({ sign }) => sign)

test('[R129] numbers are shared with their act, an umbrella act is one act, small ones are none', () => {
  assert.deepEqual(names([{ value: 60 }], [{ value: 60, act: 'arrest' }]), ['number'])
  assert.deepEqual(names([{ value: 60 }], [{ value: 60, act: 'forced_return' }]), [])
  assert.deepEqual(names([{ value: 9 }], [{ value: 9 }]), [])
  assert.deepEqual(signsOf([{ value: 60 }], [{ value: 60 }]), [
    { sign: 'number', from: { start: 0, end: 2 }, to: { start: 0, end: 2 } },
  ])
})

test('[R129] places are shared below country level, also where one contains the other', () => {
  assert.deepEqual(names([{ place: 'XA/reed' }], [{ place: 'XA/reed/ford' }]), ['place'])
  assert.deepEqual(names([{ place: 'XA', level: 'country' }], [{ place: 'XA/reed' }]), [])
})

test('[R129] a country is shared with a counted number, its act and its year only', () => {
  const year: [string, string] = ['2030-01-01', '2030-12-31']
  const may: [string, string] = ['2031-05-01', '2031-05-31']
  const inCountry = (value: number, days = year) => [
    { value, place: 'XA', level: 'country' as const, act: 'forced_return' as const, days },
  ]
  const kinds = (a: Told[], b: Told[]) => [...new Set(names(a, b))].sort()
  assert.deepEqual(kinds(inCountry(1700), inCountry(1700)), ['number', 'period', 'place'])
  // A round number, a small one and another year say nothing of the country.
  assert.ok(!kinds(inCountry(2000), inCountry(2000)).includes('place'))
  assert.ok(!kinds(inCountry(64), inCountry(64)).includes('place'))
  assert.ok(!kinds(inCountry(1700), inCountry(1700, may)).includes('place'))
})

test('[R130] periods are shared when at most ten days lie between them', () => {
  const first: Told = { days: ['2031-04-03', '2031-04-05'] }
  assert.deepEqual(names([first], [{ days: ['2031-04-15', '2031-04-16'] }]), ['period'])
  assert.deepEqual(names([first], [{ days: ['2031-04-16', '2031-04-16'] }]), [])
  assert.deepEqual(names([first], [{ days: ['2031-03-24', '2031-03-24'] }]), ['period'])
  assert.deepEqual(names([first], [{ days: ['2031-03-23', '2031-03-23'] }]), [])
  const year: Told = { days: ['2031-01-01', '2031-12-31'] }
  assert.deepEqual(names([first], [year]), [])
  assert.deepEqual(names([year], [year]), ['period'])
})

test('[R130] one kind of sign links nothing, two do', () => {
  const a = story([{ value: 60 }, { value: 39 }])
  assert.equal(linkStories(a, story([{ value: 60 }, { value: 39 }], early)), undefined)
  const both: Told[] = [{ value: 60, place: 'XA/reed' }]
  assert.equal(linkStories(story(both), story(both, early))?.kind, 'other_origin')
})

test('[R131] whoever names the other publisher relays it, in another language with a credit it is a translation', () => {
  const source = story([{ value: 60 }], { ...early, names: ['Harbour Wire', '하버통신'] })
  const relay = story([{ value: 60 }], { text: 'Sixty are held, Harbour Wire reported.' })
  const link = linkStories(relay, source)
  assert.deepEqual([link?.kind, link?.dependent], ['relay', 'a'])
  assert.deepEqual(link?.signs.map(({ sign }) => sign).sort(), ['attribution', 'number'])
  const text = '60명이 억류됐다고 하버통신이 보도했다.'
  const korean = story([{ value: 60 }], { text, language: 'ko' })
  assert.equal(linkStories(korean, source)?.kind, 'relay')
  const credited = story([{ value: 60 }], { text: '60명.\n하버통신 제공', language: 'ko' })
  assert.equal(linkStories(credited, source)?.kind, 'translation')
})

test('[R131] a relay that was recorded first depends on its source all the same', () => {
  const source = story([{ value: 60 }], { ...early, names: ['Harbour Wire'] })
  const relay = story([{ value: 60 }], { text: 'Sixty are held, Harbour Wire reported.' })
  const link = linkStories(source, relay)
  assert.deepEqual([link?.kind, link?.dependent], ['relay', 'b'])
  const sign = link?.signs.find((one) => one.sign === 'attribution')
  assert.ok(sign?.from && !sign.to)
})

test('[R131] entries of one book are parallel, its overview restates, a later year follows up', () => {
  const both: Told[] = [{ value: 60, place: 'XA/reed' }]
  const book = { publisher: 'ag1', country: 'Reedland' }
  const entry = story(both, { ...early, ...book })
  assert.equal(linkStories(story(both, { ...early, ...book }), entry)?.kind, 'parallel')
  const overview = story(both, { ...early, publisher: 'ag1' })
  assert.equal(linkStories(overview, entry)?.kind, 'restatement')
  assert.equal(linkStories(story(both, book), entry)?.kind, 'restatement')
  const news: Told[] = [...both, { days: ['2031-06-02', '2031-06-02'] }]
  assert.equal(linkStories(story(news, { day: '2032-05-01', ...book }), entry)?.kind, 'follow_up')
})
