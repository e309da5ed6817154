// The chips of a question: each answer once by what would be recorded, and those without a digit
// behind "more".
import assert from 'node:assert/strict'
import test from 'node:test'
import { wordsIn } from '@tumen/words'
import type { Ask } from '../../../door/ask.ts'
import { answerChips } from './answer-chip.ts'
import type { ShownProposal } from './proposal-answer.ts'
import type { RecordedClaims } from './proposal-record.tsx'

const ask = { language: 'en', words: wordsIn('en') } as Ask

const link = (label: string, role: string) => ({ label, role, isNew: true, candidates: [] })

function asked(candidates: string[], chain: object[], recorded: string[][] = []) {
  const question = { code: 'who-is-origin', field: 'speakers', candidates }
  const proposal = { claim: {}, chain } as unknown as ShownProposal
  const claims = new Map(
    recorded.map((names, n) => [
      `c${n}`,
      { chain: names.map((label) => ({ label, agent: `ag-${label}` })) },
    ]),
  ) as unknown as RecordedClaims
  const own = question as ShownProposal['questions'][number]
  return answerChips({ ask, proposal, question: own, recorded: claims })
}

const PAPER = link('The Paper', 'publisher')

test('[E1089] what would record the same chain is one chip, also "not said" and a recorded way', () => {
  const names = (all: ReturnType<typeof asked>) => all.map(({ name }) => name)
  const alone = asked(['The Paper', 'a pastor'], [PAPER])
  assert.deepEqual(names(alone), ['The Paper', 'a pastor', 'something else'])
  const chain = [PAPER, link('a pastor', 'person')]
  const both = asked(['a pastor', 'a driver'], chain, [
    ['The Paper', 'a driver'],
    ['The Paper', 'The Agency', 'a driver'],
  ])
  assert.deepEqual(names(both), [
    ...['a pastor', 'a driver', 'as recorded: The Paper › The Agency › a driver'],
    ...['something else', 'not said'],
  ])
})

test('[E1089] what has no digit stands behind "more"', () => {
  const eight = Array.from({ length: 8 }, (_, n) => `witness ${n}`)
  const all = asked(eight, [PAPER], [['The Paper', 'The Agency']])
  assert.deepEqual(
    all.filter(({ isMore }) => isMore).map(({ name }) => name),
    ['as recorded: The Paper › The Agency'],
  )
  assert.deepEqual(
    all.flatMap(({ key }) => key ?? []),
    ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'],
  )
})
