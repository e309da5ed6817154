// English numbers against phrases in our own words: which are claims, what they say, to which
// group they belong, and how they relate to time. The phrases are data, the events invented.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import type { Operator, Unit } from '@tumen/claim'
import { scanWork } from '../fixture/scan-work.ts'
import { readCountsEn } from './count-en.ts'
import type { Draft } from './draft.ts'
import { prepareText } from './layout.ts'
import { lexiconFor } from './lexicon.ts'
import type { Reference } from './proposal.ts'

/** What a reader should find; a field that is not given may be anything. */
interface ExpectedCount {
  words: string
  op: Operator
  value?: number
  low?: number
  high?: number
  vague?: string
  unit?: Unit
  /** The number of the whole. */
  partOf?: number
  refers?: Reference
  breakdown?: [string, string, number][]
}

interface Phrase {
  rule: string
  text: string
  counts: ExpectedCount[]
  why: string
}

const FILE = new URL('../../../vectors/reading/number-en.json', import.meta.url)
const phrases = JSON.parse(readFileSync(FILE, 'utf8')) as Phrase[]
const lexicon = lexiconFor('en')
const DAY = { earliest: '2020-02-29', latest: '2020-02-29' }

/** The counts of a text. */
function read(words: string): Draft[] {
  return readCountsEn(prepareText({ text: words, language: 'en', published: DAY }), lexicon)
}

function found(text: string, draft: Draft): ExpectedCount {
  const { range, quantity, refersTo } = draft
  assert.ok(quantity)
  const { op, value, low, high, vague, unit, partOf, breakdown } = quantity.value
  const all = {
    words: text.slice(range.start, range.end),
    op,
    value,
    low,
    high,
    vague,
    unit,
    partOf: partOf?.value,
    refers: refersTo?.how,
    breakdown: breakdown?.map((share) => [share.by, share.label, share.value]),
  }
  return all as ExpectedCount
}

/** Only the fields that are expected, and always those that say the number. */
function asExpected(text: string, draft: Draft, expected: ExpectedCount | undefined) {
  const { partOf, refers, breakdown, ...number } = found(text, draft)
  const { words, op, value, low, high, vague } = number
  const asked = Object.keys(expected ?? {})
  const rest = Object.entries({ unit: number.unit, partOf, refers, breakdown })
  const kept = rest.filter(([name]) => asked.includes(name))
  const plain = Object.entries({ words, op, value, low, high, vague, ...Object.fromEntries(kept) })
  return Object.fromEntries(plain.filter(([, one]) => one !== undefined))
}

function checkRule(rule: string): void {
  const own = phrases.filter((phrase) => phrase.rule === rule)
  assert.ok(own.length > 0, rule)
  for (const { text, counts, why } of own) {
    const drafts = read(text)
    const got = drafts.map((draft, n) => asExpected(text, draft, counts[n]))
    assert.deepEqual(got, counts, `${text} (${why})`)
  }
}

test('[R10] numbers in digits, words and both, ranges and parts of a scale are read', () => {
  checkRule('R10')
})

test('[R11] each English hedge has its operator, and a bound outweighs an estimate', () => {
  checkRule('R11')
})

test('[R12] words for many, some, all and none claim something with an act', () => {
  checkRule('R12')
})

test('[R13] years, days, ages, money, shares, lengths and labels count nobody', () => {
  checkRule('R13')
})

test('[R14] a number without noun counts by its verb, its noun for an act or a comparison', () => {
  checkRule('R14')
})

test('[R15] those who tell, act or go along are not counted', () => {
  checkRule('R15')
})

test('[R16] a definite number takes the hedge of its group', () => {
  checkRule('R16')
})

test('[R17] parts, remainders, others and further people refer to their group', () => {
  checkRule('R17')
})

test('[R18] a number that only describes is the breakdown of the number before it', () => {
  checkRule('R18')
})

test('[R210] an amount is a claim as the subject of a whole verb, a number behind with as well', () => {
  checkRule('R210')
})

test('[R211] brackets around a number, deaths, short months and the rest of a group are read', () => {
  checkRule('R211')
})

test('[R266] one of a group, a crew, who is held or faces a court count; the highest and money do not', () => {
  checkRule('R266')
})

test('[R260] rows that add up to a whole, years of things and wholes beside a part are no claims', () => {
  checkRule('R260')
})

test('[R20] every phrase has a rule, a reason of its own and words that stand in its text', () => {
  assert.ok(phrases.length >= 170)
  assert.equal(new Set(phrases.map(({ text }) => text)).size, phrases.length)
  for (const { rule, text, counts, why } of phrases) {
    assert.match(rule, /^R(?:[12]\d|184|21\d|26[06])$/)
    assert.ok(why.length > 0)
    for (const { words } of counts) assert.ok(text.includes(words), text)
  }
})

test('[R21] a text of many numbers is read in linear time, whatever stands between them', () => {
  const sentence = 'Between 150 and 300 of the 400 men, including 20 boys, were arrested. '
  const workOf = (times: number) => scanWork(() => read(sentence.repeat(times)))
  workOf(20)
  assert.ok(workOf(160) < 4.2 * workOf(40))
})

test('[R21] mutation test: looking through the whole text for each of its numbers is not linear', () => {
  const workOf = (times: number) => {
    const words = 'Then 12 left. '.repeat(times)
    return scanWork(() => {
      for (const _ of words.matchAll(/\d+/g)) /came back/.test(words)
    })
  }
  assert.ok(workOf(160) > 10 * workOf(40))
})
