import assert from 'node:assert/strict'
import { performance } from 'node:perf_hooks'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { contractList, ROLES } from '@tumen/contract'
import { type Finding, readTable } from '@tumen/estimate'
import { refused } from '../../fixture/desk.ts'
import { ALONE, estimated, recordedInput, vectorFile } from '../../fixture/estimate.ts'
import { callByName } from '../call.ts'
import { reckonInTurn, reckonReport } from './pool.ts'

test('[D230] [D233] the same table and seed give the same answer, which names its table', async () => {
  const input = { ...recordedInput('korea3'), seed: '7' }
  const [one, other] = [await estimated(input), await estimated(input)]
  assert.deepEqual(one, other)
  const { sha256_of_cells: hash } = vectorFile<{ sha256_of_cells: string }>('tables/korea3.json')
  assert.equal(one.table.hash, hash)
  const csv = `b,c,d,count\n${input.cells.map(([at, n]) => [...at, n].join()).join('\n')}`
  assert.deepEqual(await estimated({ csv, seed: '7' }), one)
  assert.notDeepEqual(await estimated({ ...input, seed: '8' }), one)
})

test('[D230] mutation test: an operation that reads a workspace fails at this desk', async () => {
  const call = { ...silent, actor: { account: 'a', roles: [...ROLES] } }
  for (const { name } of contractList.filter(({ alone }) => !alone)) {
    const input = name === 'workspace.show' ? {} : { id: 'x' }
    const { code } = await refused(callByName(ALONE, name, input, call))
    assert.ok(['not-a-workspace', 'invalid-input'].includes(code), `${name} ${code}`)
  }
  const { code } = await refused(callByName(ALONE, 'workspace.show', {}, call))
  assert.equal(code, 'not-a-workspace')
})

test('[D231] [D232] exactly one form of input is taken, and odds in their order', async () => {
  const table = { lists: ['A', 'B'], cells: [['11', 9]] }
  for (const input of [{}, { ...table, csv: 'A,count\n1,2' }]) {
    const { code, details } = await refused(estimated(input))
    assert.deepEqual([code, details], ['invalid-input', [{ code: 'exactly_one', path: 'csv' }]])
  }
  const odds = { low: 4, high: 1, why: 'x' }
  assert.equal((await refused(estimated({ ...table, odds }))).field, 'odds')
  for (const wrong of [
    { replicates: 100 },
    { replicates: 10_001 },
    { seed: '-1' },
    { seed: '0x7' },
    { odds: { low: 1, high: 4, why: ' ' } },
    { cells: { '1000': 3 } },
  ])
    assert.equal((await refused(estimated({ ...table, ...wrong }))).code, 'invalid-input')
})

test('[D232] a refusal repeats nothing of the table', async () => {
  const csv = 'CANARY-LIST,B,count\nCANARY-CELL,0,CANARY-COUNT\n1,0,=CANARY()'
  const refusal = await refused(estimated({ csv }))
  assert.equal(refusal.code, 'table-unreadable')
  assert.ok(!`${refusal.stack}${JSON.stringify(refusal)}`.includes('CANARY'))
})

interface Case {
  id: string
  table?: string
  lists: string[]
  cells: [string, number][]
  ask: string
  frames?: object[]
  reprints?: unknown
  counts_only?: { list: string }[]
  linkage?: { pairs: number; clerical_unreviewed: number }
  expect: {
    findings: Finding[]
    point_estimate: 'given' | 'withheld'
    with_odds_1_to_4?: { low: number; high: number }
  }
}

const { cases } = vectorFile<{ cases: Case[] }>('refusals.json')

function inputOfCase({ table, lists, cells, frames, counts_only: counts, linkage }: Case) {
  const { pairs, clerical_unreviewed: unreviewed } = linkage ?? {}
  const given =
    table === undefined
      ? { lists: lists.slice(0, cells[0]?.[0].length), cells }
      : recordedInput(table)
  return {
    ...given,
    ...(frames && { frames: frames.map(frameOf) }),
    ...(counts && { countsOnly: counts.map(({ list }) => list) }),
    ...(linkage && { linkage: { pairs, unreviewed } }),
  }
}

