import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { sharedRuns } from './shared-run.ts'

const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** The passages as text of each side. */
function passagesOf(a: string, b: string): [string, string][] {
  return sharedRuns(a, b).runs.map((run) => [
    a.slice(run.a.start, run.a.end),
    b.slice(run.b.start, run.b.end),
  ])
}

test('[V120] five words or twelve signs in common are a passage; case and marks do not matter', () => {
  const rows: [string, string, [string, string][]][] = [
    [
      'He said: “all of them were held in the hall”, yesterday.',
      'ALL of them were held, in  the hall! Nobody knows more.',
      [['all of them were held in the hall', 'ALL of them were held, in  the hall']],
    ],
    ['one two three four', 'one two three four', []],
    [
      'one two three four five',
      'x one two\nthree four five y',
      [['one two three four five', 'one two\nthree four five']],
    ],
    [
      '강제로 송환된 사람이 열두 명',
      '어제 강제로 송환된 사람이 열두 명 이상',
      [['강제로 송환된 사람이 열두 명', '강제로 송환된 사람이 열두 명']],
    ],
    ['강제로 송환된 사람이', '강제로 송환된 사람이', []],
    [
      '他们说没有看到任何人被送回',
      '记者说，他们说，没有看到任何人被送回。',
      [['他们说没有看到任何人被送回', '他们说，没有看到任何人被送回']],
    ],
    ['', 'one two three four five', []],
  ]
  for (const [a, b, expected] of rows) assert.deepEqual(passagesOf(a, b), expected)
})

test('[V120] the share is that of the first text', () => {
  const shared = 'one two three four five'
  assert.equal(sharedRuns(shared, `${shared} six`).share, 1)
  assert.equal(sharedRuns(`${shared} six seven eight nine ten`, shared).share, 0.5)
  assert.equal(sharedRuns('', shared).share, 0)
})

test('[V121] passages ascend, do not overlap in the first text, and hold the same words', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', '북', '송', '人', '. '), { maxLength: 120 })
  fc.assert(
    fc.property(text, text, (left, right) => {
      const [a, b] = [left.join(' '), right.join(' ')]
      const { runs, share } = sharedRuns(a, b)
      for (const [n, run] of runs.entries()) {
        assert.ok(n === 0 || run.a.start >= (runs[n - 1]?.a.end ?? 0))
        const mine = words(a.slice(run.a.start, run.a.end))
        assert.deepEqual(mine, words(b.slice(run.b.start, run.b.end)))
        assert.ok(mine.length >= 5)
      }
      assert.ok(share >= 0 && share <= 1)
    }),
  )
})

test('[V121] a text that stands whole in the other is one passage', () => {
  const own = fc.array(fc.constantFrom('one', 'two', 'three', 'four'), {
    minLength: 5,
    maxLength: 60,
  })
  fc.assert(
    fc.property(own, (tokens) => {
      const a = tokens.join(' ')
      const { runs, share } = sharedRuns(a, `zero, ${a}; zero`)
      assert.deepEqual(
        runs.map((run) => run.a),
        [{ start: 0, end: a.length }],
      )
      assert.equal(share, 1)
    }),
    // Few words repeat themselves so often that not every place of them is tried.
    { examples: [[['one', 'two', 'three', 'four', 'one']]], numRuns: 50 },
  )
})

test('[V122] the longest texts are compared in seconds, and what is longer is said', () => {
  const repeated = 'ab '.repeat(100_000)
  const started = performance.now()
  const { isBounded, most, share } = sharedRuns(repeated, `${repeated}ab`)
  assert.ok(performance.now() - started < 10_000)
  assert.deepEqual([isBounded, most, share], [true, 200_000, 1])
  assert.equal(sharedRuns('a b', 'a b').isBounded, false)
})
