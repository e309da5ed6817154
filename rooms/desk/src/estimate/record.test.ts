// Stored estimates: what is kept of them, that they come out the same again, and what differs
// between two.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { EstimateAnswer } from '@tumen/contract'
import { openTrial, refused, type TrialDesk } from '../../fixture/desk.ts'
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

async function recorded(trial: TrialDesk, input: object): Promise<string> {
  const given = { ...QUICK, ...input }
  return (await trial.ask<{ id: string }>('ana', 'estimate.record', given)).id
}

const shown = (trial: TrialDesk, id: string) =>
  trial.ask<{ stored: Head; estimate: EstimateAnswer }>('ana', 'estimate.show', { id })

const compared = (trial: TrialDesk, before: string, after: string) =>
  trial.ask<Compared>('ana', 'estimate.compare', { before, after })

test('[D266] a stored estimate keeps its lists, options, hashes, versions and the whole report', async () => {
  const trial = await openTrial()
  const from = await importThree(trial)
  const size = await trial.size()
  const given = { ...QUICK, from, title: 'The first' }
  const made = await trial.ask<{ id: string; estimate: EstimateAnswer }>(
    'sta',
    'estimate.record',
    given,
  )
  assert.equal(await trial.size(), size + 1)
  const { stored, estimate } = await shown(trial, made.id)
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
  const { estimates } = await trial.ask<{ estimates: Head[] }>('rev', 'estimate.list', {})
  assert.deepEqual(estimates, [stored])
  await trial.close()
})

test('[D266] a table that was typed can be kept, and so can the reasons why there is no estimate', async () => {
  const trial = await openTrial()
  const id = await recorded(trial, { csv: TWO })
  const { stored } = await shown(trial, id)
  assert.deepEqual([stored.source, stored.lists, stored.estimate], ['table', undefined, undefined])
  assert.deepEqual(stored.withheld, ['R4'])
  const both = await refused(recorded(trial, { csv: TWO, from: ['x'] }))
  assert.deepEqual([both.code, both.field], ['invalid-input', 'from'])
  assert.equal((await refused(recorded(trial, {}))).code, 'invalid-input')
  assert.equal((await refused(recorded(trial, { csv: 'x' }))).code, 'table-unreadable')
  const odds = { low: 4, high: 1, why: 'x' }
  assert.equal((await refused(recorded(trial, { csv: TWO, odds }))).field, 'odds')
  assert.equal((await refused(shown(trial, 'no'))).code, 'unknown-estimate')
  await trial.close()
})

test('[D267] reckoned again, a stored estimate has the same bytes; what came later moves nothing', async () => {
  const trial = await openTrial()
  const from = await importThree(trial)
  const id = await recorded(trial, { from, classes: true })
  trial.now.day = '2022-05-02'
  await trial.ask('ana', 'list.import', { csv: 'person,list\nx,A\nx,B\n', space: 'three' })
  const again = await trial.ask<Repeated>('sta', 'estimate.repeat', { id })
  assert.deepEqual([again.sameReport, again.sameTable], [true, true])
  assert.equal(again.reportHash.now, again.reportHash.stored)
  const typed = await recorded(trial, { csv: FEW })
  const typedAgain = await trial.ask<Repeated>('sta', 'estimate.repeat', { id: typed })
  assert.deepEqual([typedAgain.sameReport, typedAgain.sameTable], [true, undefined])
  await trial.close()
})

test('[D267] bite: a report that was altered, or lists that now say something else, are told', async () => {
  const trial = await openTrial()
  const from = await importThree(trial)
  const { ledger } = trial.desk
  const id = await recorded(trial, { from })
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
  const { sameReport } = await trial.ask<Repeated>('ana', 'estimate.repeat', { id: 'forged' })
  assert.equal(sameReport, false)
  const { sameTable } = await trial.ask<Repeated>('ana', 'estimate.repeat', { id: 'other' })
  assert.equal(sameTable, false)
  await trial.close()
})

