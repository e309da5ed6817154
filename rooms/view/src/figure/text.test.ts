import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import type { Flag } from '@tumen/figure'
import { LANGUAGES, wordsIn } from '@tumen/words'
import fc from 'fast-check'
import type { Note } from '../terminal/report.ts'
import type { DifferenceAnswer, FigureAnswer } from './answer.ts'
import { differenceText } from './difference.ts'
import { figureReport, statusSentence } from './report.ts'
import { figureText } from './text.ts'

const FOLDER = new URL('../../../../vectors/view/', import.meta.url)
const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'))
const figureOf = (name: string): FigureAnswer => read(name) as FigureAnswer
const NAMES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json') && !name.endsWith('.difference.json'))
  .map((name) => name.replace(/\.json$/, ''))
const inOneLine = (text: string): string => text.replace(/\s+/g, ' ')

test('[V40] the lead says the numbers, the status, the origins and the reports', () => {
  const { lead } = figureReport('en', figureOf('held-in-liaoning'))
  assert.deepEqual(lead, [
    'Low: 52 · best: about 80 · high: about 80',
    'All of this may come from a single origin.',
    '1 to 2 independent origins behind the low number, ' +
      '1 to 2 independent origins behind the event. 4 reports.',
  ])
  const nothing = figureReport('en', figureOf('nothing-known'))
  assert.deepEqual(nothing.lead, ['Nothing is known that answers this question.'])
  const strict = figureReport('zh', figureOf('returned-in-one-day'))
  assert.equal(strict.lead[0], '下限：超过350人 · 最佳值：约400人 · 上限：约400人')
})

test('[V41] each endpoint shows its words, document, chain and day', () => {
  const text = inOneLine(figureText('en', figureOf('held-in-liaoning')))
  assert.match(text, /Best and high: about 80 “about 80 people are in custody in Liaoning”/)
  assert.match(text, /R08, Harbour Wire > a missionary, 5 August 2022 \[R08b\]/)
  const without = { ...figureOf('held-in-liaoning'), quotes: {} }
  assert.match(figureText('en', without), /claim R07a \(quotation not shown here\)/)
})

test('[V42] a sum shows its parts with their words; the same reason is not told twice', () => {
  const text = inOneLine(figureText('en', figureOf('arrested-in-china')))
  assert.match(
    text,
    /Low: 49 \(a sum of parts\) - a sum of: - 19 \(Arrest, Jilin, April 2022\) “In April … 19/,
  )
  assert.match(text, /- 30 \(Arrest, Cloud Gate, CG18\) “30 of them were taken at Cloud Gate”/)
  assert.match(text, /Best: 49 \(a minimum: [^)]*\) \(from the same as low\)/)
})

test('[V43] hidden words print a mark, without document, chain, day or speaker', () => {
  for (const language of LANGUAGES)
    for (const level of ['short', 'full'] as const) {
      const text = figureText(language, figureOf('not-for-every-eye'), { level })
      assert.ok(text.includes('[restricted]') && text.includes('[sealed]'))
      assert.ok(!/camp|mill|guard|by name|sister|Quiet/.test(text), text)
    }
})

test('[V43] context is not shown around hidden words; it is around public ones', () => {
  const hidden = figureOf('not-for-every-eye')
  const around = { before: 'SECRET before', after: 'SECRET after' }
  const text = figureText(
    'en',
    { ...hidden, context: { h1: around, h2: around } },
    { level: 'full' },
  )
  assert.ok(!text.includes('SECRET'))
  const shown = inOneLine(figureText('en', figureOf('held-in-liaoning'), { level: 'full' }))
  assert.match(shown, /Friday that «at least 52 people are held in the province» and that nobody/)
})

test('[V43] mutation test: the same words made public are printed', () => {
  const answer = figureOf('not-for-every-eye')
  const entries = Object.entries(answer.quotes)
  const quotes = Object.fromEntries(
    entries.map(([id, quote]) => [id, { ...quote, sensitivity: 'public' as const }]),
  )
  assert.match(figureText('en', { ...answer, quotes }), /camp behind the mill/)
})

