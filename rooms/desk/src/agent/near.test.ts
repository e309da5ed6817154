// Speakers once: a new one of a near name asks before it is recorded, and may be new all the same.
// The speakers are invented, but for public outlets.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { mayReadAlike } from '@tumen/linkage'
import { addReport, HELD, openFixture, type Person, refused } from '../../fixture/desk.ts'
import { withKnownNames } from './near.ts'

const fixture = await openFixture()
await addReport(fixture)
const record = (input: object, who: Person = 'own') =>
  fixture.ask<{ id: string }>(who, 'agent.record', input)
await record({ id: 'rfa', kind: 'outlet', name: { en: 'Radio Free Asia' } })
await record({ id: 'trust', kind: 'organisation', name: { en: 'Northern Ferry Press Trust' } })
await record({ id: 'sjs', kind: 'person', name: { ko: '신정심' } })

const candidatesOf = ({ details }: { details: { candidate?: unknown }[] }) =>
  details.map(({ candidate }) => candidate)

test('[D525] a new speaker of a near name is refused with who is near, unless it is said to be new', async () => {
  const cases: [Record<string, string>, string][] = [
    [{ en: 'radio free  ASIA' }, 'rfa'],
    [{ und: 'RFA' }, 'rfa'],
    [{ ko: '자유아시아방송' }, 'rfa'],
    [{ zh: '自由亚洲电台' }, 'rfa'],
    [{ en: 'NFPT' }, 'trust'],
    [{ en: 'Northern Fery Press Trust' }, 'trust'],
    [{ en: 'the Northern Ferry Press Trust of Jilin' }, 'trust'],
    [{ zh: '申静心' }, 'sjs'],
  ]
  const size = await fixture.size()
  for (const [name, id] of cases) {
    const refusal = await refused(record({ name }))
    assert.deepEqual(
      [refusal.code, refusal.field, candidatesOf(refusal)],
      ['near-speaker', 'name', [id]],
      JSON.stringify(name),
    )
  }
  assert.equal(await fixture.size(), size, 'nothing is stored by being asked')
  for (const name of [{ en: 'Northern Bus Society' }, { ko: '김정심' }, { en: 'Radio Nowhere' }])
    await record({ name })
})

test('[D1141] a speaker who is recorded again by the same key is answered as before, and not near itself', async () => {
  const name = { en: 'Quiet Harbour Union' }
  const once = (input: object) =>
    fixture.ask<{ id: string }>('own', 'agent.record', input, { idempotencyKey: 'union' })
  const first = await once({ kind: 'organisation', name })
  const size = await fixture.size()
  assert.deepEqual(await once({ kind: 'organisation', name }), first)
  assert.equal((await refused(once({ kind: 'outlet', name }))).code, 'key-reused')
  assert.equal(await fixture.size(), size)
  assert.equal((await refused(record({ kind: 'organisation', name }))).code, 'near-speaker')
})

test('[D525] two speakers of one name stay possible, and both are then offered', async () => {
  const name = { en: 'Kim Twice' }
  const first = await record({ kind: 'person', name })
  assert.deepEqual(candidatesOf(await refused(record({ kind: 'person', name }))), [first.id])
  const second = await record({ kind: 'person', name, anew: true })
  const claim = { ...HELD, chain: ['harbour', 'Kim Twice'] }
  const refusal = await refused(fixture.ask('own', 'claim.record', claim))
  assert.deepEqual([refusal.code, candidatesOf(refusal)], ['unknown-agent', [first.id, second.id]])
})

test('[D525] who has no name is never compared, and nobody is near whom the asker may not know of', async () => {
  await record({
    ...{ kind: 'person', anonymity: 'unnamed', scope: 'R1', name: { en: 'a quiet fisherman' } },
  })
  await record({ kind: 'person', name: { en: 'a quiet fisherman' } })
  const secret = { text: 'Other words.', title: 'Secret', language: 'en', published: '2022' }
  await fixture.ask('own', 'document.add', { ...secret, id: 'R9', sensitivity: 'restricted' })
  await record({ kind: 'person', name: { en: 'Hidden Heron' }, scope: 'R9' })
  await record({ kind: 'person', name: { en: 'Hidden Heron' } }, 'doc')
})

