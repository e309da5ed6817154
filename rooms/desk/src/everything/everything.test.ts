// Everything out and back: the invented world and its ten questions, what stays in the house, and
// files that are not what they were.
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openWorld, worldJson } from '@tumen/world'
import { aloneDesk } from '../../fixture/alone.ts'
import { addReport, type FixtureDesk, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { officesWithDocuments } from '../../fixture/office.ts'
import { callByName } from '../call.ts'
import { openDesk } from '../desk.ts'
import type { Actor, Desk, Outlet } from '../operation.ts'
import { readEverything } from './read.ts'

const root = await mkdtemp(join(tmpdir(), 'tumen-everything-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))

const ANA: Actor = { account: 'ana', roles: ['analyst'] }
const QUIET = { report: () => undefined }
const PASSPHRASE = 'an invented passphrase'
let made = 0

function keeping(onPiece: () => void = () => undefined) {
  const pieces: Uint8Array[] = []
  const told: { name?: string } = {}
  const outlet: Outlet = {
    open: ({ name }) => Object.assign(told, { name }),
    write: async (piece) => {
      pieces.push(Uint8Array.from(piece))
      onPiece()
    },
    urlOf: (table, link) => `/${table}/${link}`,
    sheet: () => '',
    about: () => [],
    label: (_, key) => [key, key, key],
  }
  return { outlet, told, text: () => Buffer.concat(pieces).toString() }
}

async function exported(desk: Desk, actor = ANA): Promise<string> {
  const { outlet, text } = keeping()
  await callByName(desk, 'everything.export', {}, { actor, progress: QUIET, outlet })
  return text()
}

/** Pieces of some length, as a disk gives them. */
async function* piecesOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += 10_007) yield bytes.subarray(at, at + 10_007)
}

const around = () => ({
  folder: join(root, `w${made++}`),
  passphrase: PASSPHRASE,
  clock: () => new Date('2030-01-01T10:00:00.000Z'),
  random: (length: number) => new Uint8Array(randomBytes(length)),
})

async function readBack(text: string) {
  const placed = { ...around(), workFactor: 4, owner: 'own' }
  const told = await readEverything({ ...placed, source: piecesOf(text), progress: QUIET })
  const { folder, clock, random } = placed
  const unlock = { passphrase: PASSPHRASE }
  const desk = await openDesk({ folder, unlock, clock, random, clockMayJump: true })
  return { told, desk }
}

interface Line extends Record<string, unknown> {
  kind: string
}

const linesOf = (text: string): Line[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

interface Asked {
  id: string
  question: object
  answers: { known: { on: string; by: string } }[]
}

/** An answer without who worked on it: people have other names after a move. */
function withoutPeople(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer, (key, value) => (key === 'by' ? undefined : value)))
}

test('[D1226] the invented world read back answers its ten questions as before, on every day', async (t) => {
  const world = await openWorld()
  t.after(() => world.close())
  const actor: Actor = { account: 'ana-1', roles: ['analyst'] }
  // An event that was amended has two rows of one id.
  const amended = { id: 'OCT11', title: 'Handed over in October' }
  await callByName(world.desk, 'event.amend', amended, { actor, progress: QUIET })
  const text = await exported(aloneDesk(world.desk))
  const { told, desk } = await readBack(text)
  t.after(() => desk.close())
  const ask = (of: Desk, name: string, input: object) =>
    callByName(of, name, input, { actor, progress: QUIET })
  let answers = 0
  for (const { question, answers: expected } of worldJson<Asked[]>(
    'expected/questions.json#/questions',
  ))
    for (const { known } of expected) {
      const input = { ...question, asKnownOn: known.on, knownBy: known.by }
      const before = await ask(world.desk, 'figure.explain', input)
      const after = await ask(desk, 'figure.explain', input)
      assert.deepEqual(withoutPeople(after), withoutPeople(before))
      answers++
    }
  assert.ok(answers > 30)
  // Lists, texts and what is between records are those of before, with the same ids.
  for (const table of ['document', 'claim', 'event', 'agent', 'place', 'mention'] as const)
    assert.equal(
      (await desk.ledger.read.counts())[table],
      (await world.desk.ledger.read.counts())[table],
    )
  const titled = (await ask(desk, 'event.show', { id: 'OCT11' })) as { event: { title: string } }
  assert.equal(titled.event.title, amended.title)
  const shown = (of: Desk) => ask(of, 'document.show', { id: 'R08' }) as Promise<{ text: string }>
  assert.equal((await shown(desk)).text, (await shown(world.desk)).text)
  const bytes = async (of: Desk) => {
    const stored = await of.ledger.read.document('R08')
    assert.ok(stored)
    return Buffer.from(await of.ledger.bytesOf(stored.row))
  }
  assert.deepEqual(await bytes(desk), await bytes(world.desk))
  assert.equal(told.files, 17)
  assert.deepEqual(await desk.ledger.fsck({ all: true }), [])
  // And the new one goes out as the same rows.
  const again = linesOf(await exported(desk, { account: 'own', roles: ['analyst'] }))
  const rows = (lines: Line[]) =>
    lines.flatMap(({ kind, table, row }) => (kind === 'row' ? [[table, row]] : []))
  assert.deepEqual(rows(again), rows(linesOf(text)))
})

