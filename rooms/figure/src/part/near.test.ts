// Parts that are looked up against the definition by pairs, on random claims.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type CaseClaim, caseToInput } from '../case/case.ts'
import { arbitraryClaim } from '../case/made-random.test.ts'
import { readClaims } from '../reckon/reckon.ts'
import { ALL_RULES } from '../reckon/switch.ts'
import { isScopeInside } from '../scope/scope.ts'
import { areGroundsApart, incidentHierarchy } from './apart.ts'
import { chooseBounded } from './ceiling.ts'
import { makeParts, type Part } from './part.ts'

const month = fc.constantFrom('01', '02', '03', '04', '05', '06')
const rarely = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: one })

/** Where and when claims of many parts differ; each is a part of what is asked. */
const spread = fc.record({
  place: fc.constantFrom<CaseClaim['place'][]>(
    ...['CN', 'CN/LN', 'CN/LN/DD', 'CN/LN/SY', 'CN/LND', 'CN/JL', 'CN/JL/YB', 'CN/HL'],
    ['CN/LN/DD', 'CN/JL'],
  ),
  span: fc.tuple(month, month),
  event: rarely(fc.constantFrom('E', 'F', 'G')),
  partOf: rarely(fc.constantFrom('F', 'G', 'H')),
  placeUncertain: rarely(fc.constant(true)),
  through: rarely(
    fc.record({ place: fc.constantFrom('CN/LN', 'CN/JL'), crossing: fc.constant(true) }),
  ),
})

function claims(size: number): fc.Arbitrary<CaseClaim[]> {
  const claim = (n: number) =>
    fc.tuple(arbitraryClaim(`c${n}`), spread).map(([made, { span, ...where }]): CaseClaim => {
      const [from, to] = [...span].sort() as [string, string]
      const { from: _, to: __, at, ...kept } = made
      const given = Object.entries(where).filter(([, value]) => value !== undefined)
      const when = at === undefined ? { from: `2021-${from}-01`, to: `2021-${to}-28` } : { at }
      return { ...kept, ...when, ...Object.fromEntries(given) }
    })
  return fc.tuple(...Array.from({ length: size }, (_, n) => claim(n)))
}

/** Point acts, and spells with what is below them. */
const ACT = fc.constantFrom('arrest' as const, 'custody' as const)

/** Claims as parts: a question without place or time keeps all that are about its act. */
function entriesOf(made: readonly CaseClaim[], act: CaseClaim['act']) {
  const { question, evidence } = caseToInput({
    ...{ id: 'random', title: '', why: '', anon: [], expect: {} },
    query: { act },
    claims: [...made],
  })
  return readClaims(question, evidence, ALL_RULES).visible
}

/** The old definition: each pair is compared. */
function byPairs(parts: readonly Part[], entries: ReturnType<typeof entriesOf>, points: boolean) {
  const how = { hierarchy: incidentHierarchy(entries), pointActsApart: points }
  const apart = (a: Part, b: Part) => a.ground !== b.ground && areGroundsApart(a, b, how)
  const isInside = (inner: Part, outer: Part) =>
    inner.scope === outer.scope || isScopeInside(inner.scope, outer.scope)
  const insideOf = (outer: Part) =>
    parts.filter((one) => one !== outer && !apart(one, outer) && isInside(one, outer))
  return { apart, insideOf }
}

test('[F154] each part that is not apart is looked up, and each part inside is found', () => {
  const seen = { kept: 0, apart: 0, inside: 0 }
  fc.assert(
    fc.property(claims(40), ACT, fc.boolean(), (made, act, points) => {
      const entries = entriesOf(made, act)
      const { parts, apart, near, insideOf } = makeParts(entries, points)
      const old = byPairs(parts, entries, points)
      for (const part of parts) {
        const found = near(part)
        for (const other of parts) {
          assert.equal(apart(part, other), old.apart(part, other))
          if (found === undefined || found.has(other)) continue
          assert.ok(other === part || old.apart(part, other), `${part.key} ${other.key}`)
          seen.apart++
        }
        seen.kept += found?.size ?? 0
        seen.inside += insideOf(part).length
        assert.deepEqual(insideOf(part), old.insideOf(part))
      }
    }),
    { numRuns: 150 },
  )
  assert.ok(Math.min(seen.kept, seen.apart, seen.inside) > 1000, JSON.stringify(seen))
})

test('[F155] among many parts the same are chosen as by comparing pairs', () => {
  let disputes = 0
  fc.assert(
    fc.property(claims(90), ACT, (made, act) => {
      const entries = entriesOf(made, act)
      const parts = makeParts(entries, true)
      const old = byPairs(parts.parts, entries, true)
      const candidates = parts.parts.map((part) => ({
        ...{ part, weight: part.weight, contested: part.contested },
      }))
      const valuesOf = ({ values }: Part) => values
      const choice = chooseBounded(candidates, { ...parts, valuesOf })
      assert.deepEqual(choice, chooseBounded(candidates, { ...old, valuesOf }))
      disputes += choice.disputes.length
    }),
    { numRuns: 60 },
  )
  assert.ok(disputes > 0)
})
