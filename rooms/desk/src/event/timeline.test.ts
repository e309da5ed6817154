// event.timeline: when it was as exactly as it is said, since when it is known, what is withdrawn,
// official numbers apart, and who is told nothing.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Claim, ClaimTime } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { addReport, type FixtureDesk, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { askAs, heldIn, officesWithDocuments } from '../../fixture/office.ts'
import { happenedOf } from './happened.ts'

type Timeline = Output<'event.timeline'>

const asked = (fixture: FixtureDesk, input: object = {}, who: 'vie' | 'ana' | 'sta' = 'vie') =>
  fixture.ask<Timeline>(who, 'event.timeline', input)

const ARRESTED = {
  ...{ quote: ['About 80 people were arrested in China since January'], document: 'R1' },
  ...{ number: 'About 80', act: 'arrest', place: 'China', since: '2022-01', at: undefined },
  ...{ chain: ['harbour', 'a missionary'], anonymity: 'anonymous_on_request' },
}

/** A desk with a held and an arrested claim, and an event of the first. */
async function opened(): Promise<FixtureDesk> {
  const fixture = await openFixture('self')
  await addReport(fixture)
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'held' })
  await fixture.ask('own', 'claim.record', { ...ARRESTED, id: 'arrested' })
  const event = { id: 'E', title: 'Held in April', act: 'detention', place: 'CN/LN' }
  await fixture.ask('own', 'event.record', { ...event, period: '2022-04' })
  await fixture.ask('own', 'event.link', { claims: ['held'], event: 'E' })
  return fixture
}

test('[D1285] events and statements have both times, and are there since they are known', async () => {
  const fixture = await opened()
  const { rows, total } = await asked(fixture)
  assert.equal(total, 1)
  const { happened, known, claims, withdrawn } = rows[0] ?? {}
  assert.deepEqual(happened, { earliest: '2022-04-01', latest: '2022-04-30' })
  assert.deepEqual([known, claims, withdrawn], ['2022-05-01', 1, undefined])
  const arrests = await asked(fixture, { rows: 'claims', act: 'custody' })
  assert.deepEqual(arrests.rows.map(({ id, kind }) => [id, kind]).sort(), [
    ['arrested', 'claim'],
    ['held', 'claim'],
  ])
  const before = await asked(fixture, { asKnownOn: '2022-04-30' })
  assert.deepEqual([before.rows, before.total, before.knownOn], [[], 0, '2022-04-30'])
  assert.equal((await asked(fixture, { from: '2022-05' })).total, 0)
  assert.equal((await asked(fixture, { to: '2022-04-01', place: 'China' })).total, 1)
  assert.equal((await asked(fixture, { act: 'arrest' })).total, 0)
  const without = await refused(asked(fixture, { rows: 'claims' }))
  assert.deepEqual([without.code, without.field], ['question-incomplete', 'act'])
  await fixture.close()
})

test('[D1285] an event that was amended is there once, as it was last said by the day', async () => {
  const fixture = await opened()
  const [before] = (await asked(fixture)).rows
  await fixture.ask('own', 'event.amend', { id: 'E', title: 'Held in spring', period: '2022-05' })
  const { rows, total } = await asked(fixture)
  assert.deepEqual([rows.length, total], [1, 1])
  assert.deepEqual(rows[0]?.happened, { earliest: '2022-05-01', latest: '2022-05-31' })
  assert.equal(rows[0]?.known, before?.known)
  await fixture.close()
})

test('[D1285] what was withdrawn stays since its day, with what says the same, and its event', async () => {
  const fixture = await opened()
  await addReport(fixture, 'R2')
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'again', document: 'R2' })
  await fixture.ask('own', 'event.link', { claims: ['again'], event: 'E' })
  fixture.now.day = '2022-05-09'
  const why = { why: 'origin_withdraws', on: '2022-05-09', reason: 'taken back' }
  await fixture.ask('own', 'claim.retract', { claim: 'held', ...why })
  const gone = ({ rows }: Timeline) => rows.map(({ id, withdrawn }) => [id, withdrawn]).sort()
  const held = { rows: 'claims', act: 'detention' }
  assert.deepEqual(gone(await asked(fixture, held)), [
    ['again', '2022-05-09'],
    ['held', '2022-05-09'],
  ])
  assert.deepEqual(gone(await asked(fixture)), [['E', '2022-05-09']])
  assert.deepEqual(gone(await asked(fixture, { asKnownOn: '2022-05-08' })), [['E', undefined]])
  await fixture.close()
})

