// Fields of a group's own in files: they go out as columns, a changed file comes back as later
// rows, and with everything they go into another workspace. Everything here is invented.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { aloneDesk } from '../../fixture/alone.ts'
import { actorOf, type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { checkFile, keepFile, takeFile, toldOf } from '../../fixture/import.ts'
import { callByName } from '../call.ts'
import { openDesk } from '../desk.ts'
import { readEverything } from '../everything/read.ts'
import type { Desk, Outlet } from '../operation.ts'

const root = await mkdtemp(join(tmpdir(), 'tumen-own-field-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
const QUIET = { report: () => undefined }
const OF_EVENTS = { kind: 'events' }

async function opened(): Promise<FixtureDesk> {
  const fixture = await openFixture()
  for (const [id, title, period] of [
    ['e1', 'The first raid', '2022-03'],
    ['e2', 'The return', '2019-02'],
  ] as const)
    await fixture.ask('own', 'event.record', { id, title, period })
  const open = { of: 'event', sensitivity: 'public' }
  const choices = [
    { id: 'bus', names: { en: 'bus', ko: '버스' }, to: '2020-12-31' },
    { id: 'lorry', names: { en: 'lorry', ko: '트럭' }, from: '2021' },
  ]
  const transport = { ...open, id: 'transport', kind: 'choice', names: { en: 'Transport' } }
  await fixture.ask('ana', 'field.define', { ...transport, choices })
  await fixture.ask('ana', 'field.define', {
    ...{ ...open, id: 'seen_by', kind: 'number', names: { en: 'Seen by' } },
  })
  await fixture.ask('ana', 'field.define', {
    ...{ ...open, id: 'guide', kind: 'text', names: { en: 'Guide' }, sensitivity: 'restricted' },
  })
  await set(fixture, 'transport', 'e1', 'lorry')
  await set(fixture, 'seen_by', 'e1', 'at least 39')
  await set(fixture, 'guide', 'e1', 'a baker')
  return fixture
}

const set = (fixture: FixtureDesk, field: string, event: string, value: string) =>
  fixture.ask('ana', 'field.set', { field, event, value })

async function written(desk: Desk, operation: string, input: object, who = actorOf('ana')) {
  const pieces: Uint8Array[] = []
  const outlet: Outlet = {
    open: () => undefined,
    write: async (piece) => void pieces.push(Uint8Array.from(piece)),
    urlOf: (table, link) => `/${table}/${link}`,
    sheet: (table) => table ?? 'about',
    about: () => [],
    label: (_, key) => [key, key, key],
  }
  await callByName(desk, operation, input, { actor: who, progress: QUIET, outlet })
  return Buffer.concat(pieces)
}

const table = (fixture: FixtureDesk, format: string) =>
  written(aloneDesk(fixture.desk), 'table.export', { table: 'events', format })
const said = async (fixture: FixtureDesk, id: string) => {
  const { fields } = await fixture.ask<Output<'event.show'>>('ana', 'event.show', { id })
  return fields.map(({ field, value }) => `${field} ${value}`)
}

test('[D1349] fields go out as columns, and unchanged files change nothing', async (t) => {
  const fixture = await opened()
  t.after(() => fixture.close())
  const csv = (await table(fixture, 'csv')).toString()
  const [head = ''] = csv.split('\n')
  for (const column of ['Transport (field.transport)', 'Guide (field.guide):admin'])
    assert.ok(head.includes(column), column)
  assert.ok(csv.includes('at least 39') && csv.includes('a baker') && !head.includes('fields.'))
  for (const format of ['csv', 'xlsx', 'jsonl']) {
    const done = await checkFile(fixture, await table(fixture, format), OF_EVENTS)
    assert.equal(toldOf(done), 'unchanged 2', format)
  }
  const listed = await refused(
    written(aloneDesk(fixture.desk), 'table.export', { table: 'events' }, actorOf('vie')),
  )
  assert.equal(listed.code, 'not-allowed')
})

test('[D1350] a changed file is said by later rows, and its run tells the events', async (t) => {
  const fixture = await opened()
  t.after(() => fixture.close())
  const csv = (await table(fixture, 'csv')).toString()
  const changed = csv.replace('at least 39', 'about 52')
  const done = await takeFile(fixture, changed, OF_EVENTS)
  assert.equal(toldOf(done), 'changed 1, unchanged 1')
  assert.deepEqual(await said(fixture, 'e1'), [
    'transport lorry',
    'seen_by about 52',
    'guide a baker',
  ])
  const run = await fixture.ask<Output<'import.show'>>('ana', 'import.show', { id: done.run })
  assert.deepEqual(
    run.records.map(({ id, kind, outcome }) => `${kind} ${id} ${outcome}`),
    ['event e1 changed'],
  )
  assert.equal(toldOf(await checkFile(fixture, changed, OF_EVENTS)), 'unchanged 2')
  // An entry of other days, and a number that is none, are refused; other rows are not.
  const rows = 'id,title,time,field.transport,field.seen_by\n'
  const wrong = await checkFile(fixture, `${rows}e2,The return,2019-02,lorry,\n`, OF_EVENTS)
  assert.deepEqual([wrong.refused, wrong.problems[0]?.code], [1, 'word_unknown'])
  const unread = await checkFile(fixture, `${rows}e2,The return,,버스,many a one\n`, OF_EVENTS)
  assert.equal(unread.problems[0]?.code, 'number_unreadable')
  const both = `${rows}e2,The return,,버스,60–75\n`
  assert.equal(toldOf(await takeFile(fixture, both, OF_EVENTS)), 'changed 1')
  assert.deepEqual(await said(fixture, 'e2'), ['transport bus', 'seen_by 60–75'])
  // A new event comes with its fields.
  const fresh = `${rows}x1,A third raid,2022-05,lorry,7\n`
  const made = await takeFile(fixture, fresh, { ...OF_EVENTS, namespace: 'theirs' })
  assert.equal(toldOf(made), 'new 1')
  const found = { field: 'seen_by', value: '7' }
  const { events } = await fixture.ask<Output<'event.list'>>('ana', 'event.list', found)
  assert.ok(events.some(({ title }) => title === 'A third raid'))
})

test('[D1351] what somebody set by hand since a file left waits for a decision', async (t) => {
  const fixture = await opened()
  t.after(() => fixture.close())
  const csv = (await table(fixture, 'csv')).toString()
  await set(fixture, 'seen_by', 'e1', 'about 80')
  const changed = csv.replace('at least 39', 'about 52')
  assert.equal(toldOf(await checkFile(fixture, changed, OF_EVENTS)), 'unchanged 1, conflict 1')
  const theirs = { ...OF_EVENTS, conflicts: 'theirs' }
  await takeFile(fixture, changed, theirs)
  assert.ok((await said(fixture, 'e1')).includes('seen_by about 52'))
})

test('[D1352] a field for few, of nobody, or retired comes in by no file', async (t) => {
  const fixture = await opened()
  t.after(() => fixture.close())
  for (const field of ['guide', 'nothing']) {
    const document = await keepFile(fixture, `id,field.${field}\ne1,x\n`)
    const asked = { document, ...OF_EVENTS }
    assert.equal((await refused(fixture.ask('ana', 'import.check', asked))).code, 'mapping-unfit')
  }
  await fixture.ask('ana', 'field.retire', { id: 'seen_by' })
  const csv = (await table(fixture, 'csv')).toString()
  assert.equal(toldOf(await checkFile(fixture, csv, OF_EVENTS)), 'unchanged 2')
  const changed = await checkFile(fixture, csv.replace('at least 39', '7'), OF_EVENTS)
  assert.equal(changed.problems[0]?.code, 'field_retired')
})

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 10_007) yield bytes.subarray(at, at + 10_007)
}

test('[D1353] fields and all that stood in them go out with everything, and come back', async (t) => {
  const fixture = await opened()
  t.after(() => fixture.close())
  await set(fixture, 'seen_by', 'e1', 'about 80')
  await fixture.ask('ana', 'field.retire', { id: 'transport' })
  const bytes = await written(aloneDesk(fixture.desk), 'everything.export', {})
  const around = {
    folder: join(root, 'w1'),
    passphrase: 'an invented passphrase',
    clock: () => new Date('2030-01-01T10:00:00.000Z'),
    random: (length: number) => new Uint8Array(randomBytes(length)),
  }
  const placed = { ...around, workFactor: 4, owner: 'own' }
  await readEverything({ ...placed, source: piecesOf(bytes), progress: QUIET })
  const { folder, clock, random, passphrase } = around
  const desk = await openDesk({ folder, unlock: { passphrase }, clock, random, clockMayJump: true })
  t.after(() => desk.close())
  const ask = (of: Desk, name: string, input: object) =>
    callByName(of, name, input, { actor: actorOf('ana'), progress: QUIET })
  const bare = (answer: unknown) =>
    JSON.parse(JSON.stringify(answer, (key, value) => (key === 'by' ? undefined : value)))
  for (const [name, input] of [
    ['field.list', { on: '2022' }],
    ['event.show', { id: 'e1' }],
    ['event.list', { field: 'seen_by', value: '80' }],
    ['record.history', { id: 'e1' }],
  ] as const)
    assert.deepEqual(bare(await ask(desk, name, input)), bare(await ask(fixture.desk, name, input)))
  assert.deepEqual(await desk.ledger.fsck({ all: true }), [])
})
