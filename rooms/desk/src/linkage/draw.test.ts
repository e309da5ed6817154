// The three lists of the invented world, linked, measured and drawn. Expected numbers: the
// description of the world, 6.1 to 6.3.
import assert from 'node:assert/strict'
import test from 'node:test'
import { openFixture, refused } from '../../fixture/desk.ts'
import { takeInWorld, worldTruth } from '../../fixture/linkage.ts'

interface Band {
  low: number
  best: number
  high: number
}
interface Drawn {
  lists: string[]
  persons: Band
  perList: Band[]
  tables: { lists: number[]; persons: number }[][]
  overlaps: { lists: number[]; persons: Band }[]
  flags: string[]
}
interface Evaluated {
  pairs: { truePairs: number; blockingRecall: number; best: { f1: number } }
  persons: { pairs: { f1: number }; found: number; true: number }
}

const fixture = await openFixture()
await takeInWorld(fixture)
const lists = ['A', 'B', 'C']
const { id: run } = await fixture.ask<{ id: string }>('ana', 'linkage.run', { lists })
const truth = worldTruth()

test('[D328] the lists of the invented world give their persons', async () => {
  const found = await fixture.ask<Evaluated>('sta', 'linkage.evaluate', { run, truth })
  assert.equal(found.pairs.truePairs, 254)
  assert.equal(found.persons.true, 296)
  assert.ok(found.persons.pairs.f1 >= 0.95, String(found.persons.pairs.f1))
  assert.ok(found.persons.found >= 290 && found.persons.found <= 304, String(found.persons.found))
})

test('[D328] scores come from what people read for calibration where nobody knows the truth', async () => {
  const none = await fixture.ask<{ from: string; labels: object[] }>('ana', 'linkage.evaluate', {
    run,
  })
  assert.deepEqual([none.from, none.labels], ['judgements', []])
  const wrong = { run, truth: [{ mention: 'A/none', person: '1' }] }
  const refusal = await refused(fixture.ask('ana', 'linkage.evaluate', wrong))
  assert.deepEqual([refusal.code, refusal.field], ['unknown-mention', 'truth'])
})

test('[D327] draws hold the 296 of the world; one seed gives one answer, and every table its persons', async () => {
  const drawn = await fixture.ask<Drawn>('sta', 'linkage.draw', { run, draws: 100 })
  assert.ok(drawn.persons.low <= 296 && 296 <= drawn.persons.high, JSON.stringify(drawn.persons))
  assert.deepEqual([drawn.lists, drawn.tables.length], [lists, 100])
  // A and C are declared to name nobody twice: 200 and 140 people in every draw.
  const [a, , c] = drawn.perList
  assert.deepEqual([a?.low, a?.high, c?.low, c?.high], [200, 200, 140, 140])
  for (const table of drawn.tables) {
    const onA = table.filter((cell) => cell.lists.includes(0))
    assert.equal(
      onA.reduce((sum, { persons }) => sum + persons, 0),
      200,
    )
  }
  assert.deepEqual(await fixture.ask('sta', 'linkage.draw', { run, draws: 100 }), drawn)
  const other = await fixture.ask<Drawn>('sta', 'linkage.draw', { run, draws: 100, seed: 2 })
  assert.notDeepEqual(other.tables, drawn.tables)
  assert.ok(drawn.flags.includes('uncalibrated'))
})

test('[D330] whoever counts gets numbers and no name, whoever may not count gets nothing', async () => {
  for (const [name, input] of [
    ['linkage.show', { run }],
    ['linkage.list', {}],
    ['linkage.draw', { run, draws: 2 }],
  ] as const) {
    const text = JSON.stringify(await fixture.ask('sta', name, input))
    assert.doesNotMatch(text, /[AC]-\d{3}|[\p{Script=Hangul}\p{Script=Han}]|CANARY/u, name)
    assert.equal((await refused(fixture.ask('vie', name, input))).code, 'not-allowed')
  }
  type Doubts = { doubtful: { mentions: string[]; warnings: string[] }[]; warnings: object[] }
  const told = await fixture.ask<Doubts>('doc', 'linkage.show', { run })
  assert.ok(told.doubtful.length > 0 && told.doubtful.every(({ mentions }) => mentions.length > 1))
  const counted = await fixture.ask<Doubts>('sta', 'linkage.show', { run })
  assert.deepEqual([counted.doubtful, counted.warnings], [[], told.warnings])
  for (const name of [
    'person.list',
    'linkage.explain-pair',
    'linkage.next-for-review',
    'person.show',
  ])
    for (const who of ['sta', 'vie', 'adm', 'edi', 'cus'] as const)
      assert.equal(
        (await refused(fixture.ask(who, name, {}))).code,
        'not-allowed',
        `${who} ${name}`,
      )
})

