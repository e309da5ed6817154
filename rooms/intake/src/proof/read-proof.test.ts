import assert from 'node:assert/strict'
import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { packZip } from '../../fixture/wacz.ts'
import { digestsOf } from './proof.ts'
import { readProof } from './read-proof.ts'
import { readTimeToken } from './time-token.ts'

// Stamps by `openssl ts -reply` with an invented authority, accepted by `openssl ts -verify`.
const VECTOR = fileURLToPath(new URL('../../../../vectors/intake/time-token.json', import.meta.url))
const stamps = JSON.parse(readFileSync(VECTOR, 'utf8')) as Record<string, string>
const OF = Buffer.from(stamps.text ?? '')

function stamp(name: string): Buffer {
  return Buffer.from(stamps[name] ?? '', 'base64')
}

async function read(bytes: Uint8Array, of: Uint8Array = OF) {
  const { proof, findings } = await readProof({ bytes, of: digestsOf(of) })
  return proof ?? findings?.[0]?.code
}

test('[I40] a time stamp says of which bytes it speaks, when, by whom, and whether it is signed', async () => {
  const { at, by } = stamps
  const good = { kind: 'timestamp', status: 'unknown-trust', at, by }
  const checks = ['hash_equal', 'token_valid', 'chain_unchecked']
  assert.deepEqual(await read(stamp('answer')), { ...good, checks })
  assert.deepEqual(await read(stamp('token')), { ...good, checks })
  const other = { ...good, status: 'invalid', checks: ['hash_differs', ...checks.slice(1)] }
  assert.deepEqual(await read(stamp('ofOther')), other)
  const bare = stamp('withoutCertificate')
  const open = ['hash_equal', 'signature_unchecked', 'chain_unchecked']
  assert.deepEqual(await read(bare), {
    kind: 'timestamp',
    status: 'unknown-trust',
    at,
    checks: open,
  })
  const certificate = new X509Certificate(stamps.certificate ?? '')
  assert.equal(readTimeToken(bare, [certificate])?.signature, 'valid')
})

test('[I40] a byte changed anywhere in a stamp leaves nothing valid of what it signed', () => {
  const good = stamp('token')
  // TSTInfo, a structure of 91 bytes: all of it is what the authority signed.
  const from = good.indexOf(Buffer.from('305b020101', 'hex'))
  const to = from + 93
  assert.ok(from > 0)
  for (let at = from; at < to; at++) {
    const bytes = Buffer.from(good)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    assert.notEqual(readTimeToken(bytes)?.signature, 'valid', String(at - from))
  }
})

/** A proof file by the form of python-opentimestamps: header, version, digest, then its steps. */
function ots(digest: Buffer, steps: string, version = '01'): Buffer {
  const magic = '004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294'
  return Buffer.concat([
    Buffer.from(`${magic}${version}08`, 'hex'),
    digest,
    Buffer.from(steps, 'hex'),
  ])
}

test('[I41] a proof of OpenTimestamps says of which bytes it speaks and where it leads', async () => {
  const digest = createHash('sha256').update(OF).digest()
  const pending = `0083dfe30d2ef90c8e${'0706'}${Buffer.from('a.exam').toString('hex')}`
  const block = '000588960d73d71901' + '03a0b10c'
  const steps = `f00401020304${'08'}ff${pending}f10109${'08'}${block}`
  assert.deepEqual(await read(ots(digest, steps)), {
    ...{ kind: 'opentimestamps', status: 'unknown-trust' },
    checks: ['hash_equal', 'attestation_block', 'attestation_pending', 'chain_unchecked'],
  })
  assert.deepEqual(await read(ots(Buffer.alloc(32), pending)), {
    ...{ kind: 'opentimestamps', status: 'invalid' },
    checks: ['hash_differs', 'attestation_pending', 'chain_unchecked'],
  })
  const bad = ['', 'ff', pending.slice(0, -2), `${pending}00`, '99', 'f0ffffff7f']
  for (const one of bad) assert.equal(await read(ots(digest, one)), 'not_understood', one)
  assert.equal(await read(ots(digest, pending, '02')), 'not_understood')
})

