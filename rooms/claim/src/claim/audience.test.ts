import assert from 'node:assert/strict'
import test from 'node:test'
import { claimNamed, invented } from '../../fixture/vector.ts'
import { claimToAnnotation } from '../text/annotation.ts'
import { SENSITIVITIES } from '../vocabulary/vocabulary.ts'
import { isOpenRow, maySee, namesAccount, seenClaim, sensitivityOf } from './audience.ts'
import type { Claim } from './claim.ts'

const text = invented().text

/** The claim of an anonymous boatman with a canary in every field that is not public. */
function claimWithCanaries(): { claim: Claim; restricted: string[]; sealed: string[] } {
  const claim = claimNamed('c2')
  const last = claim.chain.at(-1)
  assert.ok(last)
  Object.assign(last, {
    agent: 'anon:CANARY-agent',
    anonymityReason: 'CANARY-reason 가족',
    date: { earliest: 'CANARY-spoke', latest: 'CANARY-spoke' },
  })
  Object.assign(claim, {
    origin: 'anon:CANARY-agent',
    basis: 'CANARY-basis',
    problems: ['CANARY-problem 名字'],
    listed: ['person:CANARY-listed'],
    asserted: { earliest: 'CANARY-asserted', latest: 'CANARY-asserted' },
    extraction: { ...claim.extraction, by: 'account:CANARY-by' },
  })
  claim.proposition.actor = [{ label: 'guards', id: 'actor:CANARY-actor' }]
  const restricted = ['agent', 'spoke', 'problem', 'listed', 'asserted', 'by', 'actor']
  return { claim, restricted, sealed: ['reason', 'basis'] }
}

test('[C81] a public export holds nothing above public, a restricted one nothing sealed', () => {
  const { claim, restricted, sealed } = claimWithCanaries()
  const document = { id: 'doc-1', sensitivity: 'public' } as const
  const written = (audience: (typeof SENSITIVITIES)[number]) =>
    JSON.stringify(claimToAnnotation(claim, document, text, audience))
  assert.ok(!written('public').includes('CANARY'))
  assert.ok(written('public').includes('a boatman'))
  for (const name of restricted) {
    assert.ok(written('restricted').includes(`CANARY-${name}`), name)
    assert.ok(written('sealed').includes(`CANARY-${name}`), name)
  }
  for (const name of sealed) {
    assert.ok(!written('restricted').includes(`CANARY-${name}`), name)
    // The planted canary is found where it may stand, so the search above can find it.
    assert.ok(written('sealed').includes(`CANARY-${name}`), name)
  }
})

test('[C81] a named speaker keeps agent, origin, basis and dates in public', () => {
  const seen = seenClaim(claimNamed('c6'), 'public')
  assert.equal(seen?.origin, 'agent:courier')
  assert.equal(seen?.chain[1]?.agent, 'agent:courier')
  assert.deepEqual(seen?.asserted, claimNamed('c6').asserted)
})

test('[C82] what is above the audience as a whole is not exported', () => {
  const open = { id: 'doc-1', sensitivity: 'public' } as const
  const closed = { id: 'doc-1', sensitivity: 'restricted' } as const
  const profile: Claim = { ...claimNamed('c7'), sensitivity: 'public' }
  assert.equal(claimToAnnotation(profile, open, text), undefined)
  assert.equal(claimToAnnotation(claimNamed('c2'), closed, text), undefined)
  assert.equal(
    claimToAnnotation({ ...claimNamed('c2'), sensitivity: 'sealed' }, open, text, 'restricted'),
    undefined,
  )
  assert.ok(claimToAnnotation(profile, open, text, 'restricted'))
  assert.equal(sensitivityOf(profile), 'restricted')
})

test('[C83] a field that the table does not know is never shown', () => {
  const claim = { ...claimNamed('c6'), memo: 'CANARY' } as Claim
  for (const audience of SENSITIVITIES)
    assert.ok(!JSON.stringify(seenClaim(claim, audience)).includes('CANARY'))
})

test('[C84] everybody may see what is public, only the sealed audience what is sealed', () => {
  const table = SENSITIVITIES.map((audience) => SENSITIVITIES.map((s) => maySee(audience, s)))
  assert.deepEqual(table, [
    [true, false, false],
    [true, true, false],
    [true, true, true],
  ])
})

test('[C124] a claim leaves as its row only when nothing of it is above what members read', () => {
  const open = claimNamed('c6')
  assert.ok(isOpenRow(open))
  assert.ok(!isOpenRow({ ...open, sensitivity: 'restricted' }))
  assert.ok(!isOpenRow({ ...open, problems: ['a rumour'] }))
  assert.ok(!isOpenRow(claimWithCanaries().claim))
  // Who spoke is known to nobody outside, and stands in the row all the same.
  assert.ok(!isOpenRow(claimNamed('c2')))
  assert.ok(!isOpenRow({ ...open, kind: 'source_profile' }))
})

test('[C124] whether its row names an account is told apart from that', () => {
  const named = claimNamed('c6')
  assert.deepEqual([namesAccount(named), isOpenRow(named)], [true, true])
  const { by: _, ...extraction } = named.extraction
  assert.ok(!namesAccount({ extraction }))
})
