// The build: the same rows every time, by the accounts that may, and nothing of a second world
// in the first.
import assert from 'node:assert/strict'
import test from 'node:test'
import { type OpenedWorld, openWorld } from './opened-world.ts'
import { worldJson } from './world-file.ts'

const world = await openWorld()
const again = await openWorld()

interface Head {
  size: number
  rootHex: string
}

test('[W24] two builds have the same log and the same claims, byte for byte', async () => {
  const heads = await Promise.all([world, again].map((one) => headOf(one)))
  assert.deepEqual(heads[0], heads[1])
  const claims = await Promise.all(
    [world, again].map((one) => one.ask<object>('ana-1', 'claim.list', { limit: 1000 })),
  )
  assert.equal(JSON.stringify(claims[0]), JSON.stringify(claims[1]))
})

test('[W24] a changed word gives another log', async () => {
  const changed = await openWorld({
    revise: (step) =>
      step.operation === 'event.record'
        ? [{ ...step, input: { ...step.input, title: 'Something else' } }]
        : [step],
  })
  try {
    assert.notEqual((await headOf(changed)).rootHex, (await headOf(world)).rootHex)
  } finally {
    await changed.close()
  }
})

function headOf(one: OpenedWorld): Promise<Head> {
  return one.desk.ledger.head()
}

test('[W24] every step of the timeline is one change, and the log is sound', async () => {
  const steps = worldJson<unknown[]>('timeline.json#/steps')
  const { unsigned } = await world.ask<{ unsigned: number }>('adm-1', 'log.show', {})
  assert.equal(unsigned, 0)
  const { size } = await headOf(world)
  // The signed log is padded; the changes themselves are as many as the steps.
  assert.ok(size >= steps.length)
  const answer = await world.ask('rev-1', 'workspace.fsck', { all: true })
  assert.deepEqual(answer, { sound: true, findings: [] })
})

test('[W25] search finds what the table of section 7 says, in both modes', async () => {
  const rows = worldJson<
    { query: string; finds: string[]; allScripts?: string[]; spellings?: string[] }[]
  >('expected/search.json#/texts')
  for (const { query, finds, allScripts, spellings } of rows) {
    const written = await search({ query })
    assert.deepEqual(written.ids, finds, query)
    const all = await search({ query, mode: 'all_spellings' })
    if (allScripts) assert.deepEqual(all.ids, allScripts, query)
    assert.equal(written.more, all.ids.length - written.ids.length)
    const names = all.spellings.flatMap((one) => one.names)
    for (const name of spellings ?? []) assert.ok(names.includes(name), name)
  }
})

test('[W25] claims are found by what their number could be', async () => {
  const rows = worldJson<
    { act: string; place: string; could: [number, number]; finds: string[] }[]
  >('expected/search.json#/claims')
  for (const { act, place, could, finds } of rows) {
    const found = await search({ act, place, number: `${could[0]}..${could[1]}` })
    assert.deepEqual(found.claims, finds)
  }
})

async function search(input: object) {
  const found = await world.ask<{
    hits: { id: string }[]
    claims: { claim: { id: string } }[]
    more: number
    spellings: { names: string[] }[]
  }>('ana-1', 'search', input)
  return {
    ids: found.hits.map(({ id }) => id).sort(),
    claims: found.claims.map(({ claim }) => claim.id).sort(),
    more: found.more,
    spellings: found.spellings,
  }
}
