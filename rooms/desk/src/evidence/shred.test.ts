// Destroying a document at the desk. Everything here is invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import { listed, rowsOf, undo } from '../../fixture/change.ts'
import {
  addReport,
  HELD,
  openTrial,
  type Person,
  REPORT,
  refused,
  type TrialDesk,
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

const check = (trial: TrialDesk, who: Person, document: string) =>
  trial.ask<Check>(who, 'evidence.check-shred', { document })

async function shred(trial: TrialDesk, who: Person, document: string) {
  const { token } = await check(trial, who, document)
  const input = { document, reason: 'danger', token }
  return trial.ask<Check & { leaf: number }>(who, 'evidence.shred', input)
}

/** The least number of the figure that HELD is about. */
const low = async (trial: TrialDesk) => {
  const asked = { act: 'detention', place: 'Liaoning', at: '2022-04-30' }
  type Answer = { figure: { low: { value: number } | null } }
  return (await trial.ask<Answer>('own', 'figure.ask', asked)).figure.low?.value
}

async function twoReports(review: 'self' | 'second-person' = 'self'): Promise<TrialDesk> {
  const trial = await openTrial(review)
  await addReport(trial)
  await addReport(trial, 'R2')
  return trial
}

test('[D400] what was destroyed is nowhere: in no page, list, search, figure or export', async () => {
  const trial = await twoReports()
  await trial.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  const quote = ['About 80 people were arrested in China since January']
  const two = { ...HELD, quote, number: 'About 80', act: 'arrest', place: 'CN' }
  await trial.ask('own', 'claim.record', { ...two, document: 'R2', id: 'c2' })
  assert.equal(await low(trial), 52)
  const { claims, leaf } = await shred(trial, 'own', 'R1')
  assert.deepEqual(claims, ['c1'])
  for (const [name, input] of [
    ['document.show', { id: 'R1' }],
    ['claim.show', { id: 'c1' }],
    ['document.read', { document: 'R1' }],
    ['document.lineage', { id: 'R1' }],
    ['claim.record', { ...HELD, id: 'c9' }],
  ] as const) {
    const refusal = await refused(trial.ask('own', name, input))
    assert.deepEqual([refusal.code, refusal.details], ['shredded', [{ leaf }]], name)
  }
  const texts = JSON.stringify([
    await trial.ask('own', 'document.list', {}),
    await trial.ask('own', 'claim.list', {}),
    await trial.ask('own', 'document.proposals', {}),
    await trial.ask('own', 'agent.list', {}),
    await trial.ask('own', 'search', { query: 'Liaoning' }),
    await trial.ask('own', 'claim.export', {}),
    await trial.ask('own', 'change.list', {}),
  ])
  assert.doesNotMatch(texts, /Report R1/)
  assert.match(texts, /Report R2/)
  assert.equal(await low(trial), undefined)
  await trial.close()
})

test('[D401] a tombstone says what was destroyed, when, by whom and why, and no word of it', async () => {
  const trial = await twoReports()
  await trial.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  const { leaf } = await shred(trial, 'rev', 'R1')
  const [row, ...more] = await rowsOf(trial, 'own', 'R1')
  assert.equal(more.filter(({ table }) => table !== 'document_relation').length, 0)
  assert.equal(row?.table, 'tombstone')
  const { changes } = await listed(trial, 'vie')
  const [first] = changes
  assert.deepEqual([first?.leaf, first?.operation, first?.by], [leaf, 'evidence.shred', 'rev'])
  await trial.close()
})

test('[D402] it cannot be undone, and neither can what it destroyed', async () => {
  const trial = await twoReports()
  const { leaf } = await shred(trial, 'own', 'R1')
  const refusal = await refused(undo(trial, 'own', leaf))
  assert.deepEqual([refusal.code, refusal.field], ['not-undoable', 'change'])
  const gone = await refused(undo(trial, 'own', 2))
  assert.deepEqual([gone.code, gone.details], ['shredded', [{ leaf }]])
  await trial.close()
})

test('[D403] where a second person decides, somebody else has to ask for it', async () => {
  const trial = await twoReports('second-person')
  const { token, needsRequest } = await check(trial, 'ana', 'R1')
  assert.equal(needsRequest, true)
  const input = { document: 'R1', reason: 'wish', token }
  assert.equal(
    (await refused(trial.ask('ana', 'evidence.shred', input))).code,
    'second-person-needed',
  )
  await trial.ask('ana', 'evidence.ask-shred', { document: 'R1', reason: 'wish' })
  assert.equal(
    (await refused(trial.ask('ana', 'evidence.shred', input))).code,
    'second-person-needed',
  )
  await trial.ask('rev', 'evidence.shred', input)
  await trial.close()
})

test('[D404] what would go by now must be what was seen', async () => {
  const trial = await twoReports()
  const { token } = await check(trial, 'own', 'R1')
  await trial.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  const input = { document: 'R1', reason: 'wish', token }
  const stale = await refused(trial.ask('own', 'evidence.shred', input))
  assert.deepEqual([stale.code, stale.field], ['stale-dry-run', 'token'])
  assert.ok(await trial.ask('own', 'document.show', { id: 'R1' }))
  await trial.close()
})

test('[D400] what waited for a decision about a copy of it waits no more', async () => {
  const trial = await openTrial('second-person')
  await addReport(trial)
  const copy = { title: 'Copy', text: REPORT, language: 'en', published: '2022-04-30' }
  await trial.ask('doc', 'document.add', { id: 'R2', publisher: 'harbour', ...copy })
  await trial.ask('doc', 'claim.record', { ...HELD, document: 'R2', id: 'c2' })
  const accept = () => trial.ask('rev', 'claim.accept', { claims: ['c2'] })
  assert.equal((await refused(accept())).code, 'lineage-undecided')
  await trial.ask('ana', 'evidence.ask-shred', { document: 'R1', reason: 'danger' })
  await shred(trial, 'rev', 'R1')
  await accept()
  assert.equal(await low(trial), 52)
  await trial.close()
})

test('[D400] what it had taken back stays taken back', async () => {
  const trial = await twoReports()
  await trial.ask('own', 'claim.record', { ...HELD, document: 'R2', id: 'c2' })
  const { claim } = await trial.ask<{ claim: object }>('own', 'claim.show', { id: 'c2' })
  const revokes = { ...claim, id: 'c1', doc: 'R1', relations: [{ type: 'retracts', to: 'c2' }] }
  await trial.ask('own', 'claim.import', { claims: [revokes] })
  trial.now.day = '2022-05-02'
  const before = await trial.ask<{ state: string }>('own', 'claim.show', { id: 'c2' })
  assert.equal(before.state, 'withdrawn')
  const { revoked } = await shred(trial, 'own', 'R1')
  assert.deepEqual(revoked, ['c2'])
  const after = await trial.ask<{ state: string }>('own', 'claim.show', { id: 'c2' })
  assert.equal(after.state, 'withdrawn')
  await trial.close()
})

test('[D405] a figure as known before says how many statements are gone since', async () => {
  const trial = await twoReports()
  await trial.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  await trial.ask('ana', 'claim.record', { ...HELD, id: 'c3', sensitivity: 'restricted' })
  trial.now.day = '2022-05-03'
  await shred(trial, 'own', 'R1')
  const gone = async (who: Person, more: object) => {
    const asked = { act: 'detention', place: 'Liaoning', at: '2022-04-30', ...more }
    return (await trial.ask<{ shredded?: number }>(who, 'figure.ask', asked)).shredded
  }
  assert.equal(await gone('ana', { asKnownOn: '2022-05-02' }), 2)
  assert.equal(await gone('vie', { asKnownOn: '2022-05-02' }), 1)
  assert.equal(await gone('ana', { asKnownOn: '2022-04-30' }), undefined)
  assert.equal(await gone('ana', { asKnownOn: '2022-05-02', knownBy: 'published' }), 2)
  assert.equal(await gone('ana', {}), undefined)
  await trial.close()
})

test('[D400] who could not read it learns nothing by its destruction', async () => {
  const trial = await openTrial()
  await addReport(trial, 'R1', { sensitivity: 'restricted' })
  await addReport(trial, 'R2', { sensitivity: 'restricted' })
  const anonymous = { kind: 'person', anonymity: 'unnamed', scope: 'R1', name: { en: 'a clerk' } }
  await trial.ask('own', 'agent.record', { id: 'clerk', ...anonymous })
  await trial.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  type Shown = { claim: { chain: object[] } }
  const { claim } = await trial.ask<Shown>('own', 'claim.show', { id: 'c1' })
  const chain = claim.chain.with(-1, { ...claim.chain.at(-1), agent: 'clerk' })
  const passedOn = { ...claim, id: 'c2', doc: 'R2', origin: 'clerk', chain }
  await trial.ask('own', 'claim.import', { claims: [passedOn] })
  const seen = async () =>
    JSON.stringify([
      await trial.ask('vie', 'agent.list', {}),
      await trial.ask('vie', 'change.list', {}),
      await trial.ask('vie', 'figure.ask', { act: 'detention', asKnownOn: '2022-05-01' }),
      (await refused(trial.ask('vie', 'document.show', { id: 'R1' }))).code,
      (await refused(trial.ask('vie', 'record.history', { id: 'R1' }))).code,
      (await refused(trial.ask('vie', 'agent.show', { id: 'clerk' }))).code,
    ])
  const before = await seen()
  trial.now.day = '2022-05-02'
  await shred(trial, 'own', 'R1')
  assert.equal(await seen(), before)
  assert.ok(await trial.ask('own', 'agent.show', { id: 'clerk' }))
  await trial.close()
})
