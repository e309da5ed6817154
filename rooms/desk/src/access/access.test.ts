// Who has read what only few may read, who may read more than their roles give, and who is told.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output, Role } from '@tumen/contract'
import { addReport, HELD, openFixture, type Person, refused } from '../../fixture/desk.ts'
import { checkNames, fileOf, importNames, importOf, ROWS } from '../../fixture/mention.ts'
import { joinAccount } from '../account/door.ts'
import { standingOf } from '../account/standing.ts'
import { callByName } from '../call.ts'
import { openDesk } from '../desk.ts'
import type { Actor } from '../operation.ts'
import { AccessBook } from './note.ts'

type Entry = Output<'access.list'>['entries'][number]

const fixture = await openFixture()
const { desk } = fixture
await addReport(fixture)
await addReport(fixture, 'R2', { sensitivity: 'restricted' })
const groupOf = async (name: string) =>
  (await fixture.ask<{ id: string }>('adm', 'group.record', { name })).id
const north = await groupOf('north')
const south = await groupOf('south')
const SECRET = 'who told us'
const noted = { ...HELD, chain: ['harbour', 'a nurse'], anonymity: 'anonymous_on_request' }
await fixture.ask('doc', 'claim.record', { ...noted, id: 'noted', problems: [SECRET] })
await fixture.ask('ana', 'claim.record', { ...HELD, id: 'deep', document: 'R2' })

const entries = async (who: Person, input: object = {}) =>
  (await fixture.ask<Output<'access.list'>>(who, 'access.list', input)).entries
const shown = ({ account, operation, id, field }: Entry) => [account, operation, id, field]
const CALL = { progress: { report: () => undefined } }
const as = async <T>(actor: Actor, name: string, input: object): Promise<T> =>
  (await callByName(desk, name, input, { ...CALL, actor })) as T

test('[D733] M8: a closed field and a closed record that are read leave who, what and when', async () => {
  const { size } = await desk.ledger.head()
  await fixture.ask('ana', 'claim.show', { id: 'noted' })
  await fixture.ask('rev', 'claim.show', { id: 'deep' })
  await fixture.ask('ana', 'record.history', { id: 'noted' })
  await fixture.ask('ana', 'claim.export', { document: 'R1' })
  await fixture.ask('vie', 'claim.show', { id: 'noted' })
  const [first] = await entries('ana', { id: 'noted' })
  assert.equal(first?.at, '2022-05-01T10:00:00.000Z')
  const all = (await entries('ana')).filter(({ operation }) => operation !== 'claim.record')
  const of = (who: string, operation: string) =>
    all.filter((one) => one.account === who && one.operation === operation).map(shown)
  assert.deepEqual(of('ana', 'claim.show'), [['ana', 'claim.show', 'noted', 'problems']])
  assert.deepEqual(of('ana', 'record.history'), [['ana', 'record.history', 'noted', 'problems']])
  assert.deepEqual(
    new Set(of('rev', 'claim.show').map(([, , id, field]) => `${id} ${field}`)),
    new Set(['deep record', 'R2 record']),
  )
  assert.deepEqual(
    of('ana', 'claim.export')
      .map(([, , id, field]) => `${id} ${field}`)
      .sort(),
    ['R1 download', 'noted problems'],
  )
  assert.deepEqual(of('vie', 'claim.show'), [], 'who was given nothing has read nothing')
  // No look is a leaf of the log.
  assert.equal((await desk.ledger.head()).size, size)
})

