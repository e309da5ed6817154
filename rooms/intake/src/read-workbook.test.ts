import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import { partsOf, relations, zipOf } from '../fixture/workbook.ts'
import { readWorkbook, type WorkbookUpload } from './read-workbook.ts'
import { MOST_HELD, readXml, XmlError, XmlTooLong } from './read-xml.ts'
import { builtInGrain, cellText, formatGrain } from './workbook-cell.ts'

const url = new URL('../../../vectors/intake/workbook.json', import.meta.url)
const { workbooks } = JSON.parse(readFileSync(url, 'utf8')) as {
  workbooks: { rows: [number, string[]][]; sheets: string[]; base64: string; origin: string }[]
}
const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))

function read(bytes: Uint8Array, more: Partial<WorkbookUpload> = {}) {
  return readWorkbook({ bytes, mostRows: 1000, mostColumns: 300, ...more })
}

async function rowsOf(rows: string | Buffer, more: Readonly<Record<string, string>> = {}) {
  const { rows: found, finding } = await read(zipOf(partsOf(rows, more)))
  return found?.map(({ line, fields }) => [line, ...fields]) ?? finding?.code
}

async function codeOf(bytes: Uint8Array, more: Partial<WorkbookUpload> = {}) {
  return (await read(bytes, more)).finding?.code
}

test('[I24] workbooks of other software give the rows that were typed into them', async () => {
  for (const { rows, sheets, base64, origin } of workbooks) {
    const found = await read(bytesOf(base64))
    assert.deepEqual(
      found.rows?.map(({ line, fields }) => [line, fields]),
      rows,
      origin,
    )
    assert.deepEqual(found.rows && found.sheets, sheets)
  }
  const second = await read(bytesOf(workbooks[0]?.base64 ?? ''), { sheet: 'second' })
  assert.deepEqual(second.rows, [{ line: 1, fields: ['x'] }])
})

test('[I24] cells stand where their references say, formulas give what they gave last', async () => {
  const rows =
    '<row r="3"><c r="B3" t="inlineStr"><is><t>a</t></is></c>' +
    '<c r="D3"><f>NOW()</f><v>7</v></c></row><row r="4"/><row><c><v>1e3</v></c>' +
    '<c t="str"><v>&lt;b&gt;</v></c><c t="e"><v>#REF!</v></c></row>'
  assert.deepEqual(await rowsOf(rows), [
    [3, '', 'a', '', '7'],
    [5, '1000', '<b>', '#REF!'],
  ])
})

test('[I25] days are as fine as their format, by either count', () => {
  const text = (value: string, grain: 'day' | 'month' | 'year', isFrom1904 = false) =>
    cellText({ type: 'n', style: 0, value }, { shared: [], grains: [grain], isFrom1904 })
  // ECMA-376 part 1, 18.17.4.1: serial 1 is 1900-01-01; 1904-01-01 is serial 0 of the other count.
  assert.equal(text('1', 'day'), '1900-01-01')
  assert.equal(text('61', 'day'), '1900-03-01')
  assert.equal(text('44684', 'day'), '2022-05-03')
  assert.equal(text('44684.75', 'month'), '2022-05')
  assert.equal(text('44684', 'year'), '2022')
  assert.equal(text('43222', 'day', true), '2022-05-03')
  assert.equal(text('-3', 'day'), '-3')
  const grains = ['yyyy-mm', 'd/m/yy', 'yyyy"년" m"월"', 'mmm-yy', 'yyyy', '0.00', 'mm:ss', '@']
  assert.deepEqual(
    grains.map((code) => formatGrain(code)),
    ['month', 'day', 'month', 'month', 'year', undefined, undefined, undefined],
  )
  assert.equal(formatGrain('[$-412]yyyy\\.mm\\.dd;@'), 'day')
  assert.deepEqual(
    [builtInGrain(14), builtInGrain(17), builtInGrain(2)],
    ['day', 'month', undefined],
  )
})

test('[I26] too many rows, columns and unpacked bytes, and sheets that are not there, are told', async () => {
  const rows = '<row><c><v>1</v></c></row>'.repeat(4)
  const small = zipOf(partsOf(rows))
  assert.deepEqual((await read(small, { mostRows: 3 })).finding, {
    ...{ code: 'too_many_rows', most: 2 },
  })
  const wide = zipOf(partsOf('<row r="2"><c r="ZZ2"><v>1</v></c></row>'))
  assert.deepEqual((await read(wide)).finding, { code: 'too_many_columns', line: 2, most: 300 })
  assert.equal(await codeOf(small, { sheet: 'b' }), 'sheet_unknown')
  // A megabyte of one letter packs to a thousandth; its size is not believed but counted.
  const bomb = zipOf(partsOf(`<row><c t="str"><v>${'x'.repeat(1_000_000)}</v></c></row>`))
  assert.ok(bomb.length < 4000)
  assert.equal(await codeOf(bomb, { mostUnpacked: 500_000 }), 'workbook_too_large')
})

test('[I26] what is broken, encrypted or of before 2007 is told, and nothing throws', async () => {
  const good = zipOf(partsOf('<row><c><v>1</v></c></row>'))
  assert.equal(await codeOf(good), undefined)
  assert.equal(await codeOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])), 'workbook_old')
  assert.equal(await codeOf(new Uint8Array([0x50, 0x4b, 3, 4])), 'workbook_damaged')
  assert.equal(await codeOf(zipOf({ a: 'b' })), 'workbook_damaged')
  assert.equal(await rowsOf('<row><c></row>'), 'workbook_damaged')
  assert.equal(
    await rowsOf(Buffer.from('<row><c t="str"><v>\xe9</v></c></row>', 'latin1')),
    'workbook_damaged',
  )
  assert.equal(await rowsOf('<row><c r="XFE1"><v>1</v></c></row>'), 'workbook_damaged')
  const encrypted = good.slice()
  const central = Buffer.from(encrypted).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  encrypted[central + 8] = 1
  assert.equal(await codeOf(encrypted), 'workbook_damaged')
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      async (changes) => {
        const bytes = good.slice()
        for (const [at, value] of changes) bytes[at] = value
        const { rows, finding } = await read(bytes)
        assert.ok(rows !== undefined || finding !== undefined)
      },
    ),
  )
})

