// Files that are handed in without waiting: what is refused at once, what becomes of them behind
// the answer, who knows of them, and what ends or outlasts them.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Input, Output } from '@tumen/contract'
import { Sandbox } from '@tumen/intake'
import { actorOf, type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { zipOf } from '../../fixture/hostile.ts'
import { typedPdf } from '../../fixture/picture.ts'
import { callByName } from '../call.ts'
import { openDesk } from '../desk.ts'
import { noteFile } from '../evidence/file-beside.ts'
import type { Actor } from '../operation.ts'

type Added = Output<'document.add'>
type Waits = Output<'document.waits'>

const hasPdf = (await new Sandbox().placeOf('pdftotext')) !== undefined
const skip = hasPdf ? false : 'no poppler is here'
const SAID = 'At least 52 people were held in the town, two sources said there.'
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A file of Word with one paragraph. */
function letterOf(text: string): Uint8Array {
  const words = `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
  const parts = {
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document ${W}><w:body>${words}</w:body></w:document>`,
  }
  return zipOf(Object.entries(parts).map(([name, part]) => ({ name, bytes: Buffer.from(part) })))
}

const DOCX = letterOf(SAID)
const HEAD = { published: '2022-05', title: 'Letter', language: 'en' } as const

async function opened(t: TestContext): Promise<FixtureDesk> {
  const fixture = await openFixture()
  t.after(() => fixture.close())
  return fixture
}

function handIn(
  { desk }: FixtureDesk,
  bytes: Uint8Array,
  more: Partial<Input<'document.add'>> = {},
  actor: Actor = actorOf('doc'),
): Promise<Added> {
  const files = new Map<string, Uint8Array>()
  const input = { ...HEAD, wait: false, bytes: noteFile(files, bytes), ...more }
  const call = { actor, files, progress: { report: () => undefined } }
  return callByName(desk, 'document.add', input, call) as Promise<Added>
}

const waitsOf = ({ desk }: Pick<FixtureDesk, 'desk'>, id: string, actor = actorOf('doc')) =>
  callByName(
    desk,
    'document.waits',
    { id },
    {
      actor,
      progress: { report: () => undefined },
    },
  ) as Promise<Waits>

/** The state of a file when nothing goes on with it. */
async function settled(fixture: Pick<FixtureDesk, 'desk'>, id: string): Promise<Waits> {
  for (;;) {
    const one = await waitsOf(fixture, id)
    if (one.state !== 'waiting' && one.state !== 'reading') return one
    await wait(20)
  }
}

async function shown({ ask }: FixtureDesk, id: string) {
  return ask<Output<'document.show'>>('doc', 'document.show', { id })
}

test('[D1331] a file is kept in no leaf, and then becomes the document that waiting makes', async (t) => {
  const fixture = await opened(t)
  const { size } = await fixture.desk.ledger.head()
  const added = await handIn(fixture, DOCX)
  assert.deepEqual([added.reading, added.units, added.textHash], [true, 0, undefined])
  assert.equal((await fixture.desk.ledger.head()).size, size)
  assert.deepEqual(
    (await fixture.desk.ledger.waiting()).map(({ id }) => id),
    [added.id],
  )
  assert.equal((await refused(shown(fixture, added.id))).code, 'not-found')
  const { state, added: told } = await settled(fixture, added.id)
  assert.deepEqual([state, told?.units], ['read', SAID.length])
  assert.deepEqual(await fixture.desk.ledger.waiting(), [])
  const behind = await shown(fixture, added.id)
  const other = await opened(t)
  const sync = await handIn(other, DOCX, { wait: undefined })
  assert.equal(sync.reading, undefined)
  const waited = await shown(other, sync.id)
  const apart = ({ document: { id: _, ...row }, ...rest }: Output<'document.show'>) => {
    return { row, ...rest }
  }
  assert.deepEqual(apart(behind), apart(waited))
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})

test('[D1332] a text and what is asked twice are read at once', async (t) => {
  const fixture = await opened(t)
  const text = await handIn(fixture, Buffer.from(SAID))
  assert.deepEqual([text.reading, text.units], [undefined, SAID.length])
  const files = new Map<string, Uint8Array>()
  const input = { ...HEAD, title: 'Twice', wait: false, bytes: noteFile(files, DOCX) }
  const once = await fixture.ask<Added>('doc', 'document.add', input, {
    files,
    idempotencyKey: 'k1',
  })
  assert.equal(once.reading, undefined)
  assert.deepEqual(await fixture.desk.ledger.waiting(), [])
})

