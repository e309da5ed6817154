// Changes taken back: what counts then, what prevents an undo, and who may undo.
import assert from 'node:assert/strict'
import test from 'node:test'
import { leafOf, rowsOf, undo } from '../../fixture/change.ts'
import {
  addReport,
  type FixtureDesk,
  HELD,
  openFixture,
  type Person,
  refused,
} from '../../fixture/desk.ts'

const lowOf = async (fixture: FixtureDesk) => {
  const question = { act: 'detention', place: 'CN/LN', at: '2022-04' }
  const { figure } = await fixture.ask<{ figure: { low: { value: number } | null } }>(
    'own',
    'figure.ask',
    question,
  )
  return figure.low?.value
}

test('[D85] an undo takes rows out from now on, and undone itself brings them back', async () => {
  const fixture = await openFixture()
  await addReport(fixture)
  const claim = await leafOf(fixture, 'own', 'claim.record', { ...HELD, id: 'c1' })
  assert.equal(await lowOf(fixture), 52)
  const size = await fixture.size()
  const answer = await fixture.ask('own', 'change.undo', { change: claim, reason: 'a slip' })
  assert.deepEqual(answer, { leaf: size, change: claim, returns: false })
  assert.equal(await fixture.size(), size + 1)
  assert.equal(await lowOf(fixture), undefined)
  assert.equal((await refused(fixture.ask('own', 'claim.show', { id: 'c1' }))).code, 'not-found')
  const twice = await refused(fixture.ask('own', 'change.undo', { change: claim }))
  assert.deepEqual([twice.code, twice.details], ['already-undone', [{ leaf: size }]])
  const back = await fixture.ask('own', 'change.undo', { change: size })
  assert.deepEqual(back, { leaf: size + 1, change: size, returns: true })
  assert.equal(await lowOf(fixture), 52)
  await fixture.close()
})

test('[D85] the same key undoes once', async () => {
  const fixture = await openFixture()
  const change = await leafOf(fixture, 'own', 'event.record', { id: 'e1', title: 'x' })
  const again = { idempotencyKey: 'k' }
  const first = await fixture.ask('own', 'change.undo', { change }, again)
  assert.deepEqual(await fixture.ask('own', 'change.undo', { change }, again), first)
  await fixture.close()
})

test('[D86] what stands in the way of an undo is named, as far as one may know of it', async () => {
  const fixture = await openFixture()
  await addReport(fixture)
  const name = { en: 'Inland Post' }
  const agent = { id: 'inland', kind: 'outlet', name }
  const recorded = await leafOf(fixture, 'doc', 'agent.record', agent)
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1', chain: ['inland'] })
  const hidden = { ...HELD, chain: ['inland'], sensitivity: 'restricted', number: '52' }
  const secret = await leafOf(fixture, 'ana', 'claim.record', { ...hidden, id: 's1' })
  const used = async (who: Person) => {
    const { code, details } = await refused(fixture.ask(who, 'change.undo', { change: recorded }))
    return [code, details]
  }
  assert.deepEqual(await used('doc'), ['still-used', [{ claim: 'c1' }]])
  assert.deepEqual(await used('ana'), ['still-used', [{ claim: 'c1' }, { claim: 's1' }]])
  const [{ leaf: claim = 0 } = {}] = (await rowsOf(fixture, 'own', 'c1')).slice(0, 1)
  await undo(fixture, 'own', claim)
  assert.deepEqual(await used('doc'), ['still-used', []])
  await undo(fixture, 'ana', secret)
  const left = await undo(fixture, 'doc', recorded)
  const early = await refused(
    fixture.ask('own', 'change.undo', { change: (await fixture.size()) - 3 }),
  )
  assert.deepEqual([early.code, early.details], ['rests-on-undone', [{ agent: 'inland' }]])
  await undo(fixture, 'doc', left)
  await fixture.close()
})

