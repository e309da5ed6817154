// The interface for programs: made from the table, described truly, and silent about what the
// asker may not know.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import type { Claim } from '@tumen/claim'
import { contractList } from '@tumen/contract'
import { can } from '@tumen/desk'
import { CANARY_PLACES, canary, openWorld } from '@tumen/world'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { ORIGIN, openFixtureDoor, VIEWER } from '../../fixture/door.ts'
import { leaving, linkWorld } from '../walk/linked-world.test.ts'

const LETTER = new URL('../../../../vectors/intake/river-letter.png', import.meta.url)

const world = await openWorld()
const keeper = await openFixtureDoor(world)
await addPicture(keeper)
const { run, person, pair, look } = await linkWorld(world)
const viewer = await openFixtureDoor(world, VIEWER)
await handIn(keeper)
await withoutWaiting(keeper)
const { table, imported } = await takeIn(keeper)

/** Adds a picture, so that there is one to look at. */
async function addPicture(door: typeof keeper): Promise<void> {
  const letter = {
    ...{ id: 'letter', title: 'Letter', published: '2022-04-10', language: 'en' },
    sensitivity: 'public',
    bytes: readFileSync(LETTER).toString('base64'),
  }
  assert.equal((await door.call('document.add', letter)).status, 200)
  const cover = { document: 'letter', id: 'cover' }
  assert.equal((await door.call('redaction.start', cover)).status, 200)
}

/** Hands a claim in, so that there is a review. */
async function handIn(door: typeof keeper): Promise<void> {
  const { body } = await door.call('claim.show', { id: 'R08b' })
  const { claim } = body as { claim: Claim }
  const again = {
    ...{ id: 'again', document: claim.doc, quote: claim.quote.map(({ text }) => text) },
    ...{ number: claim.quantity?.span.text, act: claim.proposition.act },
    chain: claim.chain.map(({ agent }) => agent),
    sensitivity: 'restricted',
  }
  const recorded = await door.call('claim.record', again)
  assert.equal(recorded.status, 200, JSON.stringify(recorded.body))
  const input = { items: ['again'], comment: 'ready' }
  assert.equal((await door.call('review.submit', input)).status, 200)
}

