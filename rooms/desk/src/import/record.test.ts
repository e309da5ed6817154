// Events and places by file: what a row becomes, what goes out comes back, who may, and what an
// undo takes away. The events are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import {
  checkFile,
  type DoneFile,
  exported,
  keepFile,
  takeFile,
  toldOf,
} from '../../fixture/import.ts'
import { askAs, officesWithDocuments } from '../../fixture/office.ts'

const HEAD = 'id,title,act,place,date,remarks'
const ROWS = [
  '1,Round-up at the station,arrest,Liaoning,2022-04,x',
  '2,Return over the bridge,forced return,CN/JL,2022-05-03,y',
  '3,=A raid,raid,,,z',
]
const fileOf = (rows: readonly string[] = ROWS) => [HEAD, ...rows].join('\n')
const OURS = { kind: 'events', namespace: 'north' }

interface Listed {
  events: { id: string; title: string; act?: string; place?: string; period?: object }[]
}
const undoRun = async (fixture: FixtureDesk, id: string) => {
  const { run } = await fixture.ask<Output<'import.show'>>('ana', 'import.show', { id })
  await fixture.ask('ana', 'change.undo', { change: run.leaf, reason: 'a test' })
}
const eventsOf = async (fixture: FixtureDesk) =>
  (await fixture.ask<Listed>('ana', 'event.list', {})).events

test('[D1295] a file is kept as evidence before anything else, closed, with its headings as text', async () => {
  const fixture = await openFixture()
  const before = await fixture.size()
  const document = await keepFile(fixture, fileOf())
  assert.equal(await fixture.size(), before + 1)
  assert.equal(await keepFile(fixture, fileOf()), document)
  const shown = await fixture.ask<{ text: string; document: { sensitivity: string } }>(
    'ana',
    'document.show',
    { id: document },
  )
  assert.equal(shown.text.trim(), HEAD.replaceAll(',', '\n'))
  assert.equal(shown.document.sensitivity, 'restricted')
  const found = await fixture.ask<{ hits: object[] }>('ana', 'search', { query: 'Round-up' })
  assert.equal(found.hits.length, 0)
  const asked = { document, kind: 'events' }
  const told = await fixture.ask<{ columns: { heading: string; field?: string }[] }>(
    ...(['ana', 'import.columns', asked] as const),
  )
  assert.deepEqual(
    told.columns.map(({ field }) => field ?? '-'),
    ['id', 'title', 'act', 'place', 'time', '-'],
  )
  const looks = await fixture.ask<{ entries: { id?: string; operation: string }[] }>(
    ...(['ana', 'access.list', {}] as const),
  )
  const noted = looks.entries.find(({ operation }) => operation === 'import.columns')
  assert.equal(noted?.id, document)
  const missing = { ...asked, document: 'no' }
  assert.equal(
    (await refused(fixture.ask('ana', 'import.check', missing))).code,
    'unknown-document',
  )
  assert.equal((await refused(fixture.ask('doc', 'import.check', asked))).code, 'not-allowed')
  await fixture.close()
})

test('[D1296] rows are new, changed field by field, unchanged and gone; empty keeps unless it clears', async () => {
  const fixture = await openFixture()
  const before = await fixture.size()
  assert.equal(toldOf(await takeFile(fixture, fileOf(), OURS)), 'new 3')
  assert.equal(await fixture.size(), before + 2)
  const [first, second, third] = await eventsOf(fixture)
  assert.deepEqual(
    [first?.act, first?.place, first?.period],
    ['arrest', 'CN/LN', { earliest: '2022-04-01', latest: '2022-04-30' }],
  )
  assert.deepEqual([second?.act, second?.place], ['forced_return', 'CN/JL'])
  assert.equal(third?.title, '=A raid')
  assert.match(first?.id ?? '', /^ev_/)
  assert.equal(toldOf(await takeFile(fixture, fileOf(), OURS)), 'unchanged 3')
  const rows = ['1,Round-up at the harbour,,,2022-04,', '9,New,,,,', '2,Return over the bridge,,,,']
  const said = await checkFile(fixture, fileOf(rows), OURS)
  assert.equal(toldOf(said), 'new 1, changed 1, unchanged 1, gone 1')
  const changed = said.differences.find(({ outcome }) => outcome === 'changed')
  assert.deepEqual(changed?.changes, [
    {
      ...{ kind: 'value', field: 'title' },
      ...{ before: 'Round-up at the station', after: 'Round-up at the harbour' },
    },
  ])
  const clearing = [
    ...['id', 'title', 'act'].map((column) => ({ column, field: column })),
    { column: 'place', field: 'place', clears: true },
  ]
  await takeFile(fixture, fileOf(rows), { ...OURS, columns: clearing })
  const after = await eventsOf(fixture)
  assert.deepEqual(
    after.map(({ title, act, place, period }) => [title, act, place, period !== undefined]),
    [
      ['Round-up at the harbour', 'arrest', undefined, true],
      ['Return over the bridge', 'forced_return', undefined, true],
      ['=A raid', 'raid', undefined, false],
      ['New', undefined, undefined, false],
    ],
  )
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
  await fixture.close()
})

