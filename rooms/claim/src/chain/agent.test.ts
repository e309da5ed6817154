import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { AgentRelation } from '../row/agent.ts'
import { ANONYMITIES } from '../vocabulary/vocabulary.ts'
import {
  checkAgentRelations,
  checkAgentScope,
  defaultRelation,
  isAnonymous,
  newestRelations,
  sameAgents,
} from './agent.ts'

const same = (a: string, b: string): AgentRelation => ({ a, b, relation: 'same' })
const different = (a: string, b: string): AgentRelation => ({ a, b, relation: 'different' })
const possible = (a: string, b: string): AgentRelation => ({ a, b, relation: 'possible' })

test('[C45] without a row two anonymous agents may be one, and all other pairs are two', () => {
  const named = { id: 'agent:a', anonymity: 'named' } as const
  const hidden = { id: 'anon:b', anonymity: 'unnamed' } as const
  const ring = { id: 'circle:c', anonymity: 'named' } as const
  assert.equal(defaultRelation(hidden, { ...hidden, id: 'anon:d' }), 'possible')
  assert.equal(defaultRelation(named, { ...named, id: 'agent:e' }), 'different')
  assert.equal(defaultRelation(named, hidden), 'different')
  assert.equal(defaultRelation(ring, named), 'possible')
  const anonymous = ANONYMITIES.filter(isAnonymous)
  assert.deepEqual(anonymous, ['pseudonym', 'anonymous_on_request', 'unnamed', 'collective'])
})

test('[C46] an anonymous agent is scoped to one document', () => {
  const agent = { id: 'anon:b', anonymity: 'unnamed' } as const
  assert.equal(checkAgentScope(agent)[0]?.code, 'anonymous_without_scope')
  assert.deepEqual(checkAgentScope({ ...agent, scope: 'doc-1' }), [])
  assert.deepEqual(checkAgentScope({ ...agent, anonymity: 'role_named' }), [])
})

test('[C47] of an unordered pair the newest row counts', () => {
  const rows = [different('a', 'b'), possible('c', 'd'), same('b', 'a')]
  assert.deepEqual(newestRelations(rows), [possible('c', 'd'), same('b', 'a')])
})

const conflict = (...ids: string[]) => ({ code: 'agent_relation_conflict', ids })

test('[C48] different and same on one pair is a conflict, also through other same rows', () => {
  const chain = [same('a', 'b'), same('b', 'c'), different('c', 'a')]
  assert.deepEqual(checkAgentRelations(chain), [conflict('c', 'a')])
  assert.deepEqual(checkAgentRelations([same('a', 'b'), different('a', 'c')]), [])
  assert.deepEqual(checkAgentRelations([same('a', 'b'), different('b', 'a')]), [])
  assert.deepEqual(checkAgentRelations([...chain, possible('b', 'c')]), [])
  assert.deepEqual(checkAgentRelations([different('a', 'a')])[0]?.code, 'relation_to_self')
})

test('[C48] the classes of same agents do not depend on the order of the rows', () => {
  const names = fc.constantFrom(...'abcdefgh')
  const rows = fc.array(fc.tuple(names, names).map(([a, b]) => same(a, b)))
  const classes = (list: AgentRelation[]) => {
    const of = sameAgents(list)
    const pairs = [...of.keys()].flatMap((a) => [...of.keys()].map((b): [string, string] => [a, b]))
    return new Set(pairs.filter(([a, b]) => of.get(a) === of.get(b)).map((pair) => pair.join()))
  }
  fc.assert(
    fc.property(rows, (list) => {
      assert.deepEqual(classes([...list].reverse()), classes(list))
      for (const { a, b } of list) assert.equal(sameAgents(list).get(a), sameAgents(list).get(b))
    }),
  )
})