/** Hands a file in without waiting, and then waits until it is read. */
async function withoutWaiting(door: typeof keeper): Promise<void> {
  const letter = new URL('../../../../vectors/intake/tracked-letter.docx', import.meta.url)
  const input = {
    ...{ id: 'later', title: 'A letter', published: '2022-04', language: 'en', wait: false },
    ...{ sensitivity: 'restricted', bytes: readFileSync(letter).toString('base64') },
  }
  assert.equal((await door.call('document.add', input)).status, 200)
  for (;;) {
    const { body } = await door.call('document.waits', { id: 'later' })
    if ((body as { state: string }).state === 'read') return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Keeps a file with an event and takes it in, so that there is an import; the event goes again. */
async function takeIn(door: typeof keeper) {
  const file = { bytes: Buffer.from('id,title\n1,A raid\n').toString('base64'), title: 'Kept' }
  const { body: kept } = await door.call('import.keep', file)
  const { document: table } = kept as { document: string }
  const input = { document: table, kind: 'events', namespace: 'theirs' }
  const { body } = await door.call('import.commit', input)
  const imported = (body as { run: string }).run
  const { body: told } = await door.call('import.show', { id: imported })
  const { leaf } = (told as { run: { leaf: number } }).run
  assert.equal((await door.call('change.undo', { change: leaf })).status, 200)
  return { table, imported }
}

interface Document {
  paths: Record<string, { post: { operationId: string; summary: string } }>
  components: { schemas: Record<string, object> }
}

const document = (await (await keeper.get('/api/openapi.json')).json()) as Document

test('[E1] the document names every operation of the table and no other', () => {
  const named = Object.values(document.paths).map(({ post }) => post.operationId)
  assert.deepEqual(
    named,
    contractList.map(({ name }) => name),
  )
})

test('[E1] a validator of others finds the document in order, in each language', async () => {
  for (const language of ['en', 'ko', 'zh']) {
    const answer = await keeper.get('/api/openapi.json', { 'accept-language': language })
    const text = await answer.text()
    const result = await new Validator().validate(JSON.parse(text) as Record<string, unknown>)
    assert.deepEqual(result.errors ?? [], [], language)
    assert.ok(result.valid)
  }
  const broken = structuredClone(document) as unknown as Record<string, unknown>
  broken.info = undefined
  assert.equal((await new Validator().validate(broken)).valid, false)
})

const ajv = new Ajv2020({ strict: false, formats: { date: true } })
ajv.addSchema({ ...document, $id: 'tumen' })

/** What is wrong with `value` by a schema of the document. */
function problemsOf(schema: string, value: unknown): string[] {
  const validate = ajv.getSchema(`tumen#/components/schemas/${schema}`)
  assert.ok(validate, schema)
  validate(value)
  return (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`)
}

/** Every form of every canary that no viewer may read. */
const SECRETS = CANARY_PLACES.filter((one) => one.class !== 'internal')
  .flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, n) => Object.values(canary(from + n)) as string[]),
  )
  .flat()

const QUESTION = { act: 'detention', place: 'CN/LN', at: '2022-07-31' }

/** What is asked of each operation, and what must not stand in the answer to a viewer. */
const SCENARIOS: [operation: string, input: object, mustNotContain?: RegExp][] = [
  ['workspace.show', {}],
  ['document.list', {}],
  ['document.show', { id: 'R08' }],
  ['document.waits', { id: 'later' }],
  ['document.picture', { id: 'letter' }],
  ['document.proposals', {}],
  ['document.lineage', { id: 'R08' }],
  ['document.read', { document: 'R08' }, /R08l/],
  ['reader.show', {}],
  ['reader.start', { document: 'R08' }],
  ['reader.stop', { document: 'R08' }],
  ['document.weigh', { from: 'R11', to: 'R08' }],
  ['claim.list', { limit: 200 }, /R08l/],
  ['claim.list', { document: 'R08' }, /R08l/],
  ['claim.show', { id: 'R07a' }, /problems/],
  ['bundle.preview', { profile: 'exchange', documents: ['R08'] }],
  ['agent.list', {}],
  ['agent.show', { id: 'harbour' }],
  ['agent.relays', { document: 'R08' }],
  ['place.find', { name: '요녕성' }],
  ['event.list', {}],
  ['event.show', { id: 'OCT11' }],
  ['claim.tally', { act: 'custody' }],
  ['figure.official', { act: 'refoulement' }],
  ['event.network', { around: 'OCT11' }],
  ['event.map', { unit: 'said' }],
  ['event.timeline', { rows: 'claims', act: 'custody' }],
  ['figure.ask', QUESTION],
  ['figure.explain', { ...QUESTION, asKnownOn: '2022-08-10' }],
  ['figure.diff', { ...QUESTION, before: '2022-08-10' }],
  ['figure.moments', QUESTION],
  ['figure.table', { acts: ['custody'], place: 'CN', level: 'adm1', from: '2022', to: '2022' }],
  ['estimate.run', { csv: 'A,B,C,count\n1,0,0,9\n0,1,1,8\n1,1,0,7' }],
  ['list.check', { csv: 'person,list\np1,A\n' }],
  ['import.columns', { document: table, kind: 'events' }],
  ['import.check', { document: table, kind: 'events', namespace: 'x' }],
  ['import.list', {}],
  ['import.show', { id: imported }],
  ['list.list', {}],
  ['list.show', { id: 'B' }],
  ['list.mappings', {}],
  ['list.columns', { csv: 'record_id,name\n1,김영순\n' }],
  ['mention.list', { list: 'list-a' }],
  ['linkage.list', {}],
  ['linkage.show', { run }],
  ['linkage.explain-pair', { run, ...pair }],
  ['linkage.next-for-review', { run, limit: 50 }],
  ['linkage.evaluate', { run }],
  ['linkage.draw', { run, draws: 10 }],
  ['person.list', { name: '신정심' }],
  ['person.show', { id: person }],
  ['person.lineage', { id: person }],
  ['person.flow', {}],
  ['name.check', { names: 'Red Pine Bridge' }],
  ['involvement.list', {}],
  ['involvement.check', { event: 'OCT11', persons: [person] }],
  ['estimate.draws', { run, draws: 4, replicates: 50 }],
  ['estimate.table', { from: ['A', 'B', 'C'] }],
  [
    'exchange.check',
    {
      ...{ format: 'huridocs', namespace: 'theirs' },
      bytes: Buffer.from('0101_event,0102_title\ne1,Taken\n').toString('base64'),
    },
  ],
  ['estimate.list', {}],
  ['estimate.show', { id: 'E-1' }],
  ['estimate.repeat', { id: 'E-1' }],
  ['estimate.compare', { before: 'E-1', after: 'E-2' }],
  ['estimate.vary', { id: 'E-1', by: 'links' }],
  ['evidence.check-shred', { document: 'R08' }],
  ['evidence.list', { document: 'R08' }],
  ['redaction.list', { document: 'letter' }],
  ['redaction.show', { redaction: 'cover' }],
  ['redaction.picture', { redaction: 'cover', tile: 0 }],
  ['model.list', {}],
  ['bundle.preview', { profile: 'court', documents: ['R08'], claims: ['R08b'] }],
  ['bundle.list', {}],
  ['bundle.look', look],
  ['bundle.keys', {}],
  ['field.list', {}, /Transport|lorry/],
  ['search', { query: '북송' }],
  ['query.list', {}],
  ['query.watch', {}],
  ['log.show', {}],
  ['log.heads', {}],
  ['log.policy', {}],
  ['log.prove', { leaf: 3 }],
  ['workspace.fsck', {}],
  ['backup.show', {}],
  ['change.list', { limit: 200 }, /R08l/],
  ['record.history', { id: 'R07a' }, /problems/],
  ['record.names', { ids: ['R08', 'R08b', 'R08l', 'S-02', 'OCT11', 'list-a', 'E-1'] }, /R08l/],
  ['claim.check', { document: 'R08', quote: ['at least 52'], act: 'detention' }],
  ['record.work', { record: 'R07a' }],
  ['request.list', {}],
  ['record.check-assign', { kind: 'claim', ids: ['R07a', 'x'], groups: [] }],
  ['job.list', {}],
  ['access.show', { kind: 'claim', id: 'R07a' }],
  ['access.list', { id: 'R08l' }, /R08l/],
  ['review.show', { item: 'again' }],
  ['review.list', {}],
  ['review.check-bulk', { do: 'withdraw', items: ['again', 'x'], comment: 'x' }],
  ['review.agreement', {}],
  ['account.list', {}],
  ['credential.list', {}],
  ['credential.issued', {}],
  ['group.list', {}],
]

test('[E2] the scenarios ask every operation that only reads', () => {
  const asked = new Set(SCENARIOS.map(([operation]) => operation))
  const missing = contractList.filter(({ name, changes }) => !changes && !asked.has(name))
  // Signing the log, taking in what others say of it, and stopping what runs is no reading; where
  // several people work, claims leave as a bundle (below).
  const signing =
    /^(?:log\.(?:checkpoint|witness|timestamp.*)|job\.stop|backup\.make|\w+\.export|model\.add)$/
  assert.deepEqual(
    missing.map(({ name }) => name).filter((name) => !signing.test(name)),
    [],
  )
})

test('[E2] answers are what their schemas say, and hold nothing that may not be read', async () => {
  for (const [operation, input, mustNotContain] of SCENARIOS) {
    const asKeeper = await keeper.call(operation, input)
    assert.equal(asKeeper.status, 200, `${operation} ${JSON.stringify(asKeeper.body)}`)
    assert.deepEqual(problemsOf(`${operation}.answer`, asKeeper.body), [], operation)
    assert.deepEqual(problemsOf(`${operation}.input`, input), [], operation)
    const { status, body } = await viewer.call(operation, input)
    assert.equal(status, can(VIEWER, operation) ? 200 : 403, operation)
    const text = JSON.stringify(body)
    if (mustNotContain) assert.doesNotMatch(text, mustNotContain, operation)
    for (const secret of SECRETS) assert.ok(!text.includes(secret), `${operation} ${secret}`)
  }
})

// Heads and proofs are salted digests of everything, so they differ and tell nothing.
const COMMITTED = new Set(['workspace.show', 'log.heads', 'log.show', 'log.prove'])

test('[E2] two worlds that differ in secrets only give a viewer the same answers', async () => {
  const second = await openWorld({ isSecond: true })
  const otherViewer = await openFixtureDoor(second, VIEWER)
  const otherKeeper = await openFixtureDoor(second)
  await addPicture(otherKeeper)
  await leaving(second)
  await handIn(otherKeeper)
  await withoutWaiting(otherKeeper)
  try {
    for (const [operation, input] of SCENARIOS.filter(([name]) => !COMMITTED.has(name))) {
      const [here, there] = [
        await viewer.call(operation, input),
        otherViewer.call(operation, input),
      ]
      assert.deepEqual((await there).body, here.body, operation)
    }
    const secret = { id: 'R08l' }
    const [here, there] = [
      await keeper.call('claim.show', secret),
      otherKeeper.call('claim.show', secret),
    ]
    assert.notDeepEqual(
      (await there).body,
      here.body,
      'mutation test: a keeper can tell them apart',
    )
  } finally {
    await second.close()
  }
})

test('[E2] what a viewer may not see and what does not exist get one answer', async () => {
  const pairs = [
    ['claim.show', 'R08l', 'R08x'],
    ['document.show', 'nothing-1', 'nothing-2'],
    ['agent.show', 'nothing-1', 'nothing-2'],
    ['event.show', 'nothing-1', 'nothing-2'],
  ] as const
  for (const [operation, ...ids] of pairs) {
    const answers = await Promise.all(ids.map((id) => viewer.call(operation, { id })))
    assert.deepEqual(answers[0], answers[1], operation)
    assert.equal(answers[0]?.status, 404)
  }
})

test('[E2] mutation test: an answer with one field more, or one less, is not what its schema says', async () => {
  const { body } = await keeper.call('log.show', {})
  const answer = body as Record<string, unknown>
  assert.notDeepEqual(problemsOf('log.show.answer', { ...answer, secret: 1 }), [])
  const { size: _, ...less } = answer
  assert.notDeepEqual(problemsOf('log.show.answer', less), [])
})

const REFUSALS: [operation: string, input: unknown, status: number, code: string][] = [
  ['no.such', {}, 404, 'not-found'],
  ['__proto__', {}, 404, 'not-found'],
  ['claim.show', { id: 'nothing-of-this-name' }, 404, 'not-found'],
  ['claim.show', { id: 7 }, 422, 'invalid-input'],
  ['claim.show', [], 422, 'invalid-input'],
  ['claim.record', {}, 422, 'invalid-input'],
  ['claim.export', { document: 'R08' }, 409, 'bundle-needed'],
  ['table.export', { table: 'claims' }, 409, 'bundle-needed'],
  ['everything.export', {}, 409, 'bundle-needed'],
  ['exchange.export', { format: 'uwazi' }, 409, 'bundle-needed'],
  ['figure.ask', { act: 'detention', place: 'Nowhere' }, 422, 'unknown-place'],
]

test('[E3] a refusal has a code, a sentence, its status, and the shape of the document', async () => {
  for (const [operation, input, status, code] of REFUSALS) {
    const answer = await keeper.call(operation, input)
    assert.equal(answer.status, status, operation)
    assert.deepEqual(problemsOf('refused', answer.body), [], operation)
    const { refused } = answer.body as { refused: { code: string; sentence: string } }
    assert.equal(refused.code, code, operation)
    assert.ok(refused.sentence.length > 20)
  }
  const korean = await keeper.call('no.such', {}, { 'accept-language': 'ko' })
  assert.match(JSON.stringify(korean.body), /[가-힣]/)
})

test('[E3] a role that may not is refused before its input is read, and changes nothing', async () => {
  for (const { name, changes } of contractList.filter((one) => one.changes)) {
    assert.ok(changes)
    const { status, body } = await viewer.call(name, { nonsense: true })
    const { refused } = body as { refused: { code: string } }
    const expected = can(VIEWER, name) ? [422, 'invalid-input'] : [403, 'not-allowed']
    assert.deepEqual([status, refused.code], expected, name)
  }
})

test('[E3] what is not JSON is refused, and none of it is repeated', async () => {
  const hostile = ['{', '', '\ufeff{', 'CANARY-41-SECRET', `${'['.repeat(100_000)}`, '{"a":1}x']
  const headers = { cookie: keeper.cookie, origin: ORIGIN, 'content-type': 'application/json' }
  for (const body of hostile) {
    const answer = await keeper.send('/api/search', { method: 'POST', headers, body })
    assert.equal(answer.status, 422)
    assert.doesNotMatch(await answer.text(), /CANARY|Unexpected|position/)
  }
  const notText = new Uint8Array([0x22, 0xff, 0xfe, 0x22])
  const answer = await keeper.send('/api/search', { method: 'POST', headers, body: notText })
  assert.equal(answer.status, 422)
})

test('[E3] without a session every operation is refused in the same way', async () => {
  const headers = { origin: ORIGIN, 'content-type': 'application/json' }
  const seen = new Set<string>()
  for (const name of [...contractList.map((one) => one.name), 'no.such']) {
    const answer = await keeper.send(`/api/${name}`, { method: 'POST', headers, body: '{}' })
    assert.equal(answer.status, 401)
    seen.add(await answer.text())
  }
  assert.equal(seen.size, 1)
  assert.equal((await keeper.send('/api/openapi.json')).status, 401)
})