test('[D1285] official numbers of a period stand apart; a number of one day is a statement', async () => {
  const fixture = await opened()
  const body = { id: 'office', kind: 'official_body', name: { en: 'Settlement Office' } }
  await fixture.ask('own', 'agent.record', body)
  const counted = { ...HELD, chain: ['harbour', 'office'], measure: 'flow', at: undefined }
  await fixture.ask('own', 'claim.record', { ...counted, id: 'half', time: '2021-40' })
  await fixture.ask('own', 'claim.record', { ...counted, id: 'day', time: '2022-04-02' })
  const { rows, total } = await asked(fixture, { rows: 'claims', act: 'detention' })
  const kinds = Object.fromEntries(rows.map(({ id, kind }) => [id, kind]))
  assert.deepEqual(kinds, { half: 'official', day: 'claim', held: 'claim' })
  assert.deepEqual([total, rows.at(-1)?.id], [2, 'half'])
  assert.deepEqual(rows.at(-1)?.happened, { earliest: '2021-01-01', latest: '2021-06-30' })
  await fixture.close()
})

const time = (role: ClaimTime['role'], expression?: string): ClaimTime => ({
  ...{ role, earliest: '2022-03-01', latest: '2022-05-31', anchor: 'absolute', stated: true },
  ...{ ucdpPrec: 5, ...(expression === undefined ? {} : { expression }) },
})
const when = (...times: ClaimTime[]) => happenedOf({ times } as unknown as Claim)

test('[D1286] a time is as exact as its words: days, since, until, about, and none', () => {
  const days = { earliest: '2022-03-01', latest: '2022-05-31' }
  assert.deepEqual(when(time('event', 'March to May')), days)
  assert.deepEqual(when(time('since')), { ...days, latest: days.earliest, openEnd: true })
  assert.deepEqual(when(time('until')), { ...days, earliest: days.latest, openStart: true })
  assert.deepEqual(when(time('since'), time('until')), days)
  assert.equal(when(), undefined)
  for (const loose of [
    'around 10 May',
    'in the spring',
    '5월 10일경',
    '7월 초',
    '5月左右',
    '2022-05~',
  ])
    assert.equal(when(time('event', loose))?.approximate, true, loose)
  for (const exact of ['10 May', '5월 10일', '5月10日', 'in May', '지난 4월', '2022年'])
    assert.equal(when(time('event', exact))?.approximate, undefined, exact)
})

test('[D1286] a number at one moment without its day has no time: that of the statement is hidden', () => {
  const stock = { quantity: { measure: 'stock' } }
  const asserted = { earliest: '2022-05-02', latest: '2022-05-02' }
  const none = { ...stock, asserted, times: [time('since')] } as unknown as Claim
  assert.equal(happenedOf(none), undefined)
  const days = { earliest: '2022-03-01', latest: '2022-05-31' }
  assert.deepEqual(happenedOf({ ...none, times: [time('as_of')] }), days)
})

test('[D1287] a restricted statement has no row, and one office is told nothing of the other', async () => {
  const fixture = await opened()
  const hidden = { ...ARRESTED, id: 'hidden', sensitivity: 'restricted' }
  const before = await asked(fixture, { rows: 'claims', act: 'custody' }, 'ana')
  await fixture.ask('own', 'claim.record', hidden)
  for (const who of ['vie', 'ana'] as const)
    assert.deepEqual(await asked(fixture, { rows: 'claims', act: 'custody' }, who), before)
  assert.equal((await refused(asked(fixture, {}, 'sta'))).code, 'not-allowed')
  await fixture.close()
  const both = await openFixture('self')
  const { NORTH, SOUTH, south } = await officesWithDocuments(both)
  const event = { title: 'Held in the north', period: '2022-04' }
  const SOUTH_VIEWER = heldIn('vie-s', south, ['viewer'])
  const tell = (actor: typeof NORTH) => askAs<Timeline>(both.desk, actor, 'event.timeline', {})
  const empty = await tell(SOUTH_VIEWER)
  await askAs(both.desk, NORTH, 'event.record', event)
  assert.equal((await tell(NORTH)).total, 1)
  assert.deepEqual([await tell(SOUTH), await tell(SOUTH_VIEWER)], [empty, empty])
  await both.close()
})
