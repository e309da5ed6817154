// Section 4 of the figure reference: what each word allows, and what it states.
import assert from 'node:assert/strict'
import test from 'node:test'
import { ask, rangeOf, say } from '../case/made-case.test.ts'
import type { FigureClaim } from '../reckon/evidence.ts'
import { exclude, readWords, SOMEBODY, wordsReader } from './words.ts'

type Said = Partial<FigureClaim>
const claimOf = (said: Said): FigureClaim => ({
  id: 'a',
  chain: ['a'],
  act: 'arrest',
  pub: '2021-08-01',
  ...said,
})

/** Words, then V, then floor, point and ceiling, then marks: rows of the table of section 4. */
const TABLE: [Said, [number, number], (number | null)[], string][] = [
  [{ op: 'exactly', value: 13 }, [13, 13], [13, 13, 13], ''],
  [{ op: 'about', value: 60 }, [54, 66], [60, 60, 60], 'about'],
  [{ op: 'about', value: 7 }, [6, 8], [7, 7, 7], 'about'],
  [{ op: 'about', value: 45 }, [40, 50], [45, 45, 45], 'about'],
  [{ op: 'about', value: 900 }, [810, 990], [900, 900, 900], 'about'],
  [{ op: 'odd', value: 600 }, [600, 699], [600, 600, 600], 'odd'],
  [{ op: 'odd', value: 350 }, [350, 359], [350, 350, 350], 'odd'],
  [{ op: 'odd', value: 35 }, [35, 44], [35, 35, 35], 'odd'],
  [{ op: 'odd', value: 2000 }, [2000, 2999], [2000, 2000, 2000], 'odd'],
  [{ op: 'nearly', value: 150 }, [135, 149], [150, 150, 150], 'nearly'],
  [{ op: 'nearly', value: 9 }, [8, 8], [9, 9, 9], 'nearly'],
  [{ op: 'nearly', value: 1 }, [1, 1], [1, 1, 1], 'nearly'],
  [{ op: 'at_least', value: 39 }, [39, Infinity], [39, null, null], ''],
  [{ op: 'more_than', value: 500 }, [501, Infinity], [500, null, null], 'strict'],
  [{ op: 'up_to', value: 600 }, [1, 600], [null, null, 600], ''],
  [{ op: 'fewer_than', value: 40 }, [1, 39], [null, null, 40], 'strict'],
  [{ op: 'range', low: 150, high: 300 }, [150, 300], [150, 150, 300], ''],
  [{ op: 'vague', vague: 'most', of: { value: 19 } }, [10, 19], [10, 10, 19], 'derived'],
  [{ op: 'vague', vague: 'majority', of: { value: 40 } }, [21, 40], [21, 21, 40], 'derived'],
  [{ op: 'vague', vague: 'all', of: { value: 140 } }, [140, 140], [140, 140, 140], ''],
  [{ op: 'vague', vague: 'all', of: { value: 60, op: 'about' } }, [54, 66], [60, 60, 60], 'about'],
  [{ op: 'none', value: 0 }, [0, 0], [0, 0, 0], ''],
  [{ op: 'vague', vague: 'a_few' }, [3, 9], [3, null, null], 'word'],
  [{ op: 'vague', vague: 'several' }, [3, 9], [3, null, null], 'word'],
  [{ op: 'vague', vague: 'tens' }, [10, 99], [10, null, null], 'word'],
  [{ op: 'vague', vague: 'dozens' }, [12, 99], [12, null, null], 'word'],
  [{ op: 'vague', vague: 'scores' }, [20, 199], [20, null, null], 'word'],
  [{ op: 'vague', vague: 'hundreds' }, [100, 999], [100, null, null], 'word'],
  [{ op: 'vague', vague: 'thousands' }, [1000, 9999], [1000, null, null], 'word'],
  [{ op: 'vague', vague: 'tens_of_thousands' }, [10_000, 99_999], [10_000, null, null], 'word'],
  [
    { op: 'vague', vague: 'hundreds_of_thousands' },
    [100_000, 999_999],
    [100_000, null, null],
    'word',
  ],
  [{ op: 'vague', vague: 'many' }, [2, Infinity], [2, null, null], 'word'],
  [{ op: 'vague', vague: 'most' }, [2, Infinity], [2, null, null], 'word'],
  [{ op: 'vague', vague: 'all' }, [2, Infinity], [2, null, null], 'word'],
  [{ op: 'unknown_some' }, [1, Infinity], [1, null, null], 'word'],
]

