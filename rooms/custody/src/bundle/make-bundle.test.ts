// A bundle that is made: the one of the vectors byte for byte, what the profiles refuse, and the
// archive that other tools read.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { inflateRawSync } from 'node:zlib'
import { zipPieces, zipSize } from '@tumen/archive'
import { courtBundle } from '../../fixture/bundle.ts'
import { hexText, sha256 } from '../hash.ts'
import { openingFile } from '../opening.ts'
import { fromHex, vectorBytes, vectorText } from '../vector.test.ts'
import {
  type BundleLeaf,
  type BundleObject,
  type BundlePart,
  bundleParts,
  bundlePayload,
  type SealedBundle,
} from './make-bundle.ts'
import { PROFILES } from './profile.ts'
import { verifyBundle } from './verify-bundle.ts'
import { archiveBundle } from './zip-bundle.ts'

const COURT = 'bundle/court'
const bytesOf = (path: string) => vectorBytes(`${COURT}/${path}`)
const textOf = (path: string) => vectorText(`${COURT}/${path}`)

function courtObjects(): BundleObject[] {
  const { objects } = JSON.parse(textOf('data/index.json'))
  return objects.map((one: { digest: string }) => {
    const digest = one.digest.slice('sha256:'.length)
    return { ...one, digest: fromHex(digest), read: async () => bytesOf(`data/objects/${digest}`) }
  })
}

function courtLeaf(leaf: number): BundleLeaf {
  return {
    leaf,
    opening: bytesOf(`custody/openings/${leaf}.json`),
    who: bytesOf(`custody/who/${leaf}.json`),
    proof: bytesOf(`custody/proofs/${leaf}.tlog-proof`),
    rows: [],
  }
}

function courtSealed(): SealedBundle {
  const [objects, statements] = [courtObjects(), [bytesOf('data/statements.jsonl')]]
  return {
    payload: bundlePayload({ profile: 'court', objects, statements }),
    ...{ id: 'bu_90d2', recipient: 'x-5d21', date: '2026-11-24' },
    leaves: [1, 2, 3, 4].map(courtLeaf),
    checkpoint: bytesOf('custody/checkpoint'),
    tokens: [bytesOf('custody/checkpoint.tsr')],
    roots: bytesOf('custody/tsa-roots.pem'),
    vkey: textOf('custody/log.vkey').trim(),
    policy: textOf('custody/policy.txt'),
    signers: textOf('custody/allowed_signers'),
    signature: textOf('custody/manifest.sshsig'),
    verifier: [],
  }
}

const contents = async (parts: readonly BundlePart[]) => {
  const pairs = parts.map(async ({ path, read }) => [path, hexText(sha256(await read()))] as const)
  return Object.fromEntries(await Promise.all(pairs))
}

test('[K72] the bundle of the vectors is made byte for byte, every file of it', async () => {
  const sealed = courtSealed()
  assert.equal(new TextDecoder().decode(sealed.payload.manifest), textOf('manifest-sha256.txt'))
  const made = await contents(bundleParts(sealed))
  const expected = [...courtBundle()].map(([path, bytes = new Uint8Array()]) => {
    return [path, hexText(sha256(bytes))] as const
  })
  assert.deepEqual(made, Object.fromEntries(expected))
})

test('[K72] files come sorted, with their sizes and digests; equal bytes are one file', async () => {
  const { payload, ...rest } = courtSealed()
  const objects = courtObjects()
  const twice = bundlePayload({
    ...{ profile: 'court', statements: [] },
    objects: [...objects, { ...(objects[0] as BundleObject), leaf: 9 }],
  })
  const files = twice.parts.filter(({ path }) => path.startsWith('data/objects/'))
  assert.equal(files.length, 2)
  const parts = bundleParts({ payload, ...rest })
  const paths = parts.map(({ path }) => path)
  assert.deepEqual(paths, [...paths].sort())
  for (const { size, digest, read } of parts) {
    const bytes = await read()
    assert.deepEqual([bytes.length, sha256(bytes)], [size, digest])
  }
})

test('[K73] what a profile does not list is not made', () => {
  const [derivative, original] = courtObjects() as [BundleObject, BundleObject]
  const statements = [bytesOf('data/statements.jsonl')]
  const make = (profile: 'public' | 'partner', objects: BundleObject[], lines: Uint8Array[] = []) =>
    bundlePayload({ profile, objects, statements: lines })
  for (const profile of ['public', 'partner'] as const) {
    assert.throws(() => make(profile, [original]), RangeError, 'an original')
    assert.throws(() => make(profile, [{ ...derivative, name: 'x.txt' }]), RangeError, 'a name')
    assert.equal(make(profile, [derivative]).parts.length, 3)
  }
  assert.throws(() => make('public', [], statements), RangeError, 'a logged row')
  assert.equal(make('partner', [], statements).parts.length, 2)
  const court = courtSealed()
  const partner = { ...court, payload: make('partner', [derivative], statements) }
  // Leaf 1 is the original's, and its opening names bytes that are not there.
  assert.throws(() => bundleParts(partner), RangeError)
  const parts = bundleParts({ ...partner, leaves: [2, 3, 4].map(courtLeaf) })
  assert.ok(!parts.some(({ path }) => path.startsWith('custody/who/')))
  const publicly = { ...court, payload: make('public', [derivative]) }
  assert.throws(
    () => bundleParts({ ...publicly, leaves: [3].map(courtLeaf) }),
    RangeError,
    'a claim',
  )
  assert.ok(bundleParts({ ...publicly, leaves: [2, 4].map(courtLeaf) }).length > 0)
})

