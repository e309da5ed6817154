import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { Partition } from './partition.ts'
import { type MentionPair, type ResolveInput, resolve, type WeighedPairs } from './resolve.ts'

type Weighed = readonly [a: number, b: number, w: number]

function pairsOf(rows: readonly Weighed[]): WeighedPairs {
  return {
    a: Int32Array.from(rows, ([a]) => a),
    b: Int32Array.from(rows, ([, b]) => b),
    w: Float64Array.from(rows, ([, , w]) => w),
  }
}

function persons(rows: readonly Weighed[], more: Partial<ResolveInput> = {}): number[] {
  return [...resolve({ mentions: 5, threshold: 0, ...more, pairs: pairsOf(rows) }).root]
}

const MENTIONS = 9
const mention = fc.integer({ min: 0, max: MENTIONS - 1 })
const ordered = fc
  .tuple(mention, mention)
  .filter(([a, b]) => a !== b)
  .map(([a, b]): MentionPair => (a < b ? [a, b] : [b, a]))
const distinctPairs = fc.uniqueArray(ordered, { selector: String, maxLength: 20 })
const weighed = fc
  .uniqueArray(fc.tuple(ordered, fc.integer({ min: -3, max: 9 })), {
    selector: ([pair]) => String(pair),
    maxLength: 24,
  })
  .map((rows) => rows.map(([[a, b], w]): Weighed => [a, b, w]))
const facts = fc.record({
  list: fc.array(fc.integer({ min: -1, max: 40 }), { minLength: MENTIONS, maxLength: MENTIONS }),
  enumeration: fc.array(fc.integer({ min: -1, max: 2 }), {
    minLength: MENTIONS,
    maxLength: MENTIONS,
  }),
  sex: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: MENTIONS, maxLength: MENTIONS }),
})

test('[N132] pairs of at least the threshold are joined, heaviest first, ties by (a, b)', () => {
  assert.deepEqual(
    persons([
      [0, 1, 3],
      [1, 2, -1],
      [3, 4, 0],
    ]),
    [0, 0, 2, 3, 3],
  )
  const facts = { list: Int32Array.of(-1, 0, 0, -1, -1) }
  assert.deepEqual(
    persons(
      [
        [0, 1, 2],
        [0, 2, 3],
      ],
      { facts },
    ),
    [0, 1, 0, 3, 4],
  )
  assert.deepEqual(
    persons(
      [
        [0, 2, 3],
        [0, 1, 3],
      ],
      { facts },
    ),
    [0, 0, 2, 3, 4],
  )
})

test('[N132] the order in which pairs come changes nothing', () => {
  fc.assert(
    fc.property(weighed, facts, fc.infiniteStream(fc.nat()), (rows, known, chance) => {
      const shuffled = rows
        .map((row) => ({ row, at: chance.next().value as number }))
        .sort((x, y) => x.at - y.at)
        .map(({ row }) => row)
      const input = { mentions: MENTIONS, threshold: 0, facts: typed(known) }
      assert.deepEqual(
        resolve({ ...input, pairs: pairsOf(shuffled) }).root,
        resolve({ ...input, pairs: pairsOf(rows) }).root,
      )
    }),
  )
})

test('[N133] each barrier keeps apart, and says so', () => {
  const chain: Weighed[] = [
    [0, 1, 5],
    [1, 2, 4],
  ]
  const cases: [string, Partial<ResolveInput>][] = [
    ['judged_different', { different: [[0, 2]] }],
    ['one_record_per_list', { facts: { list: Int32Array.of(70, -1, 70, -1, -1) } }],
    ['one_enumeration', { facts: { enumeration: Int32Array.of(7, -1, 7, -1, -1) } }],
    ['sex', { facts: { sex: Uint8Array.of(1, 0, 2, 0, 0) } }],
    ['impossible', { impossible: [[0, 2]] }],
  ]
  for (const [barrier, more] of cases) {
    const answer = resolve({ mentions: 5, threshold: 0, pairs: pairsOf(chain), ...more })
    assert.deepEqual([...answer.root], [0, 0, 2, 3, 4], barrier)
    assert.deepEqual(answer.refused, [{ pair: 1, barrier }])
    assert.deepEqual(persons(chain), [0, 0, 0, 3, 4], 'without it the three are one')
  }
})