test('[D780] a review that shows the words of closed records is a look at them', async () => {
  await fixture.ask('ana', 'event.record', { id: 'E1', title: 'Something' })
  await fixture.ask('ana', 'event.link', { event: 'E1', claims: ['deep'], role: 'about' })
  await fixture.ask('ana', 'document.relate', {
    ...{ from: 'R2', to: 'R1', kind: 'reprint_of', basis: 'text', containment: '0.9' },
  })
  const items = ['deep', 'event deep E1', 'lineage R2 R1']
  await fixture.ask('ana', 'review.submit', { items, comment: 'x' })
  const looks = async (operation: string) =>
    (await entries('ana'))
      .filter((one) => one.account === 'rev' && one.operation === operation)
      .map(({ id, field }) => `${id} ${field}`)
  await fixture.ask('rev', 'review.list', { limit: 0 })
  assert.deepEqual(await looks('review.list'), [])
  await fixture.ask('rev', 'review.list', {})
  assert.deepEqual(new Set(await looks('review.list')), new Set(['deep record', 'R2 record']))
  for (const item of items) await fixture.ask('rev', 'review.show', { item })
  assert.deepEqual((await looks('review.show')).sort(), ['R2 record', 'deep record', 'deep record'])
  // Who may not read them sees no review, and has read nothing.
  const { reviews } = await fixture.ask<{ reviews: object[] }>('doc', 'review.list', {})
  assert.deepEqual(reviews, [])
})

test('[D838] a name of a closed record, and a closed cell in the check of a list, is a look', async () => {
  const ids = ['noted', 'deep', 'R1', 'R2', 'harbour']
  const looks = async (who: Person, operation: string) =>
    (await entries('ana'))
      .filter((one) => one.account === who && one.operation === operation)
      .map(({ id, field }) => `${id} ${field}`)
      .sort()
  for (const who of ['rev', 'vie'] as const) await fixture.ask(who, 'record.names', { ids })
  assert.deepEqual(await looks('rev', 'record.names'), ['R2 record', 'deep record'])
  assert.deepEqual(await looks('vie', 'record.names'), [])
  await fixture.ask('ana', 'list.record', { id: 'north', title: 'The north list' })
  await importNames(fixture, importOf(fileOf()))
  const again = ROWS.map((row) => row.replace('0999', '0998').replace('Pak', 'Park'))
  await checkNames(fixture, importOf(fileOf(again)))
  assert.deepEqual(await looks('ana', 'list.check'), ['north/1 restricted'])
})

test('[D734] a search leaves its facts and no word', async () => {
  await fixture.ask('vie', 'search', { query: 'missionary', act: 'detention' })
  const [found] = (await entries('vie')).filter(({ operation }) => operation === 'search')
  assert.deepEqual(found?.facts, {
    ...{ documents: 1, claims: 0, mode: 'as_written', filters: 'query act' },
  })
  assert.ok(!JSON.stringify(await entries('vie')).includes('missionary'))
})

test('[D735] everybody lists their own, readers of closed fields what they may read, administrators no record', async () => {
  const own = await entries('vie')
  assert.ok(own.length > 0 && own.every(({ account }) => account === 'vie'))
  assert.deepEqual(await entries('vie', { account: 'ana' }), [])
  assert.deepEqual(await entries('vie', { id: 'noted' }), [])
  assert.ok((await entries('rev', { id: 'noted' })).some(({ account }) => account === 'ana'))
  const seen = await entries('adm')
  assert.ok(seen.some(({ account, field }) => account === 'ana' && field === 'problems'))
  assert.ok(seen.every(({ id }) => id === undefined))
  assert.deepEqual(await entries('adm', { id: 'noted' }), [])
})

test('[D735] pages go on where the last one ended', async () => {
  for (const day of ['2022-05-02', '2022-05-03', '2022-05-04']) {
    fixture.now.day = day
    await fixture.ask('ana', 'claim.show', { id: 'noted' })
  }
  const days: string[] = []
  for (let before: string | undefined; ; ) {
    const page = await fixture.ask<Output<'access.list'>>('ana', 'access.list', {
      ...{ id: 'noted', limit: 1, ...(before !== undefined && { before }) },
    })
    days.push(...page.entries.map(({ at }) => at.slice(0, 10)))
    before = page.next
    if (before === undefined) break
  }
  assert.deepEqual([...new Set(days)], ['2022-05-04', '2022-05-03', '2022-05-02', '2022-05-01'])
})

