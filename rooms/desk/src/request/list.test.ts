// What waits for a second person stands on one list for who may decide. All of it is invented.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Output } from '@tumen/contract'
import { addReport, openFixture, type Person, refused } from '../../fixture/desk.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'

type Requests = Output<'request.list'>['requests']

const told = (requests: Requests) =>
  requests.map(({ kind, by, own, document, profile }) => [kind, by, own, document ?? profile])

test('[D847] what waits for a second person is listed for its asker and for who may decide', async () => {
  const fixture = await openFixture('second-person')
  await addReport(fixture)
  await addReport(fixture, 'S1', { sensitivity: 'restricted' })
  const listed = async (who: Person) =>
    (await fixture.ask<{ requests: Requests }>(who, 'request.list', {})).requests
  assert.deepEqual(await listed('ana'), [])
  for (const document of ['R1', 'S1'])
    await fixture.ask('ana', 'evidence.ask-shred', { document, reason: 'danger' })
  await fixture.ask('own', 'claim.record', {
    ...{ document: 'R1', quote: ['at least 52 people were held'], number: 'at least 52' },
    ...{ act: 'detention', id: 'c1' },
  })
  const form = { profile: 'exchange', claims: ['c1'], recipient: 'a court', reason: 'asked for it' }
  const { bundle } = await fixture.ask<{ bundle: string }>('ana', 'bundle.ask', form)
  const destructions = (own: boolean) =>
    ['R1', 'S1'].map((document) => ['destruction', 'ana', own, document])
  const leaving = (own: boolean) => ['bundle', 'ana', own, 'exchange']
  assert.deepEqual(told(await listed('ana')), [...destructions(true), leaving(true)])
  assert.deepEqual(told(await listed('rev')), destructions(false))
  assert.deepEqual(told(await listed('edi')), [leaving(false)])
  assert.deepEqual(await listed('cus'), [])
  const [one] = await listed('edi')
  assert.deepEqual([one?.meant, one?.reason, one?.until], ['a court', 'asked for it', END])
  await fixture.ask('edi', 'bundle.approve', { bundle })
  assert.deepEqual(await listed('edi'), [])
  type Check = Output<'evidence.check-shred'>
  const { token } = await fixture.ask<Check>('rev', 'evidence.check-shred', { document: 'R1' })
  await fixture.ask('rev', 'evidence.shred', { document: 'R1', reason: 'danger', token })
  assert.deepEqual(told(await listed('rev')), [['destruction', 'ana', false, 'S1']])
})

const END = '2022-05-31T10:00:00.000Z'

test('[D847] a request that nobody decided ends after thirty days, and is asked anew', async () => {
  const fixture = await openFixture('second-person')
  await addReport(fixture)
  const wish = { document: 'R1', reason: 'wish' }
  await fixture.ask('ana', 'evidence.ask-shred', wish)
  type Check = Output<'evidence.check-shred'>
  const check = () => fixture.ask<Check>('rev', 'evidence.check-shred', { document: 'R1' })
  fixture.now.day = '2022-05-30'
  assert.equal((await check()).needsRequest, false)
  fixture.now.day = '2022-05-31'
  const { needsRequest, token } = await check()
  assert.equal(needsRequest, true)
  const late = await refused(fixture.ask('rev', 'evidence.shred', { ...wish, token }))
  assert.equal(late.code, 'second-person-needed')
  assert.deepEqual(await fixture.ask('rev', 'request.list', {}), { requests: [] })
})

test('[D847] an office is told of its own requests, and of no other', async () => {
  const fixture = await openFixture('second-person')
  await addReport(fixture)
  const { north, south } = await twoOffices(fixture)
  await fixture.ask('rev', 'record.assign', { kind: 'document', id: 'R1', groups: [north] })
  const roles = ['analyst', 'editor'] as const
  const [NORTH, SOUTH] = [heldIn('a-n', north, [...roles]), heldIn('a-s', south, [...roles])]
  const wish = { document: 'R1', reason: 'wish' }
  await askAs(fixture.desk, NORTH, 'evidence.ask-shred', wish)
  const listed = async (actor: typeof NORTH) =>
    (await askAs<{ requests: Requests }>(fixture.desk, actor, 'request.list', {})).requests.length
  assert.deepEqual([await listed(NORTH), await listed(SOUTH)], [1, 0])
})
