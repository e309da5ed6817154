// Stored estimates: what is kept of them, that they come out the same again, and what differs
// between two.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { EstimateAnswer } from '@tumen/contract'
import { type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { importThree } from '../../fixture/list.ts'

const QUICK = { replicates: 200, seed: '7' }

interface Head {
  id: string
  source: string
  lists?: string[]
  knownAt: string
  options: Record<string, string>
  persons: number
  atLeast?: number
  estimate?: { total: number; low: number; high: number; model: string }
  smallWithheld?: true
  withheld: string[]
  tableHash: string
  reportHash: string
  procedure: string
  recorded: string
  by: string
}
interface Repeated {
  sameReport: boolean
  sameTable?: boolean
  reportHash: { stored: string; now: string }
}
interface Compared {
  same: boolean
  reasons: string[]
  numbers: { what: string; before?: number; after?: number }[]
  model: { before?: string; after?: string }
  lists: { name: string; before?: number; after?: number }[]
  cells: { lists: string[]; before: number; after: number }[]
  options: { option: string; before?: string; after?: string }[]
  findings: { came: { code: string }[]; gone: { code: string }[] }
  changes: { leaf: number; operation: string; came: number; gone: number }[]
}

const FEW = 'a,b,c,count\n1,0,0,12\n0,1,0,9\n0,0,1,8\n1,1,0,5\n1,0,1,4\n0,1,1,3\n1,1,1,2'
const TWO = 'police,press,count\n1,0,30\n0,1,25\n1,1,15'

async function recorded(fixture: FixtureDesk, input: object): Promise<string> {
  const given = { ...QUICK, ...input }
  return (await fixture.ask<{ id: string }>('ana', 'estimate.record', given)).id
}

const shown = (fixture: FixtureDesk, id: string) =>
  fixture.ask<{ stored: Head; estimate: EstimateAnswer }>('ana', 'estimate.show', { id })

const compared = (fixture: FixtureDesk, before: string, after: string) =>
  fixture.ask<Compared>('ana', 'estimate.compare', { before, after })

test('[D266] a stored estimate keeps its lists, options, hashes, versions and the whole report', async () => {
  const fixture = await openFixture()
  const from = await importThree(fixture)
  const size = await fixture.size()
  const given = { ...QUICK, from, title: 'The first' }
  const made = await fixture.ask<{ id: string; estimate: EstimateAnswer }>(
    'sta',
    'estimate.record',
    given,
  )
  assert.equal(await fixture.size(), size + 1)
  const { stored, estimate } = await shown(fixture, made.id)
  assert.deepEqual(estimate, made.estimate)
  assert.deepEqual(
    [stored.source, stored.lists, stored.by, stored.options],
    ['lists', from, 'sta', { seed: '7', replicates: '200', classes: 'false' }],
  )
  assert.deepEqual([stored.knownAt, stored.recorded], Array(2).fill('2022-05-01T10:00:00.000Z'))
  // From the README of the estimate room, which names the same table.
  assert.deepEqual([stored.persons, stored.atLeast, stored.estimate?.model], [198, 300, '[1,2,3]'])
  assert.equal(stored.tableHash, estimate.table.hash)
  assert.equal(stored.estimate?.total, estimate.estimate?.total)
  const { estimates } = await fixture.ask<{ estimates: Head[] }>('rev', 'estimate.list', {})
  assert.deepEqual(estimates, [stored])
  await fixture.close()
})

test('[D266] a table that was typed can be kept, and so can the reasons why there is no estimate', async () => {
  const fixture = await openFixture()
  const id = await recorded(fixture, { csv: TWO })
  const { stored } = await shown(fixture, id)
  assert.deepEqual([stored.source, stored.lists, stored.estimate], ['table', undefined, undefined])
  assert.deepEqual(stored.withheld, ['R4'])
  const both = await refused(recorded(fixture, { csv: TWO, from: ['x'] }))
  assert.deepEqual([both.code, both.field], ['invalid-input', 'from'])
  assert.equal((await refused(recorded(fixture, {}))).code, 'invalid-input')
  assert.equal((await refused(recorded(fixture, { csv: 'x' }))).code, 'table-unreadable')
  const odds = { low: 4, high: 1, why: 'x' }
  assert.equal((await refused(recorded(fixture, { csv: TWO, odds }))).field, 'odds')
  assert.equal((await refused(shown(fixture, 'no'))).code, 'unknown-estimate')
  await fixture.close()
})

test('[D267] reckoned again, a stored estimate has the same bytes; what came later moves nothing', async () => {
  const fixture = await openFixture()
  const from = await importThree(fixture)
  const id = await recorded(fixture, { from, classes: true })
  fixture.now.day = '2022-05-02'
  await fixture.ask('ana', 'list.import', { csv: 'person,list\nx,A\nx,B\n', space: 'three' })
  const again = await fixture.ask<Repeated>('sta', 'estimate.repeat', { id })
  assert.deepEqual([again.sameReport, again.sameTable], [true, true])
  assert.equal(again.reportHash.now, again.reportHash.stored)
  const typed = await recorded(fixture, { csv: FEW })
  const typedAgain = await fixture.ask<Repeated>('sta', 'estimate.repeat', { id: typed })
  assert.deepEqual([typedAgain.sameReport, typedAgain.sameTable], [true, undefined])
  await fixture.close()
})

test('[D267] mutation test: a report that was altered, or lists that now say something else, are told', async () => {
  const fixture = await openFixture()
  const from = await importThree(fixture)
  const { ledger } = fixture.desk
  const id = await recorded(fixture, { from })
  const [head] = await ledger.read.rows('estimate')
  const report = await ledger.read.estimateReport(id)
  assert.ok(head && report)
  const forged = { ...head.row, id: 'forged', reportHash: 'a'.repeat(64) }
  const change = { operation: 'estimate.record', by: 'own', subject: 'forged' }
  const earlier = { knownAt: '2022-04-30T10:00:00.000Z', tableHash: 'b'.repeat(64) }
  await ledger.change(change, async (write) => {
    await write.append('estimate', forged)
    await write.append('estimate_report', { ...report.row, estimate: 'forged' })
    await write.append('estimate', { ...head.row, id: 'other', tableHash: earlier.tableHash })
    await write.append('estimate_report', { ...report.row, estimate: 'other' })
  })
  const { sameReport } = await fixture.ask<Repeated>('ana', 'estimate.repeat', { id: 'forged' })
  assert.equal(sameReport, false)
  const { sameTable } = await fixture.ask<Repeated>('ana', 'estimate.repeat', { id: 'other' })
  assert.equal(sameTable, false)
  await fixture.close()
})

test('[D268] two estimates of the same lists: what came between, by change, cell and number', async () => {
  const fixture = await openFixture()
  const from = await importThree(fixture)
  const before = await recorded(fixture, { from })
  fixture.now.day = '2022-05-02'
  const rows = Array.from({ length: 20 }, (_, n) => [`x${n},A`, `x${n},B`]).flat()
  await fixture.ask('ana', 'list.import', {
    csv: ['person,list', ...rows].join('\n'),
    space: 'three',
  })
  const after = await recorded(fixture, { from })
  const found = await compared(fixture, before, after)
  assert.deepEqual([found.same, found.reasons, found.options], [false, ['entries'], []])
  assert.deepEqual(found.cells, [{ lists: ['A', 'B'], before: 18, after: 38 }])
  assert.deepEqual(
    found.changes.map(({ operation, came, gone }) => [operation, came, gone]),
    [['list.import', 40, 0]],
  )
  assert.deepEqual(found.numbers[0], { what: 'documented', before: 198, after: 218 })
  assert.deepEqual(found.lists, [
    { name: 'A', before: 98, after: 118 },
    { name: 'B', before: 84, after: 104 },
    { name: 'C', before: 72, after: 72 },
  ])
  // Asked as known before, the later one is the earlier one again.
  const back = await recorded(fixture, { from, asKnownOn: '2022-05-01' })
  const same = await compared(fixture, before, back)
  assert.deepEqual([same.same, same.reasons, same.cells, same.changes], [true, [], [], []])
  await fixture.close()
})

test('[D268] other lists, options, seeds and origins are told as what they are', async () => {
  const fixture = await openFixture()
  const from = await importThree(fixture)
  const first = await recorded(fixture, { from })
  const reasonsOf = async (more: object) =>
    (await compared(fixture, first, await recorded(fixture, { from, ...more }))).reasons
  assert.deepEqual(await reasonsOf({ seed: '8' }), ['seed'])
  assert.deepEqual(await reasonsOf({ selection: 'stepwise' }), ['options'])
  assert.deepEqual(await reasonsOf({ from: from.slice(0, 2) }), ['lists'])
  const two = await compared(fixture, first, await recorded(fixture, { from: from.slice(0, 2) }))
  assert.deepEqual(two.findings.came.map(({ code }) => code).includes('R4'), true)
  assert.equal(two.model.after, undefined)
  assert.deepEqual(two.lists.at(-1), { name: 'C', before: 72 })
  const typed = await compared(fixture, first, await recorded(fixture, { csv: FEW }))
  assert.deepEqual(typed.reasons, ['table'])
  const limit = await compared(fixture, first, await recorded(fixture, { from, smallBelow: 9 }))
  assert.deepEqual(limit.options, [{ option: 'smallBelow', after: '9' }])
  const refusal = await refused(compared(fixture, first, 'no'))
  assert.deepEqual([refusal.code, refusal.field], ['unknown-estimate', 'after'])
  await fixture.close()
})

test('[D269] numbers of a small estimate stay with whoever may see them, also stored', async () => {
  const fixture = await openFixture()
  const id = await recorded(fixture, { csv: FEW })
  const other = await recorded(fixture, { csv: FEW, seed: '9' })
  const { stored } = await shown(fixture, id)
  assert.ok((stored.estimate?.total ?? 0) > 43)
  type Shown = { stored: Head; estimate: EstimateAnswer }
  const seen = await fixture.ask<Shown>('rev', 'estimate.show', { id })
  assert.deepEqual([seen.stored.estimate, seen.stored.smallWithheld], [undefined, true])
  assert.deepEqual([seen.estimate.estimate, seen.estimate.smallWithheld], [undefined, true])
  const input = { before: id, after: other }
  const compare = await fixture.ask<Compared>('rev', 'estimate.compare', input)
  assert.deepEqual(
    compare.numbers.filter(({ before }) => before !== undefined).map(({ what }) => what),
    ['documented', 'bound'],
  )
  assert.ok(!JSON.stringify([seen, compare]).includes(`${stored.estimate?.total}`))
  await fixture.close()
})

test('[D257] stored estimates are there for whoever may estimate, and for nobody else', async () => {
  const fixture = await openFixture()
  const id = await recorded(fixture, { csv: FEW })
  const { changes } = await fixture.ask<{ changes: { operation: string }[] }>(
    'vie',
    'change.list',
    {},
  )
  assert.deepEqual(changes, [])
  assert.equal((await refused(fixture.ask('doc', 'record.history', { id }))).code, 'not-found')
  const history = await fixture.ask<{ rows: object[] }>('rev', 'record.history', { id })
  assert.equal(history.rows.length, 1)
  assert.ok(!JSON.stringify(history).includes('"total"'))
  await fixture.close()
})

test('[D266] an estimate that is cancelled leaves nothing', async () => {
  const fixture = await openFixture()
  const size = await fixture.size()
  const stop = new AbortController()
  const progress = { report: () => stop.abort(), signal: stop.signal }
  const input = { ...QUICK, csv: FEW, classes: true }
  const refusal = await refused(fixture.ask('ana', 'estimate.record', input, { progress }))
  assert.equal(refusal.code, 'cancelled')
  assert.equal(await fixture.size(), size)
  await fixture.close()
})
