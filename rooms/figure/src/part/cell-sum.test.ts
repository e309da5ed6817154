// Sums of the cells of a table: what may be added, and why not (F150–F153). Expected sums are added
// by hand beside each case.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Act } from '@tumen/claim'
import fc from 'fast-check'
import { type CaseClaim, caseToInput } from '../case/case.ts'
import { madeCase, say } from '../case/made-case.test.ts'
import type { Figure } from '../reckon/answer.ts'
import { reckonExtended } from '../reckon/extend.ts'
import type { Question } from '../scope/question.ts'
import { type CellSum, type NoSumReason, sumOfCells, type TableCell } from './cell-sum.ts'

const APRIL = { from: '2021-04-01', to: '2021-04-30' }
const MAY = { from: '2021-05-01', to: '2021-05-31' }
const SPRING = { from: APRIL.from, to: MAY.to }
const [JL, LN] = ['CN/JL', 'CN/LN']

type Asked = Pick<Question, 'place' | 'from' | 'to' | 'at' | 'population'>

function answerTo(claims: CaseClaim[], asked: Asked, act: Act): TableCell & { figure: Figure } {
  const { evidence } = caseToInput(madeCase(claims))
  const question: Question = { act, ...asked, known: { by: 'published', on: '2022-01-01' } }
  const figure = reckonExtended(question, evidence)
  const counts = figure.explanation.used.filter(
    ({ relation }) => relation === 'exact' || relation === 'sub',
  )
  const ids = new Set(counts.map(({ claim }) => claim))
  return { question, figure, claims: evidence.claims.filter(({ id }) => ids.has(id)) }
}

function summed(
  claims: CaseClaim[],
  cells: Asked[],
  whole: Asked,
  act: Act = 'arrest',
): CellSum | NoSumReason {
  const all = cells.map((asked) => answerTo(claims, asked, act))
  return sumOfCells(all, answerTo(claims, whole, act).figure)
}

const exactly = (value: number) => ({ op: 'exactly', value }) as const
const [inJilin, inLiaoning, inChina] = [JL, LN, 'CN'].map((place) => ({ place, ...APRIL })) as [
  Asked,
  Asked,
  Asked,
]
const BOTH = [inJilin, inLiaoning]

test('[F150] arrests in two provinces, or in two months, are added', () => {
  const claims = [
    say('a', { ...inJilin, ...exactly(19) }),
    say('b', { ...inLiaoning, ...exactly(12) }),
  ]
  // 19 + 12 = 31.
  assert.deepEqual(summed(claims, BOTH, inChina), {
    ...{ low: { value: 31, marks: ['sum'] }, best: { value: 31, marks: ['sum'] } },
    ...{ high: { value: 31, marks: ['sum'] }, cells: 2 },
  })
  const inMay = { place: JL, ...MAY }
  const months = [
    say('a', { ...inJilin, ...exactly(19) }),
    say('b', { ...inMay, op: 'about', value: 5 }),
  ]
  const spring = summed(months, [inJilin, inMay], { place: JL, ...SPRING })
  // 19 + about 5: the low and the best are about 24.
  assert.deepEqual((spring as CellSum).low, { value: 24, marks: ['about', 'sum'] })
})

test('[F150] [F151] who is held may be moved, so that nothing is added', () => {
  const held = [
    say('a', { ...inJilin, act: 'detention', ...exactly(19) }),
    say('b', { ...inLiaoning, act: 'detention', ...exactly(12) }),
  ]
  assert.equal(summed(held, BOTH, inChina, 'detention'), 'lasts')
  // Said of two incidents they are two parts, wherever.
  const [a, b] = held as [CaseClaim, CaseClaim]
  const incidents = [
    { ...a, event: 'E1' },
    { ...b, event: 'E2' },
  ]
  assert.equal((summed(incidents, BOTH, inChina, 'detention') as CellSum).low.value, 31)
  const inside = [
    { ...a, event: 'E1' },
    { ...b, event: 'E2', partOf: 'E1' },
  ]
  assert.equal(summed(inside, BOTH, inChina, 'detention'), 'lasts')
})

test('[F151] who was held on one day is added over places, on several days not', () => {
  const stock = (id: string, place: string, at: string, value: number) =>
    say(id, { act: 'detention', place, at, ...exactly(value) })
  const cells = BOTH.map(({ place }) => ({ place, at: '2021-04-30' }) as Asked)
  const whole = { place: 'CN', at: '2021-04-30' }
  const one = [stock('a', JL as string, '2021-04-10', 4), stock('b', LN as string, '2021-04-10', 6)]
  assert.equal((summed(one, cells, whole, 'detention') as CellSum).low.value, 10)
  const two = [stock('a', JL as string, '2021-04-10', 4), stock('b', LN as string, '2021-04-11', 6)]
  assert.equal(summed(two, cells, whole, 'detention'), 'same_day_only')
})

