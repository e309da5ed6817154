import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { base64Bytes } from './base64.ts'
import { readVkey, type VerifierKey } from './key.ts'
import { cosignatureTime } from './note.ts'
import { vectorText } from './vector.test.ts'
import { readWitnessAnswer, witnessBody } from './witness-client.ts'

const note = vectorText('log-5/checkpoint')
const cosigned = vectorText('log-5/checkpoint.cosigned')
const [north = '', south = ''] = cosigned.split('\n').filter((line) => line.includes('witness.'))
const policy = vectorText('log-5/policy.txt').split('\n')
const keyOf = (name: string) =>
  readVkey(policy.find((line) => line.includes(name))?.split(/\s+/)[2] ?? '') as VerifierKey
const witness = keyOf('witness.example/north')
/** Seconds of the two cosignatures, by custody.md section 5. */
const [NORTH, SOUTH] = [1_795_564_807, 1_795_564_809]

test('[K94] log-5/add-checkpoint: what is sent to a witness is byte for byte that of the vector', () => {
  const first = vectorText('log-5/add-checkpoint.first')
  const next = vectorText('log-5/add-checkpoint.next')
  const start = vectorText('log-5/checkpoint.3')
  assert.equal(witnessBody({ old: 0, proof: [], note: start }), first)
  const lines = next.slice(0, next.indexOf('\n\n')).split('\n').slice(1)
  const proof = lines.map((line) => base64Bytes(line) as Uint8Array)
  assert.equal(witnessBody({ old: 3, proof, note }), next)
})

test('[K95] an answer is a cosignature of the asked witness over this checkpoint, or none', () => {
  const answer = { status: 200, text: `${north}\n` }
  const word = { word: 'cosigned', name: witness.name, line: `${north}\n`, time: NORTH }
  assert.deepEqual(readWitnessAnswer(answer, note, witness), word)
  assert.deepEqual(
    readWitnessAnswer({ status: 200, text: `${south}\n${north}\n` }, note, witness),
    word,
  )
  const refused = { word: 'refused', status: 200 }
  const forged = north.replace(/A(?=.{20}$)/, 'B')
  for (const text of ['', '\n', `${south}\n`, north, `${forged}x\n`, `${north}\n\n`, note])
    assert.deepEqual(readWitnessAnswer({ status: 200, text }, note, witness), refused, text)
  const older = vectorText('log-5/checkpoint.3')
  assert.deepEqual(readWitnessAnswer(answer, older, witness), refused)
  assert.deepEqual([cosignatureTime(north), cosignatureTime(`${south}\n`)], [NORTH, SOUTH])
  assert.equal(cosignatureTime(note.split('\n').at(-2) ?? ''), undefined)
})

test('[K95] 409 says the size that the witness holds, in its one spelling', () => {
  const held = (text: string) => readWitnessAnswer({ status: 409, text }, note, witness)
  assert.deepEqual(held('3\n'), { word: 'holds', size: 3 })
  for (const text of ['03\n', '-1\n', '3.0\n', '', 'three\n', '9007199254740992\n', '3\n\n'])
    assert.deepEqual(held(text), { word: 'refused', status: 409 }, text)
})

test('[K95] any answer is read without an exception', () => {
  fc.assert(
    fc.property(fc.integer(), fc.string({ unit: 'binary' }), (status, text) => {
      const { word } = readWitnessAnswer({ status, text }, note, witness)
      assert.ok(['cosigned', 'holds', 'refused'].includes(word))
      assert.notEqual(word, 'cosigned')
      assert.equal(readWitnessAnswer({ status: 200, text }, text, witness).word, 'refused')
    }),
  )
})