async function filled(): Promise<FixtureDesk> {
  const fixture = await openFixture()
  await addReport(fixture, 'R1')
  await addReport(fixture, 'R2', { sensitivity: 'restricted' })
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c_a' })
  fixture.now.day = '2022-06-01'
  await fixture.ask('ana', 'event.record', { id: 'ev', title: 'A round-up', act: 'detention' })
  await fixture.ask('ana', 'event.link', { claims: ['c_a'], event: 'ev', role: 'about' })
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c_gone' })
  return fixture
}

test('[D1225] all that its asker may read goes out in the order of the log, under other names', async (t) => {
  const fixture = await filled()
  t.after(() => fixture.close())
  await fixture.ask('doc', 'agent.record', { id: 'wire', kind: 'outlet', name: { en: 'Wire' } })
  await fixture.ask('rev', 'query.save', {
    ...{ kind: 'question', name: 'mine', query: { act: 'detention' } },
  })
  const text = await exported(fixture.desk)
  const lines = linesOf(text)
  const [head] = lines
  assert.deepEqual([head?.kind, head?.format, head?.version], ['head', 'tumen-everything', 1])
  const end = lines.at(-1)
  assert.equal(end?.kind, 'end')
  const rows = lines.filter(({ kind }) => kind === 'row')
  const counts = new Map<string, number>()
  for (const { table } of rows) counts.set(String(table), (counts.get(String(table)) ?? 0) + 1)
  assert.deepEqual(end?.rows, Object.fromEntries(counts))
  assert.equal(counts.get('document'), 2, 'also restricted ones, which an analyst may read')
  assert.equal(counts.get('query'), undefined, 'what another person keeps for themselves')
  const changes = lines.filter(({ kind }) => kind === 'change')
  const entries = changes.map(({ entry }) => Number(entry))
  assert.deepEqual(
    entries,
    entries.toSorted((a, b) => a - b),
  )
  for (const { by } of changes) assert.match(String(by), /^member-\d$/)
  for (const name of ['own', 'rev']) assert.ok(!text.includes(`"${name}"`), name)
  assert.ok(
    changes.some(({ by }) => by === 'member-1'),
    'the asker is the first',
  )
})

test('[D1226] undone changes, instants and the second way to say who come back', async (t) => {
  const fixture = await filled()
  t.after(() => fixture.close())
  fixture.now.day = '2022-07-01'
  const { changes } = await fixture.ask<{ changes: { leaf: number; operation: string }[] }>(
    ...(['own', 'change.list', {}] as const),
  )
  const gone = changes.find(({ operation }) => operation === 'claim.record')
  await fixture.ask('own', 'change.undo', { change: gone?.leaf, reason: 'twice' })
  const { told, desk } = await readBack(await exported(fixture.desk))
  t.after(() => desk.close())
  const question = { act: 'detention', place: 'Liaoning', at: '2022-04' }
  for (const asKnownOn of ['2022-05-02', '2022-06-15', '2022-07-01']) {
    const asked = { ...question, asKnownOn }
    const call = { actor: ANA, progress: QUIET }
    assert.deepEqual(
      await callByName(desk, 'figure.explain', asked, call),
      await callByName(fixture.desk, 'figure.explain', asked, call),
    )
  }
  const listed = (await callByName(desk, 'change.list', {}, { actor: ANA, progress: QUIET })) as {
    changes: { operation: string; by: string; recorded: string }[]
  }
  const [last] = listed.changes
  assert.equal(last?.operation, 'everything.read')
  assert.equal(last?.recorded.slice(0, 4), '2030', 'which says when it was read back')
  assert.equal(told.review, 'self')
})

/** With the sums of an honest writer, as somebody makes them who changes a line on purpose. */
const resummed = (all: string[]) => {
  let sum = ''
  return all.map((line) => {
    const body = line.replace(/,"sum":"[0-9a-f]{16}"\}$/, '')
    sum = createHash('sha256').update(sum).update(body).digest('hex').slice(0, 16)
    return `${body},"sum":"${sum}"}`
  })
}

