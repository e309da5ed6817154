// The reasons: from every endpoint down to claims, and every visible claim in one place (F70, F1).
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import { type Case, caseToInput } from '../case/case.ts'
import { ask, say } from '../case/made-case.test.ts'
import { arbitraryCase } from '../case/made-random.test.ts'
import type { Question } from '../scope/question.ts'
import { readWords } from '../scope/words.ts'
import type { Endpoint, Figure, Mark } from './answer.ts'
import type { Evidence, FigureClaim } from './evidence.ts'
import { reckon } from './reckon.ts'

const VECTORS = new URL('../../../../vectors/figure/', import.meta.url)
const cases: Case[] = ['cases.json', 'cases-rules.json'].flatMap(
  (file) => JSON.parse(readFileSync(new URL(file, VECTORS), 'utf8')) as Case[],
)

interface Walk {
  question: Question
  evidence: Evidence
  figure: Figure
}

function walkOf(one: Case): Walk {
  const { question, evidence } = caseToInput(one)
  return { question, evidence, figure: reckon(question, evidence) }
}

function claimsById({ evidence }: Walk, ids: readonly string[]): FigureClaim[] {
  assert.ok(ids.length > 0, 'a number without claims')
  return ids.map((id) => {
    const claim = evidence.claims.find((each) => each.id === id)
    assert.ok(claim, `claim ${id} is in the evidence`)
    return claim
  })
}

/** Whether each of the claims states the number, as a floor, point or ceiling. */
function assertStated(walk: Walk, ids: readonly string[], value: number): void {
  for (const claim of claimsById(walk, ids)) {
    const { floor, point, ceiling } = readWords(claim)
    assert.ok([floor, point, ceiling].includes(value), `${claim.id} states ${value}`)
  }
}

/** A piece of a sum: stated by its claims, one case without a floor, or a union of lists. */
function assertPiece(walk: Walk, piece: { value: number; marks: Mark[]; claims: string[] }): void {
  const claims = claimsById(walk, piece.claims)
  if (piece.marks.includes('union')) {
    const names = new Set(claims.flatMap((claim) => claim.listed ?? []))
    assert.equal(names.size, piece.value)
  } else if (claims.every((claim) => readWords(claim).floor === null)) {
    assert.ok(piece.value <= 1)
  } else assertStated(walk, piece.claims, piece.value)
}

function assertDerivable(walk: Walk, { value, from }: Endpoint): void {
  if (from.rule === 'stated') assertStated(walk, from.claims, value)
  else if (from.rule === 'fixed') {
    assert.ok(claimsById(walk, from.claims).length > 0)
    assert.ok(value <= 1 || from.reason === 'vague_word')
  } else if (from.rule === 'majority') {
    for (const part of from.parts) assertStated(walk, part.claims, value)
  } else if (from.rule === 'union') {
    const ids = from.parts.flatMap((part) => part.claims)
    const names = new Set(claimsById(walk, ids).flatMap((claim) => claim.listed ?? []))
    assert.equal(names.size, value)
  } else {
    assert.equal(from.rule, 'sum')
    assert.equal(
      from.parts.reduce((sum, part) => sum + part.value, 0),
      value,
    )
    for (const part of from.parts) assertPiece(walk, part)
  }
}

function assertWalkable(walk: Walk): void {
  for (const end of [walk.figure.low, walk.figure.best, walk.figure.high]) {
    if (end !== null) assertDerivable(walk, end)
  }
}

/** Ids of the claims that are known and not disjoint: a figure for each alone sees them. */
function visibleIds({ question, evidence }: Walk): string[] {
  const alone = (claim: FigureClaim) =>
    reckon(question, { ...evidence, claims: [claim] }).explanation
  return evidence.claims
    .filter((claim) => {
      const { used, leftOut, beside } = alone(claim)
      return used.length + leftOut.length + beside.length > 0
    })
    .map((claim) => claim.id)
}

function assertEachOnce(walk: Walk): void {
  const { used, leftOut, beside } = walk.figure.explanation
  const told = [...used, ...leftOut, ...beside].map(({ claim }) => claim)
  assert.deepEqual(told.sort(), visibleIds(walk).sort())
}

for (const one of cases) {
  test(`[F70] ${one.id}: endpoints reach claims, every visible claim stands in one place`, () => {
    const walk = walkOf(one)
    assertWalkable(walk)
    assertEachOnce(walk)
    assert.deepEqual(walk.figure.explanation.question, walk.question)
  })
}