test('[K73] a path that no bundle has, and a row of another kind, are not made', () => {
  const sealed = courtSealed()
  const verifier = [{ path: 'verify/read-me.txt', bytes: new Uint8Array(1) }]
  assert.throws(() => bundleParts({ ...sealed, verifier }), RangeError)
  const n = '07'.repeat(32)
  const row = openingFile({
    at: '2026-11-24',
    k: 'agent.record',
    n,
    o: {},
    p: null,
    s: 'a',
    w: null,
  })
  const leaf = { ...courtLeaf(3), rows: [{ line: 0, bytes: row }] }
  const partner = bundlePayload({ profile: 'partner', objects: [], statements: [] })
  assert.throws(() => bundleParts({ ...sealed, payload: partner, leaves: [leaf] }), RangeError)
})

test('[K74] one table says what may be in a bundle, and the checker reads the same', () => {
  const kinds = [
    'document.add',
    'evidence.derive',
    'claim.record',
    'proposal.accept',
    'bundle.seal',
  ]
  const allowed = (profile: keyof typeof PROFILES) =>
    kinds.filter((kind) => PROFILES[profile].kinds.test(kind))
  assert.deepEqual(allowed('public'), ['evidence.derive', 'bundle.seal'])
  assert.deepEqual(allowed('partner'), kinds.slice(1))
  assert.deepEqual(allowed('court'), kinds)
  assert.ok(!PROFILES.partner.kinds.test('claim.record.more'))
})

test('[K74] what a profile does not list is found by the checker, who files and lists, too', async () => {
  const found = async (
    profile: string,
    change: (files: ReturnType<typeof courtBundle>) => void,
  ) => {
    const files = courtBundle()
    const info = new TextDecoder().decode(files.get('bag-info.txt')).replace('court', profile)
    files.set('bag-info.txt', new TextEncoder().encode(info))
    change(files)
    const entries = [...files.keys()].map((path) => ({ path, isFile: true }))
    const read = async (path: string) => files.get(path) as Uint8Array
    const { findings } = await verifyBundle({ entries, read })
    return findings.filter(({ code }) => code === 'profile').map(({ path }) => path)
  }
  const same = () => {}
  assert.deepEqual(await found('court', same), [])
  assert.deepEqual(await found('partner', same), [
    'custody/openings/1.json',
    ...[1, 2, 3, 4].map((leaf) => `custody/who/${leaf}.json`),
    'data/index.json',
  ])
  const listed = await found('public', (files) =>
    files.set('custody/lists/3.txt', new Uint8Array()),
  )
  assert.ok(listed.includes('custody/lists/3.txt') && listed.includes('custody/openings/3.json'))
})

test('[K104] a proof is for a court alone, and logged as one by its own kind of opening', async () => {
  const [derivative] = courtObjects() as [BundleObject]
  const objects: BundleObject[] = [{ ...derivative, role: 'proof' }]
  for (const profile of ['public', 'partner'] as const)
    assert.throws(() => bundlePayload({ profile, objects, statements: [] }), RangeError, profile)
  assert.equal(bundlePayload({ profile: 'court', objects, statements: [] }).parts.length, 3)
  const files = courtBundle()
  const index = textOf('data/index.json').replace('"derivative"', '"proof"')
  files.set('data/index.json', new TextEncoder().encode(index))
  const entries = [...files.keys()].map((path) => ({ path, isFile: true }))
  const read = async (path: string) => files.get(path) as Uint8Array
  const { findings } = await verifyBundle({ entries, read })
  const of = findings.filter(({ path }) => path === 'data/index.json').map(({ code }) => code)
  assert.ok(of.includes('not-logged') && !of.includes('profile'), 'a derivative is no proof')
})

async function archive(parts: readonly BundlePart[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of zipPieces(parts)) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

test('[K75] an archive holds the files, the same bytes each time, as strictly as it is read', async () => {
  const parts = bundleParts(courtSealed())
  const zip = await archive(parts)
  assert.equal(zip.length, zipSize(parts))
  assert.deepEqual(await archive(bundleParts(courtSealed())), zip)
  const { entries, read } = await archiveBundle({
    size: zip.length,
    read: async (offset, length) => zip.subarray(offset, offset + length),
    inflate: async (packed) => new Uint8Array(inflateRawSync(packed)),
  })
  assert.deepEqual(
    entries.map(({ path, isFile }) => [path, isFile]),
    parts.map(({ path }) => [path, true]),
  )
  for (const { path, read: own } of parts) assert.deepEqual(await read(path), await own())
})

test('[K75] other tools unpack it and find every checksum right', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-zip-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'bundle.zip')
  writeFileSync(path, await archive(bundleParts(courtSealed())))
  const tools = [
    ['unzip', '-tqq', path],
    [
      'python3',
      '-c',
      'import sys,zipfile; sys.exit(zipfile.ZipFile(sys.argv[1]).testzip() is not None)',
      path,
    ],
  ]
  for (const [tool = '', ...words] of tools) {
    const ran = spawnSync(tool, words)
    if (ran.error) t.diagnostic(`${tool} is not there: not tried`)
    else assert.equal(ran.status, 0, `${tool}: ${ran.stderr}`)
  }
})

test('[K75] a file that is not as long as it said, or too many of them, is no archive', async () => {
  const part = { path: 'bagit.txt', size: 2, digest: sha256(new Uint8Array()) }
  const short = { ...part, read: async () => new Uint8Array(1) }
  await assert.rejects(archive([short]), RangeError)
  const many = Array.from({ length: 65_535 }, () => ({ ...short, size: 1 }))
  await assert.rejects(archive(many), RangeError)
  await assert.rejects(archive([{ ...short, size: 0xffff_ffff }]), RangeError)
})
