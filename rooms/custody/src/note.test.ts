import assert from 'node:assert/strict'
import { createPublicKey, verify } from 'node:crypto'
import test from 'node:test'
import fc from 'fast-check'
import { isFinding } from './finding.ts'
import { isKeyName, noteKey, readVkey, type VerifierKey, vkey } from './key.ts'
import { cosignatureLine, type Note, openNote, signNote } from './note.ts'
import { bytesOf, fromBase64, testSeed, vectorJson, vectorText, workedLog } from './vector.test.ts'

interface NoteCase {
  name: string
  note?: string
  noteB64?: string
  keys: string[]
  want: 'ok' | 'malformed' | 'unknown' | 'invalid'
}

const WORDS = { malformed: 'malformed', 'unknown-key': 'unknown', 'bad-signature': 'invalid' }

const log = noteKey(testSeed(0), workedLog.origin)
const north = noteKey(testSeed(0x20), 'witness.example/north', 4)
const south = noteKey(testSeed(0x40), 'witness.example/south', 4)
const note5 = vectorText('log-5/checkpoint')
const text5 = note5.slice(0, note5.lastIndexOf('\n\n') + 1)

function known(text: string): VerifierKey {
  const key = readVkey(text)
  assert.ok(!isFinding(key), text)
  return key
}

function opened(note: string, ...keys: VerifierKey[]): Note {
  const open = openNote(bytesOf(note), keys)
  assert.ok(!isFinding(open), JSON.stringify(open))
  return open
}

test('[K31] note/note.json: 54 notes', () => {
  const cases = vectorJson<NoteCase[]>('note/note.json')
  assert.equal(cases.length, 54)
  for (const { name, note, noteB64, keys, want } of cases) {
    const bytes = note === undefined ? fromBase64(noteB64 ?? '') : bytesOf(note)
    const open = openNote(bytes, keys.map(known))
    const got = isFinding(open) ? WORDS[open.code as keyof typeof WORDS] : 'ok'
    assert.equal(got, want, name)
  }
})

test('[K33] log-5: checkpoints of sizes 3 and 5 are signed byte for byte', () => {
  for (const file of ['log-5/checkpoint', 'log-5/checkpoint.3']) {
    const note = vectorText(file)
    const text = note.slice(0, note.lastIndexOf('\n\n') + 1)
    assert.equal(signNote(text, log), note)
  }
})

test('[K33] [K34] OpenSSL, through Node, accepts the signatures of a note', () => {
  const spki = (key: VerifierKey) =>
    createPublicKey({
      key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.publicKey]),
      ...{ format: 'der', type: 'spki' },
    })
  const signatureOf = (line: string) => fromBase64(line.trim().split(' ')[2] ?? '').subarray(4)
  const signed = signatureOf(signNote(text5, log).slice(text5.length + 1))
  assert.ok(verify(null, bytesOf(text5), spki(log), signed))
  const cosigned = signatureOf(cosignatureLine(text5, north, 7)).subarray(8)
  const covered = bytesOf(`cosignature/v1\ntime 7\n${text5}`)
  assert.ok(verify(null, covered, spki(north), cosigned))
})

test('[K34] log-5/checkpoint.cosigned: cosignatures are made and read byte for byte', () => {
  const [first, second] = workedLog.cosignedAt
  assert.ok(first && second)
  const lines = cosignatureLine(text5, north, first) + cosignatureLine(text5, south, second)
  assert.equal(note5 + lines, vectorText('log-5/checkpoint.cosigned'))
  const note = opened(note5 + lines, log, north, south)
  assert.equal(note.text, text5)
  assert.deepEqual(
    note.signatures.map(({ key, time }) => [key.name, time]),
    [
      [log.name, undefined],
      [north.name, first],
      [south.name, second],
    ],
  )
})

test('[K35] a bad line of a known key refuses the note, of an unknown key it does not', () => {
  const [first = 0] = workedLog.cosignedAt
  const bad = cosignatureLine(text5, north, first).replace('hMw/rAAAAABr', 'hMw/rAAAAABs')
  assert.deepEqual(openNote(bytesOf(note5 + bad), [log, north]), { code: 'bad-signature' })
  assert.equal(opened(note5 + bad, log).signatures.length, 1)
  assert.deepEqual(openNote(bytesOf(note5), [north]), { code: 'unknown-key' })
  assert.deepEqual(openNote(bytesOf(note5), []), { code: 'unknown-key' })
})

test('[K35] two different keys with one name and id are refused, the same key twice is not', () => {
  const double = { ...known(vkey(log)), publicKey: north.publicKey }
  assert.deepEqual(openNote(bytesOf(note5), [log, double]), { code: 'ambiguous-key' })
  assert.equal(opened(note5, log, known(vkey(log))).signatures.length, 1)
})

test('[K34] a cosignature may state any time from 1 on, also a late one', () => {
  for (const time of [1, 4102444800, 2 ** 53 - 1]) {
    const line = cosignatureLine(text5, north, time)
    assert.equal(opened(`${text5}\n${line}`, north).signatures[0]?.time, time)
  }
  for (const time of [0, -1, 0.5, 2 ** 53]) {
    assert.throws(() => cosignatureLine(text5, north, time), RangeError)
  }
})

test('[K33] a text that no note can have, or a key of the other type, is not signed', () => {
  for (const text of ['', 'a', 'a\r\n', 'a\tb\n', '\ud800\n']) {
    assert.throws(() => signNote(text, log), RangeError)
    assert.throws(() => cosignatureLine(text, north, 1), RangeError)
  }
  assert.throws(() => signNote('a\n', north), RangeError)
  assert.throws(() => cosignatureLine('a\n', log, 1), RangeError)
})

test('[K31] a note of more than 512 KiB is refused', () => {
  const fits = signNote(`${'a'.repeat(400000)}\n`, log)
  assert.equal(opened(fits, log).signatures.length, 1)
  const large = signNote(`${'a'.repeat(512 * 1024)}\n`, log)
  assert.deepEqual(openNote(bytesOf(large), [log]), { code: 'malformed' })
})

test('[K33] [K42] what is signed opens with the same text', () => {
  const line = fc.string({ unit: 'grapheme' }).filter((text) => !/[\p{Cc}]/u.test(text))
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter(isKeyName)
  fc.assert(
    fc.property(fc.array(line), name, (lines, keyName) => {
      const key = noteKey(testSeed(7), keyName)
      const text = lines.map((one) => `${one}\n`).join('') || '\n'
      assert.equal(opened(signNote(text, key), key).text, text)
    }),
    { numRuns: 100 },
  )
})

test('[K42] any bytes give a finding, and a changed note never opens with another text', () => {
  const cosigned = bytesOf(vectorText('log-5/checkpoint.cosigned'))
  const keys = [log, north, south]
  const changes = fc.array(fc.tuple(fc.nat(cosigned.length - 1), fc.nat(255)), { maxLength: 3 })
  fc.assert(
    fc.property(changes, (drawn) => {
      const bytes = cosigned.slice()
      for (const [place, byte] of drawn) bytes[place] = byte
      const note = openNote(bytes, keys)
      if (!isFinding(note)) assert.equal(note.text, text5)
    }),
    { numRuns: 200 },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      assert.ok(isFinding(openNote(bytes, keys)))
    }),
    { numRuns: 300 },
  )
})