test('[D736] where entries cannot be written the next one is a fault, and none is lost', async () => {
  const book = new AccessBook()
  const written: unknown[] = []
  let isBroken = true
  const noteAccesses = async (all: readonly unknown[]) => {
    if (isBroken) throw new Error('disk')
    written.push(...all)
  }
  const kept: unknown[] = []
  const keepAccesses = (all: readonly unknown[]) => void kept.push(...all)
  const ledger = { noteAccesses, keepAccesses } as never
  const entry = { at: '2022-05-01T10:00:00.000Z', account: 'ana', operation: 'claim.show' }
  await book.note(ledger, [entry])
  await assert.rejects(book.flush(ledger))
  await assert.rejects(book.note(ledger, [entry]))
  isBroken = false
  await book.note(ledger, [entry])
  assert.deepEqual([written.length, kept.length], [3, 3])
})

test('[D866] a look is kept before its answer leaves, and is there after the process was killed', async () => {
  const own = await openFixture()
  await addReport(own)
  await own.ask('doc', 'claim.record', { ...noted, id: 'noted', problems: [SECRET] })
  await own.desk.memory.accesses.flush(own.desk.ledger)
  await own.ask('ana', 'claim.show', { id: 'noted' })
  // While somebody writes for long, nobody waits, and what is kept stays kept.
  const writing = own.desk.ledger.change({ ...CHANGE, by: 'doc' }, async (write) => {
    const began = performance.now()
    await own.ask('rev', 'claim.show', { id: 'noted' })
    const flushed = own.desk.memory.accesses.flush(own.desk.ledger)
    await own.ask('own', 'claim.show', { id: 'noted' })
    await write.append('event', { id: 'E1', title: 'Something' })
    return { took: performance.now() - began, flushed }
  })
  const { result } = await writing
  assert.ok(result.took < 20_000, String(result.took))
  await result.flushed
  // As a process that is killed: the desk is not closed, and nothing more is written down.
  await own.desk.ledger.close()
  const { clock, random } = own.desk
  const passphrase = 'trial passphrase'
  const again = await openDesk({ folder: own.folder, unlock: { passphrase }, clock, random })
  const looks = await again.ledger.accesses({ item: 'noted', limit: 50 })
  assert.deepEqual(looks.map(({ account, operation }) => `${account} ${operation}`).sort(), [
    'ana claim.show',
    'own claim.show',
    'rev claim.show',
  ])
  await again.close()
  const third = await openDesk({ folder: own.folder, unlock: { passphrase }, clock, random })
  assert.equal((await third.ledger.accesses({ item: 'noted', limit: 50 })).length, looks.length)
  await third.close()
})

const CHANGE = { operation: 'event.record', subject: 'E1' }

const grant = (who: Person, more: object) =>
  fixture.ask<{ grant: string }>(who, 'access.grant', {
    ...{ kind: 'claim', id: 'noted', account: 'vie', until: '2022-06-01', reason: 'the hearing' },
    ...more,
  })
const says = async (who: Person, id: string) =>
  JSON.stringify(await fixture.ask(who, 'claim.show', { id }))

test('[D737] a grant opens one field, or one record, until its day or until it is undone', async () => {
  assert.ok(!(await says('vie', 'noted')).includes(SECRET))
  let leaf = 0
  const changed = (made: number) => {
    leaf = made
  }
  const input = { kind: 'claim', id: 'noted', field: 'problems', account: 'vie', reason: 'x' }
  await fixture.ask('ana', 'access.grant', { ...input, until: '2022-06-01' }, { changed })
  assert.ok((await says('vie', 'noted')).includes(SECRET))
  assert.ok(!(await says('edi', 'noted')).includes(SECRET))
  assert.ok(
    (await entries('vie')).some(({ field }) => field === 'problems'),
    'and it is noted',
  )
  await fixture.ask('ana', 'change.undo', { change: leaf, reason: 'over' })
  assert.ok(!(await says('vie', 'noted')).includes(SECRET))
  // A whole record, which was not there before.
  assert.equal((await refused(fixture.ask('vie', 'claim.show', { id: 'deep' }))).code, 'not-found')
  await grant('ana', { id: 'deep' })
  assert.ok(await says('vie', 'deep'))
  fixture.now.day = '2022-06-02'
  assert.equal((await refused(fixture.ask('vie', 'claim.show', { id: 'deep' }))).code, 'not-found')
})

