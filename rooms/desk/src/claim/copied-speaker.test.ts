// A confirmed reprint or excerpt adds no voice, whenever its claims are recorded (F55).
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Agent, AgentRelation, Claim } from '@tumen/claim'
import type { Figure } from '@tumen/figure'
import { openTrial, refused, type TrialDesk } from '../../fixture/desk.ts'
import { copiedSpeakers, sayingOf } from './copied-speaker.ts'

const WORDS =
  'At least 52 people were held in Liaoning in April, a nurse said. ' +
  'A guard said that about 60 people were held in Liaoning in April.'
const NURSE = { quote: ['At least 52 people were held in Liaoning'], number: 'At least 52' }
const GUARD = { quote: ['about 60 people were held in Liaoning'], number: 'about 60' }
const HELD = { act: 'detention', place: 'Liaoning', at: '2022-04', anonymity: 'unnamed' }

async function open(): Promise<TrialDesk> {
  const trial = await openTrial('self')
  for (const id of ['wire', 'paper'])
    await trial.ask('own', 'agent.record', { id, kind: 'outlet', name: { en: `The ${id}` } })
  await addText(trial, 'R1', 'wire', WORDS)
  return trial
}

async function addText(trial: TrialDesk, id: string, publisher: string, text: string) {
  const published = '2022-04-29'
  const document = { id, title: `Report ${id}`, text, language: 'en', publisher, published }
  const { proposed } = await trial.ask<{ proposed: { from: string; to: string }[] }>(
    ...(['own', 'document.add', document] as const),
  )
  return proposed
}

/** Both statements of a text, by speakers whom nobody names. */
async function recordBoth(trial: TrialDesk, document: string, outlet: string): Promise<void> {
  for (const [speaker, said] of [
    ['a nurse', NURSE],
    ['a guard', GUARD],
  ] as const) {
    const chain = [outlet, speaker]
    await trial.ask('own', 'claim.record', { ...HELD, ...said, document, chain })
  }
}

async function addCopy(trial: TrialDesk): Promise<void> {
  const [pair] = await addText(trial, 'R2', 'paper', `${WORDS} The paper.`)
  assert.ok(pair, 'the copy is found')
}

const decide = (trial: TrialDesk, decision = 'confirmed') =>
  trial.ask('rev', 'document.decide', { from: 'R2', to: 'R1', decision })

async function eventOf(trial: TrialDesk): Promise<readonly number[]> {
  const question = { act: 'detention', place: 'CN/LN', at: '2022-04' }
  return (await trial.ask<{ figure: Figure }>('own', 'figure.ask', question)).figure.event
}

/** The leaf of the newest change of this kind. */
async function newest(trial: TrialDesk, operation: string): Promise<number> {
  const { changes } = await trial.ask<{ changes: { leaf: number; operation: string }[] }>(
    ...(['own', 'change.list', { limit: 100 }] as const),
  )
  return changes.find((one) => one.operation === operation)?.leaf as number
}

async function withTrial(work: (trial: TrialDesk) => Promise<void>): Promise<void> {
  const trial = await open()
  try {
    await work(trial)
  } finally {
    await trial.close()
  }
}

test('[D480] a reprint that is confirmed after its claims were recorded adds no voice', () =>
  withTrial(async (trial) => {
    await recordBoth(trial, 'R1', 'wire')
    assert.deepEqual(await eventOf(trial), [1, 2])
    await addCopy(trial)
    await recordBoth(trial, 'R2', 'paper')
    const before = await trial.size()
    await decide(trial)
    assert.equal(await trial.size(), before + 1)
    await acceptAll(trial)
    assert.deepEqual(await eventOf(trial), [1, 2])
  }))

async function acceptAll(trial: TrialDesk): Promise<void> {
  const { claims } = await trial.ask<{ claims: { claim: { id: string } }[] }>(
    ...(['own', 'claim.list', { document: 'R2', state: 'waiting' }] as const),
  )
  const ids = claims.map(({ claim }) => claim.id)
  if (ids.length > 0) await trial.ask('rev', 'claim.accept', { claims: ids })
}

test('[D481] one that is confirmed before its claims are recorded adds none either', () =>
  withTrial(async (trial) => {
    await recordBoth(trial, 'R1', 'wire')
    await addCopy(trial)
    await decide(trial)
    const before = await trial.size()
    await recordBoth(trial, 'R2', 'paper')
    assert.equal(await trial.size(), before + 2)
    assert.deepEqual(await eventOf(trial), [1, 2])
  }))

