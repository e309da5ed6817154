// Web archives with what signs somebody in, on their way out. The archive is invented, and so is
// the cookie in its request (vectors/intake/README.md).
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { zipPieces } from '@tumen/archive'
import type { BundlePart } from '@tumen/custody'
import {
  type Asked,
  approveBundle,
  checkFiles,
  filesOf,
  foundBy,
  type Keys,
  type Made,
} from '../../fixture/bundle.ts'
import { addReport, openFixture, refused } from '../../fixture/desk.ts'

const FILE = new URL('../../../../vectors/intake/reed-courier.wacz', import.meta.url)
const WACZ = readFileSync(fileURLToPath(FILE))
const fixture = await openFixture('second-person')
fixture.now.day = '2026-11-28'
await addReport(fixture)
const added = await fixture.ask<{ signing?: number }>('doc', 'document.add', {
  ...{ id: 'A1', bytes: WACZ.toString('base64'), language: 'en', published: '2026-11' },
})
const ask = (more: object) =>
  fixture.ask<Asked & { credentials?: number }>('ana', 'bundle.ask', {
    ...{ profile: 'court', documents: ['A1', 'R1'], recipient: 'the court', ...more },
  })
const keys = await fixture.ask<Keys>('vie', 'bundle.keys', {})

test('[D394] a cookie in an archive keeps the bundle in, by how many documents and which', async () => {
  assert.equal(added.signing, 1, 'told at once')
  const size = await fixture.size()
  const refusal = await refused(ask({}))
  assert.deepEqual(
    [refusal.code, refusal.field, refusal.details],
    ['holds-credentials', 'withCredentials', [{ documents: 1 }, { document: 'A1' }]],
  )
  assert.equal(await fixture.size(), size)
  const { document } = await fixture.ask<{ document: { archive: { credentials: object } } }>(
    ...(['vie', 'document.show', { id: 'A1' }] as const),
  )
  assert.deepEqual(document.archive.credentials, { sent: 1, given: 0 })
})

test('[D394] what is made of an archive is looked into as well, and what cannot be read', async () => {
  const cut = Buffer.from('WARC/1.1\r\ncut off')
  for (const [mediaType, bytes] of [
    ['application/octet-stream', WACZ],
    ['text/plain', cut],
  ] as const) {
    const derived = { document: 'R1', mediaType, tool: 'scissors' }
    const { id } = await fixture.ask<{ id: string }>('doc', 'evidence.derive', {
      ...{ ...derived, bytes: bytes.toString('base64') },
    })
    await fixture.ask('rev', 'evidence.review', { derivative: id, decision: 'approved' })
    const refusal = await refused(ask({ profile: 'public', documents: ['R1'] }))
    // What is no text and no picture does not leave at all.
    const kept = [{ id, code: 'not-inspected' }]
    const named = [{ documents: 1 }, { document: 'R1' }]
    assert.deepEqual(refusal.details, bytes === cut ? named : kept)
    await fixture.ask('rev', 'evidence.review', { derivative: id, decision: 'refused' })
  }
  const { credentials } = await ask({ documents: ['R1'], withCredentials: true })
  assert.equal(credentials, undefined, 'nothing is confirmed of what holds none')
})

test('[D394] so is a proof beside a document, such as the folder of an archiving program', async () => {
  await addReport(fixture, 'R3')
  const listed = Buffer.from(createHash('sha256').update(WACZ).digest('hex'))
  const files = { 'hashes.txt': listed, 'page.bin': WACZ }
  const parts = Object.entries(files).map(([path, bytes]): BundlePart => {
    const digest = createHash('sha256').update(bytes).digest()
    return { path, size: bytes.length, digest, read: async () => bytes }
  })
  const pieces: Uint8Array[] = []
  for await (const piece of zipPieces(parts)) pieces.push(piece)
  const attached = await fixture.ask<{ id: string; proof: { kind: string } }>(
    ...(['doc', 'evidence.attach'] as const),
    { document: 'R3', bytes: Buffer.concat(pieces).toString('base64') },
  )
  assert.equal(attached.proof.kind, 'auto-archiver')
  const refusal = await refused(ask({ documents: ['R3'] }))
  assert.deepEqual(refusal.details, [{ documents: 1 }, { document: 'R3' }])
})

test('[D395] said to go out all the same, it does: unaltered, and told everywhere', async () => {
  const { bundle, credentials } = await ask({ withCredentials: true })
  const { bundles } = await fixture.ask<{ bundles: { id: string; credentials?: number }[] }>(
    ...(['edi', 'bundle.list', {}] as const),
  )
  assert.deepEqual([credentials, bundles[0]?.id, bundles[0]?.credentials], [1, bundle, 1])
  const rows = await fixture.desk.ledger.read.rows('bundle')
  assert.deepEqual(rows.find(({ row }) => row.id === bundle)?.row.credentials, ['A1'])
  await approveBundle(fixture, bundle)
  const { archive } = await fixture.ask<Made>('ana', 'bundle.make', { bundle })
  const files = await filesOf(archive)
  const found = await checkFiles(files, keys)
  assert.deepEqual([foundBy(found), found.credentials], [[], 1])
  assert.ok(
    [...files.values()].some((bytes) => WACZ.equals(bytes)),
    'the evidence is as it came',
  )
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})

test('[D395] what was asked for before anybody looked is not made', async () => {
  const row = { id: 'bu_before', profile: 'court', documents: ['A1'], claims: [] }
  const change = { operation: 'bundle.ask', by: 'ana', subject: row.id }
  await fixture.desk.ledger.change(change, (write) =>
    write.append('bundle', { ...row, recipient: 'rc_before', meant: 'the court' }),
  )
  await approveBundle(fixture, row.id)
  const size = await fixture.size()
  const refusal = await refused(fixture.ask('ana', 'bundle.make', { bundle: row.id }))
  assert.deepEqual([refusal.code, refusal.details[0]], ['holds-credentials', { documents: 1 }])
  assert.equal(await fixture.size(), size)
})
