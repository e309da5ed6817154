// An estimate over draws of links: the invented world, of whose people 296 of 400 are listed, and
// two of whose lists share their sources. Truth: the description of the world, 6.1 to 6.4.
import assert from 'node:assert/strict'
import test from 'node:test'
import { type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import {
  linkSmall,
  mention,
  takeInSmall,
  takeInWorld,
  writeMentions,
} from '../../fixture/linkage.ts'

interface Band {
  low: number
  best: number
  high: number
}
interface Drawn {
  lists: string[]
  persons: Band
  draws: number
  failed: number
  estimate?: { total: number; low: number; high: number }
  combined?: { total: number; low: number; high: number }
  shares?: { linkage: number; sampling: number }
  flags: string[]
  findings: { code: string }[]
}

const LISTS = ['A', 'B', 'C']

async function linked(fixture: FixtureDesk): Promise<string> {
  return (await fixture.ask<{ id: string }>('ana', 'linkage.run', { lists: LISTS })).id
}

test('[D353] over 100 draws of links the interval holds the 400 of the world, and says the share of linking', async () => {
  const fixture = await openFixture()
  await takeInWorld(fixture)
  const run = await linked(fixture)
  const asked = { run, draws: 100, replicates: 100 }
  const drawn = await fixture.ask<Drawn>('sta', 'estimate.draws', asked)
  assert.deepEqual(
    [drawn.draws + drawn.failed, drawn.lists],
    [100, LISTS.map((id) => `List ${id}`)],
  )
  const { persons, estimate, combined, shares } = drawn
  assert.ok(persons.low <= 296 && 296 <= persons.high, JSON.stringify(persons))
  assert.ok(estimate && estimate.low <= 400 && 400 <= estimate.high, JSON.stringify(estimate))
  assert.ok(combined && combined.low <= 400 && 400 <= combined.high, JSON.stringify(combined))
  assert.ok(shares && shares.linkage > 0 && shares.linkage < 1)
  // Nobody has judged a pair, so every number says how little is known of the weights.
  assert.ok(drawn.flags.includes('uncalibrated'))
  assert.deepEqual(await fixture.ask<Drawn>('sta', 'estimate.draws', asked), drawn)
  await fixture.close()
})

test('[D353] lists of one origin are one list, which gives no estimate', async () => {
  const fixture = await openFixture()
  await fixture.ask('own', 'agent.record', { id: 'north', kind: 'organisation', name: { en: 'N' } })
  for (const id of ['m1', 'm2'])
    await fixture.ask('own', 'list.record', { id, title: id, origin: 'north' })
  const person = { name: '김영순', bornLow: 1970, bornHigh: 1970, home: 'KP/HB' }
  await writeMentions(fixture, [mention('m1', '1', person), mention('m2', '1', person)])
  const run = await linkSmall(fixture)
  const drawn = await fixture.ask<Drawn>('sta', 'estimate.draws', { run, draws: 20 })
  assert.deepEqual(drawn.lists, ['m1 + m2'])
  assert.deepEqual([drawn.estimate, drawn.draws, drawn.failed], [undefined, 0, 20])
  assert.ok(drawn.findings.some(({ code }) => code === 'R1'))
  await fixture.close()
})

test('[D353] a small estimate over draws is for whoever may see one, and a run must be there', async () => {
  const fixture = await openFixture()
  await takeInSmall(fixture)
  const run = await linkSmall(fixture)
  const small = await refused(fixture.ask('rev', 'estimate.draws', { run }))
  assert.deepEqual([small.code, small.field], ['estimate-withheld', 'run'])
  const none = await refused(fixture.ask('sta', 'estimate.draws', { run: 'no' }))
  assert.equal(none.code, 'unknown-linkage')
  await fixture.close()
})