test('[D737] nobody passes on what was granted to them, grants the past, or what is not there', async () => {
  await grant('ana', { id: 'deep', account: 'doc', until: '2022-07-01' })
  const code = async (who: Person, more: object) => (await refused(grant(who, more))).code
  assert.equal(await code('doc', { id: 'deep', until: '2022-07-01' }), 'not-allowed')
  assert.equal(await code('ana', { until: '2022-06-01' }), 'day-over')
  assert.equal(await code('ana', { id: 'nothing', until: '2022-07-01' }), 'not-found')
})

const EASTERN = {
  ...{ title: 'Eastern', text: 'At least 52 people were held in Liaoning.', language: 'en' },
  ...{ published: '2022-04-29', publisher: 'east post', sensitivity: 'restricted' },
}

test('[D1014] a grant to an account that reads no such record is refused', async (t) => {
  const own = await openFixture()
  t.after(own.close)
  await addReport(own, 'R2', { sensitivity: 'restricted' })
  const groups = await Promise.all(
    ['east', 'west'].map((name) => own.ask<{ id: string }>('adm', 'group.record', { name })),
  )
  const [east, west] = groups.map(({ id }) => id)
  const mine: Actor = { account: 'ana-e', roles: [], groups: { [String(east)]: ['analyst'] } }
  const theirs = await callByName(own.desk, 'document.add', EASTERN, { ...CALL, actor: mine })
  const { id } = theirs as { id: string }
  const held: Record<string, object[]> = {
    boss: [{ role: 'administrator' }],
    number: [{ role: 'statistician' }],
    look: [{ role: 'viewer' }],
    'look-e': [{ role: 'viewer', group: east }],
    'look-w': [{ role: 'viewer', group: west }],
  }
  for (const [account, roles] of Object.entries(held)) {
    const { word } = await own.ask<{ word: string }>('adm', 'account.invite', { account, roles })
    await joinAccount(own.desk, word, { name: account, key: { id: account, publicKey: 'pQ' } })
  }
  const grantTo = (account: string, record: string) =>
    own.ask('ana', 'access.grant', {
      ...{ kind: 'document', id: record, account, until: '2022-06-01', reason: 'x' },
    })
  for (const [account, record] of [
    ['boss', 'R2'],
    ['number', 'R2'],
    ['boss', id],
    ['look-w', id],
  ] as const) {
    const { code, field } = await refused(grantTo(account, record))
    assert.deepEqual([code, field], ['grant-opens-nothing', 'account'], `${account} ${record}`)
  }
  for (const [account, record] of [
    ['look', 'R2'],
    ['look-w', 'R2'],
    ['look-e', id],
  ] as const) {
    await grantTo(account, record)
    const actor = (await standingOf(own.desk, account))?.actor ?? assert.fail(account)
    const shown = await callByName(own.desk, 'document.show', { id: record }, { ...CALL, actor })
    assert.ok(shown, 'what is granted opens')
  }
})

test('[D738] who may see a record is told to whoever reads it', async () => {
  const show = (who: Person, kind: string, id: string) =>
    fixture.ask<Output<'access.show'>>(who, 'access.show', { kind, id })
  const { parts, author, grants, groups } = await show('vie', 'claim', 'noted')
  assert.deepEqual(parts.at(-1), { part: 'fields', roles: ['analyst', 'reviewer'] })
  assert.deepEqual([author, groups, grants.length], ['doc', [], 0])
  const deep = await show('ana', 'claim', 'deep')
  assert.deepEqual(deep.parts[0]?.roles, ['analyst', 'reviewer'])
  assert.deepEqual(
    deep.grants.map(({ account, isOver, reason }) => [account, isOver, reason]),
    [
      ['vie', true, 'the hearing'],
      ['doc', undefined, 'the hearing'],
    ],
  )
  for (const [kind, id] of [
    ['claim', 'deep'],
    ['document', 'R2'],
    ['agent', 'nobody'],
    ['list', 'L9'],
    ['person', 'p9'],
  ] as const)
    assert.equal((await refused(show('vie', kind, id))).code, 'not-found', kind)
})

function held(account: string, groups: Record<string, Role[]>): Actor {
  return { account, roles: [], groups }
}

