// Workbooks at the limits of what spreadsheets take, read by the reader of this repository.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { readWorkbook } from '@tumen/intake'
import type { Cell } from './column.ts'
import { MOST_CELL, Workbook } from './workbook.ts'

async function written(rows: readonly (readonly Cell[])[], mostRows?: number) {
  const pieces: Uint8Array[] = []
  const workbook = new Workbook(async (piece) => void pieces.push(piece), mostRows)
  await workbook.begin('Claims: all', ['id', 'words'])
  await workbook.add(rows)
  await workbook.end({ name: 'About', rows: [['What', 'Claims']] })
  const read = async (sheet: string) => {
    const bytes = Buffer.concat(pieces)
    const found = await readWorkbook({ bytes, sheet, mostRows: 100, mostColumns: 10 })
    assert.ok(found.rows, found.finding?.code)
    return { sheets: found.sheets, rows: found.rows.map(({ fields }) => fields) }
  }
  return { read, shortened: workbook.shortened }
}

test('[D1139] a sheet that is full goes on in another one with the same heading', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  const { read } = await written(
    ids.map((id) => [id, 'words']),
    3,
  )
  const { sheets, rows } = await read('Claims  all')
  assert.deepEqual(sheets, ['About', 'Claims  all', 'Claims  all 2', 'Claims  all 3'])
  const second = (await read('Claims  all 2')).rows
  const all = [...rows, ...second, ...(await read('Claims  all 3')).rows]
  const head = ['id', 'words']
  assert.deepEqual(all, [
    ...[head, ['a', 'words'], ['b', 'words']],
    ...[head, ['c', 'words'], ['d', 'words']],
    ...[head, ['e', 'words']],
  ])
})

test('[D1139] cells that no workbook can hold are shortened, counted or replaced', async () => {
  const long = '북'.repeat(MOST_CELL + 1)
  const odd = 'a\u0000b\ufffe & <c> _x0041_ \ud800'
  const { read, shortened } = await written([
    ['1', long],
    ['2', odd],
    ['3', '😀'.repeat(MOST_CELL / 2 + 1)],
  ])
  const { rows } = await read('Claims  all')
  assert.equal(shortened, 2)
  assert.equal(rows[1]?.[1], `${'북'.repeat(MOST_CELL - 1)}…`)
  assert.match(rows[2]?.[1] ?? '', /^a�b� & <c> _x(005F_x)?0041_ �$/)
  const [, cut = ''] = rows[3] ?? []
  assert.ok(cut.length <= MOST_CELL)
  assert.match(cut, /^😀+…$/u, 'no half sign')
})

test('[D1356] a workbook leaves while it is packed: nothing of its rows waits for the end', async () => {
  let left = 0
  const workbook = new Workbook(async (piece) => {
    left += piece.length
  })
  await workbook.begin('Claims', ['id', 'words'])
  const words = (n: number) => createHash('sha256').update(`${n}`).digest('hex')
  for (let n = 0; n < 20_000; n++) await workbook.add([[`c${n}`, words(n)]])
  const before = left
  await workbook.end({ name: 'About', rows: [['What', 'Claims']] })
  assert.ok(left > 500_000 && left - before < 100_000, `${before} of ${left}`)
})

test('[D1356] where nobody takes the pieces any more, the rows stop', async () => {
  const workbook = new Workbook(async () => {
    throw new Error('nobody is there')
  })
  await assert.rejects(workbook.begin('Claims', ['id']), /nobody is there/)
})