/** Every number that the answer states: keys that hold offsets or computed limits are no part. */
function numbersOf(value: unknown, key = ''): string[] {
  if (key === 'start' || key === 'end' || key === 'values') return []
  if (typeof value === 'number') return [String(value)]
  if (typeof value === 'string') {
    const runs = value.replaceAll(',', '').match(/\d+/g) ?? []
    return runs.flatMap((run) => [run, String(Number(run))])
  }
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(Array.isArray(value) ? [] : numbersOf(name)),
    ...numbersOf(inner, name),
  ])
}

function strangeNumbers(text: string, answer: FigureAnswer): string[] {
  const stated = new Set(numbersOf(answer))
  const { explanation } = answer.figure
  // What words allow ("about 80": 72 to 88) is told, but never what a strict word only implies.
  const limits = [
    ...explanation.used.flatMap(({ values, floor }) =>
      floor === values.low - 1 ? [values.high] : [values.low, values.high],
    ),
    ...explanation.contradictions.flatMap(({ left, right }) =>
      [left.values, right.values].flatMap((values) => [values.low, values.high]),
    ),
  ]
  for (const limit of limits) stated.add(String(limit))
  return (text.replaceAll(/(?<=\d),(?=\d)/g, '').match(/\d+/g) ?? []).filter((n) => !stated.has(n))
}

test('[V44] every number in a report is one that the answer states', () => {
  for (const name of NAMES)
    for (const language of LANGUAGES)
      for (const level of ['short', 'full'] as const) {
        const answer = figureOf(name)
        assert.deepEqual(strangeNumbers(figureText(language, answer, { level }), answer), [], name)
      }
})

test('[V44] mutation test: 351 in place of "more than 350" is found', () => {
  const answer = figureOf('returned-in-one-day')
  const text = figureText('en', answer, { level: 'full' })
  assert.ok(!text.includes('351'))
  assert.deepEqual(strangeNumbers(text.replace('more than 350', '351'), answer), ['351'])
})

/** The answer with every number of the figure multiplied, so that all values differ. */
function scaled(answer: FigureAnswer, factor: number): FigureAnswer {
  const keys = new Set(['value', 'floor', 'point', 'ceiling', 'low', 'high', 'weight', 'reports'])
  const scale = (value: unknown, key: string): unknown => {
    if (typeof value === 'number') return keys.has(key) ? value * factor : value
    if (Array.isArray(value)) return value.map((inner) => scale(inner, key))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, scale(inner, name)]),
    )
  }
  return scale(answer, '') as FigureAnswer
}

test('[V44] property: whatever the numbers and flags are, none is invented', () => {
  const flags = Object.keys(wordsIn('en').reason.flag) as Flag[]
  fc.assert(
    fc.property(
      fc.constantFrom(...NAMES),
      fc.constantFrom(...LANGUAGES),
      fc.integer({ min: 2, max: 99_999 }),
      fc.subarray(flags),
      (name, language, factor, chosen) => {
        const answer = scaled(figureOf(name), factor)
        const figure = { ...answer.figure, flags: chosen }
        const text = figureText(language, { ...answer, figure }, { level: 'full' })
        assert.deepEqual(strangeNumbers(text, { ...answer, figure }), [])
        assert.ok(!text.includes('undefined') && !/\{\w+\}/.test(text))
      },
    ),
    { numRuns: 60 },
  )
})

test('[V45] what is left out or beside has a reason and a cause', () => {
  const text = inOneLine(figureText('en', figureOf('arrested-in-china')))
  assert.match(text, /R01a: replaced by a newer statement of the same origin \(from 12 May 2022\)/)
  assert.match(text, /because of R02b: “In April … 19 people were arrested in Jilin”/)
  assert.match(text, /R05b: another unit “four families were taken in May”/)
})