test('[D1333] what is said wrongly is refused at once, and nothing is kept', async (t) => {
  const fixture = await opened(t)
  const wrong: readonly (readonly [Partial<Input<'document.add'>>, string])[] = [
    [{ published: '2022-02-30' }, 'impossible-date'],
    [{ sha256: '0'.repeat(64) }, 'digest-differs'],
    [{ publisher: 'ag_000000000000000000000000' }, 'unknown-agent'],
    [{ covers: '2022-13' }, 'impossible-date'],
    [{ language: 'no language' }, 'findings'],
    [{ captured: 'yesterday' }, 'findings'],
    [{ sensitivity: 'sealed' }, 'invalid-input'],
    [{ text: 'x' }, 'invalid-input'],
  ]
  for (const [more, code] of wrong) {
    assert.equal((await refused(handIn(fixture, DOCX, more))).code, code, JSON.stringify(more))
    const sync = await refused(handIn(fixture, DOCX, { ...more, wait: undefined }))
    assert.equal(sync.code, code, `waited for: ${JSON.stringify(more)}`)
  }
  assert.deepEqual(await fixture.desk.ledger.waiting(), [])
  const { id } = await handIn(fixture, DOCX)
  const again = await refused(handIn(fixture, DOCX))
  assert.deepEqual([again.code, again.details[0]?.document], ['duplicate-document', id])
  await settled(fixture, id)
  const after = await refused(handIn(fixture, DOCX, { title: undefined, language: undefined }))
  assert.deepEqual([after.code, after.details[0]?.document], ['duplicate-document', id])
})

test('[D1334] nobody is asked behind the answer: language and title are found or stay open', async (t) => {
  const fixture = await opened(t)
  const few = letterOf('Ora et labora')
  const bare = { title: undefined, language: undefined }
  const { id } = await handIn(fixture, few, bare)
  assert.equal((await settled(fixture, id)).state, 'read')
  const { document } = await shown(fixture, id)
  assert.deepEqual([document.language, document.title], ['und', 'Ora et labora'])
  // A file that says it is one of Word, and whose words cannot be unpacked.
  const broken = Buffer.from(DOCX)
  const at = broken.indexOf('word/document.xml')
  broken.fill(0, at + 20, at + 60)
  const damaged = await handIn(fixture, broken, { title: undefined, language: undefined })
  assert.equal((await settled(fixture, damaged.id)).added?.closedAs, 'unread')
  const kept = await fixture.ask<Output<'document.show'>>('doc', 'document.show', {
    id: damaged.id,
  })
  assert.deepEqual([kept.text, kept.document.sensitivity], ['', 'restricted'])
  assert.equal(kept.document.layer?.findings.length, 1)
})

test('[D1335] only who handed a file in knows of it, and a key of theirs does not', async (t) => {
  const fixture = await opened(t)
  const { id } = await handIn(fixture, DOCX)
  const missing = await refused(waitsOf(fixture, 'doc_none'))
  for (const actor of [
    ...[actorOf('own'), actorOf('ana')],
    { ...actorOf('doc'), key: { id: 'k', operations: new Set(['document.waits']) } },
  ]) {
    const foreign = await refused(waitsOf(fixture, id, actor))
    assert.deepEqual([foreign.code, foreign.field], [missing.code, missing.field])
  }
  assert.equal((await waitsOf(fixture, id)).id, id)
  await settled(fixture, id)
  for (const actor of [actorOf('own')]) await refused(waitsOf(fixture, id, actor))
})

test('[D1336] files are read two at a time in their order, and a job of each is told to its owner', async (t) => {
  const fixture = await opened(t)
  const { desk, ask } = fixture
  const many = [1, 2, 3, 4, 5].map((n) => letterOf(`${SAID} And ${n} more were.`))
  const ids: string[] = []
  for (const [n, bytes] of many.entries())
    ids.push((await handIn(fixture, bytes, { title: `Letter ${n}` })).id)
  const own = await ask<Output<'job.list'>>('doc', 'job.list', {})
  const listed = own.jobs.flatMap(({ document }) => document ?? [])
  assert.deepEqual(listed, ids.slice(-listed.length))
  assert.ok(own.jobs.every(({ kind, stuck }) => kind === 'reading' && stuck === undefined))
  const others = await ask<Output<'job.list'>>('adm', 'job.list', {})
  assert.deepEqual(
    others.jobs.flatMap(({ document }) => document ?? []),
    [],
  )
  let most = 0
  for (;;) {
    const states = await Promise.all(ids.map(async (id) => (await waitsOf(fixture, id)).state))
    const reading = states.filter((state) => state === 'reading').length
    most = Math.max(most, reading)
    assert.ok(reading <= 2)
    // No later one is read before an earlier one has begun.
    const first = states.indexOf('waiting')
    if (first >= 0) assert.ok(states.slice(first).every((state) => state === 'waiting'))
    if (states.every((state) => state === 'read')) break
    await wait(5)
  }
  assert.equal(most, 2)
  assert.deepEqual((await ask<Output<'job.list'>>('doc', 'job.list', {})).jobs, [])
  const { documents } = await ask<Output<'document.list'>>('doc', 'document.list', {})
  assert.equal(documents.length, 5)
  assert.deepEqual(desk.memory.jobs.all(), [])
})