test('[D268] two estimates of the same lists: what came between, by change, cell and number', async () => {
  const trial = await openTrial()
  const from = await importThree(trial)
  const before = await recorded(trial, { from })
  trial.now.day = '2022-05-02'
  const rows = Array.from({ length: 20 }, (_, n) => [`x${n},A`, `x${n},B`]).flat()
  await trial.ask('ana', 'list.import', {
    csv: ['person,list', ...rows].join('\n'),
    space: 'three',
  })
  const after = await recorded(trial, { from })
  const found = await compared(trial, before, after)
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
  const back = await recorded(trial, { from, asKnownOn: '2022-05-01' })
  const same = await compared(trial, before, back)
  assert.deepEqual([same.same, same.reasons, same.cells, same.changes], [true, [], [], []])
  await trial.close()
})

test('[D268] other lists, options, seeds and origins are told as what they are', async () => {
  const trial = await openTrial()
  const from = await importThree(trial)
  const first = await recorded(trial, { from })
  const reasonsOf = async (more: object) =>
    (await compared(trial, first, await recorded(trial, { from, ...more }))).reasons
  assert.deepEqual(await reasonsOf({ seed: '8' }), ['seed'])
  assert.deepEqual(await reasonsOf({ selection: 'stepwise' }), ['options'])
  assert.deepEqual(await reasonsOf({ from: from.slice(0, 2) }), ['lists'])
  const two = await compared(trial, first, await recorded(trial, { from: from.slice(0, 2) }))
  assert.deepEqual(two.findings.came.map(({ code }) => code).includes('R4'), true)
  assert.equal(two.model.after, undefined)
  assert.deepEqual(two.lists.at(-1), { name: 'C', before: 72 })
  const typed = await compared(trial, first, await recorded(trial, { csv: FEW }))
  assert.deepEqual(typed.reasons, ['table'])
  const limit = await compared(trial, first, await recorded(trial, { from, smallBelow: 9 }))
  assert.deepEqual(limit.options, [{ option: 'smallBelow', after: '9' }])
  const refusal = await refused(compared(trial, first, 'no'))
  assert.deepEqual([refusal.code, refusal.field], ['unknown-estimate', 'after'])
  await trial.close()
})

test('[D269] numbers of a small estimate stay with whoever may see them, also stored', async () => {
  const trial = await openTrial()
  const id = await recorded(trial, { csv: FEW })
  const other = await recorded(trial, { csv: FEW, seed: '9' })
  const { stored } = await shown(trial, id)
  assert.ok((stored.estimate?.total ?? 0) > 43)
  type Shown = { stored: Head; estimate: EstimateAnswer }
  const seen = await trial.ask<Shown>('rev', 'estimate.show', { id })
  assert.deepEqual([seen.stored.estimate, seen.stored.smallWithheld], [undefined, true])
  assert.deepEqual([seen.estimate.estimate, seen.estimate.smallWithheld], [undefined, true])
  const input = { before: id, after: other }
  const compare = await trial.ask<Compared>('rev', 'estimate.compare', input)
  assert.deepEqual(
    compare.numbers.filter(({ before }) => before !== undefined).map(({ what }) => what),
    ['documented', 'bound'],
  )
  assert.ok(!JSON.stringify([seen, compare]).includes(`${stored.estimate?.total}`))
  await trial.close()
})

test('[D257] stored estimates are there for whoever may estimate, and for nobody else', async () => {
  const trial = await openTrial()
  const id = await recorded(trial, { csv: FEW })
  const { changes } = await trial.ask<{ changes: { operation: string }[] }>(
    'vie',
    'change.list',
    {},
  )
  assert.deepEqual(changes, [])
  assert.equal((await refused(trial.ask('doc', 'record.history', { id }))).code, 'not-found')
  const history = await trial.ask<{ rows: object[] }>('rev', 'record.history', { id })
  assert.equal(history.rows.length, 1)
  assert.ok(!JSON.stringify(history).includes('"total"'))
  await trial.close()
})

test('[D266] an estimate that is cancelled leaves nothing', async () => {
  const trial = await openTrial()
  const size = await trial.size()
  const stop = new AbortController()
  const progress = { report: () => stop.abort(), signal: stop.signal }
  const input = { ...QUICK, csv: FEW, classes: true }
  const refusal = await refused(trial.ask('ana', 'estimate.record', input, { progress }))
  assert.equal(refusal.code, 'cancelled')
  assert.equal(await trial.size(), size)
  await trial.close()
})
