import assert from 'node:assert/strict'
import test from 'node:test'
import { nodeHash } from './leaf.ts'
import { fromBase64, fromHex, vectorJson, vectorLines } from './vector.test.ts'
import { verifyGrowth, verifyInclusion } from './verify.ts'

interface InclusionCase {
  file: string
  leafIdx: number
  treeSize: number
  root: string | null
  leafHash: string | null
  proof: string[] | null
  wantErr: boolean
}

interface ConsistencyCase {
  file: string
  size1: number
  size2: number
  root1: string | null
  root2: string | null
  proof: string[] | null
  wantErr: boolean
}

interface LargeCase {
  kind: 'inclusion' | 'consistency'
  index: number
  oldSize: number
  size: number
  leafHash: string
  oldRoot: string
  root: string
  proof: string[]
  want: boolean
}

const SHORT_ROOTS = 'consistency/additional/sizes-are-equal-one-and-proof-is-empty'
const large = vectorJson<LargeCase[]>('merkle/large.json')

function holdsLarge(one: LargeCase): boolean {
  const { index, size, oldSize } = one
  const [root, proof] = [fromHex(one.root), one.proof.map(fromHex)]
  if (one.kind === 'inclusion') {
    return verifyInclusion({ index, size, leafHash: fromHex(one.leafHash), path: proof, root })
  }
  return verifyGrowth({
    from: oldSize,
    to: size,
    fromRoot: fromHex(one.oldRoot),
    toRoot: root,
    proof,
  })
}

test('[K15] merkle/inclusion.jsonl: 98 cases', () => {
  const cases = vectorLines<InclusionCase>('merkle/inclusion.jsonl')
  assert.equal(cases.length, 98)
  for (const one of cases) {
    const holds = verifyInclusion({
      index: one.leafIdx,
      size: one.treeSize,
      leafHash: fromBase64(one.leafHash ?? ''),
      path: (one.proof ?? []).map(fromBase64),
      root: fromBase64(one.root ?? ''),
    })
    assert.equal(holds, !one.wantErr, one.file)
  }
})

test('[K16] merkle/consistency.jsonl: 98 cases, the one with roots of 12 bytes refused', () => {
  const cases = vectorLines<ConsistencyCase>('merkle/consistency.jsonl')
  assert.equal(cases.length, 98)
  for (const one of cases) {
    const holds = verifyGrowth({
      from: one.size1,
      to: one.size2,
      fromRoot: fromBase64(one.root1 ?? ''),
      toRoot: fromBase64(one.root2 ?? ''),
      proof: (one.proof ?? []).map(fromBase64),
    })
    assert.equal(holds, one.file === SHORT_ROOTS ? false : !one.wantErr, one.file)
  }
})

test('[K17] merkle/large.json: logs of up to 2^53−1 leaves', () => {
  assert.equal(large.length, 15)
  for (const one of large) assert.equal(holdsLarge(one), one.want, `${one.kind} in ${one.size}`)
})

const hashes = Array.from({ length: 64 }, (_, i) => new Uint8Array(32).fill(i))
const [leaf, other] = [hashes[1] as Uint8Array, hashes[2] as Uint8Array]
const root = nodeHash(leaf, other)

test('[K18] an inclusion proof for impossible numbers or hashes does not hold', () => {
  const good = { index: 0, size: 2, leafHash: leaf, path: [other], root }
  assert.equal(verifyInclusion(good), true)
  const changes = [
    { index: 2 },
    { index: -1 },
    { index: 0.5 },
    { index: Number.NaN },
    { size: 0 },
    { size: 2 ** 53 },
    { size: 3 },
    { path: [] },
    { path: [other, other] },
    { path: [other.subarray(1)] },
    { path: hashes },
    { leafHash: leaf.subarray(1) },
    { root: root.subarray(1) },
    { root: other },
  ]
  for (const change of changes) assert.equal(verifyInclusion({ ...good, ...change }), false)
})

test('[K16] a growth proof for impossible numbers or hashes does not hold', () => {
  const good = { from: 1, to: 2, fromRoot: leaf, toRoot: root, proof: [other] }
  assert.equal(verifyGrowth(good), true)
  const changes = [
    { from: 0 },
    { from: 0, proof: [] },
    { from: 2 },
    { from: 3 },
    { from: 0.5 },
    { to: Number.POSITIVE_INFINITY },
    { proof: [] },
    { proof: [other, other] },
    { proof: hashes },
    { fromRoot: other },
    { toRoot: other },
    { toRoot: new Uint8Array(0) },
  ]
  for (const change of changes) assert.equal(verifyGrowth({ ...good, ...change }), false)
  const same = { from: 2, to: 2, fromRoot: root, toRoot: root, proof: [] }
  assert.equal(verifyGrowth(same), true)
  assert.equal(verifyGrowth({ ...same, proof: [other] }), false)
  assert.equal(verifyGrowth({ ...same, fromRoot: other }), false)
})