test('[D1297] a row is known by its id alone: doubles, unknown ids and a file without ids', async () => {
  const fixture = await openFixture()
  const problems = async (rows: readonly string[], more: object = OURS) =>
    (await checkFile(fixture, fileOf(rows), { kind: 'events', ...more })).problems.map(
      ({ code, line, column }) => `${line} ${code}${column ? ` ${column}` : ''}`,
    )
  assert.deepEqual(await problems(['1,A,,,,', '1,A,,,,', ',B,,,,', '4,,,,,']), [
    ...['2 record_repeated', '3 record_repeated', '4 record_empty', '5 cell_needed 2'],
  ])
  const cells = ['1,A,walk,,,', '2,B,,Nowhere,,', '3,C,,,03/04/2022,', '4,D,,,2022-02-31,']
  assert.deepEqual(await problems(cells), [
    ...['2 word_unknown 3', '3 place_unknown 4', '4 date_ambiguous 5', '5 date_impossible 5'],
  ])
  assert.deepEqual(await problems(['1,A,,,,'], {}), ['2 record_unknown'])
  assert.deepEqual(await problems(['1,A,,,,'], { ...OURS, updateOnly: true }), ['2 record_unknown'])
  const plain = 'title,date\nA,2022-04\nB,2022-05\nA,2022-06\n'
  assert.equal(toldOf(await takeFile(fixture, plain, OURS)), 'new 3')
  assert.equal(toldOf(await takeFile(fixture, plain, OURS)), 'unchanged 3')
  const twice = await checkFile(fixture, `${plain}A,2022-04\n`, OURS)
  assert.equal(toldOf(twice), 'unchanged 2, refused 2')
  assert.match(twice.failed ?? '', /^title,date,problem\r\nA,2022-04,record_repeated\r\n/)
  // Another collection has other records of the same ids.
  const other = await checkFile(fixture, plain, { ...OURS, namespace: 'south' })
  assert.equal(toldOf(other), 'new 3')
  await fixture.close()
})

test('[D1298] the table that goes out comes back unchanged, and two other cells are two changes', async () => {
  const fixture = await openFixture()
  await takeFile(fixture, fileOf(), OURS)
  await fixture.ask('ana', 'event.record', { title: 'By hand | with a bar', period: '2022' })
  for (const format of ['csv', 'xlsx', 'jsonl'] as const) {
    const file = await exported(fixture, 'events', format)
    const said = await checkFile(fixture, file, { kind: 'events' })
    assert.equal(toldOf(said), 'unchanged 4', format)
  }
  const file = (await exported(fixture, 'events', 'csv')).toString()
  const other = file
    .replace('By hand', 'With a hand')
    .replace('2022-05-03,2022-05-03', '2022-05-03,2022-05-04')
  const said = await checkFile(fixture, other, { kind: 'events' })
  assert.equal(toldOf(said), 'changed 2, unchanged 2')
  assert.deepEqual(
    said.differences.flatMap(({ changes }) => changes.map(({ field }) => field)),
    ['period', 'title'],
  )
  await fixture.close()
})

