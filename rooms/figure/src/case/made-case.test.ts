// Made-up claims for the tests of this room: what a claim needs, with the rest filled in.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Figure } from '../reckon/answer.ts'
import type { Evidence } from '../reckon/evidence.ts'
import { reckonWith } from '../reckon/reckon.ts'
import { ALL_RULES, type RuleSwitches } from '../reckon/switch.ts'
import type { Question } from '../scope/question.ts'
import { type Case, type CaseClaim, caseToInput } from './case.ts'

/** An arrest in CN, told in a report of its own by an origin that is called like the claim. */
export function say(id: string, rest: Partial<CaseClaim>): CaseClaim {
  return {
    id,
    chain: [`${id}-report`, id],
    act: 'arrest',
    place: 'CN',
    pub: '2021-08-01',
    ...rest,
  }
}

/** A case around these claims: arrests of the event E, when nothing else is asked. */
export function madeCase(claims: CaseClaim[], rest: Partial<Case> = {}): Case {
  const query: Case['query'] = { act: 'arrest', event: 'E' }
  return { id: 'made', title: '', query, claims, expect: {}, why: '', ...rest }
}

/** Question and evidence of a made-up case. */
export function madeInput(
  claims: CaseClaim[],
  rest: Partial<Case> = {},
): { question: Question; evidence: Evidence } {
  return caseToInput(madeCase(claims, rest))
}

/** The figure of a made-up case. */
export function ask(
  claims: CaseClaim[],
  rest: Partial<Case> = {},
  rules: RuleSwitches = ALL_RULES,
): Figure {
  const { question, evidence } = madeInput(claims, rest)
  return reckonWith(question, evidence, rules)
}

/** Low, best and high as numbers. */
export function rangeOf(figure: Figure): (number | null)[] {
  return [figure.low, figure.best, figure.high].map((end) => end?.value ?? null)
}

test('[F15] a made-up claim counts when it is linked to the event that is asked for', () => {
  const linked = say('a', { op: 'exactly', value: 3, event: 'E' })
  assert.deepEqual(rangeOf(ask([linked])), [3, 3, 3])
  assert.deepEqual(rangeOf(ask([say('a', { op: 'exactly', value: 3 })])), [null, null, null])
})
