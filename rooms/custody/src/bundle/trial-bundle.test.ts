// The bundle of the vectors as a map of paths, and everything that is done to it: 39 attacks. All
// keys are public test values. No tests here.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Checkpoint, checkpointText, readCheckpoint } from '../checkpoint.ts'
import { isFinding } from '../finding.ts'
import { hexText, sha256 } from '../hash.ts'
import { noteKey, vkey } from '../key.ts'
import { leafBytes, leafHash, nodeHash } from '../leaf.ts'
import { cosignatureLine, readNoteText, signNote } from '../note.ts'
import { readPolicy } from '../policy.ts'
import { proofFile, readProofFile } from '../proof-file.ts'
import { readSigners, signerLine, sshSignature } from '../ssh-signature.ts'
import { bytesOf, fromHex, testSeed, vectorBytes, vectorText } from '../vector.test.ts'
import { isPayload } from './bundle-path.ts'
import { BUNDLE_NAMESPACE, type BundleTrust } from './check-trust.ts'
import { manifestFile } from './manifest.ts'

/** Bytes by path; nothing for what is no regular file. */
export type Files = Map<string, Uint8Array | undefined>

const ROOT = fileURLToPath(new URL('../../../../vectors/custody/bundle/court/', import.meta.url))
const [NORTH, SOUTH] = [
  noteKey(testSeed(0x20), 'witness.example/north', 4),
  noteKey(testSeed(0x40), 'witness.example/south', 4),
]
const SIGNER = noteKey(testSeed(0x60), 'tumen.example')
const OTHER = noteKey(testSeed(0x90), 'tumen.example')

/** The untouched bundle. */
export function courtBundle(): Files {
  const paths = readdirSync(ROOT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('//', '/').slice(ROOT.length))
  return new Map(paths.map((path) => [path, vectorBytes(`bundle/court/${path}`)]))
}

/** What an asker who has the group's printed report trusts. */
export function trusted(): BundleTrust {
  const policy = readPolicy(vectorText('bundle/court/custody/policy.txt'))
  const signers = readSigners(vectorText('bundle/court/custody/allowed_signers'))
  assert.ok(!isFinding(policy) && !isFinding(signers))
  return { policy, signers }
}

const text = (files: Files, path: string) => new TextDecoder().decode(files.get(path))
const edit = (files: Files, path: string, change: (text: string) => string) =>
  files.set(path, bytesOf(change(text(files, path))))
const swap = (files: Files, one: string, other: string) => {
  const bytes = files.get(one)
  files.set(one, files.get(other)).set(other, bytes)
}
const MANIFEST = 'manifest-sha256.txt'
const CHECKPOINT = 'custody/checkpoint'
const TOKEN = 'custody/checkpoint.tsr'
const DERIVED = 'cb6ff3e126ab61e431cf32db5e6fc9953b3bd6af207c25cb76823d6acaac8ead'
const object = (digest: string) => `data/objects/${digest}`
const opening = (leaf: number) => `custody/openings/${leaf}.json`
const proof = (leaf: number) => `custody/proofs/${leaf}.tlog-proof`
const who = (leaf: number) => `custody/who/${leaf}.json`
const LEAVES = [1, 2, 3, 4]

/** Puts another checkpoint into every proof, and into the bundle. */
function withCheckpoint(files: Files, checkpoint: string, proofsOnly = false): void {
  for (const leaf of LEAVES) {
    const read = readProofFile(files.get(proof(leaf)) as Uint8Array)
    if ('path' in read) files.set(proof(leaf), proofFile({ ...read, checkpoint }))
  }
  if (!proofsOnly) files.set(CHECKPOINT, bytesOf(checkpoint))
}

const signed = (files: Files) => readNoteText(files.get(CHECKPOINT) as Uint8Array) as string

function cosigned(note: string, of: string, time: number): string {
  return note + [NORTH, SOUTH].map((key) => cosignatureLine(of, key, time)).join('')
}