test('[D481] the original may come last, and a rejected copy joins nobody', () =>
  withTrial(async (trial) => {
    await addCopy(trial)
    await decide(trial)
    await recordBoth(trial, 'R2', 'paper')
    await recordBoth(trial, 'R1', 'wire')
    assert.deepEqual(await eventOf(trial), [1, 2])
    await withTrial(async (other) => {
      await addCopy(other)
      await decide(other, 'rejected')
      await recordBoth(other, 'R2', 'paper')
      await recordBoth(other, 'R1', 'wire')
      assert.deepEqual(await eventOf(other), [1, 4])
    })
  }))

test('[D483] undone with the confirmation, also of claims that came later, and back with it', () =>
  withTrial(async (trial) => {
    await addCopy(trial)
    await decide(trial)
    await recordBoth(trial, 'R1', 'wire')
    await recordBoth(trial, 'R2', 'paper')
    assert.deepEqual(await eventOf(trial), [1, 2])
    const leaf = await newest(trial, 'document.decide')
    const undone = await trial.ask<{ leaf: number }>('rev', 'change.undo', { change: leaf })
    await acceptAll(trial)
    assert.deepEqual(await eventOf(trial), [1, 4])
    await trial.ask('rev', 'change.undo', { change: undone.leaf })
    assert.deepEqual(await eventOf(trial), [1, 2])
  }))

test('[D483] a row of a copy keeps nobody from undoing how a claim of it was recorded', () =>
  withTrial(async (trial) => {
    await recordBoth(trial, 'R1', 'wire')
    await addCopy(trial)
    await decide(trial)
    await recordBoth(trial, 'R2', 'paper')
    const first = await newest(trial, 'claim.record')
    await trial.ask('own', 'change.undo', { change: first - 3 - 1 })
    assert.deepEqual(await eventOf(trial), [1, 2])
    const judged: object = { a: 'wire', b: 'paper', relation: 'same' }
    await trial.ask('rev', 'agent.relate', judged)
    const agent = await newest(trial, 'agent.record')
    const wire = await refused(trial.ask('own', 'change.undo', { change: agent }))
    assert.equal(wire.code, 'still-used')
  }))

test('[D485] whoever is joined with a speaker outside the question stays without a name', () =>
  withTrial(async (trial) => {
    const elsewhere = { ...HELD, place: 'Jilin', ...NURSE, document: 'R1' }
    await trial.ask('own', 'claim.record', { ...elsewhere, chain: ['wire', 'a nurse'] })
    await addCopy(trial)
    await decide(trial)
    await recordBoth(trial, 'R2', 'paper')
    assert.deepEqual(await eventOf(trial), [1, 2])
  }))

test('[D484] no answer tells on which documents a row rests', () =>
  withTrial(async (trial) => {
    await recordBoth(trial, 'R1', 'wire')
    await addCopy(trial)
    await decide(trial)
    await recordBoth(trial, 'R2', 'paper')
    const [row] = await trial.desk.ledger.read.rows('agent_relation')
    assert.deepEqual(row?.row.copyOf, { from: 'R2', to: 'R1' })
    type Shown = { relations: { copied?: true }[] }
    const { relations } = await trial.ask<Shown>('own', 'agent.show', { id: row?.row.a as string })
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
      assert.ok(!JSON.stringify(await trial.ask('own', name, input)).includes('copyOf'), name)
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

test('[D480] bite: without the rows a confirmed reprint has voices of its own', () =>
  withTrial(async (trial) => {
    await recordBoth(trial, 'R1', 'wire')
    await addCopy(trial)
    await decide(trial)
    await recordBoth(trial, 'R2', 'paper')
    const rows = await trial.desk.ledger.read.rows('agent_relation')
    assert.deepEqual(
      rows.map(({ row }) => row.relation),
      ['same', 'same'],
    )
    for (const { row } of rows)
      await trial.ask('rev', 'agent.relate', { a: row.a, b: row.b, relation: 'different' })
    // Told apart by a person, the same speakers raise the numbers: the rows held them down.
    const [min, max] = await eventOf(trial)
    assert.deepEqual([min, max], [2, 4])
  }))