function frameOf(frame: object): object {
  const fields = ['population', 'act', 'unit', 'place', 'from', 'to']
  return Object.fromEntries(Object.entries(frame).filter(([name]) => fields.includes(name)))
}

test('[D234] each recorded case has its findings, and an estimate where it is given', async () => {
  const named = ({ code, kind, about }: Finding) => `${code} ${kind}${about ? ` ${about}` : ''}`
  const asked = cases.filter(({ ask, reprints }) => ask === 'report' && !reprints)
  assert.ok(asked.length >= 15)
  for (const one of asked) {
    const answer = await estimated(inputOfCase(one))
    const found = (answer.findings as Finding[])
      .filter(({ code }) => /^R[124569]$|^W4$/.test(code))
      .filter(({ kind }) => kind !== 'lists_matter')
    assert.deepEqual(found.map(named).sort(), one.expect.findings.map(named).sort(), one.id)
    const isGiven = answer.estimate !== undefined
    assert.equal(isGiven, one.expect.point_estimate === 'given', one.id)
    assert.equal(answer.methods.length > 0, isGiven, one.id)
    const stated = one.expect.with_odds_1_to_4
    if (stated === undefined) continue
    const odds = { low: 1, high: 4, why: 'the same network' }
    const { band, estimate } = await estimated({ ...inputOfCase(one), odds })
    assert.equal(estimate, undefined)
    assert.ok(band?.by === 'odds' && Math.abs(band.low - stated.low) < 0.01, one.id)
  }
})

const FEW = {
  lists: ['A', 'B', 'C'],
  cells: [
    ['100', 15],
    ['010', 12],
    ['001', 10],
    ['110', 6],
    ['101', 5],
    ['011', 4],
    ['111', 3],
  ],
}

test('[D235] three roles may estimate, and a small estimate is not for the reviewer', async () => {
  for (const role of ROLES) {
    if (['analyst', 'reviewer', 'statistician'].includes(role)) continue
    assert.equal((await refused(estimated(FEW, role))).code, 'not-allowed', role)
  }
  const whole = await estimated(FEW, 'analyst')
  assert.equal(whole.estimate?.small, true)
  assert.deepEqual(await estimated(FEW, 'statistician'), whole)
  const part = await estimated(FEW, 'reviewer')
  assert.deepEqual([part.estimate, part.smallWithheld], [undefined, true])
  assert.deepEqual(
    [part.documented, part.bound, part.band],
    [whole.documented, whole.bound, whole.band],
  )
  const numbers = [whole.estimate?.total ?? 0, ...whole.ranked.map(({ estimate }) => estimate)]
  const text = JSON.stringify(part)
  for (const number of numbers) assert.ok(!text.includes(String(number)), String(number))
  const two = { csv: 'A,B,count\n1,0,30\n0,1,25\n1,1,15\n' }
  const [told, kept] = [await estimated(two, 'analyst'), await estimated(two, 'reviewer')]
  assert.ok(told.curves.odds)
  assert.deepEqual([kept.methods, kept.curves, kept.bound], [[], {}, told.bound])
  assert.equal(kept.smallWithheld, undefined)
  const large = { lists: FEW.lists, cells: FEW.cells.map(([at, n]) => [at, Number(n) * 3]) }
  const [analyst, reviewer] = [
    await estimated(large, 'analyst'),
    await estimated(large, 'reviewer'),
  ]
  assert.ok(reviewer.estimate)
  assert.deepEqual(reviewer, analyst)
})

test('[D236] an answer holds its pictures and marks what shows single cells', async () => {
  const answer = await estimated({ ...recordedInput('hav3'), classes: true })
  const { pictures, inside } = answer
  const names = Object.keys(pictures) as (keyof typeof pictures)[]
  assert.deepEqual([...names].sort(), [
    'chains',
    'frequencies',
    'landscape',
    'leverage',
    'overlap',
    'pairs',
    'posterior',
    'replicates',
  ])
  for (const name of names)
    assert.equal(pictures[name]?.inside, inside.includes(`pictures.${name}`), name)
  assert.ok(answer.ranked.length <= 100 && answer.near.length >= 1)
  assert.ok(answer.chains && answer.methods.some(({ method }) => method === 'classes'))
  assert.equal(JSON.stringify(answer), JSON.stringify(JSON.parse(JSON.stringify(answer))))
})

