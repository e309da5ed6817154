import assert from 'node:assert/strict'
import test from 'node:test'
import type { Contradiction, Effect, UsedClaim } from './answer.ts'
import { usedByWeight } from './used-order.ts'

function usedOf(claim: string, origin: string, ...sets: Effect[]): UsedClaim {
  const values: UsedClaim['values'] = { low: 0, high: null }
  return { claim, origin, sets, relation: 'exact', floor: 0, point: null, ceiling: null, values }
}

test('[F89] statements on which numbers rest come first, then contradictions, by origin', () => {
  const used = [
    usedOf('a', 'z', 'support'),
    usedOf('b', 'y', 'event_only'),
    usedOf('c', 'z', 'support'),
    usedOf('d', 'x', 'high', 'support'),
    usedOf('e', 'x', 'low'),
    usedOf('f', 'w', 'whole'),
    usedOf('g', 'y', 'support'),
    usedOf('h', 'y', 'best'),
    usedOf('i', 'w', 'low'),
    usedOf('j', 'z', 'support'),
  ]
  const contradictions = [{ left: { claims: ['c'] }, right: { claims: ['e'] } }]
  const explanation = { used, contradictions: contradictions as Contradiction[] }
  const days: Record<string, string> = { j: '2022-08-05' }
  const first = (most: number): string => {
    const found = usedByWeight(explanation, (claim) => days[claim] ?? '2022-08-06', most)
    return found.map(({ claim }) => claim).join('')
  }
  assert.equal(first(100), 'iedhcfgjab')
  for (let most = 0; most <= 10; most++) assert.equal(first(most), 'iedhcfgjab'.slice(0, most))
  assert.deepEqual(
    usedByWeight({ used: [], contradictions: [] }, () => undefined, 5),
    [],
  )
})