test('[D1299] what somebody amended by hand waits, unless the file was written after it', async () => {
  const fixture = await openFixture()
  await takeFile(fixture, fileOf(), OURS)
  const [first] = await eventsOf(fixture)
  const amended = { id: first?.id, title: 'Two round-ups', clear: ['place'] }
  await fixture.ask('ana', 'event.amend', amended)
  const said = await checkFile(fixture, fileOf(), OURS)
  assert.equal(toldOf(said), 'unchanged 2, conflict 1')
  await takeFile(fixture, fileOf(), OURS)
  assert.equal((await eventsOf(fixture))[0]?.title, 'Two round-ups')
  const ours = await takeFile(fixture, fileOf(), { ...OURS, conflicts: 'ours' })
  assert.equal(toldOf(ours), 'unchanged 2, conflict 1')
  assert.equal((await eventsOf(fixture))[0]?.place, undefined)
  const out = (await exported(fixture, 'events', 'csv')).toString()
  const changed = await checkFile(fixture, out.replace('Two', 'Three'), { kind: 'events' })
  assert.equal(toldOf(changed), 'changed 1, unchanged 2')
  await undoRun(fixture, ours.run)
  await takeFile(fixture, fileOf(), { ...OURS, conflicts: 'theirs' })
  assert.equal((await eventsOf(fixture))[0]?.title, 'Round-up at the station')
  assert.equal(toldOf(await checkFile(fixture, fileOf(), OURS)), 'unchanged 3')
  await fixture.close()
})

test('[D1376] ours, once answered, is asked again only when either side changes, or the answer is undone', async () => {
  const fixture = await openFixture()
  await takeFile(fixture, fileOf(), OURS)
  const [first] = await eventsOf(fixture)
  const amend = (title: string) => fixture.ask('ana', 'event.amend', { id: first?.id, title })
  await amend('Two round-ups')
  const before = await eventsOf(fixture)
  const ours = await takeFile(fixture, fileOf(), { ...OURS, conflicts: 'ours' })
  assert.equal(toldOf(ours), 'unchanged 2, conflict 1')
  assert.deepEqual(await eventsOf(fixture), before, 'no row of the event says the same again')
  for (const conflicts of ['queue', 'ours', 'theirs']) {
    const again = await takeFile(fixture, fileOf(), { ...OURS, conflicts })
    assert.deepEqual([toldOf(again), again.kept], ['unchanged 3', 1], conflicts)
  }
  const { run } = await fixture.ask<Output<'import.show'>>('ana', 'import.show', { id: ours.run })
  assert.equal(run.kept, undefined)
  const [last] = (await fixture.ask<Output<'import.list'>>('ana', 'import.list', {})).runs
  assert.equal(last?.kept, 1)
  // Another word of the file is asked, beside another field that is taken in as always.
  const other = fileOf().replace('Round-up at the station', 'Round-up')
  assert.equal(toldOf(await checkFile(fixture, other, OURS)), 'unchanged 2, conflict 1')
  assert.equal(toldOf(await checkFile(fixture, fileOf(), OURS)), 'unchanged 3')
  await amend('Three round-ups')
  assert.equal(toldOf(await checkFile(fixture, fileOf(), OURS)), 'unchanged 2, conflict 1')
  await amend('Two round-ups')
  assert.equal(toldOf(await checkFile(fixture, fileOf(), OURS)), 'unchanged 3')
  await undoRun(fixture, ours.run)
  const asked = await checkFile(fixture, fileOf(), OURS)
  assert.deepEqual([toldOf(asked), asked.kept], ['unchanged 2, conflict 1', 0])
  await fixture.close()
})

test('[D1300] an import by the token of a check does what that said, or nothing', async () => {
  const fixture = await openFixture()
  const document = await keepFile(fixture, fileOf())
  const asked = { document, ...OURS }
  const { token } = await fixture.ask<{ token: string }>('ana', 'import.check', asked)
  await takeFile(fixture, fileOf(ROWS.slice(0, 1)), OURS)
  const stale = await refused(fixture.ask('ana', 'import.commit', { ...asked, token }))
  assert.equal(stale.code, 'stale-dry-run')
  assert.equal((await eventsOf(fixture)).length, 1)
  const bad = await keepFile(fixture, fileOf(['8,,,,,']))
  const none = await refused(fixture.ask('ana', 'import.commit', { ...OURS, document: bad }))
  assert.equal(none.code, 'table-unreadable')
  const key = { idempotencyKey: 'once' }
  const done = await fixture.ask<DoneFile>('ana', 'import.commit', asked, key)
  assert.equal(toldOf(done), 'new 2, unchanged 1')
  assert.deepEqual(await fixture.ask('ana', 'import.commit', asked, key), done)
  await fixture.close()
})

