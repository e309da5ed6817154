// person.flow: the truth of the invented world by hand, steps in order, small flows, knowledge,
// rights. The invented lists name nobody's arrest, so their people are recorded here anew.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { type FixtureDesk, openFixture, type Person, refused } from '../../fixture/desk.ts'
import { mention, writeMentions } from '../../fixture/linkage.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'
import { type Sighting, stepOfAct, wayOf } from './way.ts'

type Flows = Output<'person.flow'>

const HOMES = ['HB', 'HB', 'RG', 'HB', 'PB', 'RG'] as const
const PROVINCES = ['LN', 'JL', 'YN'] as const

/** The people of the invented world by its formula: home, then where they were arrested. */
function truth(): [home: string, province: string][] {
  const people = Array.from({ length: 296 }, (_, n): [string, string] => [
    `KP/${HOMES[(n + 1) % 6]}`,
    `CN/${PROVINCES[Math.floor((n + 1) / 7) % 3]}`,
  ])
  // Siblings have the home and the province of the one before.
  for (const b of [15, 45, 75, 105, 135, 165, 195, 225, 255, 285])
    people[b - 1] = people[b - 2] as [string, string]
  return people
}

/** A list with a person for each of these homes. */
async function takeIn(fixture: FixtureDesk, homes: readonly (string | undefined)[], more = {}) {
  await fixture.ask('ana', 'list.record', { id: 'L', title: 'All', space: 'L', ...more })
  await writeMentions(
    fixture,
    homes.map((home, n) => mention('L', `${n}`, home === undefined ? {} : { home })),
  )
  await resolve(
    fixture,
    homes.map((_, n) => `L/${n}`),
  )
}

/** Each mention is a person of its own. */
async function resolve(fixture: FixtureDesk, mentions: readonly string[]) {
  const of = { operation: 'linkage.resolve', by: 'ana', subject: 'L' }
  await fixture.desk.ledger.change(of, async (write) => {
    for (const id of mentions) {
      await write.append('person', { id: `p-${id}` })
      await write.append('person_member', { person: `p-${id}`, mention: id })
    }
  })
}

async function happened(
  fixture: FixtureDesk,
  event: { id: string } & Record<string, string>,
  persons: string[],
) {
  await fixture.ask('own', 'event.record', { title: event.id, ...event })
  await fixture.ask('ana', 'involvement.record', { event: event.id, persons })
}

const flowsOf = (fixture: FixtureDesk, input: object = {}, who: Person = 'ana') =>
  fixture.ask<Flows>(who, 'person.flow', input)

/** The flows of a step: from, to and how many. */
const told = ({ flows }: Flows, step: string) =>
  flows
    .filter((flow) => flow.step === step)
    .map((one) =>
      one.merged === undefined
        ? `${one.fromPlace ?? one.from} ${one.toPlace ?? one.to} ${one.persons}`
        : `other ${one.persons} of ${one.merged}`,
    )

test('[D1255] V3: from home to arrest as the invented world has it; the rest is unknown', async () => {
  const fixture = await openFixture()
  const people = truth()
  await takeIn(
    fixture,
    people.map(([home]) => home),
  )
  for (const province of PROVINCES) {
    const own = people.flatMap(([, at], n) => (at === `CN/${province}` ? [`L/${n}`] : []))
    const event = { id: province, act: 'arrest', place: `CN/${province}`, period: '2022' }
    await happened(fixture, event, own)
  }
  const answer = await flowsOf(fixture)
  // Source: the description of the world, 6.1: HB 53/46/39, RG 32/31/46, PB 14/21/14.
  assert.deepEqual(told(answer, 'home'), [
    ...['KP/HB CN/LN 53', 'KP/HB CN/JL 46', 'KP/RG CN/YN 46', 'KP/HB CN/YN 39'],
    ...['KP/RG CN/LN 32', 'KP/RG CN/JL 31', 'KP/PB CN/JL 21', 'KP/PB CN/LN 14'],
    'KP/PB CN/YN 14',
  ])
  assert.deepEqual(told(answer, 'arrest'), [
    ...['CN/LN unknown 99', 'CN/YN unknown 99', 'CN/JL unknown 98'],
  ])
  assert.deepEqual(told(answer, 'custody'), ['unknown unknown 296'])
  assert.deepEqual([answer.total, answer.unresolved], [296, 0])
  assert.equal(answer.placeNames['CN/LN']?.en, 'Liaoning')
  const of = await flowsOf(fixture, { of: answer.flows.find(({ persons }) => persons === 14)?.id })
  assert.equal(of.persons?.length, 14)
  assert.equal(of.persons?.[0]?.id, `p-L/${people.findIndex(([h, p]) => h + p === 'KP/PBCN/LN')}`)
  await fixture.close()
})

const at = (step: Sighting['step'], place?: string, day?: string, more = {}): Sighting => ({
  ...{ step, place, isCertain: true },
  ...(day !== undefined && { time: { earliest: day, latest: day } }),
  ...more,
})
const ends = (...sightings: Sighting[]) =>
  wayOf(sightings).ends.map(({ end, place }) => place ?? end)

