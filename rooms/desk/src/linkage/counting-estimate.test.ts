// Which estimates a verdict on two mentions could change. Names are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { EstimateRecord } from '@tumen/claim'
import { type FixtureDesk, openFixture } from '../../fixture/desk.ts'
import { linkSmall, mention, takeInSmall } from '../../fixture/linkage.ts'
import { estimatedLists, estimatesCounting } from './counting-estimate.ts'

const HASH = '0'.repeat(64)

/** An estimate of lists as it is stored; what it found does not matter here. */
function estimate(id: string, lists: string[]): EstimateRecord {
  return {
    ...{ id, lists, source: 'lists', knownAt: '2022-05-01T00:00:00.000Z', byOrigin: false },
    ...{ options: {}, tableHash: HASH, inputHash: HASH, reportHash: HASH },
    ...{ persons: 0, withheld: [], procedure: 'trial', engine: 'trial' },
  }
}

async function keep(fixture: FixtureDesk, rows: readonly EstimateRecord[]): Promise<void> {
  const of = { operation: 'estimate.record', by: 'ana', subject: 'trial' }
  await fixture.desk.ledger.change(of, async (write) => {
    for (const row of rows) await write.append('estimate', row)
  })
}

test('[D315] a person is counted by each estimate of a list with one of its mentions', () => {
  const mentions = ['m1', 'm3', 'm4'].map((list) => ({ row: mention(list, '1') }))
  const at = { recorded: '', by: 'ana', leaf: 1, leafRow: -1 }
  const stored = mentions.map(({ row }) => ({ row, ...at }))
  const estimates = [new Set(['m1', 'm2']), new Set(['m2', 'm3']), new Set(['m3'])]
  const counting = estimatesCounting(estimates, { mentions: stored }, Int32Array.of(0, 0, 2))
  assert.deepEqual([counting(0), counting(2)], [3, 0])
})

test('[D315] pairs of persons whom stored estimates count come earlier', async () => {
  const fixture = await openFixture()
  await takeInSmall(fixture)
  const run = await linkSmall(fixture, { floor: -15 })
  const order = async () => {
    const asked = { run, limit: 50 }
    const { pairs } = await fixture.ask<{ pairs: { a: { id: string }; b: { id: string } }[] }>(
      ...(['rev', 'linkage.next-for-review', asked] as const),
    )
    return pairs.map(({ a, b }) => [a.id, b.id].sort().join(' '))
  }
  const before = await order()
  await keep(fixture, [estimate('e1', ['m1', 'm2']), estimate('e2', ['m2', 'm1'])])
  assert.deepEqual(await estimatedLists(fixture.desk), [new Set(['m2', 'm1'])])
  // All persons are on lists of that one estimate: the order stays.
  assert.deepEqual(await order(), before)
  await keep(fixture, [estimate('e3', ['m2'])])
  const after = await order()
  const place = (pair: string) => [before.indexOf(pair), after.indexOf(pair)] as const
  const [was, is] = place('m2/1 m2/3')
  assert.ok(is < was, `${was} ${is}`)
  await fixture.close()
})
