// Files with names of every kind: the same cells make the same mentions, and what is too large or
// no table is refused by a code.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { refused } from '../../fixture/desk.ts'
import {
  COLUMNS,
  fileOf,
  importNames,
  importOf,
  mentionsOf,
  openNorth,
} from '../../fixture/mention.ts'
import { Refusal } from '../refusal.ts'
import { safeCell } from '../table/csv.ts'
import { PROBLEM_COLUMN } from './failed-row.ts'
import { type ListFileForm, readListFile } from './file.ts'

const url = new URL('../../../../vectors/intake/workbook.json', import.meta.url)
const { workbooks } = JSON.parse(readFileSync(url, 'utf8')) as {
  workbooks: { rows: [number, string[]][]; base64: string }[]
}
const base64Of = (text: string, encoding: BufferEncoding = 'utf8') =>
  Buffer.from(text, encoding).toString('base64')

test('[D291] a table, a workbook and a list of records with the same cells make the same mentions', async () => {
  const [{ rows, base64 } = { rows: [], base64: '' }] = workbooks
  const table = rows.map(([, cells]) => cells)
  const [head = [], ...lines] = table
  const tabs = table.map((cells) => cells.map((cell) => safeCell(cell)).join('\t')).join('\r')
  const records = lines.map((cells) =>
    Object.fromEntries(cells.map((cell, at) => [head[at], cell === '' ? null : cell])),
  )
  const marked = table.map((cells) => cells.map((cell) => safeCell(cell)).join(',')).join('\r\n')
  const forms: ListFileForm[] = [
    { bytes: base64 },
    { csv: tabs },
    { csv: JSON.stringify(records) },
    { bytes: base64Of(JSON.stringify(records)) },
    { bytes: base64Of(`\ufeff${marked}`, 'utf16le') },
  ]
  const columns = [
    { column: 'no', field: 'record' },
    { column: 'name', field: 'name' },
    { column: 'born', field: 'birth_year' },
    { column: 'month', field: 'time' },
    { column: 'note', field: 'note' },
  ]
  const found: unknown[] = []
  for (const form of forms) {
    const fixture = await openNorth()
    assert.equal(await importNames(fixture, { ...form, columns, list: 'north' }), 'new 3')
    found.push((await mentionsOf(fixture)).map(({ run: _, ...mention }) => mention))
    await fixture.close()
  }
  for (const mentions of found.slice(1)) assert.deepEqual(mentions, found[0])
  const [first, second] = found[0] as { name: string; written: object; time: object }[]
  assert.deepEqual(first?.time, { earliest: '2022-05-01', latest: '2022-05-31' })
  assert.equal(second?.name, 'Kim "Chol"\nsecond line')
})

