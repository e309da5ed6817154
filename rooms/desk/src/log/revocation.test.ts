// Nothing is taken back before it was said, whichever way it is taken back.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Claim } from '@tumen/claim'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'

const fixture = await openFixture('self')
await addReport(fixture)
await addReport(fixture, 'EARLY', { published: '2022-04-20' })
await fixture.ask('own', 'claim.record', { ...HELD, id: 'said' })
const shown = await fixture.ask<{ claim: Claim }>('own', 'claim.show', { id: 'said' })
const { asserted, published } = shown.claim
const dayBefore = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

const TOO_EARLY = 'revoked_too_early'

test('[D590] a day before the statement is refused with that day, and nothing is stored', async () => {
  const size = await fixture.size()
  const retract = (why: string, on: string) =>
    fixture.ask('own', 'claim.retract', { claim: 'said', why, on, reason: 'x' })
  for (const [why, first] of [
    ['origin_withdraws', asserted.earliest],
    ['outlet_corrects', published],
    ['reviewer_rejects', published],
  ] as const) {
    const { code, field, details } = await refused(retract(why, dayBefore(first)))
    assert.deepEqual(
      [code, field, details],
      ['findings', 'on', [{ code: TOO_EARLY, field: 'on', first }]],
    )
  }
  assert.equal(await fixture.size(), size)
})

test('[D590] a claim of an earlier report takes none of a later one back', async () => {
  const size = await fixture.size()
  for (const type of ['retracts', 'corrects']) {
    const note = {
      ...{ id: 'note', document: 'EARLY', quote: ['he said'], kind: 'provenance' },
      ...{ act: 'publication', relations: [{ type, to: 'said' }] },
    }
    const { code, details } = await refused(fixture.ask('own', 'claim.record', note))
    assert.deepEqual([code, details[0]?.code], ['findings', TOO_EARLY], type)
    const { problems } = await fixture.ask<{ problems: { details: { code: string }[] }[] }>(
      ...['own' as const, 'claim.check' as const, note],
    )
    assert.equal(problems[0]?.details[0]?.code, TOO_EARLY)
  }
  assert.equal(await fixture.size(), size)
})

test('[D590] an import is refused where one of its claims takes back what came later', async () => {
  const at = (id: string, day: string, relations: object[] = []) => {
    const interval = { ...asserted, earliest: day, latest: day }
    return { ...shown.claim, id, asserted: interval, published: day, relations }
  }
  for (const to of ['later', 'said']) {
    const early = at('early', '2022-04-01', [{ type: 'retracts', to }])
    const { details } = await refused(
      fixture.ask('own', 'claim.import', { claims: [early, at('later', published)] }),
    )
    assert.deepEqual(
      details.map(({ claim, code, field }) => `${claim} ${code} ${field}`),
      [`0 ${TOO_EARLY} relations[0].to`],
    )
  }
})

test('[D590] from the day itself on it is taken back', async () => {
  const back = { claim: 'said', why: 'origin_withdraws', reason: 'x', on: asserted.earliest }
  await fixture.ask('own', 'claim.retract', back)
  await fixture.close()
})