/** An own log of 16 leaves with the openings of the bundle, under the old name. */
function remake(files: Files): void {
  const { origin } = readCheckpoint(signed(files)) as Checkpoint
  const key = noteKey(testSeed(0xa0), origin)
  const commitments = Array.from({ length: 16 }, (_, at) =>
    LEAVES.includes(at) ? sha256(files.get(opening(at)) as Uint8Array) : testSeed(at),
  )
  const levels = [commitments.map((c) => leafHash(leafBytes(c)))]
  while ((levels.at(-1)?.length ?? 0) > 1) {
    const last = levels.at(-1) ?? []
    levels.push(last.flatMap((h, n) => (n % 2 === 0 ? [nodeHash(h, last[n + 1] as never)] : [])))
  }
  const root = levels.at(-1)?.[0] as Uint8Array
  const stated = checkpointText({ origin, size: 16, root })
  const checkpoint = cosigned(signNote(stated, key), stated, 1_795_564_900)
  for (const leaf of LEAVES) {
    const path = levels.slice(0, -1).map((level, at) => level[(leaf >> at) ^ 1] as Uint8Array)
    files.set(proof(leaf), proofFile({ index: leaf, path, checkpoint }))
  }
  files.set(CHECKPOINT, bytesOf(checkpoint)).delete(TOKEN)
  edit(files, 'custody/policy.txt', (policy) => policy.replace(/^log .*$/m, `log ${vkey(key)}`))
}

const extra = bytesOf('added\n')
const EXTRA = object(hexText(sha256(extra)))

