// The three lists with their names in the built world, and the corrected list B taken in again. The
// numbers are those of the description of the world, sections 6.1, 6.2 and 8, and of the first ten
// minutes; bands of birth follow by hand from the ages.
import assert from 'node:assert/strict'
import test from 'node:test'
import { canary, canaryText } from './canaries.ts'
import { openWorld } from './opened-world.ts'
import { population } from './population.ts'
import { worldText } from './world-file.ts'

interface Mention {
  id: string
  name?: string
  bornLow?: number
  bornHigh?: number
  sex?: string
  home?: string
  place?: string
  time?: { earliest: string; latest: string }
  restricted?: Record<string, string>
}

interface Taken {
  names: {
    outcomes: { outcome: string; rows: number }[]
    refused: number
    problems: { code: string; line: number; column: number }[]
    notes: object[]
    mapping: string
    differences: { outcome: string; id: string; changes: object[] }[]
    failed?: string
  }
}

const world = await openWorld()
const LISTS = ['list-a', 'list-b', 'list-c']
const people = population()
const truth = new Map(
  worldText('lists/truth.csv')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([list, record, person]) => [
      `list-${list?.toLowerCase()}/${record}`,
      people[Number(person) - 1],
    ]),
)

async function mentionsOf(list: string, account = 'rev-1'): Promise<Mention[]> {
  const input = { list, limit: 1000 }
  const { mentions } = await world.ask<{ mentions: Mention[] }>(account, 'mention.list', input)
  return mentions
}

test('[W44] every row of the three lists is there once, and says of its person what the truth says', async () => {
  const rows = await Promise.all(LISTS.map((list) => mentionsOf(list)))
  assert.deepEqual(
    rows.map(({ length }) => length),
    [200, 164, 140],
  )
  for (const mention of rows.flat()) {
    const person = truth.get(mention.id)
    assert.ok(person, mention.id)
    const month = String(person.month).padStart(2, '0')
    assert.equal(mention.home, person.home)
    if (!mention.id.startsWith('list-b')) assert.equal(mention.place, person.arrest)
    assert.equal(mention.time?.earliest, `2022-${month}-01`)
    if (mention.sex) assert.equal(mention.sex, person.sex.toLowerCase())
    const isSwapped = mention.id.startsWith('list-c') && person.number % 29 === 0
    if (mention.bornLow !== undefined && !isSwapped)
      assert.ok(mention.bornLow <= person.born && person.born <= (mention.bornHigh ?? 0))
  }
  // 21 people of list B without an age, four of them written again without one.
  const without = rows.map((list) => list.filter(({ bornLow }) => bornLow === undefined).length)
  assert.deepEqual(without, [21, 21 + 4, 0])
})

test('[W44] a Korean age is one year, another two, and one of which nobody says how three', async () => {
  const widths = (await mentionsOf('list-b')).flatMap((mention) => {
    const { bornLow: low, bornHigh: high } = mention
    if (low === undefined || high === undefined) return []
    return [[truth.get(mention.id)?.number ?? 0, high - low + 1] as const]
  })
  for (const [person, width] of widths)
    assert.equal(width, person % 3 === 0 ? 3 : person % 2 === 1 ? 1 : 2, String(person))
})

test('[W44] secret columns are for those alone who may see restricted fields', async () => {
  for (const [list, n] of [
    ['list-a', 24],
    ['list-b', 25],
    ['list-c', 26],
  ] as const) {
    const seen = await mentionsOf(list)
    assert.ok(seen.every(({ restricted }) => Object.values(restricted ?? {})[0] === canaryText(n)))
    const forOthers = JSON.stringify(await mentionsOf(list, 'doc-1'))
    assert.ok(!forOthers.includes(canary(n).ascii) && forOthers.length > 10_000)
  }
  const { mappings } = await world.ask<{ mappings: { id: string; description?: string }[] }>(
    ...(['doc-1', 'list.mappings', {}] as const),
  )
  assert.deepEqual(
    mappings.map(({ id }) => id),
    LISTS,
  )
  assert.ok(mappings[1]?.description?.includes(canaryText(27)))
})

test('[W45] the corrected list B changes one age, refuses one month, and then changes nothing', async () => {
  const csv = worldText('lists/list-b-corrected.csv')
  // No mapping is named: the headings find it.
  const { names } = await world.ask<Taken>('ana-1', 'list.check', { csv, list: 'list-b' })
  assert.equal(names.mapping, 'list-b')
  assert.deepEqual(names.outcomes, [
    { outcome: 'changed', rows: 1 },
    { outcome: 'unchanged', rows: 162 },
  ])
  assert.deepEqual(names.problems, [{ code: 'date_impossible', line: 109, column: 7 }])
  assert.deepEqual(names.differences, [
    {
      ...{ outcome: 'changed', line: 77, id: 'list-b/B-076' },
      changes: [
        { kind: 'words', field: 'age', before: '52', after: '53' },
        { kind: 'value', field: 'born', before: '1969/1970', after: '1968/1969' },
      ],
    },
  ])
  const input = { csv, list: 'list-b' }
  await world.ask('ana-1', 'list.import', input)
  const failed = (names.failed ?? '').replace('2022-13', '2022-06')
  const again = await world.ask<Taken>('ana-1', 'list.import', { csv: failed, list: 'list-b' })
  assert.deepEqual(again.names.outcomes, [
    { outcome: 'unchanged', rows: 1 },
    { outcome: 'gone', rows: 163 },
  ])
  const corrected = { csv: csv.replace('2022-13', '2022-06'), list: 'list-b' }
  const last = await world.ask<Taken>('ana-1', 'list.import', corrected)
  assert.deepEqual(last.names.outcomes, [{ outcome: 'unchanged', rows: 164 }])
})

test('[W45] mutation test: whoever is not of the house learns nothing of it', async () => {
  const { changes } = await world.ask<{ changes: { operation: string }[] }>(
    ...(['vie-1', 'change.list', { limit: 1000 }] as const),
  )
  assert.ok(!changes.some(({ operation }) => /^(?:list|mention)\./.test(operation)))
})
