// A head without reasons: what tables hold of thousands of cells.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import { caseToInput } from '../case/case.ts'
import { arbitraryCase } from '../case/made-random.test.ts'
import type { Question } from '../scope/question.ts'
import type { Evidence } from './evidence.ts'
import { headInSteps, reckonExtended } from './extend.ts'
import { atOnce } from './in-steps.ts'

interface Vector extends Partial<Evidence> {
  question: Question
  claims: Evidence['claims']
}

const FILE = new URL('../../../../vectors/figure/extensions.json', import.meta.url)
const VECTORS = JSON.parse(readFileSync(FILE, 'utf8')) as Vector[]

/** The head of the whole answer, with the claims that it tells as exact or a part. */
function headOfWhole(question: Question, evidence: Evidence) {
  const figure = reckonExtended(question, evidence)
  const { explanation, extensions: _, support: __, implied: ___, ...head } = figure
  const counts = explanation.used.flatMap(({ claim, relation }) =>
    relation === 'exact' || relation === 'sub' ? [claim] : [],
  )
  return { ...head, counts: new Set(counts) }
}

function check(question: Question, evidence: Evidence): number {
  const head = atOnce(headInSteps(question, evidence))
  assert.deepEqual(head, headOfWhole(question, evidence))
  return head.counts.size
}

test('[F157] a head without reasons is that of the whole answer, and the same claims count', () => {
  let counted = 0
  const condition = fc.constantFrom('c1', 'c2', undefined)
  const conditions = fc.array(condition, { minLength: 12, maxLength: 12 })
  const parts = { one: arbitraryCase, conditions, isUncertain: fc.boolean() }
  fc.assert(
    fc.property(fc.record(parts), ({ one, conditions: all, isUncertain }) => {
      const { question, evidence } = caseToInput(one)
      const claims = evidence.claims.map((claim, n) => ({
        ...claim,
        ...(all[n] && { condition: all[n] }),
        ...(isUncertain && n % 3 === 0 && { placeUncertain: true }),
      }))
      const conditionRows = [{ condition: 'c1', decision: 'holds' as const }]
      counted += check(question, { ...evidence, claims, conditionRows })
      counted += check(question, evidence)
    }),
    { numRuns: 400 },
  )
  assert.ok(counted > 400, 'much counts')
})

test('[F157] so it is where conditions, persons on lists, overlaps and uncertain places act', () => {
  const counted = VECTORS.map(({ question, ...rows }) =>
    check(question, { anonymous: [], agentRows: [], ...rows }),
  )
  assert.ok(counted.some((count) => count > 1))
})
