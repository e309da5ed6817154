// claim.tally and figure.official: what is counted, once in each way, what is beside what, and what
// is counted for nobody.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { addReport, type FixtureDesk, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { askAs, heldIn, officesWithDocuments } from '../../fixture/office.ts'

type Tally = Output<'claim.tally'>
type Official = Output<'figure.official'>

const counted = ({ rows }: Tally, by: string) =>
  rows.flatMap((row) => (row.by === by ? [[row.key, row.claims, row.documents, row.origins]] : []))

const CHAIN = { chain: ['harbour', 'an activist'], anonymity: 'anonymous_on_request' }

/** Two reports of one outlet: one speaker of its own in the first, the outlet itself in both. */
async function opened(): Promise<FixtureDesk> {
  const fixture = await openFixture('self')
  await addReport(fixture)
  await addReport(fixture, 'R2', { language: 'ko' })
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'own' })
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'again', document: 'R2' })
  await fixture.ask('own', 'claim.record', { ...HELD, ...CHAIN, id: 'told' })
  return fixture
}

test('[D1288] each statement is counted once in each way, with the voices behind it', async () => {
  const fixture = await opened()
  const tally = await fixture.ask<Tally>('vie', 'claim.tally', {})
  assert.equal(tally.total, 3)
  assert.deepEqual(tally.origins, [2, 2])
  assert.deepEqual(counted(tally, 'outlet'), [['harbour', 3, 2, [2, 2]]])
  assert.deepEqual(counted(tally, 'language'), [
    ['en', 2, 1, [2, 2]],
    ['ko', 1, 1, [1, 1]],
  ])
  assert.deepEqual(counted(tally, 'hedge'), [['at_least', 3, 2, [2, 2]]])
  assert.deepEqual(
    counted(tally, 'origin').map(([, ...numbers]) => numbers),
    [
      [2, 2, [1, 1]],
      [1, 1, [1, 1]],
    ],
  )
  const of = await fixture.ask<Tally>('vie', 'claim.tally', { of: 'language ko' })
  assert.deepEqual(of.claims, ['again'])
  const none = await refused(fixture.ask('vie', 'claim.tally', { of: 'language xx' }))
  assert.deepEqual([none.code, none.field], ['not-found', 'of'])
  const early = await fixture.ask<Tally>('vie', 'claim.tally', { asKnownOn: '2022-04-30' })
  assert.deepEqual([early.total, early.rows], [0, []])
  await fixture.close()
})

test('[D1288] who is judged the same is one origin, and what was withdrawn is not counted', async () => {
  const fixture = await opened()
  const [, speaker] = counted(await fixture.ask<Tally>('vie', 'claim.tally', {}), 'origin')
  const pair = { a: 'harbour', b: speaker?.[0], relation: 'same', reason: 'one desk' }
  await fixture.ask('ana', 'agent.relate', pair)
  const joined = await fixture.ask<Tally>('vie', 'claim.tally', {})
  assert.deepEqual(
    counted(joined, 'origin').map(([, ...rest]) => rest),
    [[3, 2, [1, 1]]],
  )
  assert.deepEqual(joined.origins, [1, 1])
  fixture.now.day = '2022-05-02'
  const why = { why: 'reviewer_rejects', reason: 'a slip' }
  await fixture.ask('own', 'claim.retract', { claim: 'again', ...why })
  assert.equal((await fixture.ask<Tally>('vie', 'claim.tally', {})).total, 2)
  const before = await fixture.ask<Tally>('vie', 'claim.tally', { asKnownOn: '2022-05-01' })
  assert.equal(before.total, 3)
  await fixture.close()
})

test('[D1288] a restricted statement is counted for nobody, one office counts nothing of another', async () => {
  const fixture = await opened()
  const before = await fixture.ask<Tally>('ana', 'claim.tally', {})
  const hidden = { ...HELD, ...CHAIN, id: 'hidden', sensitivity: 'restricted' }
  await fixture.ask('own', 'claim.record', hidden)
  for (const who of ['vie', 'ana', 'rev'] as const)
    assert.deepEqual(await fixture.ask<Tally>(who, 'claim.tally', {}), before)
  await fixture.close()
  const both = await openFixture('self')
  const { north, south, NORTH } = await officesWithDocuments(both)
  const tell = (group: string) =>
    askAs<Tally>(both.desk, heldIn(`vie-${group}`, group, ['viewer']), 'claim.tally', {})
  const [of] = (await askAs<Output<'document.list'>>(both.desk, NORTH, 'document.list', {}))
    .documents
  const claim = { ...HELD, document: of?.id, quote: ['The words of_north'], number: undefined }
  await askAs(both.desk, NORTH, 'claim.record', {
    ...claim,
    kind: 'occurrence',
    affected: 'people',
  })
  assert.equal((await tell(north)).total, 1)
  assert.deepEqual([(await tell(south)).total, (await tell(south)).rows], [0, []])
  await both.close()
})

test('[D1289] official numbers stand beside what figure.ask answers for the same days', async () => {
  const fixture = await opened()
  const body = { id: 'office', kind: 'official_body', name: { en: 'Settlement Office' } }
  await fixture.ask('own', 'agent.record', body)
  const chain = { ...HELD, chain: ['harbour', 'office'], measure: 'flow', at: undefined }
  for (const [id, act, time] of [
    ['first', 'arrival', '2021-40'],
    ['second', 'arrest', '2022-40'],
    ['year', 'arrival', '2021'],
  ] as const)
    await fixture.ask('own', 'claim.record', { ...chain, id, act, time })
  const asked = { act: 'arrest', place: 'Liaoning' }
  const { rows, place } = await fixture.ask<Official>('vie', 'figure.official', asked)
  assert.equal(place, 'CN/LN')
  assert.deepEqual(
    rows.map(({ kind, from, to, id, cases }) => [
      from,
      to,
      kind === 'cases' ? cases?.official : id,
    ]),
    [
      ['2021-01-01', '2021-06-30', 'first'],
      ['2021-01-01', '2021-06-30', 0],
      ['2021-01-01', '2021-12-31', 'year'],
      ['2021-01-01', '2021-12-31', 0],
      ['2021-07-01', '2021-12-31', 0],
      ['2022-01-01', '2022-06-30', 'second'],
      ['2022-01-01', '2022-06-30', 1],
    ],
  )
  for (const { kind, from, to, cases } of rows) {
    if (kind !== 'cases') continue
    const input = { ...asked, from, to }
    const { figure } = await fixture.ask<Output<'figure.ask'>>('vie', 'figure.ask', input)
    const own = [cases?.low?.value, cases?.high?.value, cases?.status, cases?.figure]
    assert.deepEqual(own, [figure.low?.value, figure.high?.value, figure.status, figure.figure])
  }
  const arrivals = { ...asked, counted: 'arrival', from: '2022' }
  assert.deepEqual(
    (await fixture.ask<Official>('vie', 'figure.official', { ...arrivals, to: '2022' })).rows.map(
      ({ kind, from }) => [kind, from],
    ),
    [
      ['cases', '2022-01-01'],
      ['cases', '2022-07-01'],
    ],
  )
  const early = await fixture.ask<Official>('vie', 'figure.official', {
    ...{ act: 'arrest', asKnownOn: '2022-04-30' },
  })
  assert.deepEqual(early.rows, [])
  await fixture.close()
})