test('[D1256] a step is the first that is not before the last one; sources that differ are unclear', () => {
  const home = at('home', 'KP/HB')
  assert.deepEqual(ends(home), ['KP/HB', 'unknown', 'unknown', 'unknown', 'unknown'])
  // Held before the arrest is of another time; a step without a record is never skipped.
  const arrest = at('arrest', 'CN/LN', '2022-05-01')
  const before = at('custody', 'CN/YN', '2022-01-01')
  const back = at('crossing', 'CN/JL', '2022-06-01')
  assert.deepEqual(ends(home, arrest, before, back), [
    ...['KP/HB', 'CN/LN', 'unknown', 'CN/JL', 'unknown'],
  ])
  const other = at('arrest', 'CN/JL', '2022-05-01')
  assert.deepEqual(ends(arrest, other).slice(0, 2), ['unknown', 'unclear'])
  assert.deepEqual(ends(arrest, at('arrest', 'CN', '2022-05-01'))[1], 'CN/LN')
  const later = at('arrest', 'CN/JL', '2022-09-01')
  assert.equal(ends(later, arrest)[1], 'CN/LN')
  assert.deepEqual([wayOf([later, arrest]).isAgain, wayOf([arrest]).isAgain], [true, false])
  // Whoever fled over a river before the arrest was not sent back over it.
  const fled = at('crossing', 'KP/HB', '2022-02-01', { isOnlyAfter: true })
  assert.deepEqual([ends(fled)[3], ends(fled, arrest)[3]], ['unknown', 'unknown'])
  assert.deepEqual(
    (['arrest', 'imprisonment', 'forced_return', 'arrival', 'attempted_return'] as const).map(
      stepOfAct,
    ),
    ['arrest', 'custody', 'crossing', 'arrival', undefined],
  )
})

test('[D1257] small flows stand together, never one alone, and never as few as a small one', async () => {
  const fixture = await openFixture()
  const homes = [...Array(9).fill('KP/HB'), ...Array(6).fill('KP/RG'), 'KP/PB']
  await takeIn(fixture, homes)
  assert.deepEqual(told(await flowsOf(fixture), 'home'), ['KP/HB unknown 9', 'other 7 of 2'])
  assert.deepEqual(told(await flowsOf(fixture, { least: 1 }), 'home'), [
    ...['KP/HB unknown 9', 'KP/RG unknown 6', 'KP/PB unknown 1'],
  ])
  const other = await flowsOf(fixture, { of: 'home other' })
  assert.equal(other.persons?.length, 7)
  const gone = await refused(flowsOf(fixture, { of: 'home KP/PB unknown' }))
  assert.deepEqual([gone.code, gone.field], ['not-found', 'of'])
  await fixture.close()
})

test('[D1258] as known on a day: links and who is one person as they were, lists of arrests too', async () => {
  const fixture = await openFixture()
  await takeIn(fixture, ['KP/HB', 'KP/HB'])
  await fixture.ask('ana', 'list.record', { id: 'A', title: 'Arrests', space: 'A', act: 'arrest' })
  await writeMentions(fixture, [mention('A', '1', { place: 'CN/YN/cloud-gate' })])
  fixture.now.day = '2022-05-02'
  await resolve(fixture, ['A/1'])
  await happened(fixture, { id: 'e', act: 'abduction', place: 'CN/JL' }, ['L/0'])
  const now = await flowsOf(fixture, { least: 1 })
  assert.deepEqual(told(now, 'home'), [...['KP/HB CN/JL 1', 'KP/HB unknown 1', 'unknown CN/YN 1']])
  const before = await flowsOf(fixture, { least: 1, asKnownOn: '2022-05-01' })
  assert.deepEqual(told(before, 'home'), ['KP/HB unknown 2'])
  assert.deepEqual([before.unresolved, now.unresolved, before.knownOn], [1, 0, '2022-05-01'])
  const ofList = await flowsOf(fixture, { least: 1, list: 'A' })
  assert.deepEqual([ofList.total, told(ofList, 'home')], [1, ['unknown CN/YN 1']])
  fixture.now.day = '2022-05-03'
  const [link] = (await fixture.ask<Output<'involvement.list'>>('ana', 'involvement.list', {}))
    .involvements
  await fixture.ask('ana', 'involvement.withdraw', { ids: [link?.id] })
  assert.deepEqual(told(await flowsOf(fixture, { least: 1 }), 'home'), [
    ...['KP/HB unknown 2', 'unknown CN/YN 1'],
  ])
  assert.deepEqual(told(await flowsOf(fixture, { least: 1, asKnownOn: '2022-05-02' }), 'home'), [
    ...['KP/HB CN/JL 1', 'KP/HB unknown 1', 'unknown CN/YN 1'],
  ])
  await fixture.close()
})

test('[D1259] one office counts nobody of the other, and who may read no names gets no flows', async () => {
  const fixture = await openFixture()
  const { north, south } = await twoOffices(fixture)
  const [NORTH, SOUTH] = [heldIn('n', north, ['analyst']), heldIn('s', south, ['analyst'])]
  const title = 'Named in the north'
  const input = { name: '한송이', home: 'KP/HB', title }
  const { person } = await askAs<Output<'person.record'>>(
    ...([fixture.desk, heldIn('n', north, ['documenter', 'analyst'])] as const),
    ...(['person.record', input] as const),
  )
  const ask = (actor: typeof NORTH, more: object = {}) =>
    askAs<Flows>(fixture.desk, actor, 'person.flow', { least: 1, ...more })
  assert.deepEqual(told(await ask(NORTH), 'home'), ['KP/HB unknown 1'])
  assert.deepEqual(await ask(SOUTH), await flowsOf(await openFixture(), { least: 1 }))
  const of = await ask(NORTH, { of: 'home KP/HB unknown' })
  assert.deepEqual(of.persons, [{ id: person, name: '한송이' }])
  assert.equal((await refused(ask(SOUTH, { of: 'home KP/HB unknown' }))).code, 'not-found')
  for (const who of ['vie', 'edi', 'sta'] as const)
    assert.equal((await refused(flowsOf(fixture, {}, who))).code, 'not-allowed', who)
  await fixture.close()
})