test('[F1] every endpoint of random claims is derivable from stated numbers', () => {
  fc.assert(
    fc.property(arbitraryCase, (one) => {
      const walk = walkOf(one)
      assertWalkable(walk)
      assertEachOnce(walk)
    }),
    { numRuns: 300 },
  )
})

const E = { event: 'E' }

test('[F70] a claim left out names the claim and the day that caused it', () => {
  const figure = ask([
    say('a', { ...E, op: 'exactly', value: 9, retracted: '2021-08-20' }),
    say('b', { ...E, op: 'exactly', value: 9, chain: ['p', 'a-report', 'a'] }),
  ])
  assert.deepEqual(figure.explanation.leftOut[1], {
    claim: 'b',
    code: 'retracted',
    cause: 'a',
    on: '2021-08-20',
  })
})

test('[F70] classes tell their members, who joined them, and a smallest grouping', () => {
  const number = { ...E, op: 'exactly', value: 9 } as const
  const figure = ask([say('a', number), say('b', number), say('x', number), say('y', number)], {
    same: [['a', 'b', '2021-01-01']],
    anon: ['x', 'y'],
  })
  const { classes, grouping, mayBeOne, rows } = figure.explanation
  assert.deepEqual(classes[0], {
    id: 'a',
    members: ['a', 'b'],
    anonymous: false,
    joinedBy: [{ a: 'a', b: 'b', on: '2021-01-01' }],
  })
  assert.deepEqual(grouping, [['a'], ['x', 'y']])
  assert.equal(grouping.length, figure.event[0])
  assert.deepEqual(mayBeOne, [['x', 'y']])
  assert.deepEqual(rows, [{ a: 'a', b: 'b', relation: 'same', on: '2021-01-01' }])
})

test('[F70] pairs of origins whose decision would change the minimum', () => {
  const number = { ...E, op: 'exactly', value: 9 } as const
  const pair = ask([say('A', number), say('x', number)], { anon: ['x'], possible: [['A', 'x']] })
  assert.deepEqual(pair.explanation.pairsThatMatter, [['A', 'x']])
  const three = ask([say('x', number), say('y', number), say('z', number)], {
    anon: ['x', 'y', 'z'],
    different: [['x', 'y']],
  })
  assert.deepEqual(three.explanation.pairsThatMatter, [])
})

test('[F70] pairs of parts whose overlap, if decided, would change low', () => {
  const at = (place: string, value: number) =>
    ({
      act: 'detention',
      op: 'exactly',
      value,
      place,
      from: '2021-01-01',
      to: '2021-03-31',
    }) as const
  const query = { act: 'detention', place: 'CN', from: '2021-01-01', to: '2021-03-31' } as const
  const figure = ask([say('a', at('CN/YN', 30)), say('b', at('CN/LN', 25))], { query })
  assert.deepEqual(figure.explanation.partsThatMatter, [[['b'], ['a']]])
  assert.deepEqual(
    figure.explanation.parts.map(({ claims, chosen, notDisjointFrom }) => [
      claims,
      chosen,
      notDisjointFrom,
    ]),
    [
      [['b'], false, [['a']]],
      [['a'], true, undefined],
    ],
  )
})

test('[F70] reports by origin', () => {
  const figure = ask([
    say('a', { ...E, op: 'exactly', value: 9 }),
    say('b', { ...E, op: 'exactly', value: 9, chain: ['p', 'a-report', 'a'] }),
  ])
  assert.deepEqual(figure.explanation.reportsByOrigin, [{ origin: 'a', docs: ['a-report', 'p'] }])
  assert.deepEqual(figure.explanation.documents, [{ doc: 'a-report' }, { doc: 'p' }])
})

test('[F71] of very many anonymous origins some pairs are told, and how many more there are', () => {
  const tellers = Array.from({ length: 100 }, (_, n) => `anon${n}`)
  const claims = tellers.map((teller) => {
    return say(teller, { chain: [teller], op: 'exactly', value: 52, event: 'E' })
  })
  const { explanation, event } = ask(claims, { anon: tellers })
  // 100 × 99 / 2 pairs in all; the counts know of each.
  assert.deepEqual([explanation.mayBeOne.length, explanation.mayBeOneMore], [2000, 2950])
  assert.deepEqual(event, [1, 100])
  const few = ask(claims.slice(0, 3), { anon: tellers }).explanation
  assert.equal(few.mayBeOne.length, 3)
  assert.ok(!('mayBeOneMore' in few))
})
