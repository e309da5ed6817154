// Proofs beside documents, and what was said of derivatives, in bundles. The stamps are by OpenSSL
// over one invented sentence (vectors/intake/README.md).
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import {
  type Asked,
  addDerivative,
  approveBundle,
  type BundleFiles,
  checkFiles,
  filesOf,
  foundBy,
  type Keys,
  type Made,
  makeFixtureBundle,
} from '../../fixture/bundle.ts'
import { openFixture } from '../../fixture/desk.ts'

const FILE = new URL('../../../../vectors/intake/time-token.json', import.meta.url)
const stamps = JSON.parse(readFileSync(fileURLToPath(FILE), 'utf8')) as Record<string, string>
const fixture = await openFixture('second-person')
const head = { title: 'Held', language: 'en', published: '2022-04' }
await fixture.ask('doc', 'document.add', { id: 'R1', text: stamps.text ?? '', ...head })
await fixture.ask('doc', 'document.add', { id: 'R2', text: 'At least 52 held.', ...head })
const attach = (document: string, bytes: string | undefined) =>
  fixture.ask<{ id: string }>('doc', 'evidence.attach', { document, bytes })
const proof = await attach('R1', stamps.answer)
await attach('R2', stamps.token)
const derivative = await addDerivative(fixture, 'R1')
for (const decision of ['refused', 'approved'])
  await fixture.ask('rev', 'evidence.review', { derivative, decision, reason: 'CANARY-74-SECRET' })
const keys = await fixture.ask<Keys>('vie', 'bundle.keys', {})
const INPUT = { documents: ['R1'] }

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const json = (files: BundleFiles, path: string) =>
  JSON.parse(Buffer.from(files.get(path) ?? []).toString())

interface Indexed {
  digest: string
  leaf: number
  media: string
  role: string
}

async function court(): Promise<{ made: Asked & Made; files: BundleFiles; objects: Indexed[] }> {
  const made = await makeFixtureBundle(fixture, { ...INPUT, profile: 'court' })
  const files = await filesOf(made.archive)
  return { made, files, objects: json(files, 'data/index.json').objects }
}

test('[D396] a court has the proofs beside its documents: bytes, opening, who, and of which document', async () => {
  const { made, files, objects } = await court()
  assert.deepEqual([made.leftOut, foundBy(await checkFiles(files, keys))], [[], []])
  const [one, ...others] = objects.filter(({ role }) => role === 'proof')
  const bytes = Buffer.from(stamps.answer ?? '', 'base64')
  assert.deepEqual(others, [], 'that of another document stays')
  assert.deepEqual(
    [one?.digest, one?.media],
    [`sha256:${sha256(bytes)}`, 'application/timestamp-reply'],
  )
  assert.deepEqual(Buffer.from(files.get(`data/objects/${sha256(bytes)}`) ?? []), bytes)
  const { k, o } = json(files, `custody/openings/${one?.leaf}.json`)
  const document = objects.find(({ role }) => role === 'original')
  const from = sha256(files.get(`custody/openings/${document?.leaf}.json`) ?? new Uint8Array())
  assert.deepEqual([k, o.from, o.size], ['evidence.attach', from, bytes.length])
  assert.equal(json(files, `custody/who/${one?.leaf}.json`).act, 'doc')
  const [seal] = (await fixture.desk.ledger.read.rows('bundle_seal')).slice(-1)
  assert.deepEqual(seal?.row.attachments, [proof.id])
})

test('[D396] a changed, removed or unlogged proof is found by the check', async () => {
  const { files, objects } = await court()
  const one = objects.find(({ role }) => role === 'proof')
  const path = `data/objects/${one?.digest.slice('sha256:'.length)}`
  const changed = new Map(files).set(path, Buffer.from('another'))
  assert.ok(foundBy(await checkFiles(changed, keys)).includes(`V4 digest ${path}`))
  const removed = new Map(files)
  removed.delete(path)
  assert.ok((await checkFiles(removed, keys)).exit >= 2)
  const unlogged = new Map(files)
  unlogged.delete(`custody/openings/${one?.leaf}.json`)
  unlogged.delete(`custody/proofs/${one?.leaf}.tlog-proof`)
  assert.ok(foundBy(await checkFiles(unlogged, keys)).includes('V11 not-logged data/index.json'))
})

test('[D396] nobody else has a proof: a stamp names the digest of its original', async () => {
  const digest = createHash('sha256').update(stamps.text ?? '')
  const imprint = digest.digest()
  const bytes = Buffer.from(stamps.answer ?? '', 'base64')
  assert.ok(bytes.includes(imprint), 'mutation test: it does')
  for (const profile of ['partner', 'public']) {
    const { archive } = await makeFixtureBundle(fixture, { ...INPUT, profile })
    const files = await filesOf(archive)
    const all = Buffer.concat([...files.values()])
    for (const secret of [imprint, imprint.toString('hex'), 'evidence.attach', 'CANARY-74'])
      assert.ok(!all.includes(secret), profile)
  }
})

test('[D396] what was kept after the asking, or before leaves named it, is not in it', async () => {
  const asked = await fixture.ask<Asked>('ana', 'bundle.ask', {
    ...{ ...INPUT, profile: 'court', recipient: 'x' },
  })
  await approveBundle(fixture, asked.bundle)
  const late = await attach('R1', stamps.token)
  const { archive } = await fixture.ask<Made>('ana', 'bundle.make', { bundle: asked.bundle })
  const roles = json(await filesOf(archive), 'data/index.json').objects as Indexed[]
  assert.equal(roles.filter(({ role }) => role === 'proof').length, 1)
  const [stored] = await fixture.desk.ledger.read.attachmentsById([late.id])
  assert.ok(stored)
  const bytes = Buffer.from(stamps.withoutCertificate ?? '', 'base64')
  const row = { ...stored.row, id: 'at_before', bytesHash: sha256(bytes), bytes: bytes.length }
  const change = { operation: 'evidence.attach', by: 'doc', subject: 'R1' }
  await fixture.desk.ledger.change(change, (write) => write.appendAttachment(row, bytes))
  const { made, objects } = await court()
  assert.deepEqual(made.leftOut, [{ id: 'at_before', code: 'logged-before' }])
  assert.equal(objects.filter(({ role }) => role === 'proof').length, 2)
})

test('[D397] a court reads everything that was said of a derivative, with who and when', async () => {
  const { files, objects } = await court()
  const lines = Buffer.from(files.get('data/statements.jsonl') ?? [])
    .toString()
    .split('\n')
  const said = lines.slice(0, -1).map((line) => JSON.parse(line))
  assert.deepEqual(
    said.map(({ derivative: of, decision, reason }) => [of, decision, reason]),
    [
      [derivative, 'approved', undefined],
      [derivative, 'refused', 'CANARY-74-SECRET'],
      [derivative, 'approved', 'CANARY-74-SECRET'],
    ],
  )
  const openings = [...files.keys()].filter((path) => path.startsWith('custody/openings/'))
  const reviews = openings.filter((path) => json(files, path).k === 'evidence.review')
  assert.equal(reviews.length, 3)
  for (const path of reviews) assert.equal(json(files, path.replace('openings', 'who')).act, 'rev')
  assert.ok(objects.some(({ role }) => role === 'derivative'))
})
