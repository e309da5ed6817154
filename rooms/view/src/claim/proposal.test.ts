// How proposals are printed on the command line. The proposals are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { ClaimTime } from '@tumen/claim'
import { LANGUAGES } from '@tumen/words'
import { timedPhrase } from '../part/claim/sentence.ts'
import { outputText } from '../terminal/output.ts'
import { textWidth } from '../terminal/text-width.ts'
import { answerPhrase, askedSentence, questionLine } from './proposal-question.ts'

const WORDS =
  'At least 52 people were held near the mill, a pastor who cannot be named told the paper.'
const claim = {
  ...{ doc: 'R1', kind: 'quantity', position: 'body', sensitivity: 'public', modality: 'reported' },
  quote: [{ start: 0, end: WORDS.length, text: WORDS }],
  proposition: { act: 'detention', polarity: 'affirmed', text: WORDS },
  quantity: {
    ...{ op: 'at_least', value: 52, unit: 'persons', measure: 'stock' },
    span: { start: 0, end: 11, text: 'At least 52' },
  },
  places: [
    { role: 'custody', name: 'Liaoning', level: 'adm1', relation: 'in', stated: true, ucdpPrec: 4 },
  ],
  times: [
    {
      role: 'as_of',
      earliest: '2022-04-01',
      latest: '2022-04-30',
      anchor: 'absolute',
      stated: true,
      ucdpPrec: 4,
    },
  ],
  asserted: { earliest: '2022-04-29', latest: '2022-04-29' },
  published: '2022-04-29',
}
const chain = [
  { label: 'The Paper', agent: 'paper', isNew: false, candidates: [], anonymity: 'named' },
  { label: 'a pastor', isNew: true, candidates: [], anonymity: 'unnamed' },
]
const questions = [
  { code: 'arrested-or-held', field: 'act', candidates: ['detention', 'arrest'] },
  { code: 'which-period', field: 'times', candidates: ['2022-04-01/2022-04-30'] },
] as const
const one = {
  ...{ id: 'quantity-0-11:0123456789abcdef', key: 'quantity-0-11', range: { start: 0, end: 11 } },
  ...{ claim, chain, links: [], confidence: 0.92, questions, standing: ['c7'] },
  fields: [{ field: 'act', rules: ['act.verb', 'act.passive'], confidence: 0.9 }],
}
const two = {
  ...one,
  ...{ id: 'quantity-20-22:0123456789abcdef', key: 'quantity-20-22', questions: [], standing: [] },
  links: [{ type: 'part_of', to: 'quantity-0-11' }],
  decision: { decision: 'accepted', claim: 'c8', by: 'ana', recorded: '2022-05-01', leaf: 3 },
}
const left = { all: 0, numbers: [] as object[] }
const counts = { all: 2, open: 1, accepted: 1, rejected: 0 }
const answer = { proposals: [one, two], counts, left }

test('[V160] where more follow it is said how they are asked for', () => {
  for (const language of LANGUAGES) {
    const lines = outputText(language, 'document.read', { ...answer, next: 41_210 }, { width: 80 })
    assert.match(lines.join('\n'), /--from 41210/, language)
    for (const line of lines) assert.ok(textWidth(line) <= 80, line)
    const all = outputText(language, 'document.read', answer, { width: 80 }).join('\n')
    assert.doesNotMatch(all, /--from/, language)
  }
})

test('[V160] numbers that no proposal takes up are told, also where there is no proposal', () => {
  const numbers = [{ start: 3, end: 11, text: '29 names', sentence: { start: 0, end: 30 } }]
  const nothing = { all: 0, open: 0, accepted: 0, rejected: 0 }
  for (const language of LANGUAGES)
    for (const more of [{}, { proposals: [], counts: nothing }]) {
      const told = { ...answer, ...more, left: { all: 4, numbers } }
      const text = outputText(language, 'document.read', told, { width: 80 }).join('\n')
      assert.match(text, /“29 names”, .*3/u, language)
    }
})

