// What records are called, and that nobody is told a name that is not theirs to know.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addReport, type FixtureDesk, HELD, openFixture, type Person } from '../../fixture/desk.ts'

interface Names {
  names: { id: string; kind: string; isPublic: boolean; title?: string; agent?: { id: string } }[]
}

const SECRET = { title: 'CANARY-73-SECRET', publisher: 'CANARY-74-SECRET Gazette' }
const IDS = ['R1', 'c1', 'S1', 's1', 'p1', 'o1', 'E1', 'nobody']

async function openWith(): Promise<FixtureDesk> {
  const fixture = await openFixture('self')
  await addReport(fixture)
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  await fixture.ask('own', 'document.add', {
    ...{ ...SECRET, id: 'S1', text: 'A courier saw 44 people held.', language: 'en' },
    ...{ published: '2022-04-29', sensitivity: 'restricted' },
  })
  await fixture.ask('own', 'claim.record', {
    ...{ id: 's1', document: 'S1', quote: ['44 people'], number: '44', act: 'detention' },
    ...{ place: 'Liaoning', time: '2022-04', chain: [SECRET.publisher], sensitivity: 'restricted' },
  })
  const person = { id: 'p1', kind: 'person', name: { en: 'CANARY-75-SECRET' }, scope: 'S1' }
  await fixture.ask('own', 'agent.record', person)
  await fixture.ask('own', 'agent.record', { id: 'o1', kind: 'person', name: { en: 'A trader' } })
  await fixture.ask('own', 'event.record', { id: 'E1', title: 'Returns over a bridge' })
  return fixture
}

const asked = (fixture: FixtureDesk, who: Person) =>
  fixture.ask<Names>(who, 'record.names', { ids: IDS })

test('[D501] records are named with title, publisher and day, each by what one may read', async () => {
  const fixture = await openWith()
  try {
    const own = await asked(fixture, 'own')
    const ids = (found: Names) => found.names.map(({ id }) => id).sort()
    assert.deepEqual(ids(own), ['E1', 'R1', 'S1', 'c1', 'o1', 'p1', 's1'])
    const viewer = await asked(fixture, 'vie')
    assert.deepEqual(ids(viewer), ['E1', 'R1', 'c1', 'o1'])
    assert.doesNotMatch(JSON.stringify(viewer), /CANARY|S1|"value":44/)
    const [document] = viewer.names.filter(({ id }) => id === 'R1')
    assert.ok(document?.title && document.agent?.id)
  } finally {
    await fixture.close()
  }
})

test('[D503] documents and events are found by words of their title, as far as one may read', async () => {
  const fixture = await openWith()
  const found = async (who: Person, operation: string, title: string) => {
    const answer = await fixture.ask<Record<string, { id: string }[]>>(who, operation, { title })
    return Object.values(answer).flatMap((rows) => rows.map(({ id }) => id))
  }
  try {
    assert.deepEqual(await found('vie', 'document.list', 'ｒ1 REPORT'), ['R1'])
    assert.deepEqual(await found('vie', 'document.list', 'report nothing'), [])
    assert.deepEqual(await found('vie', 'event.list', 'bridge returns'), ['E1'])
    assert.deepEqual(await found('own', 'document.list', 'canary'), ['S1'])
    assert.deepEqual(await found('vie', 'document.list', 'canary'), [])
  } finally {
    await fixture.close()
  }
})

test('[D502] what is restricted, and every person who speaks, is not for the title of a tab', async () => {
  const fixture = await openWith()
  try {
    const { names } = await asked(fixture, 'own')
    const open = names.filter(({ isPublic }) => isPublic).map(({ id }) => id)
    assert.deepEqual(open.sort(), ['E1', 'R1', 'c1'])
    const { agents } = await fixture.ask<{ agents: { id: string; name?: { en?: string } }[] }>(
      ...(['own', 'agent.list', {}] as const),
    )
    const outlet = (name: string) => agents.find((one) => one.name?.en === name)?.id ?? ''
    const publisher = names.find(({ id }) => id === 'R1')?.agent?.id ?? ''
    const told = await fixture.ask<Names>('own', 'record.names', {
      ids: [publisher, outlet(SECRET.publisher)],
    })
    const isPublic = new Map(told.names.map((one) => [one.id, one.isPublic]))
    assert.deepEqual(
      [isPublic.get(publisher), isPublic.get(outlet(SECRET.publisher))],
      [true, false],
      'the publisher that came with a restricted document is as restricted',
    )
  } finally {
    await fixture.close()
  }
})

test('[D845] what belongs to groups is not for the title of a tab, whoever asks', async () => {
  const fixture = await openWith()
  try {
    const openOf = async () => {
      const { names } = await asked(fixture, 'own')
      return names.flatMap(({ id, isPublic }) => (isPublic ? [id] : [])).sort()
    }
    const { id } = await fixture.ask<{ id: string }>('adm', 'group.record', { name: 'north' })
    const give = (kind: string, record: string, groups: string[]) =>
      fixture.ask('own', 'record.assign', { kind, id: record, groups })
    await give('event', 'E1', [id])
    assert.deepEqual(await openOf(), ['R1', 'c1'])
    await give('claim', 'c1', [id])
    assert.deepEqual(await openOf(), ['R1'])
    await give('document', 'R1', [id])
    assert.deepEqual(await openOf(), [])
    for (const [kind, record] of [
      ['event', 'E1'],
      ['claim', 'c1'],
      ['document', 'R1'],
    ] as const)
      await give(kind, record, [])
    assert.deepEqual(await openOf(), ['E1', 'R1', 'c1'])
  } finally {
    await fixture.close()
  }
})
