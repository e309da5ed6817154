// Claims close to a question are read up to a limit, and the answer says so.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Claim } from '@tumen/claim'
import type { Figure } from '@tumen/figure'
import { addReport, HELD, openFixture } from '../../fixture/desk.ts'

test('[D486] of more than 1,000 claims around a question the nearest are looked at', async () => {
  const fixture = await openFixture()
  try {
    await addReport(fixture)
    await fixture.ask('own', 'claim.record', { ...HELD, id: 'asked' })
    const exported = await fixture.ask<{ claims: Claim[] }>('own', 'claim.export', {
      document: 'R1',
    })
    const [own] = exported.claims as [Claim]
    const others = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) => {
        const proposition = { ...own.proposition, act: 'arrest' }
        return { ...own, id: `other-${from + n}`, proposition }
      })
    const ask = async () => {
      const question = { act: 'detention', place: 'CN/LN', at: '2022-04' }
      const { figure } = await fixture.ask<{ figure: Figure }>('own', 'figure.ask', question)
      const { nearby, nearbyMore, nearbyOpen } = figure.explanation
      return [figure.low?.value, nearby.length + (nearbyMore ?? 0), nearbyOpen]
    }
    await fixture.ask('own', 'claim.import', { claims: others(0, 1000) })
    assert.deepEqual(await ask(), [52, 1000, undefined])
    await fixture.ask('own', 'claim.import', { claims: others(1000, 1001) })
    assert.deepEqual(await ask(), [52, 1000, true])
  } finally {
    await fixture.close()
  }
})

test('[D596] what nothing answers names the place above, the nearest time and a neighbour', async () => {
  const fixture = await openFixture()
  try {
    await addReport(fixture)
    await fixture.ask('own', 'claim.record', { ...HELD, id: 'held' })
    const ask = async (question: object) => {
      type Offer = { asked: Record<string, string>; figure?: { low: { value: number } } }
      const { instead } = await fixture.ask<{ instead?: Offer[] }>('own', 'figure.ask', question)
      return instead?.map(({ asked, figure }) => [
        asked.act,
        asked.place,
        asked.at ?? asked.from,
        figure?.low.value,
      ])
    }
    const { claims } = await fixture.ask<{ claims: Claim[] }>('own', 'claim.export', {
      document: 'R1',
    })
    const [own] = claims as [Claim]
    const month = (await ask({ act: 'detention', place: 'CN/LN', at: '2019-07' }))?.[0]
    assert.deepEqual([month?.[0], month?.[1], month?.[3]], ['detention', 'CN/LN', 52])
    assert.equal(month?.[2]?.toString().slice(0, 7), '2022-04')
    const above = await ask({ act: 'detention', place: 'CN/YN', at: '2022-04-15' })
    assert.deepEqual(above?.[0]?.slice(0, 2), ['detention', 'CN'])
    assert.deepEqual((await ask({ act: 'arrest', at: '2012-01' }))?.[0]?.[0], 'detention')
    assert.deepEqual((await ask({ act: 'killing', at: '2012-01' }))?.[0]?.[0], 'detention')
    assert.equal(await ask({ act: 'detention', place: 'CN/LN', at: '2022-04' }), undefined)
    // So many statements are not reckoned for an offer, and the offer says no number.
    const many = Array.from({ length: 301 }, (_, n) => ({ ...own, id: `more-${n}` }))
    await fixture.ask('own', 'claim.import', { claims: many })
    const open = await ask({ act: 'detention', place: 'CN/LN', at: '2019-07' })
    assert.deepEqual([open?.[0]?.[0], open?.[0]?.[3]], ['detention', undefined])
  } finally {
    await fixture.close()
  }
})

test('[D598] what was taken says that its place does not say where the act was', async () => {
  const fixture = await openFixture()
  try {
    await addReport(fixture)
    await fixture.ask('own', 'claim.record', { ...HELD, id: 'in' })
    await fixture.ask('own', 'claim.record', { ...HELD, id: 'to', placeRole: 'destination' })
    type Taken = { taken: { placeAside?: true; places: string[] } }
    const { context } = await fixture.ask<{ context: Record<string, Taken> }>(
      ...(['own', 'figure.explain', { act: 'detention', at: '2022-04' }] as const),
    )
    assert.deepEqual(
      [context.in?.taken.placeAside, context.to?.taken.placeAside],
      [undefined, true],
    )
    assert.deepEqual(context.to?.taken.places, [])
  } finally {
    await fixture.close()
  }
})