/** What is done to the bundle, by the names of the vector. */
export const ATTACKS: Readonly<Record<string, (files: Files) => void>> = {
  unchanged: () => {},
  'unchanged, no trust given from outside': () => {},
  'object changed, manifests rewritten': (files) =>
    edit(files, object(DERIVED), (was) => `X${was.slice(1)}`),
  'object and its name changed, index and manifests rewritten': (files) => {
    const bytes = bytesOf(`X${text(files, object(DERIVED)).slice(1)}`)
    const digest = hexText(sha256(bytes))
    files.delete(object(DERIVED))
    files.set(object(digest), bytes)
    edit(files, 'data/index.json', (index) => index.replace(DERIVED, digest))
  },
  'a statement changed (39 to 99)': (files) =>
    edit(files, 'data/statements.jsonl', (lines) => lines.replaceAll('39', '99')),
  'a statement added': (files) =>
    edit(files, 'data/statements.jsonl', (lines) => `${lines}{"id":"cl_9","v":1}\n`),
  'an object removed, index and manifests rewritten': (files) => {
    files.delete(object(DERIVED))
    edit(files, 'data/index.json', (index) => index.replace(/\{"digest":"sha256:cb6f[^}]*\},/, ''))
  },
  'a file added, unlisted': (files) => files.set(EXTRA, extra),
  'a file added and listed': (files) => files.set(EXTRA, extra),
  'fetch.txt added': (files) => files.set('fetch.txt', bytesOf('https://example.org/ 1 data/x\n')),
  'unknown top-level file': (files) => files.set('NOTES.txt', extra),
  'symbolic link': (files) => files.set(opening(9), undefined),
  'opening removed with its proof': (files) => {
    for (const path of [opening(3), proof(3), who(3)]) files.delete(path)
  },
  'proof removed': (files) => files.delete(proof(2)),
  'two proofs swapped': (files) => swap(files, proof(1), proof(2)),
  'two openings swapped': (files) => swap(files, opening(1), opening(2)),
  'opening with an added space': (files) =>
    edit(files, opening(3), (was) => was.replace('{"at"', '{ "at"')),
  'opening with another time': (files) =>
    edit(files, opening(3), (was) => was.replace('2026-11-24', '2026-11-23')),
  'who file changed': (files) => edit(files, who(2), (was) => was.replace('u-3f', 'u-40')),
  'bag-info: other recipient': (files) =>
    edit(files, 'bag-info.txt', (was) => was.replace('x-5d21', 'x-5d22')),
  'bag-info: profile public': (files) =>
    edit(files, 'bag-info.txt', (was) => was.replace('court', 'public')),
  'bag-info: other date': (files) =>
    edit(files, 'bag-info.txt', (was) => was.replace('2026-11-24', '2026-11-25')),
  'bagit.txt of version 0.97': (files) =>
    edit(files, 'bagit.txt', (was) => was.replace('1.0', '0.97')),
  'checkpoint: witness lines removed': (files) => {
    withCheckpoint(files, text(files, CHECKPOINT).replace(/— witness.*\n/g, ''))
    files.delete(TOKEN)
  },
  'checkpoint truncated': (files) => edit(files, CHECKPOINT, (was) => was.slice(0, 40)),
  'time stamp of another file': (files) => {
    const imprint = sha256(files.get(CHECKPOINT) as Uint8Array)
    const token = hexText(files.get(TOKEN) as Uint8Array)
    files.set(TOKEN, fromHex(token.replaceAll(hexText(imprint), hexText(sha256(extra)))))
  },
  'whole log re-made with an attacker’s key of the same name, policy in the bundle replaced':
    remake,
  'the same, verified with the policy in the bundle': remake,
  'signed by another key, allowed_signers in the bundle replaced': (files) => {
    const manifest = files.get(MANIFEST) as Uint8Array
    const signer = { identity: 'tumen.example', namespace: BUNDLE_NAMESPACE }
    files.set('custody/manifest.sshsig', bytesOf(sshSignature(manifest, BUNDLE_NAMESPACE, OTHER)))
    const line = signerLine({ ...signer, publicKey: OTHER.publicKey })
    files.set('custody/allowed_signers', bytesOf(line))
  },
  'signature made for another namespace': (files) =>
    files.set(
      'custody/manifest.sshsig',
      bytesOf(sshSignature(files.get(MANIFEST) as Uint8Array, 'file', SIGNER)),
    ),
  'bag-info.txt missing': (files) => files.delete('bag-info.txt'),
  'manifest with CR LF': (files) => edit(files, MANIFEST, (was) => was.replaceAll('\n', '\r\n')),
  'manifest with an upper-case digest': (files) =>
    edit(files, MANIFEST, (was) => was.slice(0, 64).toUpperCase() + was.slice(64)),
  'manifest not sorted': (files) =>
    edit(files, MANIFEST, (was) => `${was.trimEnd().split('\n').reverse().join('\n')}\n`),
  'manifest with a path outside': (files) =>
    edit(files, MANIFEST, (was) => was.replace('data/index.json', 'data/../index.json')),
  'one who file removed': (files) => files.delete(who(2)),
  'bag-info.txt with an added line': (files) =>
    edit(files, 'bag-info.txt', (was) => `${was}Contact-Name: x\n`),
  'signature armour with another line length': (files) =>
    edit(files, 'custody/manifest.sshsig', (was) => {
      const [head = '', ...lines] = was.trimEnd().split('\n')
      const foot = lines.pop() ?? ''
      return [head, ...(lines.join('').match(/.{1,76}/g) ?? []), foot, ''].join('\n')
    }),
  'proofs of another checkpoint of the same log': (files) => {
    const own = text(files, CHECKPOINT).replace(/— witness.*\n/g, '')
    withCheckpoint(files, cosigned(own, signed(files), 1_795_564_901), true)
  },
}

/** Rewrites the tag manifest, or both, so that every digest of the files is right again. */
export function rewrite(files: Files, which: 'none' | 'tags' | 'both'): void {
  const digestsOf = (isMeant: (path: string) => boolean) =>
    new Map(
      [...files].flatMap(([path, bytes]) =>
        bytes && isMeant(path) ? [[path, sha256(bytes)] as const] : [],
      ),
    )
  if (which === 'both') files.set(MANIFEST, manifestFile(digestsOf(isPayload)))
  const isTag = (path: string) => !isPayload(path) && path !== 'tagmanifest-sha256.txt'
  if (which !== 'none') files.set('tagmanifest-sha256.txt', manifestFile(digestsOf(isTag)))
}
