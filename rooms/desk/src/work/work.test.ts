// Who works on a record is told to who may know of it, without a name beyond shared groups, and of
// reviewers to nobody.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import type { HeldRole } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { openReviews } from '../../fixture/review.ts'
import { accountsOf, actorOf } from '../account/book.ts'
import { joinAccount } from '../account/door.ts'
import { callByName } from '../call.ts'
import { WorkBook } from './book.ts'

type Work = Output<'record.work'>

const NOBODY = { working: false, names: [] }

/** Three accounts, and claims: c1 of everybody, c2 of the north. */
async function opened(t: TestContext) {
  const fixture = await openFixture()
  t.after(() => fixture.close())
  await addReport(fixture, 'R1')
  await addReport(fixture, 'R2')
  const groupOf = async (name: string) =>
    (await fixture.ask<{ id: string }>('adm', 'group.record', { name })).id
  const [north, south] = [await groupOf('north'), await groupOf('south')]
  let keys = 0
  const join = async (account: string, ...roles: HeldRole[]) => {
    const asked = { account, roles }
    const { word = '' } = await fixture.ask<{ word?: string }>('adm', 'account.invite', asked)
    const id = `A${'ABCDEFGH'[keys++]}`
    await joinAccount(fixture.desk, word, { name: id, key: { id, publicKey: 'pQ' } })
  }
  await join('north-1', { role: 'analyst', group: north })
  await join('north-2', { role: 'analyst', group: north })
  await join('south-1', { role: 'analyst', group: south })
  await fixture.ask('own', 'record.assign', { kind: 'document', id: 'R2', groups: [north] })
  await fixture.ask('doc', 'claim.record', { ...HELD, id: 'c1' })
  await fixture.ask('doc', 'claim.record', { ...HELD, id: 'c2', document: 'R2' })
  const as = async <T = Work>(account: string, name: string, input: object) => {
    const row = (await accountsOf(fixture.desk.ledger)).get(account)?.row ?? assert.fail(account)
    const call = { actor: actorOf(row), progress: { report: () => undefined } }
    return (await callByName(fixture.desk, name, input, call)) as T
  }
  const work = (account: string, record: string, working?: boolean) =>
    as(account, 'record.work', { record, ...(working !== undefined && { working }) })
  return { fixture, as, work }
}

test('[D782] who has a form open is told to others who may know of the record, and nothing is kept', async (t) => {
  const { fixture, work } = await opened(t)
  const size = await fixture.size()
  for (const record of ['c1', 'document R1', 'event c1 E1', 'lineage R1 R1']) {
    if (record.startsWith('event'))
      await fixture.ask('own', 'event.record', { id: 'E1', title: 'Something' })
    assert.deepEqual(await work('north-1', record, true), NOBODY)
    const told = { working: true, names: ['north-1'] }
    assert.deepEqual(await work('north-2', record), told, record)
    await work('north-1', record, false)
    assert.deepEqual(await work('north-2', record), NOBODY, record)
  }
  assert.equal(await fixture.size(), size + 1, 'the event alone')
})

test('[D782] a form that nobody has used for minutes is forgotten, and few are kept of anybody', () => {
  const book = new WorkBook()
  book.begin('c1', 'a', 0)
  assert.deepEqual(book.on('c1', 5 * 60_000), ['a'])
  assert.deepEqual(book.on('c1', 5 * 60_000 + 1), [])
  for (let n = 0; n < 30; n++) book.begin(`c${n}`, 'a', 0)
  assert.deepEqual([book.on('c9', 0), book.on('c10', 0)], [[], ['a']])
})

test('[D783] a pseudonym is told only within shared groups, and work on foreign records to nobody', async (t) => {
  const worlds = [await opened(t), await opened(t)] as const
  const [idle, busy] = worlds
  await busy.work('north-1', 'c1', true)
  assert.deepEqual(await busy.work('south-1', 'c1'), { working: true, names: [] })
  await busy.work('north-1', 'c1', false)
  // The two differ only in who works on what is the north's.
  for (const record of ['c2', 'document R2']) await busy.work('north-1', record, true)
  assert.deepEqual(await busy.work('north-2', 'c2'), { working: true, names: ['north-1'] })
  for (const [name, input] of [
    ['record.work', { record: 'c2' }],
    ['record.work', { record: 'c2', working: true }],
    ['record.work', { record: 'document R2' }],
    ['record.work', { record: 'lineage R1 R2' }],
    ['record.work', { record: 'c1' }],
    ['record.work', { record: 'missing' }],
    ['claim.show', { id: 'c2' }],
    ['claim.list', {}],
    ['review.list', {}],
    ['change.list', {}],
  ] as const) {
    const [first, second] = await Promise.all(
      [idle, busy].map(({ as }) =>
        as<unknown>('south-1', name, input).then(
          (answer) => JSON.stringify(answer).replaceAll(/[a-z]+_[0-9a-f]{8,}/g, 'id'),
          ({ code, field, details }: Record<string, unknown>) =>
            JSON.stringify({ code, field, details }),
        ),
      ),
    )
    assert.equal(second, first, `${name} ${JSON.stringify(input)}`)
  }
  // What was foreign to them was noted of nobody.
  assert.deepEqual(await busy.work('north-2', 'c2'), { working: true, names: ['north-1'] })
})

test('[D784] reviewers who judge a record are told of to nobody, whoever looks', async (t) => {
  const on = await openReviews(t)
  await on.inReview('c1')
  const record = 'c1'
  await on.ask('rev-1', 'record.work', { record, working: true })
  for (const who of ['rev-2', 'rev-3', 'doc-1', 'ana-1'])
    assert.deepEqual(await on.ask(who, 'record.work', { record }), NOBODY, who)
  await on.ask('ana-1', 'review.assign', {
    ...{ items: ['c1'], instead: 'rev-1', reviewers: ['rev-3'], comment: 'is away' },
  })
  assert.deepEqual(await on.ask('rev-2', 'record.work', { record }), NOBODY)
  await on.ask('doc-1', 'record.work', { record, working: true })
  const told = await on.ask('rev-2', 'record.work', { record })
  assert.deepEqual(told, { working: true, names: ['doc-1'] })
  // Two mentions are judged blind: nothing is noted of them.
  const pair = { record: 'person m1/1 m2/1', working: true }
  assert.equal((await refused(on.ask('ana-1', 'record.work', pair))).code, 'not-found')
})
