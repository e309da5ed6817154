// Linking lists: what is kept, what is refused, and that nothing is left of what was cancelled.
// Names are invented; weights are calculated by hand from the given numbers.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import {
  GIVEN_MODEL,
  linkSmall,
  mention,
  takeInSmall,
  writeMentions,
} from '../../fixture/linkage.ts'
import { openDesk } from '../desk.ts'

/** log2(.01/.99) + log2(.9/.01) + log2(.95/.05) + log2(.9/.2). */
const ALIKE = Math.log2(0.01 / 0.99) + Math.log2(90) + Math.log2(19) + Math.log2(4.5)
/** The same with another name and other years, in one home. */
const ONE_HOME =
  Math.log2(0.01 / 0.99) + Math.log2(0.1 / 0.99) + Math.log2(0.05 / 0.95) + Math.log2(4.5)

async function opened(): Promise<FixtureDesk> {
  const fixture = await openFixture()
  await takeInSmall(fixture)
  return fixture
}

const pairsOf = async (fixture: FixtureDesk, run: string) =>
  (await fixture.desk.ledger.read.linkagePairs(run)).map(({ row }) => row)

test('[D310] a linkage keeps weighed pairs and leaves the persons as they are', async () => {
  const fixture = await opened()
  const before = await fixture.desk.ledger.read.counts()
  const size = await fixture.size()
  const run = await linkSmall(fixture)
  assert.equal(await fixture.size(), size + 1)
  const after = await fixture.desk.ledger.read.counts()
  const changed = Object.keys(after).filter((table) => {
    return after[table as keyof typeof after] !== before[table as keyof typeof before]
  })
  assert.deepEqual(changed.sort(), ['linkage_pair', 'linkage_run'])
  const found = (await pairsOf(fixture, run)).map(({ a, b, millibits, rules }) => [
    ...[a, b, millibits, rules],
  ])
  const weight = Math.round(ALIKE * 1000)
  // Both rules find each: bit 0 by name, bit 1 by home.
  assert.deepEqual(found, [
    ['m1/1', 'm2/1', weight, 3],
    ['m1/2', 'm2/2', weight, 3],
  ])
  await fixture.close()
})

test('[D310] pairs below the floor are not kept', async () => {
  const fixture = await opened()
  const run = await linkSmall(fixture, { floor: -15 })
  const weights = (await pairsOf(fixture, run)).map(({ millibits }) => millibits)
  // Four people of one home are six pairs, of which one is alike; the other alike are of another.
  const other = Math.round(ONE_HOME * 1000)
  assert.deepEqual(weights.sort((x, y) => x - y).slice(0, 5), Array(5).fill(other))
  assert.equal(weights.length, 7)
  await fixture.close()
})

test('[D311] the same lists, settings, seed and moment give the same pairs and hashes', async () => {
  const fixture = await opened()
  const runs = [await linkSmall(fixture), await linkSmall(fixture)]
  const [one, other] = await Promise.all(
    runs.map(async (run) => (await pairsOf(fixture, run)).map(({ run: _, ...pair }) => pair)),
  )
  assert.deepEqual(one, other)
  const rows = (await fixture.desk.ledger.read.rows('linkage_run')).map(({ row }) => row)
  const heads = rows.map(({ id: _, ...head }) => JSON.stringify(head))
  assert.equal(heads.length, 2)
  assert.equal(heads[0], heads[1])
  await fixture.close()
})

test('[D312] lists that are not there are refused by their places, lists without names by their ids', async () => {
  const fixture = await opened()
  await fixture.ask('own', 'list.record', { id: 'bare', title: 'Pseudonyms' })
  const unknown = await refused(fixture.ask('ana', 'linkage.run', { lists: ['m1', 'no'] }))
  assert.deepEqual([unknown.code, unknown.details], ['unknown-list', [{ list: 2 }]])
  const bare = await refused(fixture.ask('ana', 'linkage.run', { lists: ['m1', 'bare'] }))
  assert.deepEqual([bare.code, bare.details], ['list-without-names', [{ list: 'bare' }]])
  await fixture.close()
})

