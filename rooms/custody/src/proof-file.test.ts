import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { isFinding } from './finding.ts'
import { noteKey, readVkey, type VerifierKey } from './key.ts'
import { type ProofFile, proofFile, readProofFile, verifyProofFile } from './proof-file.ts'
import {
  assertBytes,
  bytesOf,
  fromHex,
  testSeed,
  vectorBytes,
  vectorJson,
  vectorText,
  workedLog,
} from './vector.test.ts'

const log = noteKey(testSeed(0), workedLog.origin)
const cosigned = vectorText('log-5/checkpoint.cosigned')

function witnesses(): VerifierKey[] {
  return workedLog.witness.map((text) => readVkey(text) as VerifierKey)
}

test('[K40] log-5/proofs: five proof files, byte for byte', () => {
  for (const { index, proof } of workedLog.inclusion) {
    const bytes = proofFile({ index, path: proof.map(fromHex), checkpoint: cosigned })
    assertBytes(bytes, vectorBytes(`log-5/proofs/${index}.tlog-proof`))
  }
})

test('[K41] log-5/proofs: each proves its leaf, with the times of the witnesses', () => {
  for (const { index } of workedLog.inclusion) {
    const proof = vectorBytes(`log-5/proofs/${index}.tlog-proof`)
    const leaf = vectorBytes(`log-5/leaves/${index}`)
    const answer = verifyProofFile(proof, leaf, { log, witnesses: witnesses() })
    assert.ok(!isFinding(answer))
    assert.deepEqual([answer.index, answer.checkpoint.size], [index, 5])
    const times = answer.note.signatures.map(({ time }) => time)
    assert.deepEqual(times, [undefined, ...workedLog.cosignedAt])
  }
})

test('[K41] note/proof.json: 23 proof files', () => {
  const cases =
    vectorJson<Record<'name' | 'leaf' | 'proof' | 'want' | 'key', string>[]>('note/proof.json')
  assert.equal(cases.length, 23)
  for (const { name, leaf, proof, want, key } of cases) {
    const trusted = readVkey(key)
    assert.ok(!isFinding(trusted))
    const answer = verifyProofFile(bytesOf(proof), bytesOf(leaf), { log: trusted })
    assert.equal(isFinding(answer) ? answer.code : 'ok', want, name)
  }
})

test('[K41] a valid proof of another log is not accepted', () => {
  const other = noteKey(testSeed(0), 'tumen.example/log/00000000')
  const proof = vectorBytes('log-5/proofs/1.tlog-proof')
  const answer = verifyProofFile(proof, vectorBytes('log-5/leaves/1'), { log: other })
  assert.deepEqual(answer, { code: 'unknown-key' })
})

test('[K40] what readers refuse is not written', () => {
  const path = [new Uint8Array(32)]
  const bad: ProofFile[] = [
    { index: -1, path, checkpoint: cosigned },
    { index: 2 ** 53, path, checkpoint: cosigned },
    { index: 1, path: [new Uint8Array(31)], checkpoint: cosigned },
    { index: 1, path: Array.from({ length: 64 }, () => new Uint8Array(32)), checkpoint: cosigned },
  ]
  for (const proof of bad) assert.throws(() => proofFile(proof), RangeError)
})

test('[K42] a proof file reads as written; any bytes give a proof or a finding', () => {
  const hash = fc.uint8Array({ minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.array(hash, { maxLength: 63 }), (index, path) => {
      const written = { index, path, checkpoint: cosigned }
      assert.deepEqual(readProofFile(proofFile(written)), written)
    }),
    { numRuns: 100 },
  )
  const good = vectorBytes('log-5/proofs/1.tlog-proof')
  const leaf = vectorBytes('log-5/leaves/1')
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.nat(255), fc.uint8Array(), (place, byte, junk) => {
      const bytes = good.slice()
      bytes[place] = byte
      const read = readProofFile(bytes)
      if (!isFinding(read)) assertBytes(proofFile(read), bytes)
      verifyProofFile(bytes, leaf, { log })
      assert.ok(isFinding(verifyProofFile(junk, leaf, { log })))
    }),
    { numRuns: 200 },
  )
})
