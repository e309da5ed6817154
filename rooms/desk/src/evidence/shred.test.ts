// Destroying a document at the desk. Everything here is invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import { listed, rowsOf, undo } from '../../fixture/change.ts'
import {
  addReport,
  type FixtureDesk,
  HELD,
  openFixture,
  type Person,
  REPORT,
  refused,
} from '../../fixture/desk.ts'

interface Check {
  documents: string[]
  claims: string[]
  token: string
  needsRequest: boolean
  backupsUntil: string
  bundles: string[]
  revoked: string[]
}

const check = (fixture: FixtureDesk, who: Person, document: string) =>
  fixture.ask<Check>(who, 'evidence.check-shred', { document })

async function shred(fixture: FixtureDesk, who: Person, document: string) {
  const { token } = await check(fixture, who, document)
  const input = { document, reason: 'danger', token }
  return fixture.ask<Check & { leaf: number }>(who, 'evidence.shred', input)
}

/** The least number of the figure that HELD is about. */
const low = async (fixture: FixtureDesk) => {
  const asked = { act: 'detention', place: 'Liaoning', at: '2022-04-30' }
  type Answer = { figure: { low: { value: number } | null } }
  return (await fixture.ask<Answer>('own', 'figure.ask', asked)).figure.low?.value
}

async function twoReports(review: 'self' | 'second-person' = 'self'): Promise<FixtureDesk> {
  const fixture = await openFixture(review)
  await addReport(fixture)
  await addReport(fixture, 'R2')
  return fixture
}

test('[D400] what was destroyed is nowhere: in no page, list, search, figure or export', async () => {
  const fixture = await twoReports()
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  const quote = ['About 80 people were arrested in China since January']
  const two = { ...HELD, quote, number: 'About 80', act: 'arrest', place: 'CN' }
  await fixture.ask('own', 'claim.record', { ...two, document: 'R2', id: 'c2' })
  assert.equal(await low(fixture), 52)
  const { claims, leaf } = await shred(fixture, 'own', 'R1')
  assert.deepEqual(claims, ['c1'])
  for (const [name, input] of [
    ['document.show', { id: 'R1' }],
    ['claim.show', { id: 'c1' }],
    ['document.read', { document: 'R1' }],
    ['document.lineage', { id: 'R1' }],
    ['claim.record', { ...HELD, id: 'c9' }],
  ] as const) {
    const refusal = await refused(fixture.ask('own', name, input))
    assert.deepEqual([refusal.code, refusal.details], ['shredded', [{ leaf }]], name)
  }
  const texts = JSON.stringify([
    await fixture.ask('own', 'document.list', {}),
    await fixture.ask('own', 'claim.list', {}),
    await fixture.ask('own', 'document.proposals', {}),
    await fixture.ask('own', 'agent.list', {}),
    await fixture.ask('own', 'search', { query: 'Liaoning' }),
    await fixture.ask('own', 'claim.export', {}),
    await fixture.ask('own', 'change.list', {}),
  ])
  assert.doesNotMatch(texts, /Report R1/)
  assert.match(texts, /Report R2/)
  assert.equal(await low(fixture), undefined)
  await fixture.close()
})

test('[D401] a tombstone says what was destroyed, when, by whom and why, and no word of it', async () => {
  const fixture = await twoReports()
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  const { leaf } = await shred(fixture, 'rev', 'R1')
  const [row, ...more] = await rowsOf(fixture, 'own', 'R1')
  assert.equal(more.filter(({ table }) => table !== 'document_relation').length, 0)
  assert.equal(row?.table, 'tombstone')
  const { changes } = await listed(fixture, 'vie')
  const [first] = changes
  assert.deepEqual([first?.leaf, first?.operation, first?.by], [leaf, 'evidence.shred', 'rev'])
  await fixture.close()
})

test('[D402] it cannot be undone, and neither can what it destroyed', async () => {
  const fixture = await twoReports()
  const { leaf } = await shred(fixture, 'own', 'R1')
  const refusal = await refused(undo(fixture, 'own', leaf))
  assert.deepEqual([refusal.code, refusal.field], ['not-undoable', 'change'])
  const gone = await refused(undo(fixture, 'own', 2))
  assert.deepEqual([gone.code, gone.details], ['shredded', [{ leaf }]])
  await fixture.close()
})

test('[D403] where a second person decides, somebody else has to ask for it', async () => {
  const fixture = await twoReports('second-person')
  const { token, needsRequest } = await check(fixture, 'ana', 'R1')
  assert.equal(needsRequest, true)
  const input = { document: 'R1', reason: 'wish', token }
  assert.equal(
    (await refused(fixture.ask('ana', 'evidence.shred', input))).code,
    'second-person-needed',
  )
  await fixture.ask('ana', 'evidence.ask-shred', { document: 'R1', reason: 'wish' })
  assert.equal(
    (await refused(fixture.ask('ana', 'evidence.shred', input))).code,
    'second-person-needed',
  )
  await fixture.ask('rev', 'evidence.shred', input)
  await fixture.close()
})

