import assert from 'node:assert/strict'
import test from 'node:test'
import { cellsAsGiven, problemsOf, textOf } from '../../fixture/estimate.ts'
import { tableOfInput } from './input.ts'

const CSV = 'police,press,parish,count\n1,0,0,60\n0,1,0,48\n1,1,1,6\n'
const PLAIN = { lists: ['police', 'press', 'parish'], cells: ['100:60', '010:48', '111:6'] }

test('[D231] a text is a table however a spreadsheet wrote it', () => {
  const written: Record<string, string> = {
    plain: CSV,
    'byte order mark': `\u{feff}${CSV}`,
    'line ends of windows': CSV.replaceAll('\n', '\r\n'),
    'line ends of old machines': CSV.replaceAll('\n', '\r'),
    'no last line end': CSV.trimEnd(),
    'empty lines': `\n\n${CSV.replaceAll('\n', '\n\n')}  \n`,
    semicolons: CSV.replaceAll(',', ';'),
    tabs: CSV.replaceAll(',', '\t'),
    spaces: CSV.replaceAll(',', ' , '),
    quotes: CSV.replaceAll(/([^,\n]+)/g, '"$1"'),
    'a heading in capitals': CSV.replace('count', 'Count'),
    'a pattern in two rows': CSV.replace('1,1,1,6', '1,1,1,2\n1,1,1,4\n0,0,1,0'),
  }
  for (const [how, csv] of Object.entries(written))
    assert.deepEqual(cellsAsGiven(tableOfInput({ csv }).table), PLAIN, how)
})

test('[D231] a list may have any name', () => {
  const csv = '"police, ""north""",경찰,=1+1,count\n1,1,0,3\n'
  const { lists } = tableOfInput({ csv }).table
  assert.deepEqual(lists, ['police, "north"', '경찰', '=1+1'])
})

const HOSTILE: [csv: string, ...problems: object[]][] = [
  ['', { code: 'no_rows' }],
  ['\u{feff}\r\n', { code: 'no_rows' }],
  ['A,B,count\n', { code: 'no_rows' }],
  ['A,B\n1,0\n', { code: 'header_unknown', line: 1 }],
  ['<!doctype html>\n<p>\n', { code: 'header_unknown', line: 1 }],
  ['PK\u{3}\u{4}\u{0}\u{0}\n\u{0}', { code: 'header_unknown', line: 1 }],
  ['count\n3\n', { code: 'no_lists' }, { code: 'zero_pattern', line: 2 }],
  [
    'A,B,count\n1,0\n0,1,2,3\n1,1,4',
    { code: 'row_length', line: 2 },
    { code: 'row_length', line: 3 },
  ],
  ['A,B,count\n0,0,9\n1,0,3', { code: 'zero_pattern', line: 2 }],
  [
    'A,B,count\n2,0,9\nx,1,3',
    { code: 'pattern_character', line: 2 },
    { code: 'pattern_character', line: 3 },
  ],
  ['A,B,count\n10,,9', { code: 'pattern_character', line: 2 }],
  [
    'A,B,count\n1,0,=2+3\n\n1,1,@SUM(A1)\n0,1,+4',
    ...[2, 4, 5].map((line) => ({ code: 'count_not_whole', line })),
  ],
  [
    'A,B,count\n1,0,2.5\n1,1,1e3\n0,1,',
    ...[2, 3, 4].map((line) => ({ code: 'count_not_whole', line })),
  ],
  ['A,B,count\n1,0,-2', { code: 'count_negative', line: 2 }],
  ['A,B,count\n1,0,99999999999', { code: 'count_too_large', line: 2 }],
  ['A,B,count\n1,0,2147483647\n0,1,1', { code: 'count_too_large' }],
  ['A,A,count\n1,0,2', { code: 'list_name_twice', list: 2 }],
  [',B,count\n1,0,2', { code: 'list_name_empty', list: 1 }],
  [`${'A'.repeat(201)},B,count\n1,0,2`, { code: 'list_name_long', list: 1 }],
  ['A,B,count\n"1,0,2', { code: 'quote_open', line: 2 }],
  ['person,list\n,A\nKim,', { code: 'person_empty', line: 2 }, { code: 'list_empty', line: 3 }],
  [textOf(11, 2), { code: 'too_many_lists', most: 10 }],
  [textOf(40, 2), { code: 'too_many_lists' }],
]

test('[D232] [D240] what is no table is refused by code and place', () => {
  for (const [csv, ...problems] of HOSTILE)
    assert.deepEqual(problemsOf({ csv }), problems, JSON.stringify(csv.slice(0, 40)))
})

test('[D232] lists and cells, and records, are refused alike', () => {
  const cells = (...all: [string, number][]) => ({ lists: ['A', 'B'], cells: all })
  assert.deepEqual(problemsOf(cells(['1', 2], ['00', 3], ['10', 1.5])), [
    { code: 'pattern_length', row: 1 },
    { code: 'zero_pattern', row: 2 },
    { code: 'count_not_whole', row: 3 },
  ])
  assert.deepEqual(problemsOf({ records: [] }), [{ code: 'no_records' }])
  assert.deepEqual(problemsOf({ records: [{ person: 'Kim', list: ' ' }] }), [
    { code: 'list_empty', row: 1 },
  ])
})

test('[D232] at most a hundred problems are told', () => {
  const csv = `A,B,count\n${'9,9,9\n'.repeat(5000)}`
  assert.equal(problemsOf({ csv }).length, 100)
})

test('[D231] [D232] a megabyte is read in no time, whatever it holds', () => {
  const started = performance.now()
  const million = 1_000_000
  const people = Array.from({ length: 40_000 }, (_, n) => `p${n % 30_000},${'AB'[n % 2]},r,o\n`)
  const { table } = tableOfInput({ csv: `person,list,report,other\n${people.join('')}` })
  assert.equal(table.persons, 30_000)
  assert.ok(problemsOf({ csv: '"'.repeat(million) }).length > 0)
  assert.ok(problemsOf({ csv: ','.repeat(million) }).length > 0)
  assert.ok(problemsOf({ csv: `A,count\n${' '.repeat(million)}x` }).length > 0)
  assert.ok(problemsOf({ csv: `A,count\n1,${'9'.repeat(million)}` }).length > 0)
  assert.ok(performance.now() - started < 20_000)
})

test('[D239] records count by origin, and what moved is told', () => {
  const rows = Array.from({ length: 12 }, (_, n) => `p${n},A,r1,A\np${n},B,r2,A\nq${n},B,r3,B\n`)
  const csv = `person,list,report,origin\n${rows.join('')}x,B,r4,\n`
  const { table, collapse } = tableOfInput({ csv })
  assert.deepEqual(cellsAsGiven(table), { lists: ['A', 'B'], cells: ['10:12', '01:12'] })
  assert.deepEqual([collapse?.moved, collapse?.unassigned, collapse?.documented], [13, 1, 25])
  const own = { own: { A: 'A', B: 'A' } }
  assert.deepEqual(cellsAsGiven(tableOfInput({ csv, origins: own }).table).lists, ['A'])
  const written = tableOfInput({ csv: csv.replace('origin', 'remark') })
  assert.deepEqual(cellsAsGiven(written.table).cells, ['01:13', '11:12'])
})
