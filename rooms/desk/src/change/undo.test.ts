// Changes taken back: what counts then, what stands in the way, and who may.
import assert from 'node:assert/strict'
import test from 'node:test'
import { leafOf, rowsOf, undo } from '../../fixture/change.ts'
import {
  addReport,
  HELD,
  openTrial,
  type Person,
  refused,
  type TrialDesk,
} from '../../fixture/desk.ts'

const lowOf = async (trial: TrialDesk) => {
  const question = { act: 'detention', place: 'CN/LN', at: '2022-04' }
  const { figure } = await trial.ask<{ figure: { low: { value: number } | null } }>(
    'own',
    'figure.ask',
    question,
  )
  return figure.low?.value
}

test('[D85] an undo takes rows out from now on, and undone itself brings them back', async () => {
  const trial = await openTrial()
  await addReport(trial)
  const claim = await leafOf(trial, 'own', 'claim.record', { ...HELD, id: 'c1' })
  assert.equal(await lowOf(trial), 52)
  const size = await trial.size()
  const answer = await trial.ask('own', 'change.undo', { change: claim, reason: 'a slip' })
  assert.deepEqual(answer, { leaf: size, change: claim, returns: false })
  assert.equal(await trial.size(), size + 1)
  assert.equal(await lowOf(trial), undefined)
  assert.equal((await refused(trial.ask('own', 'claim.show', { id: 'c1' }))).code, 'not-found')
  const twice = await refused(trial.ask('own', 'change.undo', { change: claim }))
  assert.deepEqual([twice.code, twice.details], ['already-undone', [{ leaf: size }]])
  const back = await trial.ask('own', 'change.undo', { change: size })
  assert.deepEqual(back, { leaf: size + 1, change: size, returns: true })
  assert.equal(await lowOf(trial), 52)
  await trial.close()
})

test('[D85] the same key undoes once', async () => {
  const trial = await openTrial()
  const change = await leafOf(trial, 'own', 'event.record', { id: 'e1', title: 'x' })
  const again = { idempotencyKey: 'k' }
  const first = await trial.ask('own', 'change.undo', { change }, again)
  assert.deepEqual(await trial.ask('own', 'change.undo', { change }, again), first)
  await trial.close()
})

test('[D86] what stands in the way of an undo is named, as far as one may know of it', async () => {
  const trial = await openTrial()
  await addReport(trial)
  const name = { en: 'Inland Post' }
  const agent = { id: 'inland', kind: 'outlet', name }
  const recorded = await leafOf(trial, 'doc', 'agent.record', agent)
  await trial.ask('own', 'claim.record', { ...HELD, id: 'c1', chain: ['inland'] })
  const hidden = { ...HELD, chain: ['inland'], sensitivity: 'restricted', number: '52' }
  const secret = await leafOf(trial, 'ana', 'claim.record', { ...hidden, id: 's1' })
  const used = async (who: Person) => {
    const { code, details } = await refused(trial.ask(who, 'change.undo', { change: recorded }))
    return [code, details]
  }
  assert.deepEqual(await used('doc'), ['still-used', [{ claim: 'c1' }]])
  assert.deepEqual(await used('ana'), ['still-used', [{ claim: 'c1' }, { claim: 's1' }]])
  const [{ leaf: claim = 0 } = {}] = (await rowsOf(trial, 'own', 'c1')).slice(0, 1)
  await undo(trial, 'own', claim)
  assert.deepEqual(await used('doc'), ['still-used', []])
  await undo(trial, 'ana', secret)
  const left = await undo(trial, 'doc', recorded)
  const early = await refused(trial.ask('own', 'change.undo', { change: (await trial.size()) - 3 }))
  assert.deepEqual([early.code, early.details], ['rests-on-undone', [{ agent: 'inland' }]])
  await undo(trial, 'doc', left)
  await trial.close()
})