/** Files of which something is wrong, with the code and the line that say so. */
function brokenFiles(lines: string[]): [string, string[], string, number][] {
  const at = (kind: string, table?: string) =>
    lines.findIndex((line) => {
      const { kind: is, table: of } = JSON.parse(line) as Line
      return is === kind && (table === undefined || of === table)
    })
  const claim = at('row', 'claim')
  const document = at('row', 'document')
  const without = (n: number) => lines.filter((_, k) => k !== n)
  const changed = (n: number, from: string | RegExp, to: string) =>
    lines.map((line, k) => (k === n ? line.replace(from, to) : line))
  return [
    ['a changed row', changed(claim, '"at least 52"', '"at least 53"'), 'line_changed', claim + 1],
    ['a missing line', without(claim), 'line_changed', claim + 1],
    ['a cut file', lines.slice(0, -1), 'file_cut', lines.length],
    ['a line cut', [...lines.slice(0, 5), lines[5]?.slice(0, 20) ?? ''], 'line_unreadable', 6],
    ['something behind it', [...lines, lines[0] ?? ''], 'line_changed', lines.length + 1],
    ['another file', ['{"a":1}'], 'not_everything', 1],
    ['no file of evidence', resummed(without(at('bytes'))), 'bytes_missing', document],
    [
      'another file of evidence',
      resummed(changed(at('bytes'), /"base64":"..../, '"base64":"QUJD')),
      'bytes_differ',
      document + 1,
    ],
    [
      'another text',
      resummed(changed(document, 'Harbour Wire', 'Harbour Mire')),
      'text_differs',
      document + 1,
    ],
    [
      'no record',
      resummed(changed(claim, '"act":"detention"', '"act":"picnic"')),
      'row_unfit',
      claim + 1,
    ],
    ['a row twice', resummed(lines.toSpliced(claim, 0, lines[claim] ?? '')), 'row_twice', 0],
    [
      'a row too few',
      resummed(without(at('row', 'event_link'))),
      'count_differs',
      lines.length - 1,
    ],
  ]
}

test('[D1227] a file that is not what it was is refused with its line, and nothing stays', async (t) => {
  const fixture = await filled()
  t.after(() => fixture.close())
  const text = await exported(fixture.desk)
  const lines = text.trimEnd().split('\n')
  for (const [what, file, code, line] of brokenFiles(lines)) {
    const { folder, ...rest } = around()
    const source = piecesOf(`${file.join('\n')}\n`)
    const options = { ...rest, folder, workFactor: 4, owner: 'own', source, progress: QUIET }
    const refusal = await refused(readEverything(options))
    assert.equal(refusal.code, 'file-unfit', what)
    assert.equal(refusal.details[0]?.code, code, what)
    if (line > 0) assert.equal(refusal.details[0]?.line, line, what)
    assert.ok(!JSON.stringify(refusal.details).includes('52'))
    assert.ok(!existsSync(folder), what)
  }
  const newer = resummed(lines.with(0, (lines[0] ?? '').replace('"version":1', '"version":2')))
  const options = { ...around(), workFactor: 4, owner: 'own', progress: QUIET }
  const source = piecesOf(newer.join('\n'))
  assert.equal((await refused(readEverything({ ...options, source }))).code, 'newer-format')
  const stop = new AbortController()
  stop.abort()
  const stopped = { report: () => undefined, signal: stop.signal }
  const asked = readEverything({ ...options, source: piecesOf(text), progress: stopped })
  assert.equal((await refused(asked)).code, 'cancelled')
  assert.deepEqual(
    readdirSync(root).filter((name) => name.includes('.new')),
    [],
  )
})

test('[D1228] nothing leaves without the right, a fresh proof, or where somebody else decides', async (t) => {
  const shared = await openFixture('second-person')
  const fixture = await openFixture()
  t.after(() => Promise.all([shared.close(), fixture.close()]))
  const code = async (of: FixtureDesk, actor: Actor, more: object = {}) => {
    const { outlet, text } = keeping()
    const call = { actor, progress: QUIET, outlet, ...more }
    const refusal = await refused(callByName(of.desk, 'everything.export', {}, call))
    assert.equal(text(), '')
    return refusal.code
  }
  for (const role of ['viewer', 'documenter', 'statistician', 'editor', 'administrator'] as const)
    assert.equal(await code(fixture, { account: role, roles: [role] }), 'not-allowed')
  assert.equal(await code(fixture, ANA, { isStale: true }), 'proof-needed')
  assert.equal(await code(shared, ANA), 'bundle-needed')
  await exported(fixture.desk)
  await fixture.desk.memory.accesses.flush(fixture.desk.ledger)
  const [noted] = await fixture.desk.ledger.accesses({ account: 'ana', limit: 1 })
  assert.deepEqual([noted?.operation, noted?.field], ['everything.export', 'download'])
})

test('[D1228] of the records of another group nothing goes out', async (t) => {
  const own = await openFixture('self')
  t.after(() => own.close())
  const { NORTH } = await officesWithDocuments(own)
  const text = await exported(own.desk, NORTH)
  assert.ok(text.includes('of_north'))
  assert.ok(!text.includes('of_south'))
  const { desk } = await readBack(text)
  t.after(() => desk.close())
  assert.deepEqual(
    (await desk.ledger.read.documents()).map(({ row }) => row.title),
    ['of_north'],
  )
})