test('[I27] no document type is read, so nothing expands, and no link is followed', async () => {
  const sheet =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' +
    '<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>'
  assert.equal(await rowsOf('', { 'xl/worksheets/sheet1.xml': sheet }), 'workbook_damaged')
  const outside =
    '<Relationships><Relationship Id="s1" Type="x/worksheet" TargetMode="External" Target="file:///etc/passwd"/></Relationships>'
  assert.equal(await rowsOf('', { 'xl/_rels/workbook.xml.rels': outside }), 'workbook_damaged')
  const above =
    '<Relationships><Relationship Id="s1" Type="x/worksheet" Target="../../../etc/passwd"/></Relationships>'
  assert.equal(await rowsOf('', { 'xl/_rels/workbook.xml.rels': above }), 'workbook_damaged')
})

/** A part that goes on and on, in pieces, and how much of it was taken. */
function endlessXml(start: string, again: string) {
  const taken = { units: 0 }
  const pieces = (async function* () {
    yield Buffer.from(start)
    for (;;) {
      const piece = Buffer.from(again.repeat(65_536 / again.length))
      taken.units += piece.length
      yield piece
    }
  })()
  return { pieces, taken }
}

const HELD: [what: string, start: string, again: string][] = [
  ['a text', '<a>', 'x'],
  ['a text of escapes', '<a>', '&#120;x&amp;xxxx'],
  ['an attribute', '<a b="', 'x'],
  ['a name', '<', 'x'],
  ['a remark', '<a><!-- ', 'x<y '],
  ['a section of signs', '<a><![CDATA[', 'x<y>'],
  ['an instruction', '<a><?x ', 'x>y '],
]

test('[I56] what the parser holds back is given up after a million signs', async () => {
  for (const [what, start, again] of HELD) {
    const { pieces, taken } = endlessXml(start, again)
    await assert.rejects(readXml(pieces, {}), XmlTooLong, what)
    assert.ok(taken.units <= MOST_HELD + 2 * 65_536, `${what}: ${taken.units}`)
  }
})

test('[I56] mutation test: without the bound all of it is held', async () => {
  const { pieces, taken } = endlessXml('<a>', 'x')
  async function* some() {
    for await (const piece of pieces) {
      yield piece
      if (taken.units > 4 * MOST_HELD) return
    }
  }
  await assert.rejects(readXml(some(), {}, Number.POSITIVE_INFINITY), XmlError)
  assert.ok(taken.units > 4 * MOST_HELD)
})

const LINKS = relations([
  ['s1', 'worksheet', 'worksheets/sheet1.xml'],
  ['s2', 'styles', 'styles.xml'],
  ['s3', 'sharedStrings', 'sharedStrings.xml'],
])

test('[I56] long cells, and many texts, are too large whatever they were packed to', async () => {
  const texts = { cell: 100, shared: 4, sharedUnits: 300, units: 1000 }
  const cell = (text: string) => `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`
  const bounded = (rows: string, shared = '') =>
    codeOf(
      zipOf(
        partsOf(rows, {
          'xl/sharedStrings.xml': `<sst>${shared}</sst>`,
          'xl/_rels/workbook.xml.rels': LINKS,
        }),
      ),
      { texts },
    )
  assert.equal(await bounded(cell('x'.repeat(100))), undefined)
  assert.equal(await bounded(cell('x'.repeat(101))), 'workbook_too_large')
  assert.equal(await bounded(cell('&amp;'.repeat(101))), 'workbook_too_large')
  const pieces = `<row><c t="inlineStr"><is>${'<t>xxxxx</t>'.repeat(21)}</is></c></row>`
  assert.equal(await bounded(pieces), 'workbook_too_large')
  assert.equal(await bounded(cell('x'.repeat(90)).repeat(11)), undefined)
  assert.equal(await bounded(cell('x'.repeat(90)).repeat(12)), 'workbook_too_large')
  const shared = (count: number, length: number) =>
    `<si><t>${'x'.repeat(length)}</t></si>`.repeat(count)
  const point = '<row><c t="s"><v>0</v></c></row>'
  assert.equal(await bounded(point, shared(4, 50)), undefined)
  assert.equal(await bounded(point, shared(5, 1)), 'workbook_too_large')
  assert.equal(await bounded(point, shared(4, 90)), 'workbook_too_large')
  assert.equal(await bounded(point, shared(1, 101)), 'workbook_too_large')
  assert.equal(await bounded(point.repeat(20), shared(1, 50)), undefined)
  assert.equal(await bounded(point.repeat(21), shared(1, 50)), 'workbook_too_large')
})

test('[I57] a row of more cells than a sheet has columns is refused before it ends', async () => {
  const cells = (count: number) => '<c t="inlineStr"><is><t>x</t></is></c>'.repeat(count)
  assert.equal(await codeOf(zipOf(partsOf(`<row>${cells(16_385)}</row>`))), 'workbook_damaged')
  assert.equal(await codeOf(zipOf(partsOf(`<row>${cells(16_384)}</row>`))), 'too_many_columns')
})
