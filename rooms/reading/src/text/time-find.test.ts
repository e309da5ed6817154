// Expressions of time: the reference's own vectors, and more in our own words.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import type { DayInterval, TimeRole } from '@tumen/claim'
import type { Language } from './source-text.ts'
import { monthInterval, yearInterval } from './time-day.ts'
import { resolveExpression } from './time-find.ts'

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

const BESIDE = new URL('../../../../../shared/data/claims/time-expressions.json', import.meta.url)
const FILE = process.env.TUMEN_CLAIMS_DATA
  ? `${process.env.TUMEN_CLAIMS_DATA}/time-expressions.json`
  : fileURLToPath(BESIDE)
const isThere = existsSync(FILE)
if (!isThere) console.log('Skipped: the expressions of time are not beside this repository.')

const read = (path: string | URL) => JSON.parse(readFileSync(path, 'utf8')) as TimeVector[]
const own = read(new URL('../../../../vectors/reading/time.json', import.meta.url))

function covered(period: string): DayInterval {
  const [year = 0, month] = period.split('-').map(Number)
  return month === undefined ? yearInterval(year) : monthInterval(year, month)
}

/** What the words of a vector mean, alone. */
function found({ text, language, reference, covers, antecedent }: TimeVector) {
  const [earliest = '', latest = ''] = antecedent ?? []
  return resolveExpression(
    text,
    {
      reference,
      covers: covers === undefined ? undefined : covered(covers),
      running: antecedent && { earliest, latest },
    },
    language,
  )?.time
}

/** The vectors that are not read as they say. */
function wrong(vectors: readonly TimeVector[]): string[] {
  return vectors.flatMap((vector) => {
    const { text, language, role, earliest, latest, prec, result } = vector
    const time = found(vector)
    const got = time && [time.role, time.earliest, time.latest, time.ucdpPrec]
    const want = [role, earliest, latest, prec ?? time?.ucdpPrec]
    const isRight = isDeepStrictEqual(got, result === null ? undefined : want)
    return isRight ? [] : [`${language} "${text}" ${got}`]
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

const SCOPE = { reference: '2022-03-16' }

/** The days of the other readings of words that were said on 16 March 2022. */
function others(words: string, language: Language): string[] | undefined {
  const found = resolveExpression(words, SCOPE, language)
  return found?.others.map(({ earliest, latest }) => `${earliest}/${latest}`)
}

test('[R400] two common readings are both offered; what has one is certain', () => {
  assert.deepEqual(others('as of February', 'en'), [
    '2022-02-28/2022-02-28',
    '2022-01-01/2022-02-28',
  ])
  assert.deepEqual(others('this year so far', 'en'), ['2022-01-01/2022-12-31'])
  assert.deepEqual(others('올해', 'ko'), ['2022-01-01/2022-12-31'])
  assert.deepEqual(others('上周', 'zh'), ['2022-03-09/2022-03-16'])
  const day = resolveExpression('on 3 March 2021', SCOPE, 'en')
  assert.ok(day?.certain)
  assert.equal(day.time.anchor, 'absolute')
})

test('[R400] words without a time, and any others, give none and never throw', () => {
  for (const words of ['', 'they may march', '32세', '三桥', '\ud800', 'in in in 99 May 2022'])
    for (const language of ['en', 'ko', 'zh'] as const)
      assert.doesNotThrow(() => resolveExpression(words, SCOPE, language))
  assert.equal(resolveExpression('they may march', SCOPE, 'en'), undefined)
})