test('[D329] people of one name and siblings stay two people, and nobody is found by a pseudonym', async () => {
  await fixture.ask('rev', 'linkage.resolve', { run })
  const members = await fixture.desk.ledger.read.personMembers()
  const personOf = new Map(members.map(({ row }) => [row.mention, row.person]))
  const namesOf = new Map<string, Set<string>>()
  for (const { mention, person } of truth) {
    const id = personOf.get(mention) ?? ''
    namesOf.set(id, (namesOf.get(id) ?? new Set()).add(person))
  }
  const mixed = [...namesOf.values()].filter((people) => people.size > 1).map((one) => [...one])
  const siblings = Array.from({ length: 10 }, (_, at) => [14 + 30 * at, 15 + 30 * at])
  for (const [one, other] of siblings)
    assert.ok(!mixed.some((people) => people.includes(`${one}`) && people.includes(`${other}`)))
  type Found = { persons: { names: { name: string }[]; bornLow: number; bornHigh: number }[] }
  const found = await fixture.ask<Found>('ana', 'person.list', { name: '신정심' })
  const years = found.persons.map(({ bornLow, bornHigh }) => [bornLow, bornHigh])
  assert.ok(years.length >= 2, JSON.stringify(years))
  assert.ok(years.some(([low = 0, high = 0]) => low <= 1969 && 1969 <= high && high < 1998))
  assert.ok(years.some(([low = 0]) => low === 1998))
})

interface Next {
  left: number
  pairs: { a: { id: string }; b: { id: string } }[]
}

test('[D319] with verdicts on pairs drawn for it a linkage is calibrated, and its band narrower', async () => {
  const people = new Map(truth.map(({ mention, person }) => [mention, person]))
  const before = await fixture.ask<Drawn>('sta', 'linkage.draw', { run, draws: 100 })
  const asked = { run, queue: 'calibration', limit: 50 }
  const pairs: Next['pairs'] = []
  for (let after: object = {}; ; ) {
    const { pairs: some } = await fixture.ask<Next>('rev', 'linkage.next-for-review', {
      ...asked,
      ...after,
    })
    const last = some.at(-1)
    if (!last) break
    pairs.push(...some)
    after = { after: { a: last.a.id, b: last.b.id } }
  }
  // What a reader without error would say, written at once.
  const of = { operation: 'linkage.judge', by: 'rev', subject: 'calibration' }
  await fixture.desk.ledger.change(of, async (write) => {
    for (const [n, { a, b }] of pairs.entries()) {
      const verdict = people.get(a.id) === people.get(b.id) ? 'same' : 'different'
      const row = { id: `jm_${n}`, a: a.id, b: b.id, blind: true, run, calibrates: true }
      await write.append('judgement', { ...row, verdict })
    }
  })
  const drawn = await fixture.ask<Drawn>('sta', 'linkage.draw', { run, draws: 100 })
  const width = ({ low, high }: Band) => high - low
  assert.ok(pairs.length >= 100, String(pairs.length))
  assert.ok(!drawn.flags.includes('uncalibrated'))
  assert.ok(drawn.persons.low <= 296 && 296 <= drawn.persons.high, JSON.stringify(drawn.persons))
  assert.ok(width(drawn.persons) < width(before.persons))
  assert.ok((drawn.perList[1]?.low ?? 0) <= 160 && 160 <= (drawn.perList[1]?.high ?? 0))
  const { labels } = await fixture.ask<{ labels: object[] }>('sta', 'linkage.evaluate', { run })
  assert.ok(labels.length > 0)
})