test('[D525] a chain and a publisher ask alike, and a check names the candidates', async () => {
  const claim = { ...HELD, chain: ['harbour', 'RFA News'] }
  const none = { ...HELD, chain: ['harbour', 'Norther Ferry Press Trust'] }
  const refusal = await refused(fixture.ask('own', 'claim.record', none))
  assert.deepEqual(
    [refusal.code, refusal.field, candidatesOf(refusal)],
    ['near-speaker', 'chain.1', ['trust']],
  )
  type Checked = { speakers: { isNear?: boolean; kind?: string; candidates: { id: string }[] }[] }
  const { speakers } = await fixture.ask<Checked>('own', 'claim.check', none)
  assert.deepEqual(
    speakers.map(({ isNear, kind, candidates }) => [isNear, kind, candidates.map(({ id }) => id)]),
    [[true, 'organisation', ['trust']]],
  )
  const guessed = await fixture.ask<Checked>('own', 'claim.check', claim)
  assert.deepEqual(
    guessed.speakers.map(({ kind }) => kind),
    ['outlet'],
  )
  const report = { title: 'T', text: 'New words here.', language: 'en', published: '2022' }
  const publisher = { ...report, publisher: 'Northern Ferry Press Trusts' }
  const asked = await refused(fixture.ask('own', 'document.add', publisher))
  assert.deepEqual(
    [asked.code, asked.field, candidatesOf(asked)],
    ['near-speaker', 'publisher', ['trust']],
  )
  await fixture.ask('own', 'document.add', { ...publisher, publisherAnew: true })
})

test('[D526] the kind is guessed where nobody says it, and what is said prevails', async () => {
  const kinds = async (input: object) => {
    const { id } = await record(input)
    const { agents } = await fixture.ask<{ agents: { kind: string }[] }>('own', 'agent.list', {
      ids: [id],
    })
    return agents[0]?.kind
  }
  assert.equal(await kinds({ name: { en: 'Evening Tide Gazette' } }), 'outlet')
  assert.equal(await kinds({ name: { ko: '강변경찰청' } }), 'official_body')
  assert.equal(await kinds({ name: { en: 'Ada Brook' } }), 'person')
  assert.equal(await kinds({ kind: 'person', name: { en: 'Morning Herald Smith' } }), 'person')
})

test('[D527] an outlet of the list carries its other names and its abbreviation, and is found by them', async () => {
  type Found = { agents: { id: string; name: Record<string, string> }[] }
  for (const name of ['RFA', '자유', '自由', 'ra', 'rad']) {
    const { agents } = await fixture.ask<Found>('own', 'agent.list', { name })
    assert.ok(
      agents.some(({ id }) => id === 'rfa'),
      name,
    )
  }
  const checked = await fixture.ask<{ understood: { chain?: { agent: string }[] } }>(
    ...(['own', 'claim.check', { ...HELD, chain: ['harbour', 'RFA'] }] as const),
  )
  assert.equal(checked.understood.chain?.[1]?.agent, 'rfa')
  const person = { kind: 'person', name: { en: 'Reuters' } } as const
  assert.deepEqual(withKnownNames(person), person)
})

test('[D597] a body in Hangul asks beside its name in Chinese characters, and the reverse', async () => {
  const kind = 'organisation'
  await record({ id: 'solidarity', kind, name: { ko: '북한 정의연대' } })
  await record({ id: 'labour', kind: 'outlet', name: { zh: '劳动者新闻' } })
  const cases: [string, string][] = [
    ...['北韩正义连带', '北韓正義連帶', '韩国民间团体北韩正义连带'].map(
      (name): [string, string] => [name, 'solidarity'],
    ),
    ...['로동자신문', '노동자신문'].map((name): [string, string] => [name, 'labour']),
  ]
  for (const [name, id] of cases) {
    const refusal = await refused(record({ kind, name: { und: name } }))
    assert.deepEqual([refusal.code, candidatesOf(refusal)], ['near-speaker', [id]], name)
  }
  // Other characters, too few of them, and one script alone do not ask.
  for (const name of ['北韩正义财团', '노동', '正义连环'])
    await record({ kind, name: { und: name } })
})

test('[D597] among the listed bodies a reading asks only about the body itself', () => {
  const file = new URL('../../../reading/data/known-speaker.json', import.meta.url)
  const lines = JSON.parse(readFileSync(file, 'utf8')) as [unknown, unknown, ...string[]][]
  const names = lines.map(([, , , ko = '', zh = '']) => ({ ko, zh }))
  const asked = names.flatMap((one, a) =>
    names.flatMap((other, b) => (mayReadAlike(one.ko, other.zh) ? [[a, b]] : [])),
  )
  assert.ok(asked.length >= 9)
  assert.deepEqual(
    asked.filter(([a, b]) => a !== b),
    [],
  )
})