test('[D404] what would go by now must be what was seen', async () => {
  const fixture = await twoReports()
  const { token } = await check(fixture, 'own', 'R1')
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  const input = { document: 'R1', reason: 'wish', token }
  const stale = await refused(fixture.ask('own', 'evidence.shred', input))
  assert.deepEqual([stale.code, stale.field], ['stale-dry-run', 'token'])
  assert.ok(await fixture.ask('own', 'document.show', { id: 'R1' }))
  await fixture.close()
})

test('[D400] what waited for a decision about a copy of it waits no more', async () => {
  const fixture = await openFixture('second-person')
  await addReport(fixture)
  const copy = { title: 'Copy', text: REPORT, language: 'en', published: '2022-04-30' }
  await fixture.ask('doc', 'document.add', { id: 'R2', publisher: 'harbour', ...copy })
  await fixture.ask('doc', 'claim.record', { ...HELD, document: 'R2', id: 'c2' })
  const accept = () => fixture.ask('rev', 'claim.accept', { claims: ['c2'] })
  assert.equal((await refused(accept())).code, 'lineage-undecided')
  await fixture.ask('ana', 'evidence.ask-shred', { document: 'R1', reason: 'danger' })
  await shred(fixture, 'rev', 'R1')
  await accept()
  assert.equal(await low(fixture), 52)
  await fixture.close()
})

test('[D400] what it had taken back stays taken back', async () => {
  const fixture = await twoReports()
  await fixture.ask('own', 'claim.record', { ...HELD, document: 'R2', id: 'c2' })
  const { claim } = await fixture.ask<{ claim: object }>('own', 'claim.show', { id: 'c2' })
  const revokes = { ...claim, id: 'c1', doc: 'R1', relations: [{ type: 'retracts', to: 'c2' }] }
  await fixture.ask('own', 'claim.import', { claims: [revokes] })
  fixture.now.day = '2022-05-02'
  const before = await fixture.ask<{ state: string }>('own', 'claim.show', { id: 'c2' })
  assert.equal(before.state, 'withdrawn')
  const { revoked } = await shred(fixture, 'own', 'R1')
  assert.deepEqual(revoked, ['c2'])
  const after = await fixture.ask<{ state: string }>('own', 'claim.show', { id: 'c2' })
  assert.equal(after.state, 'withdrawn')
  await fixture.close()
})

test('[D405] a figure as known before says how many statements are gone since', async () => {
  const fixture = await twoReports()
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  await fixture.ask('ana', 'claim.record', { ...HELD, id: 'c3', sensitivity: 'restricted' })
  fixture.now.day = '2022-05-03'
  await shred(fixture, 'own', 'R1')
  const gone = async (who: Person, more: object) => {
    const asked = { act: 'detention', place: 'Liaoning', at: '2022-04-30', ...more }
    return (await fixture.ask<{ shredded?: number }>(who, 'figure.ask', asked)).shredded
  }
  assert.equal(await gone('ana', { asKnownOn: '2022-05-02' }), 2)
  assert.equal(await gone('vie', { asKnownOn: '2022-05-02' }), 1)
  assert.equal(await gone('ana', { asKnownOn: '2022-04-30' }), undefined)
  assert.equal(await gone('ana', { asKnownOn: '2022-05-02', knownBy: 'published' }), 2)
  assert.equal(await gone('ana', {}), undefined)
  await fixture.close()
})

test('[D400] who could not read it learns nothing by its destruction', async () => {
  const fixture = await openFixture()
  await addReport(fixture, 'R1', { sensitivity: 'restricted' })
  await addReport(fixture, 'R2', { sensitivity: 'restricted' })
  const anonymous = { kind: 'person', anonymity: 'unnamed', scope: 'R1', name: { en: 'a clerk' } }
  await fixture.ask('own', 'agent.record', { id: 'clerk', ...anonymous })
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  type Shown = { claim: { chain: object[] } }
  const { claim } = await fixture.ask<Shown>('own', 'claim.show', { id: 'c1' })
  const chain = claim.chain.with(-1, { ...claim.chain.at(-1), agent: 'clerk' })
  const passedOn = { ...claim, id: 'c2', doc: 'R2', origin: 'clerk', chain }
  await fixture.ask('own', 'claim.import', { claims: [passedOn] })
  const seen = async () =>
    JSON.stringify([
      await fixture.ask('vie', 'agent.list', {}),
      await fixture.ask('vie', 'change.list', {}),
      await fixture.ask('vie', 'figure.ask', { act: 'detention', asKnownOn: '2022-05-01' }),
      (await refused(fixture.ask('vie', 'document.show', { id: 'R1' }))).code,
      (await refused(fixture.ask('vie', 'record.history', { id: 'R1' }))).code,
      (await refused(fixture.ask('vie', 'agent.show', { id: 'clerk' }))).code,
    ])
  const before = await seen()
  fixture.now.day = '2022-05-02'
  await shred(fixture, 'own', 'R1')
  assert.equal(await seen(), before)
  assert.ok(await fixture.ask('own', 'agent.show', { id: 'clerk' }))
  await fixture.close()
})