test('[D312] settings that are wrong are told by code and place, and nothing of what they say', async () => {
  const fixture = await opened()
  const size = await fixture.size()
  const run = async (model: object | string) => {
    const text = typeof model === 'string' ? model : JSON.stringify(model)
    const { code, details } = await refused(
      fixture.ask('ana', 'linkage.run', { lists: ['m1', 'm2'], model: text }),
    )
    return [code, details]
  }
  assert.deepEqual(await run('{ CANARY'), ['model-wrong', [{ code: 'not_json' }]])
  assert.deepEqual(await run({ ...GIVEN_MODEL, threshold: 7, constraint: [] }), [
    'model-wrong',
    [
      { code: 'value_wrong', at: 'threshold' },
      { code: 'key_unknown', at: 'constraint' },
    ],
  ])
  const sql = { sql_condition: 'CANARY(x_l)', label_for_charts: 'CANARY' }
  const splink = { comparisons: [{ output_column_name: 'x', comparison_levels: [sql] }] }
  const [code, details] = await run(splink)
  assert.equal(code, 'model-wrong')
  assert.match(JSON.stringify(details), /condition_not_understood/)
  assert.doesNotMatch(JSON.stringify(details), /CANARY/)
  const columnless = {
    ...GIVEN_MODEL,
    id: 'mention_id',
    comparisons: [
      {
        name: 'phone',
        levels: [
          { label: 'missing', when: { null: ['phone'] } },
          { label: 'same', when: { equal: 'phone' }, m: 0.9, u: 0.1 },
          { label: 'different', when: { else: true }, m: 0.1, u: 0.9 },
        ],
      },
    ],
  }
  assert.deepEqual(await run(columnless), [
    'linkage-refused',
    [{ code: 'column_missing', at: 'phone' }],
  ])
  assert.equal(await fixture.size(), size)
  await fixture.close()
})

/** The lists in a work folder, as text. */
function readFiles(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'))
  return names.map((name) => readFileSync(join(folder, name), 'utf8'))
}

test('[D313] a linkage tells its stages, and cancelled at any of them leaves neither row nor file', async () => {
  const fixture = await opened()
  await writeMentions(fixture, [
    mention('m1', '7', { name: '오금화', origin: 'S-01', restricted: { contact: 'CANARY' } }),
  ])
  const input = { lists: ['m1', 'm2'], model: JSON.stringify(GIVEN_MODEL) }
  const stages: string[] = []
  const work = join(fixture.folder, 'work')
  const modes: number[] = []
  const files: string[] = []
  await fixture.ask('ana', 'linkage.run', input, {
    progress: {
      report: (stage) => {
        stages.push(stage)
        for (const name of readdirSync(work)) {
          modes.push(statSync(join(work, name)).mode & 0o777)
          files.push(...readFiles(join(work, name)))
        }
      },
    },
  })
  const each = [...new Set(stages)]
  for (const stage of ['load', 'block', 'pattern', 'score', 'write'])
    assert.ok(each.includes(stage), stage)
  assert.deepEqual([...new Set(modes)], [0o700])
  assert.ok(files.some((text) => text.includes('김영순')))
  // Neither restricted cells nor who told it are read by a linkage.
  assert.ok(files.every((text) => !text.includes('CANARY') && !text.includes('S-01')))
  const size = await fixture.size()
  for (const stage of each) {
    const stop = new AbortController()
    const report = (one: string) => {
      if (one === stage) stop.abort()
    }
    const progress = { report, signal: stop.signal }
    const refusal = await refused(fixture.ask('ana', 'linkage.run', input, { progress }))
    assert.equal(refusal.code, 'cancelled', stage)
    assert.deepEqual(readdirSync(work), [], stage)
  }
  assert.equal(await fixture.size(), size)
  await fixture.close()
})

test('[D313] what a killed linkage left is gone when the workspace opens again', async () => {
  const fixture = await opened()
  const left = join(fixture.folder, 'work', 'linkage-1-left')
  mkdirSync(left, { recursive: true })
  writeFileSync(join(left, 'list-0.csv'), 'CANARY-59-SECRET')
  await fixture.desk.close()
  const again = await openDesk({
    ...{ folder: fixture.folder, unlock: { passphrase: 'trial passphrase' } },
    ...{ clock: () => new Date(), random: (length) => new Uint8Array(length) },
  })
  assert.equal(existsSync(join(fixture.folder, 'work')), false)
  await again.close()
})
