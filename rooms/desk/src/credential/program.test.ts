// Keys of programs: what they give, who sees them, and what no key gives. Accounts are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { contractList } from '@tumen/contract'
import { addReport, type FixtureDesk, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { askAs, twoOffices } from '../../fixture/office.ts'
import { invitationOf, joinAccount } from '../account/door.ts'
import { standingOf } from '../account/standing.ts'
import type { Actor } from '../operation.ts'
import { can } from '../policy.ts'
import { programOf } from './program.ts'

type Issued = Output<'credential.issue'>
type Keys = Output<'credential.issued'>

async function joined({ ask, desk }: FixtureDesk, account: string, roles: object[]) {
  const { word } = await ask<{ word: string }>('adm', 'account.invite', { account, roles })
  assert.ok(await invitationOf(desk, word))
  await joinAccount(desk, word)
  return actorOf(desk, account)
}
async function actorOf(desk: FixtureDesk['desk'], account: string): Promise<Actor> {
  const standing = await standingOf(desk, account)
  if (!standing) throw new Error('no account')
  return standing.actor
}
const KEY = { name: 'export', operations: ['event.list', 'claim.show'], until: '2022-12-31' }

test('[D1272] a key gives the operations that it names as long as its account has them, and no others', async () => {
  const fixture = await openFixture()
  const { desk, ask } = fixture
  const person = await joined(fixture, 'ana-7', [{ role: 'analyst' }])
  const { word = '' } = await askAs<Issued>(desk, person, 'credential.issue', KEY)
  const program = (await programOf(desk, word))?.actor
  assert.ok(program)
  const may = contractList.filter(({ name }) => can(program, name)).map(({ name }) => name)
  assert.deepEqual(may.sort(), ['claim.show', 'event.list'])
  await addReport(fixture)
  await ask('own', 'claim.record', { ...HELD, id: 'c1' })
  await askAs(desk, program, 'claim.show', { id: 'c1' })
  const beside = await refused(askAs(desk, program, 'claim.list', {}))
  assert.deepEqual([beside.code, beside.details], ['not-in-key', [{ operation: 'claim.list' }]])
  await ask('adm', 'account.change', { account: 'ana-7', roles: [{ role: 'administrator' }] })
  const fewer = (await programOf(desk, word))?.actor as Actor
  assert.equal((await refused(askAs(desk, fewer, 'claim.show', { id: 'c1' }))).code, 'not-allowed')
  await fixture.close()
})

test('[D1245] to a key what is restricted is missing: its own, of its role, of its group, by leave', async () => {
  const fixture = await openFixture()
  const { desk, ask } = fixture
  const { north, south } = await twoOffices(fixture)
  await addReport(fixture)
  const closed = { ...HELD, sensitivity: 'restricted' }
  await ask('own', 'claim.record', { ...closed, id: 'c1' })
  const persons = [
    await joined(fixture, 'ana-7', [{ role: 'analyst' }]),
    await joined(fixture, 'ana-8', [
      { role: 'analyst', group: south },
      { role: 'viewer', group: north },
    ]),
    await joined(fixture, 'doc-8', [{ role: 'documenter' }]),
  ]
  const problems = ['CANARY-41-NOTE']
  await ask('own', 'claim.record', { ...HELD, id: 'c3', problems })
  await ask('rev', 'record.assign', { kind: 'document', id: HELD.document, groups: [south] })
  const leave = { kind: 'claim', account: 'doc-8', until: '2022-12-31', reason: 'the hearing' }
  await ask('ana', 'access.grant', { ...leave, id: 'c1' })
  await ask('ana', 'access.grant', { ...leave, id: 'c3', field: 'problems' })
  await askAs(desk, persons[0] as Actor, 'claim.record', { ...closed, id: 'c2' })
  for (const person of persons) {
    const scope = { operations: ['claim.show', 'claim.list', 'record.history'] }
    const { word = '' } = await askAs<Issued>(desk, person, 'credential.issue', {
      ...KEY,
      ...scope,
    })
    const program = (await programOf(desk, word))?.actor as Actor
    assert.ok(await askAs(desk, person, 'claim.show', { id: 'c1' }), person.account)
    for (const id of ['c1', 'c2']) {
      const there = await refused(askAs(desk, program, 'claim.show', { id }))
      const missing = await refused(askAs(desk, program, 'claim.show', { id: 'c9' }))
      assert.deepEqual([there.code, there.details], [missing.code, missing.details])
      assert.equal(
        (await refused(askAs(desk, program, 'record.history', { id }))).code,
        'not-found',
      )
    }
    const noted = (who: Actor) => askAs(desk, who, 'claim.show', { id: 'c3' })
    assert.match(JSON.stringify(await noted(person)), /CANARY/)
    assert.doesNotMatch(JSON.stringify(await noted(program)), /CANARY/)
    const listed = JSON.stringify(await askAs(desk, program, 'claim.list', {}))
    assert.doesNotMatch(listed, /"id":"c[12]"/)
  }
  await fixture.close()
})

test('[D1245] the answer that its person has seen tells a key nothing of what is closed', async () => {
  const fixture = await openFixture()
  const { desk, ask } = fixture
  const person = await joined(fixture, 'ana-7', [{ role: 'analyst' }])
  await addReport(fixture)
  await ask('own', 'claim.record', { ...HELD, id: 'c1', sensitivity: 'restricted' })
  const question = { act: 'detention', place: 'Liaoning', at: '2022-04-29' }
  await ask('own', 'query.save', { kind: 'question', name: 'held', query: question, shared: true })
  const asked = { ...KEY, operations: ['query.watch'] }
  const { word = '' } = await askAs<Issued>(desk, person, 'credential.issue', asked)
  const program = (await programOf(desk, word))?.actor as Actor
  const counted = async (who: Actor) => {
    const { questions } = await askAs<Output<'query.watch'>>(desk, who, 'query.watch', { limit: 5 })
    return questions[0]?.figure?.reports
  }
  assert.deepEqual([await counted(person), await counted(program)], [1, 0])
  await fixture.close()
})

test('[D1245] no key accepts, judges or looks, and none of before that names such an operation', async () => {
  const fixture = await openFixture()
  const { desk } = fixture
  const person = await joined(fixture, 'rev-7', [{ role: 'analyst' }, { role: 'reviewer' }])
  const eyes = ['claim.accept', 'review.decide', 'review.settle', 'document.decide']
  for (const name of [...eyes, 'linkage.judge', 'document.picture', 'redaction.picture']) {
    assert.ok(can(person, name), name)
    const asked = { ...KEY, operations: ['event.list', name] }
    const refusal = await refused(askAs(desk, person, 'credential.issue', asked))
    assert.equal(refusal.code, 'needs-person', name)
    const key = { id: 'cr_0', operations: new Set([name]) }
    assert.equal(can({ ...person, key }, name), false, name)
  }
  await fixture.close()
})

test('[D1272] what asks for a proof, what is not their own, and what is no operation is in no key', async () => {
  const fixture = await openFixture()
  const { desk } = fixture
  const person = await joined(fixture, 'vie-7', [{ role: 'viewer' }])
  const size = await fixture.size()
  const cases: [object, string][] = [
    [{ operations: ['event.list', 'credential.issue'] }, 'needs-person'],
    [{ operations: ['access.grant'] }, 'needs-person'],
    [{ operations: ['claim.record'] }, 'not-allowed'],
    [{ operations: ['CANARY-41-SECRET'] }, 'unknown-operation'],
    [{ until: '2019-01-01' }, 'day-over'],
    [{ until: '2029-01-01' }, 'invalid-input'],
    [{ groups: ['gr_none'] }, 'unknown-group'],
  ]
  for (const [more, code] of cases) {
    const refusal = await refused(askAs(desk, person, 'credential.issue', { ...KEY, ...more }))
    assert.equal(refusal.code, code)
    assert.doesNotMatch(JSON.stringify(refusal.details), /CANARY/)
  }
  assert.equal((await refused(fixture.ask('own', 'credential.issue', KEY))).code, 'no-account')
  assert.equal(await fixture.size(), size)
  await fixture.close()
})

test('[D1246] a key is looked for among what is known, and what came since', async () => {
  const fixture = await openFixture()
  const { desk, ask } = fixture
  const person = await joined(fixture, 'ana-7', [{ role: 'analyst' }])
  const { id, word = '' } = await askAs<Issued>(desk, person, 'credential.issue', KEY)
  let read = 0
  const counted = {
    ...desk.ledger.read,
    rows: () => assert.fail('the whole table was read'),
    rowsAfter: async (...asked: Parameters<typeof desk.ledger.read.rowsAfter>) => {
      const rows = await desk.ledger.read.rowsAfter(...asked)
      read += rows.length
      return rows
    },
  } as typeof desk.ledger.read
  const watched = { ...desk, ledger: { ...desk.ledger, read: counted } }
  assert.ok(await programOf(watched, word))
  assert.ok(read > 0)
  read = 0
  for (let n = 0; n < 20; n++) assert.equal(await programOf(watched, `wrong-${n}`), undefined)
  assert.ok(await programOf(watched, word))
  assert.equal(read, 0)
  await ask('adm', 'credential.revoke', { id })
  assert.equal(await programOf(watched, word), undefined)
  assert.equal(read, 1)
  await fixture.close()
})

test('[D1273] a key of one group knows of no other, and a foreign group is none', async () => {
  const fixture = await openFixture()
  const { desk, ask } = fixture
  const { north, south } = await twoOffices(fixture)
  for (const [id, group] of [
    ['n1', north],
    ['s1', south],
  ]) {
    await ask('own', 'event.record', { id, title: `Event ${id}` })
    await ask('rev', 'record.assign', { kind: 'event', id, groups: [group] })
  }
  const person = await joined(fixture, 'ana-7', [{ role: 'analyst' }])
  const { word = '' } = await askAs<Issued>(desk, person, 'credential.issue', {
    ...{ ...KEY, operations: ['event.list', 'event.show'] },
    groups: [south],
  })
  const program = (await programOf(desk, word))?.actor as Actor
  const { events } = await askAs<Output<'event.list'>>(desk, program, 'event.list', {})
  assert.deepEqual(
    events.map(({ id }) => id),
    ['s1'],
  )
  const foreign = await refused(askAs(desk, program, 'event.show', { id: 'n1' }))
  const missing = await refused(askAs(desk, program, 'event.show', { id: 'n9' }))
  assert.deepEqual([foreign.code, foreign.details], [missing.code, missing.details])
  const southern = await joined(fixture, 'doc-8', [{ role: 'documenter', group: south }])
  const of = (group: string) =>
    refused(askAs(desk, southern, 'credential.issue', { ...KEY, groups: [group] }))
  const [there, none] = [await of(north), await of('gr_none')]
  assert.deepEqual([there.code, none.code], ['unknown-group', 'unknown-group'])
  await fixture.close()
})

test('[D1274] who lets people in sees and stops all keys, others their own, and nobody a word', async () => {
  const fixture = await openFixture()
  const { desk, ask } = fixture
  const first = await joined(fixture, 'ana-7', [{ role: 'analyst' }])
  const second = await joined(fixture, 'doc-7', [{ role: 'documenter' }])
  const made = [
    await askAs<Issued>(desk, first, 'credential.issue', KEY),
    await askAs<Issued>(desk, second, 'credential.issue', { ...KEY, name: 'other' }),
  ]
  const seen = async (actor: Actor) =>
    (await askAs<Keys>(desk, actor, 'credential.issued', {})).keys.map(({ name }) => name)
  assert.deepEqual(await seen(first), ['export'])
  assert.deepEqual(await seen(second), ['other'])
  const all = await ask<Keys>('adm', 'credential.issued', {})
  assert.deepEqual(
    all.keys.map(({ account }) => account),
    ['ana-7', 'doc-7'],
  )
  const kept = JSON.stringify([all, await desk.ledger.read.rows('credential')])
  for (const { word = 'none' } of made) assert.ok(!kept.includes(word))
  const foreign = await refused(askAs(desk, second, 'credential.revoke', { id: made[0]?.id }))
  const missing = await refused(askAs(desk, second, 'credential.revoke', { id: 'cr_0' }))
  assert.deepEqual([foreign.code, foreign.field], [missing.code, missing.field])
  await ask('adm', 'credential.revoke', { id: made[0]?.id })
  assert.equal(await programOf(desk, made[0]?.word ?? ''), undefined)
  assert.ok(await programOf(desk, made[1]?.word ?? ''))
  await fixture.close()
})