test('[F151] each other reason is told', () => {
  const a = say('a', { ...inJilin, ...exactly(19) })
  const b = say('b', { ...inLiaoning, ...exactly(12) })
  const cases: [NoSumReason, CaseClaim[]][] = [
    ['nothing', []],
    ['nothing', [say('w', { ...inChina, ...exactly(40) })]],
    ['one', [a]],
    ['overlap', [a, { ...b, overlapsUnknown: true }]],
    [
      'lists',
      [
        { ...a, ...exactly(1), listed: ['p'] },
        { ...b, ...exactly(1), listed: ['q'] },
      ],
    ],
  ]
  for (const [reason, claims] of cases) assert.equal(summed(claims, BOTH, inChina), reason)
  const people = BOTH.map((asked, n) => ({ ...asked, population: ['KP', 'RU'][n] as string }))
  const named = [
    { ...a, population: 'KP' },
    { ...b, population: 'RU' },
  ]
  assert.equal(summed(named, people, inChina), 'populations')
  const back = (id: string, place: string, through: string): CaseClaim =>
    say(id, { ...APRIL, act: 'forced_return', place, through: { place: [through] }, ...exactly(5) })
  // From Liaoning through Jilin: the same five in both cells.
  const ways = [back('a', LN as string, JL as string)]
  assert.equal(summed(ways, BOTH, inChina, 'forced_return'), 'ways')
})

test('[F152] words add nothing, and a cell without a number leaves best and high open', () => {
  const a = say('a', { ...inJilin, ...exactly(19) })
  const b = say('b', { ...inLiaoning, op: 'at_least', value: 12 })
  const word = say('c', { place: 'CN/HL', ...APRIL, op: 'vague', vague: 'dozens' })
  const three = [...BOTH, { place: 'CN/HL', ...APRIL }]
  const sum = summed([a, b, word], three, inChina) as CellSum
  assert.deepEqual([sum.low.value, sum.best, sum.high, sum.cells], [31, null, null, 2])
  // At least 12 has a best (its floor) and no high.
  const two = summed([a, b], BOTH, inChina) as CellSum
  assert.deepEqual([two.best?.value, two.high], [31, null])
  // 12 against 15 in one province: the low of both is 12, there is no best.
  const contested = [
    say('b', { ...inLiaoning, ...exactly(12) }),
    say('d', { ...inLiaoning, ...exactly(15) }),
  ]
  const disputed = summed([a, ...contested], BOTH, inChina) as CellSum
  assert.deepEqual([disputed.low.value, disputed.best], [31, null])
})

test('[F153] a sum stands against nothing that is said of the whole', () => {
  const a = say('a', { ...inJilin, ...exactly(19) })
  const b = say('b', { ...inLiaoning, ...exactly(12) })
  // 31 in two provinces, 25 in the country: the parts exceed the whole.
  assert.equal(summed([a, b, say('w', { ...inChina, ...exactly(25) })], BOTH, inChina), 'whole')
  // About 30 may be 27 to 33: 31 does not contradict it.
  const rounded = [a, b, say('w', { ...inChina, op: 'about', value: 30 })]
  assert.equal((summed(rounded, BOTH, inChina) as CellSum).low.value, 31)
})

test('[F153] no sum exceeds the low of the whole, but where rounding, overlaps or a bound explain it', () => {
  const place = fc.constantFrom('CN', 'CN/JL', 'CN/LN', 'CN/JL/x', 'CN/JL/y')
  const when = fc.constantFrom(APRIL, MAY, SPRING, { from: '2021-04-10', to: '2021-04-12' })
  const words = fc.record({
    op: fc.constantFrom('exactly', 'about', 'at_least', 'up_to', 'more_than'),
    value: fc.integer({ min: 1, max: 40 }),
  })
  const claims = fc.array(fc.tuple(place, when, words), { maxLength: 7 })
  const cells = [APRIL, MAY].flatMap((month) =>
    [JL, LN].map((one) => ({ place: one, ...month })),
  ) as Asked[]
  let sums = 0
  fc.assert(
    fc.property(claims, (made) => {
      const said = made.map(([at, time, number], n) =>
        say(`c${n}`, { place: at, ...time, ...number } as Partial<CaseClaim>),
      )
      const { figure } = answerTo(said, { place: 'CN', ...SPRING }, 'arrest')
      const sum = sumOfCells(
        cells.map((asked) => answerTo(said, asked, 'arrest')),
        figure,
      )
      if (typeof sum === 'string') return
      sums++
      const low = figure.low?.value ?? 0
      const explained = [
        'sum_differs_within_rounding',
        'from_overlaps',
        'parts_bound',
        'overlaps_inexact',
      ]
      const isExplained = figure.flags.some((flag) => explained.includes(flag))
      assert.ok(sum.low.value <= low || isExplained, `${sum.low.value} > ${low} ${figure.flags}`)
      assert.ok(figure.high === null || sum.low.value <= figure.high.value)
    }),
    { numRuns: 400, seed: 22 },
  )
  assert.ok(sums > 50, 'often there is a sum')
})
