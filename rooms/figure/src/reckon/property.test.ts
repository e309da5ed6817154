// Properties of every figure, on random claims.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type Case, type CaseClaim, caseToInput } from '../case/case.ts'
import { rangeOf } from '../case/made-case.test.ts'
import { arbitraryCase, arbitraryClaim } from '../case/made-random.test.ts'
import type { Figure } from './answer.ts'
import { reckonExtended, reckonInSteps } from './extend.ts'
import { reckon } from './reckon.ts'

function answer(one: Case): Figure {
  const { question, evidence } = caseToInput(one)
  return reckon(question, evidence)
}

/** The numbers of a figure, without reports and reasons. */
function numbersOf(figure: Figure) {
  const { low, best, high, open, figure: origins, event, support, status, strictLow } = figure
  const values = [low, best, high].map((end) => end && [end.value, end.marks])
  return { values, open, origins, event, support, status, strictLow, flags: figure.flags }
}

const RUNS = { numRuns: 300 }

test('[F9] the order of the input is irrelevant, and two runs are byte-identical', () => {
  fc.assert(
    fc.property(arbitraryCase, fc.infiniteStream(fc.nat(1000)), (one, random) => {
      const { question, evidence } = caseToInput(one)
      const shuffle = <T>(list: T[]): T[] =>
        list
          .map((item) => ({ item, at: random.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ item }) => item)
      const mixed = {
        claims: shuffle(evidence.claims),
        anonymous: shuffle(evidence.anonymous),
        agentRows: shuffle(evidence.agentRows),
      }
      const first = JSON.stringify(reckon(question, evidence))
      assert.equal(JSON.stringify(reckon(question, mixed)), first)
      assert.equal(JSON.stringify(reckon(question, evidence)), first)
    }),
    RUNS,
  )
})

test('[F9] the input stays as it was', () => {
  fc.assert(
    fc.property(arbitraryCase, (one) => {
      const { question, evidence } = caseToInput(one)
      const before = JSON.stringify({ question, evidence })
      reckon(question, evidence)
      assert.equal(JSON.stringify({ question, evidence }), before)
    }),
  )
})

test('[F4] a reprint changes only reports', () => {
  const index = fc.nat(9)
  fc.assert(
    fc.property(arbitraryCase, index, (one, n) => {
      const original = one.claims[n % Math.max(1, one.claims.length)]
      // A headline's reprint has no body; a relay that an outlet corrected lives on in its copies.
      if (original === undefined || original.headline || original.corrected) return
      const { retracted: _, doc: __, ...copied } = original
      const reprint: CaseClaim = {
        ...copied,
        id: 'reprint',
        doc: 'new-document',
        chain: ['new-outlet', ...original.chain],
        said: original.said ?? original.pub,
      }
      const before = answer(one)
      const after = answer({ ...one, claims: [...one.claims, reprint] })
      assert.deepEqual(numbersOf(after), numbersOf(before))
      assert.ok(after.reports - before.reports === 0 || after.reports - before.reports === 1)
    }),
    RUNS,
  )
})

test('[F43] a claim by a new agent never lowers event max when nobody states zero', () => {
  fc.assert(
    fc.property(arbitraryCase, arbitraryClaim('new'), (one, made) => {
      const isZero = ({ op, value }: CaseClaim) => op === 'none' || value === 0
      const added: CaseClaim = { ...made, chain: ['new-agent'], doc: 'new-document' }
      if ([...one.claims, added].some(isZero)) return
      const before = answer(one)
      const after = answer({ ...one, claims: [...one.claims, added] })
      assert.ok(after.event[1] >= before.event[1])
    }),
    RUNS,
  )
})

test('[F5] low ≤ best ≤ high where they exist, and origins min ≤ max', () => {
  fc.assert(
    fc.property(arbitraryCase, (one) => {
      const figure = answer(one)
      const range = rangeOf(figure).filter((value) => value !== null)
      assert.deepEqual(
        range,
        [...range].sort((a, b) => a - b),
      )
      assert.equal(figure.open, figure.high === null)
      assert.ok(figure.figure[0] <= figure.figure[1] && figure.event[0] <= figure.event[1])
    }),
    { numRuns: 1000 },
  )
})

test('[F61] a later row never changes an earlier recorded answer', () => {
  fc.assert(
    fc.property(arbitraryCase, arbitraryClaim('later'), fc.nat(9), (one, made, n) => {
      const earlier: Case = { ...one, knownBy: 'recorded', knownAt: '2021-05-31' }
      const later = '2021-06-01'
      const claims = one.claims.map((claim, at) =>
        at === n && claim.retracted === undefined ? { ...claim, retracted: later } : claim,
      )
      const grown: Case = {
        ...earlier,
        claims: [...claims, { ...made, rec: later }],
        same: [...(one.same ?? []), ['A', 'B', later]],
        different: [...(one.different ?? []), ['x', 'y', later]],
        possible: [...(one.possible ?? []), ['A', 'x', later]],
      }
      assert.equal(JSON.stringify(answer(grown)), JSON.stringify(answer(earlier)))
    }),
    RUNS,
  )
})

test('[F20] retract, then ask for the day before: as before', () => {
  fc.assert(
    fc.property(arbitraryCase, fc.nat(9), (one, n) => {
      const before: Case = { ...one, knownAt: '2021-05-31' }
      const claims = one.claims.map((claim, at) =>
        at === n ? { ...claim, retracted: claim.retracted ?? '2021-06-01' } : claim,
      )
      assert.equal(JSON.stringify(answer({ ...before, claims })), JSON.stringify(answer(before)))
    }),
  )
})

test('[F44] support never rises with the number', () => {
  fc.assert(
    fc.property(arbitraryCase, (one) => {
      const { support } = answer(one)
      for (const [n, [value, min]] of support.slice(1).entries()) {
        const [below, more] = support[n] as [number, number]
        assert.ok(value > below && min <= more)
      }
    }),
    RUNS,
  )
})

test('[F8] a claim of another unit, act or stock date changes no number', () => {
  const foreign = fc.constantFrom<Partial<CaseClaim>>(
    { unit: 'families' },
    { act: 'raid' },
    { at: '2019-03-31' },
  )
  fc.assert(
    fc.property(arbitraryCase, arbitraryClaim('new'), foreign, (one, made, other) => {
      if (other.at !== undefined && one.query.event !== undefined) return
      const { event: _, partOf: __, whole: ___, ...kept } = made
      const before = numbersOf(answer(one))
      const after = numbersOf(answer({ ...one, claims: [...one.claims, { ...kept, ...other }] }))
      assert.deepEqual({ ...after, flags: [] }, { ...before, flags: [] })
    }),
    RUNS,
  )
})

test('[F88] questions reckoned in turns get the answers that each gets alone', () => {
  fc.assert(
    fc.property(fc.array(arbitraryCase, { minLength: 2, maxLength: 4 }), (cases) => {
      const inputs = cases.map(caseToInput)
      const running = inputs.map((one) => reckonInSteps(one.question, one.evidence))
      const figures: Figure[] = []
      let turns = 0
      while (figures.filter(Boolean).length < running.length) {
        const at = turns++ % running.length
        if (figures[at]) continue
        const { done, value } = (running[at] as (typeof running)[0]).next()
        if (done) figures[at] = value
      }
      assert.ok(turns > 3 * running.length)
      const alone = inputs.map((one) => reckonExtended(one.question, one.evidence))
      assert.deepEqual(figures, alone)
    }),
    RUNS,
  )
})
