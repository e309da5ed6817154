import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type CaptureTable,
  cellLines,
  cellsOf,
  conditionOn,
  dropList,
  listSizes,
  mergeLists,
  readTable,
  type TableProblem,
} from './capture-table.ts'

function tableOf(lists: string[], cells: [string, number][]): CaptureTable {
  const reading = readTable(lists, cells)
  assert.ok('table' in reading)
  return reading.table
}

const problems = (lists: string[], cells: [string, number][]): TableProblem[] => {
  const reading = readTable(lists, cells)
  return 'problems' in reading ? reading.problems : []
}

test('[M1] patterns with counts become a table; a pattern twice is summed and noted', () => {
  const reading = readTable(
    ['A', 'B'],
    [
      ['10', 3],
      ['01', 2],
      ['10', 4],
      ['11', 0],
    ],
  )
  assert.ok('table' in reading)
  assert.deepEqual(cellsOf(reading.table), [
    [1, 7],
    [2, 2],
  ])
  assert.equal(reading.table.persons, 9)
  assert.deepEqual(reading.notes, [{ code: 'pattern_twice', at: 2 }])
})

test('[M1] every problem is returned with its place', () => {
  assert.deepEqual(
    problems(
      ['A', 'A', ' '],
      [
        ['10', 1],
        ['1x0', 1],
        ['000', 1],
        ['100', 1.5],
        ['100', -1],
        ['100', 2 ** 31],
      ],
    ),
    [
      { code: 'list_name_twice', at: 1 },
      { code: 'list_name_empty', at: 2 },
      { code: 'pattern_length', at: 0 },
      { code: 'pattern_character', at: 1 },
      { code: 'zero_pattern', at: 2 },
      { code: 'count_not_whole', at: 3 },
      { code: 'count_negative', at: 4 },
      { code: 'count_too_large', at: 5 },
    ],
  )
  assert.deepEqual(problems([], []), [{ code: 'no_lists' }])
  const many = Array.from({ length: 31 }, (_, i) => `L${i}`)
  assert.deepEqual(problems(many, []), [{ code: 'too_many_lists' }])
  assert.deepEqual(
    problems(
      ['A', 'B'],
      [
        ['10', 2e9],
        ['01', 2e9],
      ],
    ),
    [{ code: 'count_too_large' }],
  )
})

const CELLS: [string, number][] = [
  ['100', 5],
  ['010', 4],
  ['001', 3],
  ['110', 2],
  ['111', 1],
]

test('[M2] lists are joined, left out, and taken as the population', () => {
  const table = tableOf(['A', 'B', 'C'], CELLS)
  const merged = mergeLists(table, 2, 0)
  assert.deepEqual(merged.lists, ['A+C', 'B'])
  assert.deepEqual(cellsOf(merged), [
    [1, 8],
    [2, 4],
    [3, 3],
  ])
  assert.deepEqual(cellsOf(dropList(table, 1)), [
    [1, 7],
    [2, 3],
    [3, 1],
  ])
  assert.deepEqual(cellsOf(conditionOn(table, 0)), [
    [1, 2],
    [3, 1],
  ])
})

test('[M2] joining keeps every person, leaving out loses those of one list alone', () => {
  const cell = fc.tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 0, max: 50 }))
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 15 }), fc.integer({ min: 0, max: 3 }), (cells, j) => {
      const pattern = (mask: number) => [0, 1, 2, 3].map((i) => (mask >> i) & 1).join('')
      const given = cells.map(([mask, count]): [string, number] => [pattern(mask), count])
      const table = tableOf(['A', 'B', 'C', 'D'], given)
      const alone = cellsOf(table).find(([mask]) => mask === 1 << j)?.[1] ?? 0
      assert.equal(mergeLists(table, j, (j + 1) % 4).persons, table.persons)
      assert.equal(dropList(table, j).persons, table.persons - alone)
      assert.ok(conditionOn(table, j).persons <= (listSizes(table)[j] as number))
    }),
  )
})

test('[M3] the lines of a table stand by number of lists, then pattern descending', () => {
  const table = tableOf(
    ['A', 'B', 'C'],
    [
      ['111', 1],
      ['001', 3],
      ['110', 2],
      ['100', 5],
      ['010', 0],
    ],
  )
  assert.equal(cellLines(table), '100:5\n001:3\n110:2\n111:1')
})