test('[V46] a contradiction shows both sides', () => {
  const text = inOneLine(figureText('en', figureOf('held-at-heron-ford')))
  assert.match(text, /Two totals exclude each other: - 26, stated here: “26 people were in the/)
  assert.match(text, /- 40 to 50, stated here: “about 45, she said”/)
})

test('[V47] [V48] parts not added say why; open judgements are named', () => {
  const text = inOneLine(figureText('en', figureOf('arrested-in-china')))
  assert.match(text, /: more than 20; not added: it may share people with R02b/)
  assert.match(text, /R02b and R06a: whether they share people is open/)
  const origins = inOneLine(figureText('en', figureOf('held-in-liaoning')))
  assert.match(origins, /a volunteer who helps people cross \(S-01\) and a missionary \(S-02\)/)
})

test('[V49] [V50] flags are sentences; waiting documents are counted', () => {
  for (const language of LANGUAGES) {
    const { reason } = wordsIn(language)
    const { sections } = figureReport(language, figureOf('arrested-in-china'))
    const notes = sections.find((section) => section.id === 'flags')?.notes ?? []
    assert.ok(notes.some((note) => note.text === reason.flag.sum_of_parts))
  }
  const text = inOneLine(figureText('en', figureOf('held-in-liaoning')))
  assert.match(text, /1 document waits for a decision: does it only repeat another\?/)
})

function claimsIn(notes: readonly Note[]): string[] {
  return notes.flatMap((note) => [
    ...(note.quotations ?? []).map((one) => one.claim),
    ...claimsIn(note.notes ?? []),
  ])
}

test('[V51] the full report names every claim of the explanation', () => {
  for (const name of NAMES) {
    const answer = figureOf(name)
    const { used, leftOut, beside } = answer.figure.explanation
    const told = new Set(
      figureReport('en', answer, 'full').sections.flatMap((section) => claimsIn(section.notes)),
    )
    for (const { claim } of [...used, ...leftOut, ...beside]) assert.ok(told.has(claim), claim)
  }
  assert.match(inOneLine(figureText('en', figureOf('held-in-liaoning'))), /tumen figure explain/)
})

test('[V53] a difference names both dates, what moved and why', () => {
  const text = inOneLine(differenceText('en', read('withdrawn.difference') as DifferenceAnswer))
  assert.match(text, /Before: .* as recorded here by 10 August 2022\? Low: 52 · best: about 80/)
  assert.match(text, /After: .* 1 September 2022\? Low: 52 · best: 52 \(a minimum/)
  assert.match(text, /High: about 80 → no upper limit stated - because of: “about 80 people/)
  assert.match(text, /R09a: withdrawn by its origin/)
  const same = read('withdrawn.difference') as DifferenceAnswer
  const empty = { ...same, difference: { entered: [], left: [], rows: [], endpoints: [] } }
  assert.match(differenceText('en', empty), /Nothing changed\./)
})

test('[V34] the plain form begins with keys and values and has no bars', () => {
  const text = figureText('en', figureOf('held-in-liaoning'), { plain: true })
  assert.match(
    text,
    /^question: How many people.*\nlow: 52\nbest: about 80\nhigh: about 80\nstatus:/,
  )
  assert.match(text, /\nreports: 4\n/)
  assert.match(text, /\nnumber: 52\nat least so many independent origins: 1\n/)
  assert.ok(!/#|---/.test(text))
})

test('[V345] one origin is said to be one, several that may be one are not', () => {
  for (const language of LANGUAGES) {
    const { reason } = wordsIn(language)
    const said = (event: [number, number]) =>
      statusSentence(language, { status: 'single_origin', event })
    assert.equal(said([1, 1]), reason.oneOrigin)
    assert.equal(said([1, 2]), reason.status.single_origin)
    const other = statusSentence(language, { status: 'contested', event: [1, 1] })
    assert.equal(other, reason.status.contested)
  }
})