for (const [said, [low, high], stated, marks] of TABLE) {
  test(`[F1] what ${JSON.stringify(said)} allows and states`, () => {
    const words = readWords(claimOf(said))
    assert.deepEqual([words.low, words.high], [low, high])
    assert.deepEqual([words.floor, words.point, words.ceiling], stated)
    assert.equal(words.marks.join(' '), marks)
    assert.equal(words.precise, marks !== 'word')
  })
}

test('[F1] a bound that N lacks is lacking in "most of N", too', () => {
  const words = readWords(
    claimOf({ op: 'vague', vague: 'most', of: { value: 40, op: 'at_least' } }),
  )
  assert.deepEqual([words.floor, words.point, words.ceiling], [21, null, null])
  assert.equal(words.high, Infinity)
})

test('[F1] a claim without a number counts as "somebody", never as a number', () => {
  const nothing: Said[] = [{}, { op: 'exactly' }, { op: 'vague' }, { op: 'range', low: 3 }]
  for (const said of nothing) assert.equal(readWords(claimOf(said)), SOMEBODY)
})

test('[F1] numbers at the edge never turn V upside down', () => {
  const edges: Said[] = [
    { op: 'nearly', value: 1 },
    { op: 'nearly', value: 0 },
    { op: 'fewer_than', value: 1 },
    { op: 'up_to', value: 0 },
    { op: 'about', value: 0 },
    { op: 'range', low: 9, high: 3 },
  ]
  for (const said of edges) {
    const { low, high } = readWords(claimOf(said))
    assert.ok(low <= high && low >= 0, JSON.stringify(said))
  }
})

test('[F1] a number that was met before is read alike', () => {
  const read = wordsReader()
  for (const [said] of TABLE) {
    assert.deepEqual(read(claimOf(said)), readWords(claimOf(said)))
  }
})

test('[F25] [F30] what says the same is one object for the reader, and nothing else is', () => {
  const read = wordsReader()
  const first = TABLE.map(([said]) => read(claimOf(said)))
  assert.deepEqual(
    TABLE.map(([said]) => first.indexOf(read(claimOf(said)))),
    TABLE.map((_, n) => n),
  )
  assert.equal(read(claimOf({})), read(claimOf({ op: 'unknown_some', value: 3 })))
})

test('[F33] V decides what excludes: "nearly 150" excludes 150, "about 65" does not exclude 60', () => {
  const v = (said: Said) => readWords(claimOf(said))
  const exactly = (value: number) => v({ op: 'exactly', value })
  assert.ok(exclude(v({ op: 'nearly', value: 150 }), exactly(150)))
  assert.ok(exclude(v({ op: 'more_than', value: 600 }), exactly(600)))
  assert.ok(!exclude(v({ op: 'about', value: 60 }), v({ op: 'about', value: 65 })))
  assert.ok(!exclude(v({ op: 'at_least', value: 39 }), v({ op: 'at_least', value: 41 })))
})

test('[F1] the word travels with the number, and a plain statement takes it away', () => {
  const about = say('a', { op: 'about', value: 60, event: 'E' })
  const odd = say('b', { op: 'odd', value: 60, event: 'E' })
  const plain = say('c', { op: 'exactly', value: 60, event: 'E' })
  assert.deepEqual(ask([about]).low?.marks, ['about'])
  assert.deepEqual(ask([about, odd]).low?.marks, ['about', 'odd'])
  assert.deepEqual(ask([about, odd, plain]).low?.marks, [])
})

test('[F1] "up to 600" is no number of people: low is 1, best is none', () => {
  const figure = ask([say('a', { op: 'up_to', value: 600, event: 'E' })])
  assert.deepEqual(rangeOf(figure), [1, null, 600])
  assert.deepEqual(figure.low?.from, { rule: 'fixed', reason: 'somebody', claims: ['a'] })
  assert.deepEqual(figure.figure, [1, 1])
})