function metadata(hash: string, more: object = {}): Buffer {
  const media = [{ filename: 'a.html', key: null, urls: [], properties: { hash } }]
  const said = { url: 'https://reed-courier.example/', timestamp: 1767323045, ...more }
  return Buffer.from(JSON.stringify({ status: 'done: success', metadata: said, media }))
}

test('[I42] metadata of the auto-archiver are unsigned words about digests', async () => {
  const [short, long] = ['sha256', 'sha3-512'].map((name) =>
    createHash(name).update(OF).digest('hex'),
  )
  const at = '2026-01-02T03:04:05.000Z'
  const kind = 'auto-archiver'
  const good = { kind, status: 'unknown-trust', checks: ['hash_equal', 'unsigned'], at }
  assert.deepEqual(await read(metadata(`SHA-256:${short}`)), good)
  assert.deepEqual(await read(metadata(`SHA3-512:${long}`)), good)
  const other = { ...good, status: 'invalid', checks: ['hash_differs', 'unsigned'] }
  assert.deepEqual(await read(metadata(`SHA-256:${'0'.repeat(64)}`)), other)
  const none = { ...good, checks: ['hash_unchecked', 'unsigned'] }
  assert.deepEqual(await read(metadata('x')), none)
  assert.equal(await read(Buffer.from('{"status":"x"}')), 'not_understood')
})

test('[I42] its folder is read by the rules of archives, its list and stamps by what they hold', async () => {
  const digest = createHash('sha256').update(OF).digest('hex')
  const pack = (list: string, token?: Buffer) =>
    packZip([
      { name: 'a/x1', bytes: Buffer.from(list) },
      { name: 'a/page.html', bytes: OF },
      ...(token ? [{ name: 'a/x2', bytes: token }] : []),
    ])
  const kind = 'auto-archiver'
  assert.deepEqual(await read(pack(`${'1'.repeat(64)}\n${digest}`)), {
    ...{ kind, status: 'unknown-trust', checks: ['hash_equal', 'unsigned'] },
  })
  assert.deepEqual(await read(pack('1'.repeat(64), stamp('token'))), {
    ...{ kind, status: 'invalid', checks: ['hash_differs', 'token_imprint'] },
  })
  assert.equal(await read(packZip([{ name: 'a', bytes: OF }])), 'not_understood')
  assert.equal(await read(packZip([{ name: '../a', bytes: OF }])), 'bad_path')
  assert.equal(await read(packZip([{ name: 'a', bytes: OF, claims: { crc: 1 } }])), 'damaged')
})

test('[I43] a store of C2PA manifests is kept without a judgement', async () => {
  const box = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(8 + body.length, 0)
    head.write(type, 4, 'latin1')
    return Buffer.concat([head, body])
  }
  const label = Buffer.from('6332706100110010800000aa00389b7103633270610000', 'hex')
  const store = box('jumb', box('jumd', label))
  assert.deepEqual(await read(store), {
    ...{ kind: 'c2pa', status: 'unknown-trust', checks: ['manifest_unchecked'] },
  })
  assert.equal(await read(Buffer.concat([store, Buffer.from('x')])), 'not_understood')
})

test('[I44] whatever comes as a proof, the answer is a proof or a code', async () => {
  assert.equal(await read(Buffer.alloc(0)), 'empty')
  const good = [stamp('answer'), metadata('SHA-256:00'), ots(Buffer.alloc(32), '00')]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...good),
      fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      async (one, changes) => {
        const bytes = Buffer.from(one)
        for (const [at, value] of changes) bytes[at % bytes.length] = value
        assert.ok(await read(bytes))
      },
    ),
    { numRuns: 300 },
  )
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      assert.ok(await read(Uint8Array.of(0x30, ...bytes)))
    }),
  )
})