test('[D1301] places by file add up: a place that is called otherwise is found by both names', async () => {
  const fixture = await openFixture()
  const kind = 'places'
  const places = [
    'id,level,names,aliases',
    'XX,country,en: Island | ko: 섬,Isle | Ilha',
    'XX/A,adm1,en: Old Shore,',
  ]
  assert.equal(toldOf(await takeFile(fixture, places.join('\n'), { kind })), 'new 2')
  for (const format of ['csv', 'jsonl'] as const) {
    const file = await exported(fixture, 'places', format)
    const said = await checkFile(fixture, file, { kind })
    assert.match(toldOf(said), /^unchanged \d+$/, format)
  }
  const renamed = 'id,names.en\nXX/A,New Shore\nCN/LN,Liaoning Sheng\nXX/B/C,Nowhere\n'
  const said = await checkFile(fixture, renamed, { kind })
  assert.equal(toldOf(said), 'changed 2, refused 1')
  assert.deepEqual(
    said.problems.map(({ code }) => code),
    ['parent_missing', 'cell_needed'],
  )
  await takeFile(fixture, renamed, { kind })
  for (const name of ['Old Shore', 'New Shore', 'Liaoning', 'Liaoning Sheng']) {
    const found = await fixture.ask<{ places: { id: string }[] }>('ana', 'place.find', { name })
    assert.equal(found.places.length, 1, name)
  }
  assert.equal(toldOf(await checkFile(fixture, renamed, { kind })), 'unchanged 2, refused 1')
  await fixture.close()
})

test('[D1302] persons by a kept file are mentions of a list, as by list.import', async () => {
  const fixture = await openFixture()
  const names =
    'no,name,birth year,sex,home,phone:admin\n1,Ri Myong Hui,1970,F,North Hamgyong,0999\n2,Pak,,,,\n'
  const asked = { kind: 'persons', listTitle: 'The north list' }
  assert.equal(toldOf(await takeFile(fixture, names, asked)), 'new 2')
  assert.equal(toldOf(await takeFile(fixture, names, asked)), 'unchanged 2')
  const { lists } = await fixture.ask<{ lists: { id: string; mentions: number }[] }>(
    ...(['ana', 'list.list', {}] as const),
  )
  assert.deepEqual(
    lists.map(({ mentions }) => mentions),
    [2],
  )
  const changed = await takeFile(fixture, names.replace('1970', '1971'), asked)
  assert.equal(toldOf(changed), 'changed 1, unchanged 1')
  await fixture.close()
})

interface Shown {
  run: {
    id: string
    by: string
    leaf: number
    fileHash?: string
    undone?: true
    outcomes: object[]
  }
  records: { id: string; kind: string; outcome: string }[]
  total: number
}

test('[D1303] a run is told with every record, and undone as a whole unless something builds on it', async () => {
  const fixture = await openFixture()
  await takeFile(fixture, fileOf(), OURS)
  const { run } = await takeFile(
    fixture,
    fileOf(['1,Round-up at the harbour,,,,', '9,New,,,,']),
    OURS,
  )
  const shown = await fixture.ask<Shown>('ana', 'import.show', { id: run })
  assert.match(shown.run.fileHash ?? '', /^[0-9a-f]{64}$/)
  assert.deepEqual([shown.run.by, shown.total], ['ana', 2])
  assert.deepEqual(
    shown.records.map(({ kind, outcome }) => `${kind} ${outcome}`),
    ['event changed', 'event new'],
  )
  const { runs } = await fixture.ask<{ runs: { id: string }[] }>('ana', 'import.list', {})
  assert.deepEqual([runs.length, runs[0]?.id], [2, run])
  const [changed, made] = shown.records
  const later = { id: changed?.id, title: 'Amended since' }
  await fixture.ask('ana', 'event.amend', later)
  const undo = { change: shown.run.leaf }
  const still = await refused(fixture.ask('ana', 'change.undo', undo))
  assert.deepEqual([still.code, still.details], ['still-used', [{ event: changed?.id }]])
  const { changes } = await fixture.ask<{ changes: { leaf: number }[] }>('ana', 'change.list', {})
  await fixture.ask('ana', 'change.undo', { change: changes[0]?.leaf })
  await fixture.ask('ana', 'change.undo', undo)
  const after = await eventsOf(fixture)
  assert.deepEqual(
    after.map(({ title }) => title),
    ['Round-up at the station', 'Return over the bridge', '=A raid'],
  )
  assert.equal(
    after.some(({ id }) => id === made?.id),
    false,
  )
  assert.equal((await fixture.ask<Shown>('ana', 'import.show', { id: run })).run.undone, true)
  assert.equal((await refused(fixture.ask('ana', 'import.show', { id: 'ir_0' }))).code, 'not-found')
  await fixture.close()
})