test('[D1337] whoever stops it destroys the file; closing an account and the desk keep it', async (t) => {
  const fixture = await opened(t)
  const { desk, ask, folder } = fixture
  const files = [1, 2, 3, 4].map((n) => letterOf(`${SAID} And ${n} more were.`))
  const [first, second, third, last] = await Promise.all(
    files.map((bytes, n) => handIn(fixture, bytes, { title: `Letter ${n}` })),
  )
  assert.ok(first && second && third && last)
  const { jobs } = await ask<Output<'job.list'>>('doc', 'job.list', {})
  const jobOf = (id: string) => jobs.find(({ document }) => document === id)?.id ?? ''
  assert.equal((await refused(ask('own', 'job.stop', { job: jobOf(last.id) }))).code, 'not-allowed')
  await ask('doc', 'job.stop', { job: jobOf(last.id) })
  assert.equal((await refused(waitsOf(fixture, last.id))).code, 'not-found')
  const kept = async () => (await desk.ledger.waiting()).map(({ id }) => id)
  assert.equal((await kept()).includes(last.id), false)
  const before = await kept()
  desk.memory.jobs.stopOf('doc')
  assert.deepEqual(await kept(), before)
  await desk.close()
  const unlock = { passphrase: 'trial passphrase' }
  const around = { clock: desk.clock, random: desk.random, clockMayJump: true as const }
  const again = await openDesk({ folder, unlock, ...around })
  t.after(() => again.close())
  for (const { id } of [first, second, third]) {
    const isThere = (await again.ledger.read.document(id)) !== undefined
    if (!isThere) assert.equal((await settled({ desk: again }, id)).state, 'read')
  }
  assert.equal(await again.ledger.read.document(last.id), undefined)
  assert.deepEqual(await again.ledger.waiting(), [])
  assert.deepEqual(await again.ledger.fsck({ all: true }), [])
})

test('[D1338] a copy that is found behind the answer is dropped, and what is refused is kept', async (t) => {
  const fixture = await opened(t)
  const { desk } = fixture
  // The words of it give the title that the first one has.
  const first = await handIn(fixture, DOCX, { title: SAID })
  const second = await handIn(fixture, DOCX, { title: undefined })
  // Two are read at one moment: either may be the first.
  const ends = await Promise.all([first, second].map(({ id }) => settled(fixture, id)))
  const read = ends.find(({ state }) => state === 'read')
  const copy = ends.find(({ state }) => state === 'here')
  assert.equal(copy?.here?.document, read?.id ?? 'nothing was read')
  assert.deepEqual(await desk.ledger.waiting(), [])
  // More stands behind the archive: somebody may hide something there.
  const bytes = Buffer.concat([DOCX, Buffer.from('and more')])
  const wrong = await handIn(fixture, bytes)
  const end = await settled(fixture, wrong.id)
  assert.deepEqual([end.state, end.why], ['refused', 'archive-refused'])
  const sync = await refused(handIn(fixture, bytes, { wait: undefined }))
  assert.equal(sync.code, end.why)
  assert.deepEqual(
    (await desk.ledger.waiting()).map(({ id }) => id),
    [wrong.id],
  )
  fixture.now.day = '2022-05-02'
  const { jobs } = await fixture.ask<Output<'job.list'>>('doc', 'job.list', {})
  const shown = jobs.map(({ why, stuck, document }) => [why, stuck, document])
  assert.deepEqual(shown, [['archive-refused', undefined, wrong.id]])
  await fixture.ask('doc', 'job.stop', { job: jobs[0]?.id })
  assert.deepEqual(await desk.ledger.waiting(), [])
})

