import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixtureTable, recordedTable, vector } from '../../fixture/table.ts'
import { type CaptureTable, cellsOf } from '../table/capture-table.ts'
import { tableFromRecords } from '../table/origin-list.ts'
import { examine, type Frame } from './examine.ts'
import { type Finding, withholdsReport } from './finding.ts'

interface Case {
  id: string
  table?: string
  lists: string[]
  cells: [string, number][]
  ask: string
  frames?: Frame[]
  reprints?: { list: string; of: string; cells: [string, number][] }[]
  counts_only?: { list: string }[]
  linkage?: { pairs: number; clerical_unreviewed: number }
  expect: {
    findings: Finding[]
    point_estimate: 'given' | 'withheld'
    after_collapse?: [string, number][]
    with_odds_1_to_4?: { low: number; high: number }
  }
}

const { cases } = vector<{ cases: Case[] }>('refusals')
const named = ({ code, kind, about }: Finding) => `${code} ${kind}${about ? ` ${about}` : ''}`
// The recorded cases do not list small cells.
const asRecorded = (all: readonly Finding[]) =>
  all
    .filter(({ code }) => /^R[124569]$|^W4$/.test(code))
    .map(named)
    .sort()

function tableIn({ table, lists, cells }: Case): CaptureTable {
  if (table !== undefined) return recordedTable(table)
  return fixtureTable(lists.slice(0, cells[0]?.[0].length), cells)
}

function optionsIn({ frames, counts_only: counts = [], linkage }: Case) {
  const { pairs = 0, clerical_unreviewed: unreviewed = 0 } = linkage ?? {}
  const given = { countsOnly: counts.map(({ list }) => list), linkage: { pairs, unreviewed } }
  return frames ? { ...given, frames } : given
}

for (const one of cases.filter(({ ask, reprints }) => ask === 'report' && !reprints))
  test(`[M90] ${one.id}: its findings and no other`, () => {
    const found = examine(tableIn(one), optionsIn(one))
    assert.deepEqual(asRecorded(found), one.expect.findings.map(named).sort())
    assert.equal(found.some(withholdsReport), one.expect.point_estimate === 'withheld')
  })

test('[M90] [M100] a list of reprints is no list of its own', () => {
  const one = cases.find(({ id }) => id === 'reprint') as Case
  const table = fixtureTable(one.lists, one.cells)
  const isReprint = (pattern: string) => one.reprints?.[0]?.cells.some(([cell]) => cell === pattern)
  const records = one.cells.flatMap(([pattern, count]) =>
    Array.from({ length: count }, (_, person) =>
      one.lists
        .filter((_, i) => pattern[i] === '1')
        .map((list) => ({
          person: `${pattern}-${person}`,
          list,
          origin: list === 'C' && isReprint(pattern) ? 'A' : list,
        })),
    ).flat(),
  )
  const answer = tableFromRecords(records, { own: { A: 'A', B: 'B', C: 'C' } })
  assert.ok('table' in answer)
  assert.deepEqual(
    cellsOf(answer.table),
    cellsOf(fixtureTable(one.lists, one.expect.after_collapse ?? [])),
  )
  assert.deepEqual(asRecorded(examine(answer.table)), one.expect.findings.map(named).sort())
  assert.equal(answer.collapse.documented, table.persons)
  assert.equal(answer.collapse.moved, 21)
})

test('[M90] just beside each threshold there is no finding', () => {
  const kinds = (cells: [string, number][], lists = ['A', 'B', 'C']) =>
    examine(fixtureTable(lists, cells)).map(({ kind }) => kind)
  const base: [string, number][] = [
    ['100', 6],
    ['010', 6],
    ['001', 6],
  ]
  assert.ok(kinds([...base, ['110', 3], ['101', 3]]).includes('few_overlaps'))
  assert.ok(!kinds([...base, ['110', 4], ['101', 3]]).includes('few_overlaps'))
  assert.ok(
    kinds(
      [
        ['100', 1],
        ['010', 1],
        ['110', 7],
      ],
      ['A', 'B', 'C'],
    ).includes('too_few_persons'),
  )
  assert.ok(
    !kinds([
      ['100', 2],
      ['010', 1],
      ['110', 7],
    ]).includes('too_few_persons'),
  )
  assert.ok(
    kinds([
      ['100', 4],
      ['010', 6],
      ['110', 8],
    ]).includes('small_cells'),
  )
  assert.ok(
    !kinds([
      ['100', 5],
      ['010', 6],
      ['110', 8],
    ]).includes('small_cells'),
  )
})