test('[D292] what is no table, too large or in an encoding that nobody named is refused by a code', async () => {
  const codeOf = async (form: ListFileForm) => {
    const read = readListFile(form)
    const { code, details } = await read.then(
      () => assert.fail('the file was read'),
      (error: unknown) => {
        assert.ok(error instanceof Refusal)
        return error
      },
    )
    return [code, details[0]?.code]
  }
  const named = (rows: number) => `a\n${'x\n'.repeat(rows)}`
  assert.deepEqual(await codeOf({}), ['invalid-input', 'exactly_one'])
  assert.deepEqual(await codeOf({ csv: 'a\nb', bytes: '' }), ['invalid-input', 'exactly_one'])
  assert.deepEqual(await codeOf({ bytes: '%%%' }), ['invalid-input', 'not_base64'])
  assert.deepEqual(await codeOf({ csv: 'a,b\n' }), ['table-unreadable', 'no_rows'])
  assert.deepEqual(await codeOf({ csv: 'a,a\nx,y' }), ['table-unreadable', 'column_twice'])
  assert.deepEqual(await codeOf({ csv: 'a\n"x' }), ['table-unreadable', 'quote_open'])
  assert.deepEqual(await codeOf({ csv: '[{"a":1},2]' }), ['table-unreadable', 'json_not_record'])
  assert.deepEqual(await codeOf({ csv: '{"a":1}' }), ['table-unreadable', 'json_not_list'])
  assert.deepEqual(await codeOf({ csv: '[{]' }), ['table-unreadable', 'json_unreadable'])
  assert.deepEqual(await codeOf({ csv: '[{"a":{"b":1}}]' }), ['table-unreadable', 'json_cell'])
  // Read as a number this one loses its last digits.
  const long = '[{"a":12345678901234567890}]'
  assert.deepEqual(await codeOf({ csv: long }), ['table-unreadable', 'json_cell'])
  const wide = Array.from({ length: 301 }, (_, n) => `c${n}`).join()
  assert.deepEqual(await codeOf({ csv: `${wide}\nx` }), ['table-unreadable', 'too_many_columns'])
  assert.deepEqual(await codeOf({ csv: named(200_001) }), ['table-unreadable', 'too_many_rows'])
  assert.equal((await readListFile({ csv: named(200_000) })).count, 200_000)
  const old = base64Of('d0cf11e0a1b11ae1', 'hex')
  assert.deepEqual(await codeOf({ bytes: old }), ['table-unreadable', 'workbook_old'])
  const broken = base64Of('PK\u0003\u0004 nothing')
  assert.deepEqual(await codeOf({ bytes: broken }), ['table-unreadable', 'workbook_damaged'])
  // 이름 in CP949.
  const korean = base64Of('c0ccb8a70aa2', 'hex')
  assert.deepEqual(await codeOf({ bytes: korean }), ['not-understood', 'not_understood'])
  const name = { bytes: base64Of('c0ccb8a70ab1e8', 'hex'), encoding: 'cp949' }
  const read = await readListFile(name)
  assert.deepEqual([read.headings, [...read.rows]], [['이름'], [{ line: 2, fields: ['김'] }]])
})

test('[D292] cells beyond the limit refuse their rows; those that are only long stand as written', async () => {
  const fixture = await openNorth()
  const rows = [`1,${'가'.repeat(80)},,,,,,,`, `2,${'가'.repeat(81)},,,,,,,`, '3,a\0b,,,,,,,']
  const csv = fileOf([...rows, `4,${'x'.repeat(32_768)},,,,,,,`, '5,Han,,,,,,,,too many'])
  const { problems, notes } = (
    await fixture.ask<{ names: { problems: object[]; notes: object[] } }>(
      ...(['ana', 'list.check', importOf(csv)] as const),
    )
  ).names
  assert.deepEqual(problems, [
    { code: 'cell_too_long', line: 5, column: 2 },
    { code: 'row_length', line: 6 },
  ])
  assert.deepEqual(notes, [
    { code: 'too_long', column: 2, cells: 1, lines: [3] },
    { code: 'not_utf8', column: 2, cells: 1, lines: [4] },
  ])
  await importNames(fixture, importOf(csv))
  const [first, second, third] = await mentionsOf(fixture)
  assert.equal(first?.name?.length, 80)
  assert.deepEqual([second?.name, second?.written.name?.length], [undefined, 81])
  assert.deepEqual([third?.name, third?.written.name], [undefined, undefined])
  await fixture.close()
})

test('[D287] cells that a spreadsheet would run come out neutral and are read back as they were', async () => {
  assert.equal(PROBLEM_COLUMN, 'problem')
  for (const cell of ['=1', '+1', '-1', '@a', '\tx', 'plain', "it's", 'a,"b"\nc'])
    assert.ok(!/^"?[=+\-@\t\r]/.test(safeCell(cell)), cell)
  const fixture = await openNorth()
  const columns = [...COLUMNS.slice(0, 2), { column: 'x', field: 'x' }]
  const cells = ['=1', '+1', '-1', '@a', "it's", 'a,"b"\nc']
  const csv = ['no,name,x', ...cells.map((cell, n) => `${n},Han,${safeCell(cell)}`)].join('\n')
  await importNames(fixture, { csv, columns, list: 'north' })
  const read = (await mentionsOf(fixture)).map(({ written }) => written.x)
  assert.deepEqual(read, cells)
  assert.equal(
    (await refused(fixture.ask('ana', 'list.check', { csv: '' }))).code,
    'table-unreadable',
  )
  await fixture.close()
})
