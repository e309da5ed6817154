// Invented records. Expected relations follow from the fields by hand.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Mention } from '@tumen/claim'
import { alignMentions, bornPhrase, statedFields } from './mention-field.ts'

const PLACES = { 'KP/RYG': { en: 'Ryanggang', ko: '량강도' }, 'KP/HGB': { en: 'North Hamgyong' } }
const telling = { language: 'en', places: PLACES } as const

function mention(more: Partial<Mention> = {}): Mention {
  return { id: 'A/1', list: 'A', written: {}, ...more }
}

function relations(a: Partial<Mention>, b: Partial<Mention>): Record<string, string> {
  const aligned = alignMentions(telling, mention(a), mention(b))
  return Object.fromEntries(aligned.map(({ field, relation }) => [field, relation]))
}

test('[V205] names are the same as written, in other scripts, different, or missing', () => {
  const names = (a?: string, b?: string) =>
    relations(a === undefined ? {} : { name: a }, b === undefined ? {} : { name: b }).name
  assert.equal(names('신정심', '신정심'.normalize('NFD')), 'same')
  assert.equal(names('Sin Jong  Sim', 'SIN jong sim'), 'same')
  assert.equal(names('신정심', '신정숙'), 'different')
  assert.equal(names('신정심', '申静心'), 'script')
  assert.equal(names('신정심'), 'missing')
  assert.equal(names(), 'none')
})

test('[V205] years of birth meet, are close, or differ', () => {
  const born = (a: [number, number], b: [number, number]) =>
    relations({ bornLow: a[0], bornHigh: a[1] }, { bornLow: b[0], bornHigh: b[1] }).born
  assert.equal(born([1969, 1969], [1969, 1969]), 'same')
  assert.equal(born([1969, 1970], [1969, 1970]), 'meets')
  assert.equal(born([1968, 1969], [1969, 1971]), 'meets')
  assert.equal(born([1969, 1969], [1970, 1971]), 'near')
  assert.equal(born([1969, 1969], [1998, 1998]), 'different')
  assert.equal(relations({ bornLow: 1969 }, {}).born, 'missing')
})

test('[V205] places are compared by where they lie, and by their words where nobody knows them', () => {
  const home = (a: Partial<Mention>, b: Partial<Mention>) => relations(a, b).home
  assert.equal(home({ home: 'KP/RYG' }, { home: 'KP/RYG' }), 'same')
  assert.equal(home({ home: 'KP/RYG' }, { home: 'KP/RYG/HSN' }), 'meets')
  assert.equal(home({ home: 'KP/RY' }, { home: 'KP/RYG' }), 'different')
  const unknown = { written: { home: 'Red Village' } }
  assert.equal(home(unknown, { written: { home: 'red village' } }), 'same')
  assert.equal(home(unknown, { home: 'KP/RYG', written: { home: '량강도' } }), 'script')
})

test('[V205] times are the same, overlap, follow closely, or differ', () => {
  const may = { earliest: '2022-05-01', latest: '2022-05-31' }
  const time = (earliest: string, latest: string) =>
    relations({ time: may }, { time: { earliest, latest } }).time
  assert.equal(time('2022-05-01', '2022-05-31'), 'same')
  assert.equal(time('2022-05-10', '2022-06-10'), 'meets')
  assert.equal(time('2022-06-01', '2022-06-30'), 'near')
  assert.equal(time('2022-08-01', '2022-08-31'), 'different')
})

test('[V206] a value stands in the reader’s words, as written beside it where that is other', () => {
  const one = mention({
    ...{ name: '강금화', bornLow: 1969, bornHigh: 1970, sex: 'f', home: 'KP/RYG' },
    time: { earliest: '2022-05-01', latest: '2022-05-31' },
    written: {
      name: '강금화',
      age: '52',
      age_counting: 'korean',
      sex: '女',
      home: '량강도',
      짐: '배낭',
    },
  })
  const values = statedFields(telling, one).map(({ field, value }) => [field, value])
  assert.deepEqual(values, [
    ['name', { text: '강금화' }],
    ['born', { text: '1969 or 1970', written: 'Age 52 korean' }],
    ['sex', { text: 'female', written: '女' }],
    ['home', { text: 'Ryanggang', written: '량강도' }],
    ['time', { text: 'May 2022' }],
    ['짐', { text: '배낭' }],
  ])
  assert.equal(bornPhrase('ko', { bornLow: 1960, bornHigh: 1965 }), '1960–1965년 사이')
  assert.equal(bornPhrase('en', {}), '')
})

test('[V205] words of the lists’ own stand below, whichever record has them', () => {
  const found = relations({ written: { 짐: '배낭' } }, { written: { 짐: '배낭', note: 'tall' } })
  assert.equal(found.짐, 'same')
  assert.equal(found.note, 'missing')
})