test('[D1339] what a member of a group hands in is of the group, and a foreign one sees nothing', async (t) => {
  const fixture = await opened(t)
  const { desk } = fixture
  const member = (account: string, group: string): Actor => ({
    ...{ account, roles: [], groups: { [group]: ['documenter', 'analyst'] } },
  })
  const [north, south] = [member('north-1', 'north'), member('south-1', 'south')]
  const { id } = await handIn(fixture, DOCX, {}, north)
  const call = (actor: Actor) => ({ actor, progress: { report: () => undefined } })
  const jobs = (await callByName(desk, 'job.list', {}, call(south))) as Output<'job.list'>
  assert.deepEqual(jobs.jobs, [])
  const same = await handIn(fixture, DOCX, {}, south)
  assert.equal(same.reading, true)
  while ((await desk.ledger.waiting()).length > 0) await wait(20)
  const show = (actor: Actor, of: string) =>
    callByName(desk, 'document.show', { id: of }, call(actor)) as Promise<Output<'document.show'>>
  assert.equal((await show(north, id)).text, SAID)
  assert.equal((await show(south, same.id)).text, SAID)
  const [foreign, missing] = [await refused(show(south, id)), await refused(show(south, 'doc_0'))]
  assert.deepEqual([foreign.code, foreign.field], [missing.code, missing.field])
  assert.equal((await refused(waitsOf(fixture, id, south))).code, 'not-found')
})

test('[D1340] of a long file the first page is told before the others are read', {
  skip,
}, async (t) => {
  const fixture = await opened(t)
  const lines = Array.from({ length: 60 }, (_, n) => `At least ${n + 52} people were held.`)
  const bytes = Buffer.from(typedPdf(lines), 'base64')
  const { id } = await handIn(fixture, bytes)
  let first: string | undefined
  let total = 0
  for (;;) {
    const one = await waitsOf(fixture, id)
    if (one.state === 'reading') {
      first = one.first ?? first
      total = one.total
    }
    if (one.state === 'read') break
    await wait(5)
  }
  assert.deepEqual([first?.trim(), total], [lines[0], 60])
  // What was destroyed since must not be read here.
  const after = await waitsOf(fixture, id)
  assert.deepEqual([after.first, after.title], [undefined, undefined])
  const { text } = await shown(fixture, id)
  assert.ok(text.startsWith(lines[0] ?? '-'))
})

test('[D1363] where the workspace records nothing the line rests, and goes on when it is mended', async (t) => {
  const fixture = await openFixture('self', true)
  t.after(() => fixture.close())
  const { desk, ask, now } = fixture
  await ask('own', 'agent.record', { kind: 'outlet', name: { en: 'Inland Post' } })
  now.day = '2022-05-09'
  const many = [1, 2, 3, 4].map((n) => letterOf(`${SAID} And ${n} more were.`))
  const ids: string[] = []
  for (const [n, bytes] of many.entries())
    ids.push((await handIn(fixture, bytes, { title: `Letter ${n}` })).id)
  const states = () => Promise.all(ids.map((id) => waitsOf(fixture, id)))
  while ((await states()).filter(({ state }) => state === 'refused').length < 2) await wait(10)
  await wait(100)
  // Those after them are not read in vain.
  const told = (await states()).map(({ state, why }) => [state, why])
  const refusal = ['refused', 'clock-ahead']
  const waiting = ['waiting', undefined]
  assert.deepEqual(told, [refusal, refusal, waiting, waiting])
  await ask('doc', 'workspace.confirm-clock', { today: '2022-05-09' })
  for (const id of ids) while ((await waitsOf(fixture, id)).state !== 'read') await wait(10)
  assert.deepEqual(await desk.ledger.waiting(), [])
})

test('[D1364] its owner is told its title, and the change that made its document, to undo it', async (t) => {
  const fixture = await opened(t)
  const { ask } = fixture
  const { id } = await handIn(fixture, DOCX, { title: 'CANARY letter' })
  const [own] = (await ask<Output<'job.list'>>('doc', 'job.list', {})).jobs
  assert.deepEqual([own?.kept, own?.title, own?.document], [true, 'CANARY letter', id])
  const call = (actor: Actor) => ({ actor, progress: { report: () => undefined } })
  const key = { id: 'k', operations: new Set(['job.list']) }
  for (const actor of [actorOf('adm'), actorOf('own'), { ...actorOf('doc'), key }]) {
    const { jobs } = (await callByName(fixture.desk, 'job.list', {}, call(actor))) as {
      jobs: Output<'job.list'>['jobs']
    }
    assert.equal(jobs.length, 1)
    assert.deepEqual([jobs[0]?.kept, jobs[0]?.title, jobs[0]?.document], Array(3).fill(undefined))
  }
  const { state, leaf } = await settled(fixture, id)
  assert.equal(state, 'read')
  await ask('doc', 'change.undo', { change: leaf })
  assert.equal((await refused(shown(fixture, id))).code, 'not-found')
})
