// Signatures that ssh-keygen checks: the vector, the tool itself, and every bit that may flip.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { isFinding } from './finding.ts'
import { noteKey } from './key.ts'
import {
  type AllowedSigner,
  readSigners,
  signerLine,
  sshSignature,
  verifySshSignature,
} from './ssh-signature.ts'
import {
  assertBytes,
  bytesOf,
  fromHex,
  vectorBytes,
  vectorJson,
  vectorText,
} from './vector.test.ts'

const vector = vectorJson<{ seedHex: string; publicHex: string; namespace: string }>(
  'sshsig/sshsig.json',
)
const { namespace } = vector
const message = vectorBytes('sshsig/message')
const file = vectorText('sshsig/message.sshsig')
const key = noteKey(fromHex(vector.seedHex), 'tumen.example')
const signers = readSigners(vectorText('sshsig/allowed_signers')) as AllowedSigner[]

const codeOf = (text: string, of: object = {}) => {
  const found = verifySshSignature(message, text, { namespace, signers, ...of })
  return isFinding(found) ? found.code : found.identity
}

test('[K65] sshsig/: a signature is made and read byte for byte, and so is the list of signers', () => {
  assertBytes(key.publicKey, fromHex(vector.publicHex))
  assert.equal(sshSignature(message, namespace, key), file)
  assert.equal(codeOf(file), 'tumen.example')
  assert.equal(signers.map(signerLine).join(''), vectorText('sshsig/allowed_signers'))
})

test('[K66] another message, namespace or signer is told apart, and no other form is read', () => {
  const other = verifySshSignature(bytesOf('tumen'), file, { namespace, signers })
  assert.deepEqual(other, { code: 'sshsig' })
  assert.equal(codeOf(file, { namespace: 'file' }), 'sshsig-form')
  assert.equal(codeOf(file, { signers: [] }), 'unknown-signer')
  const elsewhere = signers.map((signer) => ({ ...signer, namespace: 'file' }))
  assert.equal(codeOf(file, { signers: elsewhere }), 'unknown-signer')
  for (const form of [
    ...['', file.trimEnd(), `\n${file}`, file.replaceAll('\n', '\r\n'), `${file}\n`],
    file.replace('K6\noGF3', 'K6oGF3'),
    file.replace('U1NI', 'U1NJ'),
  ])
    assert.equal(codeOf(form), 'sshsig-form')
  const lines = ['x', 'me ssh-ed25519 AAAA', 'me namespaces="n" ssh-ed25519 AAAA', 'a b c d']
  for (const line of lines) assert.deepEqual(readSigners(line), { code: 'signers-form' })
  assert.deepEqual(readSigners('# nobody\n\n'), [])
})

test('[K66] no flipped sign of a signature file passes, and any text gives an answer', () => {
  for (let at = 0; at < file.length; at++) {
    const flipped = `${file.slice(0, at)}${file[at] === 'A' ? 'B' : 'A'}${file.slice(at + 1)}`
    if (flipped !== file) assert.notEqual(codeOf(flipped), 'tumen.example', String(at))
  }
  const property = fc.property(fc.string(), (text) => {
    assert.equal(codeOf(text), 'sshsig-form')
    readSigners(text)
  })
  fc.assert(property, { numRuns: 300 })
})

test('[K42] [K66] what is signed is read as written: message, namespace, signer and list of signers', () => {
  const word = fc.stringMatching(/^[a-z0-9@.-]{1,20}$/)
  const seed = fc.uint8Array({ minLength: 32, maxLength: 32 })
  const property = fc.property(fc.uint8Array(), word, word, seed, (bytes, space, identity, own) => {
    const { publicKey } = noteKey(own, 'signer')
    const signer = { identity, namespace: space, publicKey }
    assert.deepEqual(readSigners(signerLine(signer)), [signer])
    const signed = sshSignature(bytes, space, noteKey(own, 'signer'))
    const of = { namespace: space, signers: [signer] }
    assert.deepEqual(verifySshSignature(bytes, signed, of), signer)
    assert.ok(isFinding(verifySshSignature(bytesOf(`${bytes.length}`), signed, of)))
  })
  fc.assert(property, { numRuns: 25 })
})

const noTool =
  spawnSync('ssh-keygen', ['-?']).error !== undefined && 'ssh-keygen is not installed: not compared'

test('[K65] ssh-keygen accepts what was signed, and nothing else', { skip: noTool }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-sshsig-'))
  try {
    const path = (name: string) => join(folder, name)
    writeFileSync(path('allowed'), signers.map(signerLine).join(''))
    writeFileSync(path('signature'), sshSignature(bytesOf('한 줄\n'), namespace, key))
    const verify = (input: string) =>
      spawnSync(
        'ssh-keygen',
        ['-Y', 'verify', '-f', path('allowed'), '-I', 'tumen.example', '-n', namespace].concat([
          ...['-s', path('signature')],
        ]),
        { input },
      ).status
    assert.equal(verify('한 줄\n'), 0)
    assert.notEqual(verify('두 줄\n'), 0)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
