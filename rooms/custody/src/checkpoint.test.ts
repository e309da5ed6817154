import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { checkpointText, openCheckpoint, readCheckpoint } from './checkpoint.ts'
import { isFinding } from './finding.ts'
import { noteKey } from './key.ts'
import { emptyRoot } from './leaf.ts'
import { cosignatureLine, signNote } from './note.ts'
import {
  bytesOf,
  fromBase64,
  fromHex,
  testSeed,
  vectorJson,
  vectorText,
  workedLog,
} from './vector.test.ts'

const log = noteKey(testSeed(0), workedLog.origin)
const witness = noteKey(testSeed(0x20), 'witness.example/north', 4)
const note5 = vectorText('log-5/checkpoint')
const root5 = fromHex(workedLog.roots[5]?.hex ?? '')

test('[K38] note/checkpoint.json: 22 bodies, the good ones written again', () => {
  const cases = vectorJson<{ name: string; text: string; want: boolean }[]>('note/checkpoint.json')
  assert.equal(cases.length, 22)
  for (const { name, text, want } of cases) {
    const read = readCheckpoint(text)
    assert.equal(!isFinding(read), want, name)
    if (!isFinding(read)) assert.equal(checkpointText(read), text)
  }
})

test('[K38] merkle/tessera-log.json: 16 checkpoints, made and signed byte for byte', () => {
  const tessera = vectorJson<{ signingSeedBase64: string; checkpoint: Record<string, string> }>(
    'merkle/tessera-log.json',
  )
  const key = noteKey(fromBase64(tessera.signingSeedBase64), 'example.com/log/testdata')
  const notes = Object.values(tessera.checkpoint)
  assert.equal(notes.length, 16)
  for (const note of notes) {
    const opened = openCheckpoint(bytesOf(note), key)
    assert.ok(!isFinding(opened))
    assert.equal(signNote(checkpointText(opened.checkpoint), key), note)
  }
})

test('[K39] a checkpoint counts only with a line of the log whose name is the origin', () => {
  const opened = openCheckpoint(bytesOf(note5), log)
  assert.ok(!isFinding(opened))
  assert.deepEqual(opened.checkpoint, { origin: workedLog.origin, size: 5, root: root5 })
  const text = checkpointText(opened.checkpoint)
  const onlyWitness = `${text}\n${cosignatureLine(text, witness, 1)}`
  const answer = openCheckpoint(bytesOf(onlyWitness), log, [witness])
  assert.deepEqual(answer, { code: 'no-log-signature' })
  const cosigner = noteKey(testSeed(0), workedLog.origin, 4)
  const named = bytesOf(`${text}\n${cosignatureLine(text, cosigner, 1)}`)
  assert.deepEqual(openCheckpoint(named, cosigner), { code: 'no-log-signature' })
  const other = checkpointText({ origin: 'tumen.example/log/00000000', size: 5, root: root5 })
  const foreign = openCheckpoint(bytesOf(signNote(other, log)), log)
  assert.deepEqual(foreign, { code: 'no-log-signature' })
  assert.deepEqual(openCheckpoint(bytesOf(signNote('a\n', log)), log), { code: 'malformed' })
})

test('[K38] what readers refuse is not written', () => {
  const good = { origin: 'a', size: 1, root: root5 }
  const changes = [
    { origin: '' },
    { origin: 'a\nb' },
    { size: 0 },
    { size: -1 },
    { size: 2 ** 53 },
    { size: 0.5 },
    { root: root5.subarray(1) },
  ]
  for (const change of changes)
    assert.throws(() => checkpointText({ ...good, ...change }), RangeError)
  assert.equal(
    isFinding(readCheckpoint(checkpointText({ ...good, size: 0, root: emptyRoot() }))),
    false,
  )
})

test('[K42] a checkpoint reads as written; any text gives a checkpoint or a finding', () => {
  const origin = fc.string({ minLength: 1 }).filter((text) => !text.includes('\n'))
  const root = fc.uint8Array({ minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(origin, fc.maxSafeNat(), root, (name, size, digest) => {
      const written = { origin: name, size: size + 1, root: digest }
      if (size + 1 > Number.MAX_SAFE_INTEGER) return
      assert.deepEqual(readCheckpoint(checkpointText(written)), written)
    }),
    { numRuns: 200 },
  )
  const near = fc.stringMatching(/^a?\n[0-9+ -]{0,3}\n[A-D]{0,43}=?\n?$/)
  fc.assert(
    fc.property(fc.oneof(fc.string(), near), (text) => {
      const read = readCheckpoint(text)
      if (!isFinding(read)) assert.equal(checkpointText(read), text)
    }),
    { numRuns: 300 },
  )
})