test('[D87] who made a change may undo it; of others analysts and reviewers may', async () => {
  const fixture = await openFixture()
  await addReport(fixture)
  const can = async (who: Person, change: number) => {
    try {
      const leaf = await undo(fixture, who, change)
      await undo(fixture, who, leaf)
      return 'done'
    } catch {
      return (await refused(fixture.ask(who, 'change.undo', { change }))).code
    }
  }
  const note = { title: 'N', text: 'A note.', language: 'en', published: '2022' }
  const added = await leafOf(fixture, 'doc', 'document.add', { id: 'N', ...note })
  const event = await leafOf(fixture, 'ana', 'event.record', { id: 'e1', title: 'x' })
  const query = { kind: 'search', name: 'mine', query: { query: 'x' }, shared: true }
  const saved = await leafOf(fixture, 'vie', 'query.save', query)
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
  const hidden = await leafOf(fixture, 'ana', 'document.add', { id: 'S', ...secret })
  for (const who of ['doc', 'vie', 'adm'] as const)
    assert.equal(await can(who, hidden), 'not-found', who)
  await fixture.close()
})

test('[D88] where a second person decides, nobody undoes a decision about own work', async () => {
  const fixture = await openFixture('second-person')
  await addReport(fixture)
  const claim = await leafOf(fixture, 'ana', 'claim.record', { ...HELD, id: 'c1' })
  const why = { why: 'reviewer_rejects', reason: 'not what it says' }
  const rejected = await leafOf(fixture, 'rev', 'claim.retract', { claim: 'c1', ...why })
  assert.equal((await refused(undo(fixture, 'ana', rejected))).code, 'own-work')
  const lifted = await undo(fixture, 'rev', rejected)
  assert.equal((await refused(undo(fixture, 'ana', lifted))).code, 'own-work')
  // One's own change stays one's own.
  const withdrawn = await undo(fixture, 'ana', claim)
  await undo(fixture, 'ana', withdrawn)
  const proposal = { from: 'R2', to: 'R1', kind: 'reprint_of', basis: 'text' }
  await addReport(fixture, 'R2')
  await fixture.ask('own', 'document.relate', proposal)
  const decision = { from: 'R2', to: 'R1', decision: 'rejected' }
  const decided = await leafOf(fixture, 'rev', 'document.decide', decision)
  assert.equal((await refused(undo(fixture, 'own', decided))).code, 'own-work')
  await fixture.close()
  const alone = await openFixture()
  await addReport(alone)
  await alone.ask('ana', 'claim.record', { ...HELD, id: 'c1' })
  await undo(alone, 'own', await leafOf(alone, 'rev', 'claim.retract', { claim: 'c1', ...why }))
  await alone.close()
})

test('[D89] what the desk keeps in memory follows an undo', async () => {
  const fixture = await openFixture()
  await addReport(fixture)
  await addReport(fixture, 'R2')
  const agent = { id: 'inland', kind: 'outlet', name: { en: 'Inland Post' } }
  const recorded = await leafOf(fixture, 'own', 'agent.record', agent)
  const places = [{ id: 'CN/LN/mill', level: 'site', names: { en: 'The Old Mill' } }]
  const placed = await leafOf(fixture, 'own', 'place.import', { places })
  const proposal = { from: 'R2', to: 'R1', kind: 'reprint_of', basis: 'text' }
  const related = await leafOf(fixture, 'own', 'document.relate', proposal)
  const seen = async () => {
    const { agents } = await fixture.ask<{ agents: object[] }>('vie', 'agent.list', {
      name: 'inland',
    })
    const found = await fixture.ask<{ places: object[] }>('vie', 'place.find', {
      name: 'the old mill',
    })
    const waits = await fixture.ask<{ proposals: object[] }>('rev', 'document.proposals', {})
    return [agents.length, found.places.length, waits.proposals.length]
  }
  assert.deepEqual(await seen(), [1, 1, 1])
  const undone = [recorded, placed, related].map((leaf) => undo(fixture, 'own', leaf))
  const leaves = await Promise.all(undone)
  // Loaded while they are away, the names must be loaded again when they are back.
  assert.deepEqual(await seen(), [0, 0, 0])
  for (const leaf of leaves) await undo(fixture, 'own', leaf)
  assert.deepEqual(await seen(), [1, 1, 1])
  const named = { ...HELD, id: 'c9', chain: ['Inland Post'] }
  await fixture.ask('own', 'claim.record', named)
  await fixture.close()
})
