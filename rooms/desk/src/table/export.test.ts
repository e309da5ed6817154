// Lists, searches and figures as files: what stands in them, who may take them, and what is noted.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  contractList,
  TABLE_FORMATS,
  TABLE_NAMES,
  type TableFacts,
  type TableName,
} from '@tumen/contract'
import { readWorkbook } from '@tumen/intake'
import { readSheet } from 'read-excel-file/node'
import { addReport, type FixtureDesk, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { officesWithDocuments } from '../../fixture/office.ts'
import { callByName } from '../call.ts'
import type { Actor, Outlet } from '../operation.ts'
import { safeCell } from './csv.ts'

/** An outlet that keeps what is written, and links that name the table. */
function keeping(onPiece: () => void = () => undefined) {
  const pieces: Uint8Array[] = []
  const told: { facts?: TableFacts; name?: string } = {}
  const outlet: Outlet = {
    open: ({ name }) => Object.assign(told, { name }),
    write: async (piece) => {
      pieces.push(piece)
      onPiece()
    },
    urlOf: (table, link) => `/${table}/${link}`,
    sheet: (table) => table ?? 'About',
    label: () => [],
    about: (facts) => {
      told.facts = facts
      return [
        ['What', facts.table],
        ['Note', '=1+1'],
      ]
    },
  }
  return { outlet, told, bytes: () => Buffer.concat(pieces), count: () => pieces.length }
}

const ANA: Actor = { account: 'ana', roles: ['analyst'] }

async function exported(fixture: FixtureDesk, input: object, actor = ANA) {
  const kept = keeping()
  const call = { actor, progress: { report: () => undefined }, outlet: kept.outlet }
  const answer = await callByName(fixture.desk, 'table.export', input, call)
  return { ...kept, answer: answer as { rows: number; bytes: number }, bytes: kept.bytes() }
}

test('[D1245] a table for a key of a program holds nothing closed, and asks what the key names', async () => {
  const fixture = await openFixture()
  await addReport(fixture)
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c2', sensitivity: 'restricted' })
  const ids = async (operations?: string[]) => {
    const key = operations && { id: 'cr_0', operations: new Set(operations) }
    const asked = { table: 'claims', format: 'jsonl' }
    const { bytes } = await exported(fixture, asked, { ...ANA, ...(key && { key }) })
    const rows = bytes.toString().trim().split('\n')
    return rows.map((row) => (JSON.parse(row) as { claim: { id: string } }).claim.id).sort()
  }
  const all = contractList.map(({ name }) => name)
  assert.deepEqual(await ids(), ['c1', 'c2'])
  assert.deepEqual(await ids(all), ['c1'])
  assert.equal((await refused(ids(['table.export']))).code, 'not-in-key')
  await fixture.close()
})

/** Cells of a CSV file by RFC 4180, read on purpose by another way than they are written. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]]
  const token = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/gy
  for (let found = token.exec(csv); found && found[0] !== ''; found = token.exec(csv)) {
    const [, cell = '', end] = found
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === '\r\n') rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}

/** The rows of a CSV file by the names of its columns. */
function recordsOf(bytes: Buffer): Record<string, string | undefined>[] {
  const [head = [], ...rows] = cellsOf(bytes.toString().slice(1))
  for (const row of rows) assert.equal(row.length, head.length, 'a cell for every column')
  return rows.map((row) => Object.fromEntries(head.map((name, n) => [name, row[n]])))
}

async function reported(fixture: FixtureDesk): Promise<void> {
  await addReport(fixture, 'R1')
  await addReport(fixture, 'R2', {
    title: '=HYPERLINK("http://x","y")',
    url: 'https://x.example/2',
  })
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c_b' })
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c_a', document: 'R2' })
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c_C', number: undefined, at: '2022' })
  const question = { act: 'detention', place: 'Liaoning', at: '2022-04' }
  await fixture.ask('ana', 'query.save', { kind: 'question', name: 'Q1', query: question })
}

const fixture = await openFixture()
await reported(fixture)
test.after(() => fixture.close())

const FILTERS: Partial<Record<TableName, object>> = {
  'found-claims': { query: 'Liaoning' },
  'found-documents': { query: 'Liaoning' },
  'found-names': { names: 'p1\np2' },
  figure: { act: 'detention', place: 'Liaoning', at: '2022-04' },
  official: { act: 'detention' },
  cells: { acts: ['detention'], place: 'CN', level: 'adm1', from: '2022', to: '2022' },
}

test('[D1130] every table goes out in every format, each row with its link, sorted by id', async (t) => {
  await fixture.ask('own', 'list.record', { id: 'l1', title: 'A list' })
  const csv = 'list,person\nl1,p1\nl1,p2\n'
  await fixture.ask('ana', 'list.import', { csv, list: 'l1' })
  for (const table of TABLE_NAMES) {
    const own = { entries: { id: 'l1' }, mentions: { list: 'l1' } }[table as 'entries']
    const filter = own ?? FILTERS[table] ?? {}
    for (const format of TABLE_FORMATS) {
      const { answer, bytes, told } = await exported(fixture, { table, format, filter })
      assert.equal(answer.bytes, bytes.length, `${table} ${format}`)
      assert.equal(told.name, `tumen-${table}-2022-05-01.${format}`)
      if (format === 'csv') {
        const rows = recordsOf(bytes)
        assert.equal(rows.length, answer.rows)
        for (const row of rows) assert.match(row.url ?? '', /^\/[a-z-]+\/./, table)
      }
    }
    t.diagnostic(table)
  }
  const { bytes } = await exported(fixture, { table: 'claims' })
  const ids = recordsOf(bytes).map((row) => row['claim.id'])
  assert.deepEqual(ids, ['c_C', 'c_a', 'c_b'], 'by code points: capitals first')
})

test('[D1130] a file holds what the operation answers, whole as JSON lines', async () => {
  const filter = { document: 'R1' }
  const { bytes, answer } = await exported(fixture, { table: 'claims', format: 'jsonl', filter })
  const lines = bytes
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as object)
  const { claims } = await fixture.ask<{ claims: object[] }>('ana', 'claim.list', {
    ...{ document: 'R1', order: 'id' },
  })
  const linked = claims.map((one) => ({
    url: `/claims/${(one as { claim: { id: string } }).claim.id}`,
    ...one,
  }))
  assert.deepEqual(lines, linked)
  assert.equal(answer.rows, 2)
})

