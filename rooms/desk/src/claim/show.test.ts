import assert from 'node:assert/strict'
import test from 'node:test'
import type { Role } from '@tumen/contract'
import { addReport, HELD, openFixture, REPORT } from '../../fixture/desk.ts'
import { callByName } from '../call.ts'

const fixture = await openFixture()
await addReport(fixture)
const QUIET = { report: () => undefined }

interface Shown {
  claim: { quote: { text: string }[] }
  document?: { id: string; title: string; language: string }
  around?: { before: string; after: string }
  question?: object
  undecided?: { from: string; to: string }
}
const show = (id: string, account: string, roles: Role[]) =>
  callByName(
    fixture.desk,
    'claim.show',
    { id },
    {
      actor: { account, roles },
      progress: QUIET,
    },
  ) as Promise<Shown>

test('[D155] a claim is shown with its document and the words on either side', async () => {
  await fixture.ask('doc', 'claim.record', { ...HELD, id: 'c1' })
  const { claim, document, around } = await show('c1', 'vie', ['viewer'])
  assert.deepEqual([document?.id, document?.title, document?.language], ['R1', 'Report R1', 'en'])
  const whole = `${REPORT} Edition R1.`
  const found = `${around?.before}${claim.quote[0]?.text}${around?.after}`
  assert.ok(whole.includes(found) && found.length > 160, found)
})

test('[D155] neither of them for the author of a claim in a document that is not theirs', async () => {
  const title = 'A quiet visit'
  const hidden = { id: 'R2', title, publisher: 'harbour', sensitivity: 'restricted' }
  await fixture.ask('doc', 'document.add', {
    ...hidden,
    text: REPORT,
    language: 'en',
    published: '2022-04-29',
  })
  const actor = { account: 'own', roles: ['documenter', 'analyst'] as Role[] }
  const input = { ...HELD, document: 'R2', id: 'c2' }
  await callByName(fixture.desk, 'claim.record', input, { actor, progress: QUIET })
  assert.equal((await show('c2', 'own', actor.roles)).document?.title, title)
  const narrow = await show('c2', 'own', ['documenter'])
  assert.deepEqual([narrow.document, narrow.around], [undefined, undefined])
})

test('[D156] a claim is shown with the question that asks for exactly what it speaks of', async () => {
  const questionOf = async (id: string, input: object) => {
    await fixture.ask('doc', 'claim.record', { ...HELD, ...input, id })
    return (await show(id, 'vie', ['viewer'])).question
  }
  const act = 'detention'
  assert.deepEqual(await questionOf('q1', { population: 'KP' }), {
    act,
    place: 'CN/LN',
    at: '2022-04-30',
    population: 'KP',
  })
  const period = { at: undefined, time: '2022-04', unit: 'families' }
  const inApril = { act, from: '2022-04-01', to: '2022-04-30', unit: 'families' }
  assert.deepEqual(await questionOf('q2', period), { ...inApril, place: 'CN/LN' })
  const wide = { ...period, places: [{ place: 'CN/JL', role: 'custody' }], text: 'two places' }
  assert.deepEqual(await questionOf('q3', wide), { ...inApril, place: 'CN' })
  const far = { ...period, places: [{ place: 'KP', role: 'custody' }], text: 'two countries' }
  assert.deepEqual(await questionOf('q4', far), inApril)
  const context = { kind: 'context', number: undefined, at: undefined, text: 'no count' }
  assert.equal(await questionOf('q5', context), undefined)
})

test('[D157] a claim names what its document may repeat, to whoever may read both', async () => {
  await addReport(fixture, 'R4')
  await fixture.ask('doc', 'claim.record', { ...HELD, document: 'R4', id: 'c4' })
  const undecided = async (who: Role) => (await show('c4', 'somebody', [who])).undecided
  assert.equal(await undecided('viewer'), undefined)
  const hidden = { from: 'R4', to: 'R2', kind: 'excerpt_of', basis: 'text' }
  await fixture.ask('ana', 'document.relate', hidden)
  assert.equal(await undecided('viewer'), undefined)
  assert.deepEqual(await undecided('analyst'), { from: 'R4', to: 'R2' })
  await fixture.ask('ana', 'document.relate', { ...hidden, to: 'R1' })
  assert.deepEqual(await undecided('viewer'), { from: 'R4', to: 'R1' })
  const decision = { from: 'R4', to: 'R1', decision: 'rejected' }
  await fixture.ask('rev', 'document.decide', decision)
  assert.equal(await undecided('viewer'), undefined)
})

test('[D170] a claim of a list says in which language its words stand', async () => {
  const fixture = await openFixture()
  try {
    await addReport(fixture, 'R1')
    await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1', chain: ['harbour'] })
    const { claims } = await fixture.ask<{ claims: { language?: string }[] }>(
      'vie',
      'claim.list',
      {},
    )
    assert.deepEqual(
      claims.map(({ language }) => language),
      ['en'],
    )
  } finally {
    await fixture.close()
  }
})
