// How events stand to one another: told on both, taken back, without rings, and no number moves.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { undo } from '../../fixture/change.ts'
import {
  addReport,
  type FixtureDesk,
  HELD,
  openFixture,
  type Person,
  refused,
} from '../../fixture/desk.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'

type Shown = Output<'event.show'>
type Asked = Output<'figure.ask'>

async function opened(): Promise<FixtureDesk> {
  const fixture = await openFixture()
  await addReport(fixture)
  for (const id of ['e1', 'e2', 'e3'])
    await fixture.ask('own', 'event.record', { id, title: `The event ${id}` })
  return fixture
}
const relate = (
  fixture: FixtureDesk,
  said: [from: string, relation: string, to: string],
  more = {},
) => {
  const [from, relation, to] = said
  return fixture.ask<{ id: string }>('ana', 'event.relate', { from, to, relation, ...more })
}
const told = async (fixture: FixtureDesk, id: string, who: Person = 'vie') =>
  (await fixture.ask<Shown>(who, 'event.show', { id })).related.map(
    ({ relation, inverse, event, certainty }) =>
      `${inverse ? 'inverse ' : ''}${relation} ${event.id} ${certainty}`,
  )

test('[D1200] U16: what follows another is told on both, with how sure that is', async () => {
  const fixture = await opened()
  const { id } = await relate(fixture, ['e2', 'follows', 'e1'], { certainty: 'likely' })
  await relate(fixture, ['e3', 'part_of', 'e1'])
  // Stored once, whichever is named first.
  await relate(fixture, ['e3', 'same_possible', 'e2'], { certainty: 'maybe' })
  assert.deepEqual(await told(fixture, 'e1'), [
    'inverse follows e2 likely',
    'inverse part_of e3 certain',
  ])
  assert.deepEqual(await told(fixture, 'e2'), ['follows e1 likely', 'same_possible e3 maybe'])
  const size = await fixture.size()
  const again = await relate(fixture, ['e2', 'follows', 'e1'], { certainty: 'certain' })
  assert.deepEqual([again.id, await fixture.size()], [id, size + 1])
  assert.deepEqual(await told(fixture, 'e2'), ['follows e1 certain', 'same_possible e3 maybe'])
  const same = await refused(relate(fixture, ['e2', 'same_possible', 'e3'], { certainty: 'maybe' }))
  assert.deepEqual(same.details, [{ code: 'nothing_changes' }])
  await fixture.close()
})

test('[D1200] it is taken back by a row, and undoing that brings it back', async () => {
  const fixture = await opened()
  const { id } = await relate(fixture, ['e2', 'follows', 'e1'])
  const late = refused(fixture.ask('rev', 'event.unrelate', { id, seen: 1 }))
  assert.equal((await late).code, 'stale')
  await fixture.ask('rev', 'event.unrelate', { id })
  const leaf = (await fixture.size()) - 1
  assert.deepEqual([await told(fixture, 'e1'), await told(fixture, 'e2')], [[], []])
  const twice = await refused(fixture.ask('rev', 'event.unrelate', { id }))
  assert.equal(twice.code, 'unknown-relation')
  await undo(fixture, 'rev', leaf)
  assert.deepEqual(await told(fixture, 'e2'), ['follows e1 certain'])
  const { rows } = await fixture.ask<Output<'record.history'>>('vie', 'record.history', { id })
  assert.equal(rows.filter(({ table }) => table === 'event_relation').length, 2)
  await fixture.close()
})

test('[D1201] rings are refused, however long, and nothing stands so to itself', async () => {
  const fixture = await opened()
  await relate(fixture, ['e2', 'follows', 'e1'])
  await relate(fixture, ['e3', 'follows', 'e2'])
  const ring = await refused(relate(fixture, ['e1', 'follows', 'e3']))
  assert.deepEqual([ring.code, ring.field], ['relation-ring', 'to'])
  await relate(fixture, ['e1', 'part_of', 'e3'])
  assert.equal((await refused(relate(fixture, ['e3', 'part_of', 'e1']))).code, 'relation-ring')
  const self = await refused(relate(fixture, ['e1', 'same_possible', 'e1']))
  assert.equal(self.details[0]?.code, 'relation_to_self')
  assert.equal((await refused(relate(fixture, ['e1', 'follows', 'none']))).code, 'unknown-event')
  await fixture.close()
})

test('[D1202] no figure moves, and that two events may be one is told at it, as known then', async () => {
  const fixture = await opened()
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  await addReport(fixture, 'R2')
  const other = { ...HELD, id: 'c2', document: 'R2', affected: 'others' }
  await fixture.ask('own', 'claim.record', other)
  await fixture.ask('own', 'event.link', { claims: ['c1'], event: 'e1' })
  await fixture.ask('own', 'event.link', { claims: ['c2'], event: 'e2' })
  const questions = [
    { act: 'detention', event: 'e1' },
    { act: 'detention', event: 'e2' },
    { act: 'detention', event: 'e3' },
    { act: 'detention', place: 'Liaoning', at: '2022-04' },
  ]
  const asked = (more = {}) =>
    Promise.all(
      questions.map((one) => fixture.ask<Asked>('sta', 'figure.ask', { ...one, ...more })),
    )
  fixture.now.day = '2022-05-03'
  const before = await asked()
  await relate(fixture, ['e1', 'same_possible', 'e2'], { certainty: 'likely' })
  await relate(fixture, ['e3', 'part_of', 'e1'])
  await relate(fixture, ['e2', 'follows', 'e3'])
  const after = await asked()
  assert.deepEqual(
    after.map(({ figure }) => figure),
    before.map(({ figure }) => figure),
  )
  const pair = [['e1', 'e2', 'likely']]
  const same = (answers: Asked[]) =>
    answers.map(({ sameEvents = [] }) =>
      sameEvents.map(({ a, b, certainty: c }) => [a.id, b.id, c]),
    )
  assert.deepEqual(same(after), [pair, pair, [], pair])
  assert.deepEqual(same(await asked({ asKnownOn: '2022-05-02' })), [[], [], [], []])
  await fixture.close()
})

test('[D1203] how an event stands to a foreign one is missing, and makes no ring that is told', async () => {
  const fixture = await opened()
  const { north, south } = await twoOffices(fixture)
  const { id } = await relate(fixture, ['e1', 'same_possible', 'e2'])
  await relate(fixture, ['e1', 'follows', 'e2'])
  await relate(fixture, ['e2', 'follows', 'e3'])
  await fixture.ask('rev', 'record.assign', { kind: 'event', id: 'e2', groups: [north] })
  const own = heldIn('south-ana', south, ['analyst'])
  const over = <T>(name: string, input: object) => askAs<T>(fixture.desk, own, name, input)
  assert.deepEqual((await over<Shown>('event.show', { id: 'e1' })).related, [])
  const asked = await over<Asked>('figure.ask', { act: 'detention', event: 'e1' })
  assert.equal(asked.sameEvents, undefined)
  assert.equal((await refused(over('event.unrelate', { id }))).code, 'unknown-relation')
  assert.equal((await refused(over('record.history', { id }))).code, 'not-found')
  for (const to of ['e2', 'none']) {
    const input = { from: 'e1', to, relation: 'part_of' }
    const refusal = await refused(over('event.relate', input))
    assert.deepEqual([refusal.code, refusal.field, refusal.details], ['unknown-event', 'to', []])
  }
  await over('event.relate', { from: 'e3', to: 'e1', relation: 'follows' })
  await fixture.close()
})
