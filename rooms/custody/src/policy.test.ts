// Policies: vectors of c2sp.org/tlog-policy with the sets of witnesses that satisfy each.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { isFinding } from './finding.ts'
import { noteKey, type VerifierKey } from './key.ts'
import { hasQuorum, type Policy, type PolicyGroup, policyText, readPolicy } from './policy.ts'
import { testSeed, vectorJson } from './vector.test.ts'

interface PolicyCase {
  name: string
  text: string
  want: 'ok' | 'malformed'
  cosigned?: [witnesses: string[], isEnough: boolean][]
}

const cases = vectorJson<PolicyCase[]>('note/policy.json')

/** The witness that the vectors call `wN`. */
function witness(name: string): { key: VerifierKey } {
  const number = Number(name.slice(1))
  const seed = Uint8Array.from(testSeed(0), (_, i) => (32 * number + i) % 256)
  return { key: noteKey(seed, `witness.example/${name}`, 4) }
}

test('[K60] note/policy.json: policies are read or refused, and so many witnesses are enough', () => {
  assert.equal(cases.length, 31)
  for (const { name, text, want, cosigned = [] } of cases) {
    const policy = readPolicy(text)
    assert.equal(isFinding(policy) ? policy.code : 'ok', want, name)
    if (isFinding(policy)) continue
    for (const [witnesses, isEnough] of cosigned)
      assert.equal(hasQuorum(policy, witnesses.map(witness)), isEnough, `${name}: ${witnesses}`)
  }
})

test('[K60] a policy is written as it is read, and any text gives a policy or a finding', () => {
  for (const { text, name } of cases) {
    const policy = readPolicy(text)
    if (isFinding(policy)) continue
    assert.deepEqual(readPolicy(policyText(policy)), policy, name)
  }
  const line = fc.constantFrom(
    ...cases.flatMap(({ text }) => text.split('\n')),
    ...['group a 2 b c', 'quorum none', 'log x', '# note', 'witness w w+1+2'],
  )
  const property = fc.property(
    fc.array(fc.oneof(line, fc.string()), { maxLength: 12 }),
    (lines) => {
      const policy = readPolicy(lines.join('\n'))
      if (!isFinding(policy)) assert.deepEqual(readPolicy(policyText(policy)), policy)
    },
  )
  fc.assert(property, { numRuns: 2000 })
})

test('[K61] a signature counts for its own key only, and one witness counts once', () => {
  const [first, second] = [witness('w1'), witness('w2')]
  const policy: Policy = {
    logs: [{ key: noteKey(testSeed(0), 'log') }],
    witnesses: new Map([
      ['a', first],
      ['b', second],
    ]),
    groups: new Map<string, PolicyGroup>([['g', { least: 2, members: ['a', 'b'] }]]),
    quorum: 'g',
  }
  const forged = { key: noteKey(testSeed(9), second.key.name, 4) }
  assert.equal(hasQuorum(policy, [first, first]), false)
  assert.equal(hasQuorum(policy, [first, forged]), false)
  assert.equal(hasQuorum(policy, [first, second]), true)
})