test('[D236] tables at the edge give finite answers', async () => {
  const edges: [string, number][][] = [
    [],
    [['100', 1]],
    [['111', 50]],
    [
      ['100', 30],
      ['010', 30],
      ['001', 30],
    ],
    [
      ['110', 20],
      ['011', 20],
      ['101', 20],
    ],
    [
      ['100', 2_000_000],
      ['010', 1],
      ['110', 7],
      ['011', 3],
      ['111', 1],
    ],
  ]
  for (const cells of edges)
    assert.ok(
      (await estimated({ lists: ['A', 'B', 'C'], cells })).documented,
      JSON.stringify(cells),
    )
})

const kosovo = recordedInput('kosovo4')
const reading = readTable(kosovo.lists, kosovo.cells)
assert.ok('table' in reading)
const { table } = reading
const options = { seed: 7n, replicates: 400 }
const silent = {
  actor: { account: 'a', roles: [] },
  progress: { report: () => undefined },
}

test('[D237] threads give what running in turn gives', async () => {
  const inTurn = await reckonInTurn(silent, table, options)
  for (const threads of [0, 1, 3])
    assert.deepEqual(await reckonReport(silent, table, options, threads), inTurn, String(threads))
})

test('[D238] the desk is free while threads reckon, and is told how far they are', async () => {
  const steps: [number, number][] = []
  const report = (_: string, done: number, total: number) => void steps.push([done, total])
  let turns = 0
  const clock = setInterval(() => turns++, 5)
  try {
    await reckonReport({ ...silent, progress: { report } }, table, options)
  } finally {
    clearInterval(clock)
  }
  assert.ok(turns >= 5, `${turns} turns of the desk`)
  assert.deepEqual(steps.at(0), [0, 0])
  const [last, total] = steps.at(-1) ?? [0, 1]
  assert.equal(last, total)
  assert.ok(steps.every(([done], n) => done >= (steps[n - 1]?.[0] ?? 0)))
})

test('[D238] mutation test: reckoned in turn, the desk is busy all the time', async () => {
  const five = recordedInput('uk5')
  const read = readTable(five.lists, five.cells)
  assert.ok('table' in read)
  const busy = async (threads: number) => {
    const before = performance.eventLoopUtilization()
    await reckonReport(silent, read.table, options, threads)
    return performance.eventLoopUtilization(before).utilization
  }
  const [free, full] = [await busy(2), await busy(0)]
  assert.ok(full > 0.9 && free < 0.6, `${free} ${full}; threads need npm run build`)
})

test('[D241] estimates wait for each other, and one that waits can be cancelled', async () => {
  const done: string[] = []
  const first = reckonReport(silent, table, options).then(() => done.push('first'))
  const abort = new AbortController()
  const { signal } = abort
  const progress = { report: () => undefined, signal }
  const second = refused(estimated(recordedInput('hav3'), 'analyst', progress))
  const third = reckonReport(silent, table, options, 0).then(() => done.push('third'))
  abort.abort()
  assert.equal((await second).code, 'cancelled')
  assert.deepEqual(done, [])
  await Promise.all([first, third])
  assert.deepEqual(done, ['first', 'third'])
})

test('[D238] an estimate is cancelled before, within and between its parts', async () => {
  const input = { ...recordedInput('uk5'), classes: true, replicates: 10_000 }
  for (const afterMs of [0, 100, 1500]) {
    const abort = new AbortController()
    let reportsAfter = 0
    const report = () => {
      if (abort.signal.aborted) reportsAfter += 1
    }
    const running = estimated(input, 'analyst', { report, signal: abort.signal })
    const refusal = refused(running)
    await wait(afterMs)
    abort.abort()
    assert.equal((await refusal).code, 'cancelled', String(afterMs))
    assert.equal(reportsAfter, 0, 'at once')
  }
})