test('[V160] each proposal is printed with all that a person needs to decide', () => {
  for (const language of LANGUAGES) {
    const lines = outputText(language, 'document.read', answer, { width: 80 })
    const text = lines.join('\n')
    for (const words of [one.id, two.id, 'At least 52 people', 'Liaoning', 'act.verb', 'c7', 'c8'])
      assert.ok(text.includes(words), `${language} ${words}`)
    assert.ok(text.includes('The Paper > a pastor'), language)
    for (const line of lines) assert.ok(textWidth(line) <= 80, line)
  }
  const english = outputText('en', 'document.read', answer, { width: 200 }).join('\n')
  for (const words of [
    '1  quantity-0-11:0123456789abcdef  open',
    'at least 52, Detention',
    'Rules: What happened act.verb act.passive',
    '? Arrested there, or held there? Answers: arrested-or-held=detention (Detention), ',
    'arrested-or-held=arrest (Arrest)',
    'a part of those in proposal 1',
    'accepted c8',
    '2 proposals: 1 open, 1 accepted, 0 rejected',
  ])
    assert.ok(english.includes(words), words)
})

test('[V160] a text without proposals says so', () => {
  const none = { all: 0, open: 0, accepted: 0, rejected: 0 }
  const nothing = { proposals: [], counts: none, left }
  const text = outputText('en', 'document.read', nothing).join(' ')
  assert.match(text, /Nothing was read out of this text/)
})

test('[V161] answers are words of our lists, days, or words of the text', () => {
  const [act, period] = questions
  assert.match(questionLine('ko', act), /arrested-or-held=arrest \([^)]*체포/)
  assert.match(
    questionLine('en', period),
    /Which period is meant\? Answers: which-period=2022-04-01\/2022-04-30 \(April 2022\)/,
  )
  const who = { code: 'who-is-origin', field: 'speakers', candidates: ['목사', '상인'] } as const
  assert.match(questionLine('en', who), /Answers: who-is-origin=목사, who-is-origin=상인$/)
  assert.match(questionLine('en', { ...who, candidates: [] }), /Answers:$/)
})

test('[V350] no share of one and no percentage stands beside a proposal', () => {
  for (const language of LANGUAGES) {
    const text = outputText(language, 'document.read', answer, { width: 200 }).join('\n')
    assert.doesNotMatch(text, /%|92|0\.9/, language)
  }
})

test('[V162] claims that were recorded together are printed apart', () => {
  const claims = ['a', 'b'].map((id) => ({
    key: id,
    id,
    reading: 'exactly 3 persons',
    counts: true,
  }))
  const lines = outputText('en', 'proposal.accept', { claims })
  assert.equal(lines.filter((line) => line === '').length, 1)
  assert.equal(lines.filter((line) => line.startsWith('understood as')).length, 2)
})

const NINE = { op: 'exactly', value: 9, unit: 'persons' } as const
const span = { start: 0, end: 1, text: '9' }

test('[V411] a day is asked by what the number is, and what is believed is called so', () => {
  const day = { code: 'which-date', field: 'times', candidates: [] } as const
  const asked = (measure: 'stock' | 'flow' | 'cumulative') =>
    LANGUAGES.map((language) =>
      askedSentence(language, day, { quantity: { ...NINE, measure, span } }),
    )
  assert.equal(new Set([...asked('stock'), ...asked('flow'), ...asked('cumulative')]).size, 9)
  assert.equal(asked('stock')[0], 'At which date did the number hold?')
  assert.deepEqual(
    asked('cumulative'),
    LANGUAGES.map((language) => askedSentence(language, day)),
  )
  const fact = { field: 'factuality' } as const
  for (const language of LANGUAGES) {
    const sure = answerPhrase(language, fact, 'happened', { modality: 'reported' })
    const believed = answerPhrase(language, fact, 'happened', { modality: 'believed' })
    const supposed = answerPhrase(language, fact, 'hypothetical', { modality: 'believed' })
    assert.equal(new Set([sure, believed, supposed]).size, 3, language)
  }
})

test('[V412] what is told since a day and ends on another is from one to the other', () => {
  const time = (earliest: string, latest: string) =>
    ({ role: 'since', earliest, latest, stated: true, anchor: 'none' }) as unknown as ClaimTime
  const closed = LANGUAGES.map((one) => timedPhrase(one, time('2022-01-01', '2022-08-06')))
  assert.deepEqual(closed, [
    'from 1 January 2022 to 6 August 2022',
    '2022년 1월 1일부터 2022년 8월 6일까지',
    '自2022年1月1日至2022年8月6日',
  ])
  assert.equal(timedPhrase('en', time('2022-04-01', '2022-04-30')), 'since April 2022')
  assert.equal(timedPhrase('zh', time('2022-04-01', '2022-04-01')), '自2022年4月1日起')
})