test('[N133] no person breaks a constraint, also through others, and no merge is refused idly', () => {
  fc.assert(
    fc.property(weighed, distinctPairs, facts, (rows, different, known) => {
      const pairs = pairsOf(rows)
      const input = { mentions: MENTIONS, threshold: 0, pairs, different, facts: typed(known) }
      const { root, refused } = resolve(input)
      for (const [a, b] of different) assert.notEqual(root[a], root[b])
      const broken = (a: number, b: number) => a !== b && root[a] === root[b] && clash(known, a, b)
      for (let a = 0; a < MENTIONS; a += 1)
        for (let b = 0; b < MENTIONS; b += 1) assert.ok(!broken(a, b))
      for (const { pair } of refused) {
        const [one, other] = [root[pairs.a[pair] as number], root[pairs.b[pair] as number]]
        const apart = (a: number, b: number) =>
          clash(known, a, b) || different.some(([x, y]) => String([x, y]) === String(sorted(a, b)))
        const members = (person: number | undefined) =>
          [...root.keys()].filter((at) => root[at] === person)
        const all = members(one).flatMap((a) => members(other).map((b) => [a, b] as const))
        assert.ok(all.some(([a, b]) => apart(a, b)))
      }
    }),
  )
})

test('[N134] same is used before different, and the chain between them is told', () => {
  const same: MentionPair[] = [
    [0, 1],
    [1, 3],
  ]
  const answer = resolve({
    ...{ mentions: 4, threshold: 0, pairs: pairsOf([]) },
    ...{
      same,
      different: [
        [0, 3],
        [0, 2],
      ],
    },
  })
  assert.deepEqual([...answer.root], [0, 0, 2, 0])
  assert.deepEqual(answer.findings, [{ code: 'judgement_conflict', chain: [0, 1, 3] }])
})

test('[N134] people may join what a rule keeps apart, and it is told', () => {
  const facts = { list: Int32Array.of(0, 0, 1) }
  const input = { mentions: 3, threshold: 0, pairs: pairsOf([[1, 2, 4]]), facts }
  const answer = resolve({ ...input, same: [[0, 1]] })
  assert.deepEqual([...answer.root], [0, 0, 0])
  const barrier = 'one_record_per_list'
  assert.deepEqual(answer.findings, [{ code: 'barrier_overruled', pair: [0, 1], barrier }])
})

test('[N135] a verdict taken back brings back the persons of before', () => {
  fc.assert(
    fc.property(weighed, ordered, fc.boolean(), (rows, pair, isSame) => {
      const input = { mentions: MENTIONS, threshold: 0, pairs: pairsOf(rows) }
      const before = resolve(input).root
      const judged = resolve({ ...input, [isSame ? 'same' : 'different']: [pair] }).root
      assert.equal(judged[pair[0]] === judged[pair[1]], isSame)
      assert.deepEqual(resolve({ ...input, same: [], different: [] }).root, before)
    }),
  )
})

test('[N133] what must stay apart follows a set through many joins', () => {
  const partition = new Partition(200)
  for (let other = 100; other < 200; other += 1) partition.keepApart(0, other, 'impossible')
  for (let mention = 1; mention < 100; mention += 1) partition.join(mention, mention - 1)
  for (let other = 101; other < 200; other += 1) partition.join(other, other - 1)
  assert.equal(partition.barrier(99, 199), 'impossible')
})

function typed(known: { list: number[]; enumeration: number[]; sex: number[] }) {
  return {
    list: Int32Array.from(known.list),
    enumeration: Int32Array.from(known.enumeration),
    sex: Uint8Array.from(known.sex),
  }
}

function sorted(a: number, b: number): MentionPair {
  return a < b ? [a, b] : [b, a]
}

/** Whether two mentions may not be one person by what is known of them. */
function clash(
  known: { list: number[]; enumeration: number[]; sex: number[] },
  a: number,
  b: number,
) {
  const shared = (row: number[]) => (row[a] as number) >= 0 && row[a] === row[b]
  const sexes = [known.sex[a], known.sex[b]]
  return shared(known.list) || shared(known.enumeration) || (sexes.includes(1) && sexes.includes(2))
}

test('[N145] a run joins no judged person with another, but adds to it what is new', () => {
  // Mentions 0 and 1 are one person, 2 another, 3 and 4 are new; somebody judged the first.
  const person = Int32Array.of(0, 0, 1, -1, -1)
  const facts = { person, judgedPerson: Uint8Array.of(1, 0) }
  const rows: Weighed[] = [
    [0, 2, 9],
    [1, 3, 8],
    [2, 3, 7],
    [2, 4, 6],
  ]
  const known: MentionPair[] = [[0, 1]]
  const input = { mentions: 5, threshold: 0, pairs: pairsOf(rows), facts, same: known }
  const { root, refused } = resolve(input)
  assert.deepEqual([...root], [0, 0, 2, 0, 2])
  const barrier = 'judged_person'
  assert.deepEqual(refused, [
    { pair: 0, barrier },
    { pair: 2, barrier },
  ])
  const free = { ...facts, judgedPerson: Uint8Array.of(0, 0) }
  assert.deepEqual([...resolve({ ...input, facts: free }).root], [0, 0, 0, 0, 0])
})