test('[D87] who made a change may undo it; of others analysts and reviewers may', async () => {
  const trial = await openTrial()
  await addReport(trial)
  const can = async (who: Person, change: number) => {
    try {
      const leaf = await undo(trial, who, change)
      await undo(trial, who, leaf)
      return 'done'
    } catch {
      return (await refused(trial.ask(who, 'change.undo', { change }))).code
    }
  }
  const note = { title: 'N', text: 'A note.', language: 'en', published: '2022' }
  const added = await leafOf(trial, 'doc', 'document.add', { id: 'N', ...note })
  const event = await leafOf(trial, 'ana', 'event.record', { id: 'e1', title: 'x' })
  const query = { kind: 'search', name: 'mine', query: { query: 'x' }, shared: true }
  const saved = await leafOf(trial, 'vie', 'query.save', query)
  const cases: [Person, number, string][] = [
    ['doc', added, 'done'],
    ['ana', added, 'done'],
    // A reviewer adds no documents.
    ['rev', added, 'not-allowed'],
    ['vie', added, 'not-allowed'],
    ['doc', event, 'not-allowed'],
    ['rev', event, 'done'],
    ['vie', saved, 'done'],
    ['ana', saved, 'not-allowed'],
    ['adm', event, 'not-allowed'],
    ['ana', 9999, 'not-found'],
    ['ana', 0, 'not-found'],
  ]
  for (const [who, change, outcome] of cases)
    assert.equal(await can(who, change), outcome, `${who} ${change}`)
  const secret = { ...note, text: 'A secret.', sensitivity: 'restricted' }
  const hidden = await leafOf(trial, 'ana', 'document.add', { id: 'S', ...secret })
  for (const who of ['doc', 'vie', 'adm'] as const)
    assert.equal(await can(who, hidden), 'not-found', who)
  await trial.close()
})

test('[D88] where a second person decides, nobody undoes a decision about own work', async () => {
  const trial = await openTrial('second-person')
  await addReport(trial)
  const claim = await leafOf(trial, 'ana', 'claim.record', { ...HELD, id: 'c1' })
  const why = { why: 'reviewer_rejects', reason: 'not what it says' }
  const rejected = await leafOf(trial, 'rev', 'claim.retract', { claim: 'c1', ...why })
  assert.equal((await refused(undo(trial, 'ana', rejected))).code, 'own-work')
  const lifted = await undo(trial, 'rev', rejected)
  assert.equal((await refused(undo(trial, 'ana', lifted))).code, 'own-work')
  // One's own change stays one's own.
  const withdrawn = await undo(trial, 'ana', claim)
  await undo(trial, 'ana', withdrawn)
  const proposal = { from: 'R2', to: 'R1', kind: 'reprint_of', basis: 'text' }
  await addReport(trial, 'R2')
  await trial.ask('own', 'document.relate', proposal)
  const decision = { from: 'R2', to: 'R1', decision: 'rejected' }
  const decided = await leafOf(trial, 'rev', 'document.decide', decision)
  assert.equal((await refused(undo(trial, 'own', decided))).code, 'own-work')
  await trial.close()
  const alone = await openTrial()
  await addReport(alone)
  await alone.ask('ana', 'claim.record', { ...HELD, id: 'c1' })
  await undo(alone, 'own', await leafOf(alone, 'rev', 'claim.retract', { claim: 'c1', ...why }))
  await alone.close()
})

test('[D89] what the desk keeps in memory follows an undo', async () => {
  const trial = await openTrial()
  await addReport(trial)
  await addReport(trial, 'R2')
  const agent = { id: 'inland', kind: 'outlet', name: { en: 'Inland Post' } }
  const recorded = await leafOf(trial, 'own', 'agent.record', agent)
  const places = [{ id: 'CN/LN/mill', level: 'site', names: { en: 'The Old Mill' } }]
  const placed = await leafOf(trial, 'own', 'place.import', { places })
  const proposal = { from: 'R2', to: 'R1', kind: 'reprint_of', basis: 'text' }
  const related = await leafOf(trial, 'own', 'document.relate', proposal)
  const seen = async () => {
    const { agents } = await trial.ask<{ agents: object[] }>('vie', 'agent.list', {
      name: 'inland',
    })
    const found = await trial.ask<{ places: object[] }>('vie', 'place.find', {
      name: 'the old mill',
    })
    const waits = await trial.ask<{ proposals: object[] }>('rev', 'document.proposals', {})
    return [agents.length, found.places.length, waits.proposals.length]
  }
  assert.deepEqual(await seen(), [1, 1, 1])
  const undone = [recorded, placed, related].map((leaf) => undo(trial, 'own', leaf))
  const leaves = await Promise.all(undone)
  // Loaded while they are away, the names must be loaded again when they are back.
  assert.deepEqual(await seen(), [0, 0, 0])
  for (const leaf of leaves) await undo(trial, 'own', leaf)
  assert.deepEqual(await seen(), [1, 1, 1])
  const named = { ...HELD, id: 'c9', chain: ['Inland Post'] }
  await trial.ask('own', 'claim.record', named)
  await trial.close()
})