test('[D1131] CSV begins with its mark, keeps every cell, and no cell runs', async () => {
  const { bytes } = await exported(fixture, { table: 'documents' })
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
  const [first, second] = recordsOf(bytes)
  assert.equal(first?.title, 'Report R1')
  assert.equal(second?.title, `'=HYPERLINK("http://x","y")`)
  assert.equal(second?.url, '/documents/R2')
  assert.equal(second?.sourceUrl, 'https://x.example/2', 'its own address has another name')
  for (const row of recordsOf(bytes))
    for (const cell of Object.values(row)) assert.doesNotMatch(cell ?? '', /^[=+\-@\t\r]/)
  for (const sign of ['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠'])
    assert.match(safeCell(`${sign}1`), /^"?'/, sign)
})

test('[D1132] numbers stand with their words and their hedge, days with how precise they are', async () => {
  const { bytes } = await exported(fixture, { table: 'claims' })
  const [year, , hedged] = recordsOf(bytes)
  assert.deepEqual(
    ['op', 'value', 'low', 'high', 'hedge', 'span.text'].map(
      (of) => hedged?.[`claim.quantity.${of}`],
    ),
    ['at_least', '52', '', '', 'at least', 'at least 52'],
  )
  const timeOf = (row: typeof year) =>
    ['earliest', 'latest', 'precision'].map((of) => row?.[`claim.times.${of}`])
  assert.deepEqual(timeOf(hedged), ['2022-04-01', '2022-04-30', 'month'])
  assert.deepEqual(timeOf(year), ['2022-01-01', '2022-12-31', 'year'])
  assert.equal(year?.['claim.quantity.value'], '')
})

test('[D1133] a workbook has a sheet that tells of it, text that stays text, a heading in sight', async () => {
  const { bytes, told } = await exported(fixture, { table: 'documents', format: 'xlsx' })
  const sheetOf = (sheet?: string) =>
    readWorkbook({ bytes, mostRows: 100, mostColumns: 300, ...(sheet ? { sheet } : {}) })
  const about = await sheetOf()
  assert.ok(about.rows)
  assert.deepEqual(about.sheets, ['About', 'documents'])
  assert.deepEqual(about.rows[1]?.fields, ['Note', '=1+1'])
  const rows = (await sheetOf('documents')).rows ?? []
  assert.equal(
    rows[2]?.fields[rows[0]?.fields.indexOf('title') ?? -1],
    '=HYPERLINK("http://x","y")',
  )
  // By a reader that shares nothing with ours.
  const other = await readSheet(bytes, 'documents')
  assert.deepEqual(other[0], rows[0]?.fields)
  assert.equal(other[2]?.[other[0]?.indexOf('title') ?? -1], '=HYPERLINK("http://x","y")')
  assert.equal(typeof other[1]?.[other[0]?.indexOf('leaf') ?? -1], 'number')
  assert.deepEqual(told.facts?.rows, [['documents', 2]])
  assert.equal(told.facts?.known, '2022-05-01T10:00:00.000Z')
})

test('[D1133] the two tables of a search go out in one workbook', async () => {
  const filter = { query: 'Liaoning' }
  const { bytes } = await exported(fixture, { table: 'found-claims', format: 'xlsx', filter })
  const read = await readWorkbook({ bytes, mostRows: 100, mostColumns: 300 })
  assert.ok(read.rows)
  assert.deepEqual(read.sheets, ['About', 'found-documents', 'found-claims'])
})

test('[D1134] a figure goes out as the claims that it used, left out or set beside', async () => {
  const filter = FILTERS.figure ?? {}
  const { bytes } = await exported(fixture, { table: 'figure', filter })
  const { figure } = await fixture.ask<{
    figure: { explanation: Record<'used' | 'leftOut' | 'beside', { claim: string }[]> }
  }>('ana', 'figure.explain', filter)
  const { used, leftOut, beside } = figure.explanation
  const expected = Object.entries({ used, leftOut, beside }).flatMap(([part, claims]) =>
    claims.map(({ claim }) => `${claim} ${part}`),
  )
  const rows = recordsOf(bytes)
  assert.ok(used.length > 0)
  assert.deepEqual(
    rows.map(({ claim, part }) => `${claim} ${part}`),
    expected.sort(),
  )
  for (const row of rows) assert.ok(row.reading && row['quote.text'], 'its words are there')
  const saved = await exported(fixture, { table: 'figures', format: 'jsonl' })
  const line = JSON.parse(saved.bytes.toString()) as { saved: { name: string }; figure: object }
  assert.equal(line.saved.name, 'Q1')
  assert.deepEqual(line.figure, figure, 'with its explanation')
})

test('[D1176] a table of figures goes out by cell and whole, with its days and its figure', async () => {
  const asked = { acts: ['detention'], place: 'CN', level: 'adm1', from: '2022-03', to: '2022-04' }
  const filter = { ...asked, step: 'month', count: 'held' }
  const { bytes } = await exported(fixture, { table: 'cells', filter })
  const { cells, totals } = await fixture.ask<{ cells: object[]; totals: object[] }>(
    ...(['ana', 'figure.table', filter] as const),
  )
  const rows = recordsOf(bytes)
  assert.equal(rows.length, cells.length + totals.length)
  const said = rows.filter((row) => row['low.value'] === '52')
  assert.deepEqual(
    said.map(({ part, place, at }) => [part, place, at]),
    [
      ['total', 'CN', '2022-04-30'],
      ['cell', 'CN/LN', '2022-04-30'],
    ],
  )
  assert.equal(said[0]?.noSum, 'one')
  const link = new URLSearchParams(said[1]?.url?.replace(/^.cells./, ''))
  const { figure } = await fixture.ask<{ figure: { low: { value: number } } }>(
    ...(['ana', 'figure.ask', Object.fromEntries(link)] as const),
  )
  assert.equal(figure.low.value, 52, 'the link asks the same question')
})

test('[D1135] nothing leaves without the right, a fresh proof, or where somebody else decides', async (t) => {
  const shared = await openFixture('second-person')
  t.after(() => shared.close())
  const asked = async (where: FixtureDesk, actor: Actor, more: object = {}) => {
    const { outlet, count } = keeping()
    const call = { actor, progress: { report: () => undefined }, outlet, ...more }
    const input = { table: 'claims' }
    const { code } = await refused(callByName(where.desk, 'table.export', input, call))
    assert.equal(count(), 0)
    return code
  }
  for (const role of ['viewer', 'documenter', 'statistician', 'editor', 'administrator'] as const)
    assert.equal(await asked(fixture, { account: role, roles: [role] }), 'not-allowed')
  assert.equal(await asked(fixture, ANA, { isStale: true }), 'proof-needed')
  assert.equal(await asked(shared, ANA), 'bundle-needed')
  assert.equal(await asked(shared, ANA, { isStale: true }), 'bundle-needed')
})

test('[D1136] of the records of another group nothing stands in a table', async (t) => {
  const own = await openFixture('self')
  t.after(() => own.close())
  const { north, south, NORTH, SOUTH } = await officesWithDocuments(own)
  // Who may export in one office, and read in the other, takes along what is of the first.
  const roleIn = { [north]: ['analyst' as const], [south]: ['viewer' as const] }
  const both: Actor = { account: 'two', roles: [], groups: roleIn }
  for (const [actor, titles] of [
    [NORTH, ['of_north']],
    [SOUTH, ['of_south']],
    [both, ['of_north']],
  ] as const) {
    const { bytes } = await exported(own, { table: 'documents' }, actor)
    assert.deepEqual(
      recordsOf(bytes).map(({ title }) => title),
      titles,
    )
  }
})

test('[D1137] a download is noted before its first piece leaves, also of one that breaks off', async () => {
  const noted = async () => {
    await fixture.desk.memory.accesses.flush(fixture.desk.ledger)
    const all = await fixture.desk.ledger.accesses({ account: 'rev', limit: 100 })
    return all.filter(({ field }) => field === 'download').length
  }
  const stop = new AbortController()
  const { outlet } = keeping(() => stop.abort())
  const call = { actor: { account: 'rev', roles: ['reviewer' as const] }, outlet }
  const progress = { report: () => undefined, signal: stop.signal }
  const asked = callByName(fixture.desk, 'table.export', { table: 'places' }, { ...call, progress })
  assert.equal((await refused(asked)).code, 'cancelled')
  assert.equal(await noted(), 1)
})

test('[D1138] a table is read a page at a time and told while it is written', async () => {
  const steps: number[] = []
  const { outlet, count, bytes } = keeping()
  const report = (_: string, done: number) => void steps.push(done)
  const call = { actor: ANA, progress: { report }, outlet }
  const answer = await callByName(fixture.desk, 'table.export', { table: 'places' }, call)
  const { rows } = answer as { rows: number }
  assert.ok(rows > 3000 && count() > 3, 'several pieces')
  assert.deepEqual(steps, [1000, 2000, 3000, rows])
  const ids = recordsOf(bytes()).map(({ id }) => id ?? '')
  assert.equal(new Set(ids).size, rows)
  assert.deepEqual(
    ids,
    ids.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
  )
})

test('[D1140] lists come by id, and all places a page at a time without a name', async () => {
  type Places = { places: { id: string }[]; next?: string }
  const first = await fixture.ask<Places>('vie', 'place.find', { limit: 2 })
  const [a, b] = first.places.map(({ id }) => id)
  assert.equal(first.next, b)
  const { places } = await fixture.ask<Places>('vie', 'place.find', { limit: 1, after: a })
  assert.deepEqual(places, first.places.slice(1))
  await fixture.ask('own', 'agent.record', { id: 'Zulu', kind: 'outlet', name: { en: 'Wire Z' } })
  const listed = async (more: object) => {
    const answer = await fixture.ask<{ agents: { id: string }[] }>('vie', 'agent.list', more)
    return answer.agents.map(({ id }) => id)
  }
  for (const name of ['Wire', undefined]) {
    const asked = { order: 'id', ...(name ? { name } : {}) }
    const ids = await listed(asked)
    assert.deepEqual(ids.slice(0, 2), ['Zulu', 'harbour'])
    assert.deepEqual(await listed({ ...asked, limit: 1, after: 'Zulu' }), ['harbour'])
    assert.deepEqual(await listed({ name: 'Wire' }), ['harbour', 'Zulu'], 'as recorded')
  }
})
