// Claims without a number in English, against phrases in our own words, valid and misleading; what
// they may carry, and that numbers never see them. The events are invented.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { prepareText } from './layout.ts'
import { createPlaceIndex } from './place-index.ts'
import type { Proposal } from './proposal.ts'
import { readText } from './read-text.ts'
import { type Statement, statementDrafts } from './statement.ts'

interface Phrase {
  text: string
  /** Every claim without a number that the text makes, with the fields that matter. */
  statements: Record<string, string>[]
  why: string
}

const FILE = new URL('../../../vectors/reading/statement-en.json', import.meta.url)
const phrases = JSON.parse(readFileSync(FILE, 'utf8')) as Phrase[]
const DAY = { earliest: '2020-06-30', latest: '2020-06-30' }
const places = createPlaceIndex([])

function read(text: string): Proposal[] {
  const source = { text, language: 'en', publisher: 'Steppe Radio', published: DAY }
  return readText(source, { places })
}

const statementsOf = (text: string) => read(text).filter(({ kind }) => kind !== 'quantity')

/** The fields of a proposal that vectors name. */
function fieldsOf(one: Proposal): Record<string, string | undefined> {
  const { kind, act, modality, polarity, habitual, sensitivity, comparison } = one
  return { kind, act, modality, polarity, habitual, sensitivity, operator: comparison?.operator }
}

function isAsExpected({ text, statements }: Phrase): boolean {
  const left = statementsOf(text).map(fieldsOf)
  if (left.length !== statements.length) return false
  return statements.every((wanted) => {
    const at = left.findIndex((one) => Object.keys(wanted).every((key) => one[key] === wanted[key]))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

test('[R41] every phrase of the vectors makes its claims without a number, and no others', () => {
  assert.ok(phrases.length >= 75)
  const wrong = phrases.filter((phrase) => !isAsExpected(phrase))
  assert.deepEqual(
    wrong.map(({ text, why }) => `${why}: ${text}`),
    [],
  )
})

test('[R42] each item of a list is a claim with what holds for all and its own words', () => {
  const text = 'Those returned typically face abuse, including torture, rape or even execution.'
  const items = statementsOf(text)
  assert.deepEqual(
    items.map(({ quote }) => quote.map((piece) => piece.text)),
    [
      ['Those returned typically face abuse', 'torture'],
      ['Those returned typically face abuse', 'rape'],
      ['Those returned typically face abuse', 'execution'],
    ],
  )
  assert.deepEqual(
    items.map(({ habitual }) => habitual),
    ['typically', 'typically', 'sometimes'],
  )
})

test('[R43] what tells of a source is restricted and told by the outlet, whoever is quoted', () => {
  const text = 'The men were freed, said a guard, speaking on condition of anonymity.'
  const profile = statementsOf(text).find(({ kind }) => kind === 'source_profile')
  assert.equal(profile?.sensitivity, 'restricted')
  assert.equal(profile?.modality, 'asserted')
  assert.equal(profile?.speakers.at(-1)?.label, 'Steppe Radio')
})

test('[R44] a number is read alike with statements beside it and without', () => {
  const count = 'Police arrested 14 men in May.'
  const beside = `The women were sent back. ${count} Arrests have increased because of it.`
  const strip = ({ act, modality, quantity, times }: Proposal) => ({
    act,
    modality,
    value: quantity?.value,
    times: times.map(({ earliest, latest }) => ({ earliest, latest })),
  })
  const counts = (text: string) => read(text).filter(({ kind }) => kind === 'quantity')
  assert.deepEqual(counts(beside).map(strip), counts(count).map(strip))
})

test('[R40] a statement does not repeat a number, a habit or itself, and is at most one of eight', () => {
  const text = 'Guards beat the men. Others beat them too, and so on and so forth.'
  const prepared = prepareText({ text, language: 'en', published: DAY })
  const clause = { start: 0, end: 20 }
  const one = (start: number, end: number, kind: Statement['kind'] = 'occurrence'): Statement => ({
    kind,
    range: { start, end },
    sentence: 0,
    clause,
    rule: 'statement.test',
  })
  const kept = (...all: Statement[]) => statementDrafts(prepared, all, []).length
  assert.equal(kept(one(0, 5), one(6, 10)), 2)
  assert.equal(kept(one(0, 8), one(6, 10)), 1)
  assert.equal(kept(one(0, 8, 'generic'), one(6, 10)), 1)
  assert.equal(kept(one(3, 3)), 0)
  assert.equal(kept(...Array.from({ length: 12 }, (_, n) => one(n, n + 1))), 8)
  const number = { kind: 'quantity', range: { start: 7, end: 11 }, sentence: 0, clause } as const
  assert.equal(statementDrafts(prepared, [one(6, 10)], [number]).length, 0)
  assert.equal(statementDrafts(prepared, [one(6, 10, 'trend')], [number]).length, 1)
})

test('[R40] a credit and a caption carry nothing but where the text comes from', () => {
  const text = [
    'Guards free the men of Osh',
    '',
    'This article first appeared in Lantern News and is republished with permission.',
    '',
    'The men were freed at dawn, their lawyer said.',
  ].join('\n')
  const credit = statementsOf(text).filter(({ position }) => position === 'credit')
  assert.ok(credit.every(({ kind }) => kind === 'provenance'))
  assert.ok(statementsOf(text).some(({ kind }) => kind === 'occurrence'))
})
