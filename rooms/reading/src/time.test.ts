// Expressions of time: the reference's own vectors, and more in our own words.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { type DayInterval, type TimeRole, ucdpPrecOfInterval } from '@tumen/claim'
import { prepareText } from './layout.ts'
import { lexiconFor } from './lexicon.ts'
import type { Language } from './source-text.ts'
import { monthInterval, yearInterval } from './time-day.ts'
import { daysInRole, type TimeScope } from './time-sense.ts'
import { timesOfSentence } from './time-setting.ts'

/** An expression with what it means; `result: null` for one that is no time. */
interface TimeVector {
  language: Language
  text: string
  reference: string
  role: TimeRole
  covers?: string
  antecedent?: [string, string]
  earliest?: string
  latest?: string
  prec?: number
  result?: null
}

const BESIDE = new URL('../../../../shared/data/claims/time-expressions.json', import.meta.url)
const FILE = process.env.TUMEN_CLAIMS_DATA
  ? `${process.env.TUMEN_CLAIMS_DATA}/time-expressions.json`
  : fileURLToPath(BESIDE)
const isThere = existsSync(FILE)
if (!isThere) console.log('Skipped: the expressions of time are not beside this repository.')

const read = (path: string | URL) => JSON.parse(readFileSync(path, 'utf8')) as TimeVector[]
const own = read(new URL('../../../vectors/reading/time.json', import.meta.url))

function covered(period: string): DayInterval {
  const [year = 0, month] = period.split('-').map(Number)
  return month === undefined ? yearInterval(year) : monthInterval(year, month)
}

function scopeOf({ reference, covers, antecedent }: TimeVector): TimeScope {
  const running = antecedent && { earliest: antecedent[0], latest: antecedent[1] }
  return {
    reference,
    ...(covers ? { covers: covered(covers) } : {}),
    ...(running ? { running } : {}),
  }
}

/** What the reader makes of the expression of a vector. */
function found(vector: TimeVector) {
  const { text: words, language, reference } = vector
  const published = { earliest: reference, latest: reference }
  const text = prepareText({ text: words, language, published })
  const [first] = timesOfSentence(0, { text, lexicon: lexiconFor(language) })
  const days = first && daysInRole(first.sense, first.role, scopeOf(vector))
  if (!first || !days) return undefined
  return { role: first.role, ...days, prec: ucdpPrecOfInterval(days) }
}

/** The vectors that the reader does not read as they say. */
function wrong(vectors: readonly TimeVector[]): string[] {
  return vectors.flatMap((vector) => {
    const { text, language, role, earliest, latest, prec, result } = vector
    const got = found(vector)
    const want = { role, earliest, latest, prec: prec ?? got?.prec }
    const isRight = isDeepStrictEqual(got, result === null ? undefined : want)
    return isRight ? [] : [`${language} "${text}" ${got?.role} ${got?.earliest}..${got?.latest}`]
  })
}

test('[R60] every expression of the reference has its days, role and precision', {
  skip: isThere ? false : 'the expressions of time are not on this machine',
}, () => {
  const all = read(FILE)
  assert.equal(all.length, 52)
  assert.deepEqual(wrong(all), [])
})

test('[R61] our own expressions in three languages have their days and role', () => {
  for (const language of ['en', 'ko', 'zh'])
    assert.ok(own.filter((one) => one.language === language).length >= 28, language)
  assert.deepEqual(wrong(own), [])
})