test('[D739] who judges in the north and records in the south reads what is closed in the north', async () => {
  const both = held('both', { [north]: ['analyst'], [south]: ['documenter'] })
  const report = async (account: string, group: string, title: string) => {
    const actor = held(account, { [group]: ['documenter', 'analyst'] })
    const text = `${title}: at least 52 people were held in Liaoning.`
    const { id: document } = await as<{ id: string }>(actor, 'document.add', {
      ...{ title, text, language: 'en', published: '2022-04-29', publisher: 'harbour' },
    })
    const made = async (more: object) =>
      (await as<{ id: string }>(actor, 'claim.record', { ...HELD, document, ...more })).id
    const noted = await made({ problems: [SECRET] })
    const closed = await made({ sensitivity: 'restricted', quote: ['at least 52 people'] })
    return { document, noted, closed }
  }
  const [up, down] = [await report('n', north, 'North'), await report('s', south, 'South')]
  const read = async (id: string) => JSON.stringify(await as(both, 'claim.show', { id }))
  assert.ok((await read(up.noted)).includes(SECRET))
  assert.ok(!(await read(down.noted)).includes(SECRET))
  assert.ok(await read(up.closed))
  assert.equal((await refused(as(both, 'claim.show', { id: down.closed }))).code, 'not-found')
  const { claims } = await as<Output<'claim.list'>>(both, 'claim.list', {})
  const ids = claims.map(({ claim }) => claim.id)
  assert.ok(ids.includes(up.closed) && ids.includes(down.noted) && !ids.includes(down.closed))
  const problems = claims.filter(({ claim }) => claim.problems).map(({ claim }) => claim.id)
  assert.ok(problems.includes(up.noted) && !problems.includes(down.noted))
  // What others read in the south is not theirs to know.
  await as(held('s', { [south]: ['analyst'] }), 'claim.show', { id: down.noted })
  await as(held('n', { [north]: ['analyst'] }), 'claim.show', { id: up.noted })
  const seen = async (id: string) =>
    (await as<Output<'access.list'>>(both, 'access.list', { id })).entries
  assert.ok((await seen(up.noted)).some(({ account }) => account === 'n'))
  assert.ok(!(await seen(down.noted)).some(({ account }) => account === 's'))
})

test('[D738] who is in the south learns of no grant and no group of the north', async () => {
  const northern = held('n', { [north]: ['documenter', 'analyst'] })
  const shared = held('n', { [north]: ['documenter', 'analyst'], [south]: ['analyst'] })
  const southern = held('s', { [south]: ['analyst'] })
  const added = async (actor: Actor, title: string) =>
    (
      await as<{ id: string }>(actor, 'document.add', {
        ...{ title, text: `${title}: at least 52 people were held.`, language: 'en' },
        ...{ published: '2022-04-29', publisher: 'harbour' },
      })
    ).id
  const both = await added(shared, 'Both')
  const far = await added(northern, 'Far')
  const grants = [both, far].map(async (id) => {
    const input = { kind: 'document', id, account: 'n-1', until: '2030-01-01', reason: 'near' }
    return (await as<{ grant: string }>(northern, 'access.grant', input)).grant
  })
  const [open = '', closed = ''] = await Promise.all(grants)
  const told = await as<Output<'access.show'>>(southern, 'access.show', {
    ...{ kind: 'document', id: both },
  })
  assert.deepEqual(told.groups, [{ id: south, name: 'south' }])
  // Whom nobody knows is in no group of theirs.
  assert.deepEqual(told.grants, [])
  const changes = JSON.stringify(await as(southern, 'change.list', { limit: 50 }))
  assert.ok(!changes.includes(closed) && !changes.includes(far))
  assert.ok(changes.includes(open))
  assert.equal((await refused(as(southern, 'record.history', { id: far }))).code, 'not-found')
  assert.ok(JSON.stringify(await as(northern, 'change.list', { limit: 50 })).includes(closed))
  const found = await desk.ledger.fsck({ all: false })
  assert.deepEqual(
    found.filter(({ code }) => code === 'FS13'),
    [],
  )
})