test('[D1304] an office makes records of its own; what is foreign is not there', async () => {
  const fixture = await openFixture()
  const { NORTH, SOUTH } = await officesWithDocuments(fixture)
  const bytes = Buffer.from(fileOf()).toString('base64')
  const asked = async (actor: typeof NORTH, more: object = {}) => {
    const kept = { bytes, title: 'Ours', ...more }
    const { document } = await askAs<{ document: string }>(fixture.desk, actor, 'import.keep', kept)
    return { document, ...OURS }
  }
  const north = await asked(NORTH)
  const done = await askAs<DoneFile>(fixture.desk, NORTH, 'import.commit', north)
  assert.equal(toldOf(done), 'new 3')
  // The same file of the same collection is another office's own.
  const south = await asked(SOUTH)
  assert.notEqual(south.document, north.document)
  const their = await askAs<DoneFile>(fixture.desk, SOUTH, 'import.commit', south)
  assert.equal(toldOf(their), 'new 3')
  const list = async (actor: typeof NORTH) =>
    (await askAs<Listed>(fixture.desk, actor, 'event.list', {})).events.map(({ id }) => id)
  const [mine, theirs] = [await list(NORTH), await list(SOUTH)]
  assert.equal(mine.filter((id) => theirs.includes(id)).length, 0)
  // By a foreign id and by one that nothing has.
  const rowOf = (id: string | undefined) =>
    Buffer.from(`id,title\n${id},Mine now\n`).toString('base64')
  const told = async (id: string | undefined) => {
    const own = await asked(SOUTH, { bytes: rowOf(id) })
    const { document } = own
    const said = await askAs<{ problems: object[] }>(fixture.desk, SOUTH, 'import.check', {
      ...{ document, kind: 'events' },
    })
    return said.problems
  }
  assert.deepEqual(await told(mine[0]), await told('ev_ffffffffffffffffffffffff'))
  assert.equal((await told(mine[0])).length, 1)
  for (const [name, input] of [
    ['import.show', { id: done.run }],
    ['import.check', north],
    ['import.commit', north],
    ['event.amend', { id: mine[0], title: 'Mine now' }],
  ] as const) {
    const gone = JSON.parse(
      JSON.stringify(input).replaceAll(/(ir_|doc_|ev_)\w+/g, '$1none'),
    ) as object
    const foreign = await refused(askAs(fixture.desk, SOUTH, name, input))
    const missing = await refused(askAs(fixture.desk, SOUTH, name, gone))
    assert.deepEqual([foreign.code, foreign.details], [missing.code, missing.details], name)
  }
  const { runs } = await askAs<{ runs: { id: string }[] }>(fixture.desk, SOUTH, 'import.list', {})
  assert.deepEqual(
    runs.map(({ id }) => id),
    [their.run],
  )
  const places = { ...south, kind: 'places' }
  assert.equal(
    (await refused(askAs(fixture.desk, SOUTH, 'import.check', places))).code,
    'not-allowed',
  )
  await fixture.close()
})

test('[D1305] an event is amended by a later row, told in its history, and stale or empty words are refused', async () => {
  const fixture = await openFixture()
  const { id } = await fixture.ask<{ id: string }>('ana', 'event.record', {
    title: 'A',
    act: 'raid',
  })
  const { event } = await fixture.ask<{ event: { leaf: number } }>('ana', 'event.show', { id })
  const seen = event.leaf
  await fixture.ask('ana', 'event.amend', { id, period: '2022-04', clear: ['act'], seen })
  const shown = await fixture.ask<{ event: { act?: string; period?: object } }>(
    ...(['ana', 'event.show', { id }] as const),
  )
  assert.deepEqual(
    [shown.event.act, shown.event.period],
    [undefined, { earliest: '2022-04-01', latest: '2022-04-30' }],
  )
  const codeOf = async (more: object) =>
    (await refused(fixture.ask('ana', 'event.amend', { id, ...more }))).code
  assert.equal(await codeOf({ title: 'B', seen }), 'stale')
  assert.equal(await codeOf({ title: 'A' }), 'nothing-changed')
  assert.equal(await codeOf({ id: 'no', title: 'A' }), 'unknown-event')
  const { rows } = await fixture.ask<{ rows: { operation: string }[] }>(
    ...(['ana', 'record.history', { id }] as const),
  )
  assert.deepEqual(
    rows.map(({ operation }) => operation),
    ['event.record', 'event.amend'],
  )
  await fixture.close()
})
