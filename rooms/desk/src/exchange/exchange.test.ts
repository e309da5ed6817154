// Records in other people's formats, out and in: what leaves and what does not, a move of the
// invented world and back, a dry run that does what the import does, and files that are not right.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zipPieces } from '@tumen/archive'
import type { ExchangeFormat } from '@tumen/contract'
import { openWorld, worldJson } from '@tumen/world'
import { aloneDesk } from '../../fixture/alone.ts'
import { addReport, type FixtureDesk, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { callByName } from '../call.ts'
import { type FileBook, noteFile } from '../evidence/file-beside.ts'
import type { Actor, Desk, Outlet } from '../operation.ts'

const ANA: Actor = { account: 'ana', roles: ['analyst'] }
const QUIET = { report: () => undefined }

function keeping() {
  const pieces: Uint8Array[] = []
  const told: { name?: string } = {}
  const outlet: Outlet = {
    open: ({ name }) => Object.assign(told, { name }),
    write: async (piece) => void pieces.push(Uint8Array.from(piece)),
    urlOf: (table, link) => `https://own.example/${table}/${link}`,
    sheet: () => '',
    about: () => [],
    label: (_, key) => [key, key, key],
  }
  return { outlet, told, bytes: () => Buffer.concat(pieces) }
}

async function exported(desk: Desk, format: ExchangeFormat, more: object = {}, actor = ANA) {
  const { outlet, told, bytes } = keeping()
  const input = { format, ...more }
  const answer = await callByName(desk, 'exchange.export', input, {
    ...{ actor, progress: QUIET, outlet },
  })
  return { bytes: bytes(), told, answer: answer as { counts: object; leftOut: number } }
}

interface Told {
  counts: { kind: string; new: number; unchanged: number; ours: number }[]
  problems: { code: string; line: number; column?: string }[]
  unnamed: string[]
  filesMissing: string[]
  mapping: { template: string; target: string; columns: { column: string; field: string }[] }[]
  differences: { id: string; fields: string[] }[]
  token: string
}

async function asked(
  desk: Desk,
  operation: 'exchange.check' | 'exchange.import',
  bytes: Uint8Array | string,
  more: object = {},
): Promise<Told> {
  const files: FileBook = new Map()
  const input = {
    ...{ format: 'uwazi', namespace: 'cases' },
    bytes: noteFile(files, typeof bytes === 'string' ? Buffer.from(bytes) : bytes),
    ...more,
  }
  return (await callByName(desk, operation, input, { actor: ANA, progress: QUIET, files })) as Told
}

const tally = ({ counts }: Told) =>
  Object.fromEntries(counts.map((one) => [one.kind, [one.new, one.unchanged, one.ours]]))

async function filled(): Promise<FixtureDesk> {
  const fixture = await openFixture()
  await addReport(fixture, 'R1')
  await addReport(fixture, 'R2', { sensitivity: 'restricted', title: '=HYPERLINK("x")' })
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  await fixture.ask('ana', 'event.record', {
    ...{ id: 'e1', title: '=A round-up', act: 'detention', place: 'Liaoning', period: '2022-04' },
  })
  await fixture.ask('ana', 'event.record', { id: 'e2', title: 'Another', period: '2022-05-01' })
  await fixture.ask('ana', 'event.relate', {
    from: 'e2',
    to: 'e1',
    relation: 'follows',
    certainty: 'likely',
  })
  await fixture.ask('own', 'list.record', { id: 'l1', title: 'A list' })
  const names = 'record_id,name\n1,Kim\n2,Pak\n'
  const columns = [
    { column: 'record_id', field: 'record' },
    { column: 'name', field: 'name' },
  ]
  await fixture.ask('ana', 'list.import', { csv: names, list: 'l1', columns })
  const link = { event: 'e1', certainty: 'certain' }
  await fixture.ask('ana', 'involvement.record', { ...link, persons: ['l1/1'], role: 'victim' })
  await fixture.ask('ana', 'involvement.record', { ...link, persons: ['l1/2'], role: 'witness' })
  return fixture
}

test('[D1229] the invented world moves out in the form of Uwazi and of HURIDOCS, and back', async (t) => {
  const world = await openWorld()
  t.after(() => world.close())
  const own = aloneDesk(world.desk)
  for (const format of ['uwazi', 'huridocs'] as const) {
    const empty = await openFixture()
    t.after(() => empty.close())
    // The formats name places; what a place is comes from a gazetteer.
    await empty.ask('ana', 'place.import', { places: worldJson<object[]>('places.json') })
    const { bytes, answer } = await exported(own, format, { restricted: true })
    assert.equal(answer.leftOut, 0)
    const first = await asked(empty.desk, 'exchange.check', bytes, { format })
    const { token } = first
    const taken = await asked(empty.desk, 'exchange.import', bytes, { format, token })
    assert.deepEqual(tally(taken), tally(first), 'the import does what the check says')
    const again = await asked(empty.desk, 'exchange.check', bytes, { format })
    for (const { kind, new: fresh, ours } of again.counts)
      assert.deepEqual([fresh, ours], [0, 0], `${format} ${kind}`)
    const events = async (desk: Desk) =>
      (await desk.ledger.read.events())
        .map(({ row: { id, ...row } }) => [id.replace('cases:', ''), row])
        .sort()
    assert.deepEqual(await events(empty.desk), await events(world.desk))
    if (format === 'huridocs') continue
    const texts = async (desk: Desk) => {
      const all = await desk.ledger.read.documents({ limit: 1000 })
      const found: string[] = []
      for (const { row } of all) {
        const text = (await desk.ledger.read.documentText(row.id)) ?? ''
        const { title, language, published } = row
        found.push(
          JSON.stringify([
            row.id.replace('cases:', ''),
            title,
            language,
            published,
            text.trimEnd(),
          ]),
        )
      }
      return found.sort()
    }
    const records = (all: string[]) => all.filter((one) => !one.includes(':record"'))
    assert.deepEqual(records(await texts(empty.desk)), await texts(world.desk))
  }
})

test('[D1230] nothing restricted leaves unless it is asked for, and no cell runs', async (t) => {
  const fixture = await filled()
  t.after(() => fixture.close())
  const { bytes, answer, told } = await exported(fixture.desk, 'uwazi')
  assert.match(told.name ?? '', /^tumen-uwazi-2022-05-01\.zip$/)
  assert.equal(answer.leftOut, 2, 'a report and a witness')
  const text = bytes.toString('latin1')
  assert.ok(text.includes(`'=A round-up`))
  assert.ok(!text.includes('HYPERLINK'))
  const all = await exported(fixture.desk, 'uwazi', { restricted: true })
  assert.ok(all.bytes.toString('latin1').includes(`'=HYPERLINK`))
  for (const format of ['ftm', 'geojson', 'annotation', 'hxl', 'ucdp'] as const) {
    const out = await exported(fixture.desk, format, { restricted: true })
    const said = out.bytes.toString()
    assert.ok(!said.includes('HYPERLINK'), format)
    assert.ok(!said.includes('Kim') && !said.includes('Pak'), format)
  }
})

test('[D1230] figures go out with the hashtags under the headings, claims at their words', async (t) => {
  const fixture = await filled()
  t.after(() => fixture.close())
  const query = { act: 'detention', place: 'Liaoning', at: '2022-04' }
  await fixture.ask('ana', 'query.save', { kind: 'question', name: 'Q', query })
  const lines = (await exported(fixture.desk, 'hxl')).bytes.toString().slice(1).split('\r\n')
  assert.match(lines[1] ?? '', /^#meta\+id,/)
  const cells = Object.fromEntries(
    (lines[0] ?? '').split(',').map((name, n) => [name, (lines[2] ?? '').split(',')[n]]),
  )
  assert.deepEqual(
    [cells.low, cells.high, cells.high_open, cells.act],
    ['52', '', '1', 'detention'],
  )
  assert.equal(cells.source_office, 'Harbour Wire')
  const { bytes } = await exported(fixture.desk, 'annotation')
  const [annotation] = bytes
    .toString()
    .trimEnd()
    .split('\n')
    .map((one) => JSON.parse(one))
  assert.equal(annotation.target.source, 'urn:tumen:document:R1')
  const [{ geometry }] = JSON.parse(
    (await exported(fixture.desk, 'geojson')).bytes.toString(),
  ).features
  assert.equal(geometry.coordinates.length, 2)
})

test('[D1231] the rules of tables hold: the right, a fresh proof, no second person, noted', async (t) => {
  const shared = await openFixture('second-person')
  const fixture = await openFixture()
  t.after(() => Promise.all([shared.close(), fixture.close()]))
  const code = async (of: FixtureDesk, actor: Actor, more: object = {}) => {
    const { outlet, bytes } = keeping()
    const call = { actor, progress: QUIET, outlet, ...more }
    const refusal = await refused(callByName(of.desk, 'exchange.export', { format: 'uwazi' }, call))
    assert.equal(bytes().length, 0)
    return refusal.code
  }
  for (const role of ['viewer', 'documenter', 'statistician', 'editor', 'administrator'] as const)
    assert.equal(await code(fixture, { account: role, roles: [role] }), 'not-allowed')
  assert.equal(await code(fixture, ANA, { isStale: true }), 'proof-needed')
  assert.equal(await code(shared, ANA), 'bundle-needed')
  await exported(fixture.desk, 'ftm')
  await fixture.desk.memory.accesses.flush(fixture.desk.ledger)
  const [noted] = await fixture.desk.ledger.accesses({ account: 'ana', limit: 1 })
  assert.equal(noted?.operation, 'exchange.export')
})

const zipped = async (files: Record<string, string>) => {
  const parts = Object.entries(files).map(([path, text]) => {
    const bytes = Buffer.from(text)
    return { path, size: bytes.length, read: async () => bytes }
  })
  const pieces: Uint8Array[] = []
  for await (const piece of zipPieces(parts)) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

const CASES = [
  'Title,Date added,Template,Date,Place,Colour,Documents,Published',
  'Taken at night,2022-01-01,Case,2022-05,Liaoning,red,/files/one.txt,Published',
  'Taken by day,2022-01-02,Case,03/04/2022,Nowhere at all,blue,/files/gone.pdf,Published',
  '"=1+1",2022-01-03,Person,,,,,',
].join('\n')

test('[D1232] a collection comes in by a mapping that is shown, with what is wrong by line', async (t) => {
  const fixture = await openFixture()
  t.after(() => fixture.close())
  const zip = await zipped({ 'cases.csv': CASES, 'one.txt': 'At least 52 people were held.' })
  const told = await asked(fixture.desk, 'exchange.check', zip, { language: 'en' })
  assert.deepEqual(tally(told), { document: [3, 0, 0], event: [2, 0, 0], person: [1, 0, 0] })
  assert.deepEqual(told.filesMissing, ['gone.pdf'])
  assert.deepEqual(
    told.mapping.map(({ template, target }) => [template, target]),
    [
      ['Case', 'event'],
      ['Person', 'person'],
    ],
  )
  const codes = told.problems.map(({ code, line, column }) => `${line} ${code} ${column ?? ''}`)
  assert.deepEqual(codes, ['3 date_two_ways Date', '0 place_unknown '])
  const size = await fixture.size()
  const mapping = told.mapping.map(({ template, target, columns }) => ({
    ...{ template, target },
    columns: columns
      .filter(({ column }) => column !== 'Colour')
      .map((one) => (one.field === 'period' ? { ...one, order: 'dmy' } : one)),
  }))
  const changed = await asked(fixture.desk, 'exchange.check', zip, { mapping, language: 'en' })
  assert.deepEqual(changed.unnamed, ['Case › Colour', 'Person › Colour'])
  assert.equal(await fixture.size(), size, 'a check stores nothing')
  const late = await refused(
    asked(fixture.desk, 'exchange.import', zip, { token: told.token, mapping, language: 'en' }),
  )
  assert.equal(late.code, 'stale-dry-run')
  const { token } = changed
  await asked(fixture.desk, 'exchange.import', zip, { token, mapping, language: 'en' })
  assert.equal(await fixture.size(), size + 1, 'one change')
  const { read } = fixture.desk.ledger
  const all = await read.documents()
  assert.ok(
    all.every(({ row }) => row.sensitivity === 'restricted'),
    'closed unless somebody says so',
  )
  const texts = await Promise.all(all.map(({ row }) => read.documentText(row.id)))
  assert.ok(
    texts.some((one) => one?.includes('Colour: blue')),
    'what nobody named stays in its words',
  )
  assert.ok(texts.some((one) => one === 'At least 52 people were held.'))
  assert.deepEqual(
    (await read.events()).map(({ row }) => row.period?.earliest),
    ['2022-05-01', '2022-04-03'],
  )
  const none = await refused(
    asked(fixture.desk, 'exchange.import', zip, { mapping, language: 'en' }),
  )
  assert.equal(none.code, 'nothing-changed')
})

test('[D1233] of what is here ours stays, and what ours is told by its fields', async (t) => {
  const fixture = await openFixture()
  t.after(() => fixture.close())
  const table = (date: string, title: string) =>
    `id,Title,Template,Date\na1,${title},Case,${date}\n`
  await asked(fixture.desk, 'exchange.import', table('2022-05', 'Taken'), { language: 'en' })
  const told = await asked(fixture.desk, 'exchange.check', table('2022-06', 'Taken'), {
    language: 'en',
  })
  assert.deepEqual(tally(told), { document: [0, 1, 0], event: [0, 0, 1] })
  assert.deepEqual(told.differences, [{ kind: 'event', id: 'cases:a1', fields: ['period'] }])
  const other = await asked(fixture.desk, 'exchange.check', table('2022-06', 'Taken'), {
    ...{ language: 'en', namespace: 'others' },
  })
  assert.deepEqual(tally(other), { document: [1, 0, 0], event: [1, 0, 0] })
})

test('[D1234] what is no such file is refused, and nothing of it stays', async (t) => {
  const fixture = await openFixture()
  t.after(() => fixture.close())
  const size = await fixture.size()
  const code = async (bytes: Uint8Array | string, more: object = {}) =>
    (await refused(asked(fixture.desk, 'exchange.import', bytes, more))).code
  assert.equal(await code('name,age\nKim,4\n'), 'file-unfit')
  assert.equal(await code('[]'), 'file-unfit')
  assert.equal(await code('{"a":1}'), 'file-unfit')
  assert.equal(await code('{"a":1}\n{"b"', { format: 'ftm' }), 'table-unreadable')
  assert.equal(await code('x', { format: 'ftm' }), 'file-unfit')
  assert.equal(await code('{}', { format: 'huridocs' }), 'file-unfit')
  const zip = await zipped({ 'cases.csv': CASES })
  assert.equal(await code(zip.subarray(0, zip.length - 30)), 'archive-refused')
  assert.equal(await code(await zipped({ '../cases.csv': CASES })), 'archive-refused')
  assert.equal(await code(Buffer.from([0xff, 0x00, 0x80, 0x81])), 'not-understood')
  assert.equal(await fixture.size(), size)
})
