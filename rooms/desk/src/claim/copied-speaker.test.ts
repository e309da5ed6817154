// A confirmed reprint or excerpt adds no voice, whenever its claims are recorded (F55).
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Agent, AgentRelation, Claim } from '@tumen/claim'
import type { Figure } from '@tumen/figure'
import { type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { copiedSpeakers, sayingOf } from './copied-speaker.ts'

const WORDS =
  'At least 52 people were held in Liaoning in April, a nurse said. ' +
  'A guard said that about 60 people were held in Liaoning in April.'
const NURSE = { quote: ['At least 52 people were held in Liaoning'], number: 'At least 52' }
const GUARD = { quote: ['about 60 people were held in Liaoning'], number: 'about 60' }
const HELD = { act: 'detention', place: 'Liaoning', at: '2022-04', anonymity: 'unnamed' }

async function open(): Promise<FixtureDesk> {
  const fixture = await openFixture('self')
  for (const id of ['wire', 'paper'])
    await fixture.ask('own', 'agent.record', { id, kind: 'outlet', name: { en: `The ${id}` } })
  await addText(fixture, 'R1', 'wire', WORDS)
  return fixture
}

async function addText(fixture: FixtureDesk, id: string, publisher: string, text: string) {
  const published = '2022-04-29'
  const document = { id, title: `Report ${id}`, text, language: 'en', publisher, published }
  const { proposed } = await fixture.ask<{ proposed: { from: string; to: string }[] }>(
    ...(['own', 'document.add', document] as const),
  )
  return proposed
}

/** Both statements of a text, by speakers whom nobody names. */
async function recordBoth(fixture: FixtureDesk, document: string, outlet: string): Promise<void> {
  for (const [speaker, said] of [
    ['a nurse', NURSE],
    ['a guard', GUARD],
  ] as const) {
    const chain = [outlet, speaker]
    await fixture.ask('own', 'claim.record', { ...HELD, ...said, document, chain })
  }
}

async function addCopy(fixture: FixtureDesk): Promise<void> {
  const [pair] = await addText(fixture, 'R2', 'paper', `${WORDS} The paper.`)
  assert.ok(pair, 'the copy is found')
}

const decide = (fixture: FixtureDesk, decision = 'confirmed') =>
  fixture.ask('rev', 'document.decide', { from: 'R2', to: 'R1', decision })

async function eventOf(fixture: FixtureDesk): Promise<readonly number[]> {
  const question = { act: 'detention', place: 'CN/LN', at: '2022-04' }
  return (await fixture.ask<{ figure: Figure }>('own', 'figure.ask', question)).figure.event
}

/** The leaf of the newest change of this kind. */
async function newest(fixture: FixtureDesk, operation: string): Promise<number> {
  const { changes } = await fixture.ask<{ changes: { leaf: number; operation: string }[] }>(
    ...(['own', 'change.list', { limit: 100 }] as const),
  )
  return changes.find((one) => one.operation === operation)?.leaf as number
}

async function withFixture(work: (fixture: FixtureDesk) => Promise<void>): Promise<void> {
  const fixture = await open()
  try {
    await work(fixture)
  } finally {
    await fixture.close()
  }
}

test('[D480] a reprint that is confirmed after its claims were recorded adds no voice', () =>
  withFixture(async (fixture) => {
    await recordBoth(fixture, 'R1', 'wire')
    assert.deepEqual(await eventOf(fixture), [1, 2])
    await addCopy(fixture)
    await recordBoth(fixture, 'R2', 'paper')
    const before = await fixture.size()
    await decide(fixture)
    assert.equal(await fixture.size(), before + 1)
    await acceptAll(fixture)
    assert.deepEqual(await eventOf(fixture), [1, 2])
  }))

async function acceptAll(fixture: FixtureDesk): Promise<void> {
  const { claims } = await fixture.ask<{ claims: { claim: { id: string } }[] }>(
    ...(['own', 'claim.list', { document: 'R2', state: 'waiting' }] as const),
  )
  const ids = claims.map(({ claim }) => claim.id)
  if (ids.length > 0) await fixture.ask('rev', 'claim.accept', { claims: ids })
}

test('[D481] one that is confirmed before its claims are recorded adds none either', () =>
  withFixture(async (fixture) => {
    await recordBoth(fixture, 'R1', 'wire')
    await addCopy(fixture)
    await decide(fixture)
    const before = await fixture.size()
    await recordBoth(fixture, 'R2', 'paper')
    assert.equal(await fixture.size(), before + 2)
    assert.deepEqual(await eventOf(fixture), [1, 2])
  }))

test('[D481] the original may come last, and a rejected copy joins nobody', () =>
  withFixture(async (fixture) => {
    await addCopy(fixture)
    await decide(fixture)
    await recordBoth(fixture, 'R2', 'paper')
    await recordBoth(fixture, 'R1', 'wire')
    assert.deepEqual(await eventOf(fixture), [1, 2])
    await withFixture(async (other) => {
      await addCopy(other)
      await decide(other, 'rejected')
      await recordBoth(other, 'R2', 'paper')
      await recordBoth(other, 'R1', 'wire')
      assert.deepEqual(await eventOf(other), [1, 4])
    })
  }))

test('[D483] undone with the confirmation, also of claims that came later, and back with it', () =>
  withFixture(async (fixture) => {
    await addCopy(fixture)
    await decide(fixture)
    await recordBoth(fixture, 'R1', 'wire')
    await recordBoth(fixture, 'R2', 'paper')
    assert.deepEqual(await eventOf(fixture), [1, 2])
    const leaf = await newest(fixture, 'document.decide')
    const undone = await fixture.ask<{ leaf: number }>('rev', 'change.undo', { change: leaf })
    await acceptAll(fixture)
    assert.deepEqual(await eventOf(fixture), [1, 4])
    await fixture.ask('rev', 'change.undo', { change: undone.leaf })
    assert.deepEqual(await eventOf(fixture), [1, 2])
  }))

test('[D483] a row of a copy keeps nobody from undoing how a claim of it was recorded', () =>
  withFixture(async (fixture) => {
    await recordBoth(fixture, 'R1', 'wire')
    await addCopy(fixture)
    await decide(fixture)
    await recordBoth(fixture, 'R2', 'paper')
    const first = await newest(fixture, 'claim.record')
    await fixture.ask('own', 'change.undo', { change: first - 3 - 1 })
    assert.deepEqual(await eventOf(fixture), [1, 2])
    const judged: object = { a: 'wire', b: 'paper', relation: 'same' }
    await fixture.ask('rev', 'agent.relate', judged)
    const agent = await newest(fixture, 'agent.record')
    const wire = await refused(fixture.ask('own', 'change.undo', { change: agent }))
    assert.equal(wire.code, 'still-used')
  }))

test('[D485] whoever is joined with a speaker outside the question stays without a name', () =>
  withFixture(async (fixture) => {
    const elsewhere = { ...HELD, place: 'Jilin', ...NURSE, document: 'R1' }
    await fixture.ask('own', 'claim.record', { ...elsewhere, chain: ['wire', 'a nurse'] })
    await addCopy(fixture)
    await decide(fixture)
    await recordBoth(fixture, 'R2', 'paper')
    assert.deepEqual(await eventOf(fixture), [1, 2])
  }))

test('[D484] no answer tells on which documents a row rests', () =>
  withFixture(async (fixture) => {
    await recordBoth(fixture, 'R1', 'wire')
    await addCopy(fixture)
    await decide(fixture)
    await recordBoth(fixture, 'R2', 'paper')
    const [row] = await fixture.desk.ledger.read.rows('agent_relation')
    assert.deepEqual(row?.row.copyOf, { from: 'R2', to: 'R1' })
    type Shown = { relations: { copied?: true }[] }
    const { relations } = await fixture.ask<Shown>('own', 'agent.show', {
      id: row?.row.a as string,
    })
    assert.deepEqual(
      relations.map(({ copied }) => copied),
      [true],
      'that it follows is told',
    )
    for (const [name, input] of [
      ['agent.show', { id: row?.row.a }],
      ['claim.export', { document: 'R2' }],
      ['record.history', { id: row?.row.a }],
      ['change.list', {}],
    ] as const)
      assert.ok(!JSON.stringify(await fixture.ask('own', name, input)).includes('copyOf'), name)
  }))

const speaker = (id: string, scope?: string): [string, Agent] => [
  id,
  { id, kind: 'person', anonymity: 'unnamed', ...(scope ? { scope } : {}) },
]

function said(origin: string, text: string, value = 5): Claim {
  const proposition = { act: 'arrest' }
  return { origin, quote: [{ text }], proposition, quantity: { op: 'exactly', value } } as Claim
}

type Given = Partial<Parameters<typeof copiedSpeakers>[0]>
const AGENTS = new Map([
  ...['x', 'y'].map((id) => speaker(id, 'R2')),
  ...['a', 'b'].map((id) => speaker(id, 'R1')),
  ...['P', 'H'].map((id) => speaker(id)),
])

function rowsOf(given: Given): string[] {
  const none = { copy: { from: 'R2', to: 'R1' }, copied: [], original: [], judged: [] }
  return copiedSpeakers({ ...none, agents: AGENTS, ...given })
    .map(({ a, b, relation }) => `${a} ${relation} ${b}`)
    .sort()
}

test('[D482] words that fit two speakers propose both; the number tells them apart', () => {
  const original = [said('a', 'five and six were held', 5), said('b', 'five and six were held', 6)]
  assert.deepEqual(rowsOf({ copied: [said('x', 'five and six were held', 6)], original }), [
    'x same b',
  ])
  const alike = original.map((claim) => ({ ...claim, ...said(claim.origin, 'five were held') }))
  const copied = [said('x', 'five were held')]
  assert.deepEqual(rowsOf({ copied, original: alike }), ['x possible a', 'x possible b'])
  const one: AgentRelation = { a: 'a', b: 'b', relation: 'same' }
  assert.deepEqual(rowsOf({ copied, original: alike, judged: [one] }), ['x same a'])
})

test('[D482] nobody is joined who would make two of the original one', () => {
  const original = [said('a', 'five were held there'), said('b', 'six were held there')]
  const copied = [said('x', 'five were held there'), said('x', 'six were held there')]
  assert.deepEqual(rowsOf({ copied, original }), ['x possible a', 'x possible b'])
  const judged: AgentRelation[] = [{ a: 'x', b: 'a', relation: 'same' }]
  assert.deepEqual(rowsOf({ copied: copied.slice(1), original, judged }), ['x possible b'])
})

test('[D482] two who are known beyond their documents are proposed, a decision stays', () => {
  const original = [said('H', 'five were held there')]
  assert.deepEqual(rowsOf({ copied: [said('P', 'five were held there')], original }), [
    'P possible H',
  ])
  assert.deepEqual(rowsOf({ copied: [said('x', 'five were held there')], original }), ['x same H'])
  const judged: AgentRelation[] = [{ a: 'H', b: 'x', relation: 'different' }]
  assert.deepEqual(rowsOf({ copied: [said('x', 'five were held there')], original, judged }), [])
})

test('[D480] a quotation may lie within the other, but few units say nothing', () => {
  const original = [said('a', 'At least 52 people were held in Liaoning')]
  assert.deepEqual(rowsOf({ copied: [said('x', '52 people were\u00ad held')], original }), [
    'x same a',
  ])
  assert.deepEqual(rowsOf({ copied: [said('x', 'held in')], original }), [])
  assert.equal(sayingOf(said('x', 'a b')).words, 'ab')
})

test('[D480] mutation test: without the rows a confirmed reprint has voices of its own', () =>
  withFixture(async (fixture) => {
    await recordBoth(fixture, 'R1', 'wire')
    await addCopy(fixture)
    await decide(fixture)
    await recordBoth(fixture, 'R2', 'paper')
    const rows = await fixture.desk.ledger.read.rows('agent_relation')
    assert.deepEqual(
      rows.map(({ row }) => row.relation),
      ['same', 'same'],
    )
    for (const { row } of rows)
      await fixture.ask('rev', 'agent.relate', { a: row.a, b: row.b, relation: 'different' })
    // Told apart by a person, the same speakers raise the numbers: the rows held them down.
    const [min, max] = await eventOf(fixture)
    assert.deepEqual([min, max], [2, 4])
  }))
