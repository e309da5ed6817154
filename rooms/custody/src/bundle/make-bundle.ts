// A bundle as a list of files: first what it is about, whose manifest is sealed in the log; then,
// with the proofs of that log, everything else. Bytes of objects are read when they are written
// out. Pure: the person who calls it reads the store, seals and signs. Source: custody.md 13.
import { concatBytes } from '@noble/hashes/utils.js'
import { canonicalFile } from '../canonical.ts'
import { isFinding } from '../finding.ts'
import { hexText, type Sha256, sha256 } from '../hash.ts'
import { readOpening } from '../opening.ts'
import { utf8Bytes } from '../utf8.ts'
import { BAGIT_TEXT, type BundleProfile, bagInfoFile } from './bag-info.ts'
import { bundleFileOf } from './bundle-path.ts'
import { manifestFile } from './manifest.ts'
import { type ObjectRole, PROFILES } from './profile.ts'

/** A file of a bundle: its size and SHA-256, and its bytes when they are asked for. */
export interface BundlePart {
  path: string
  size: number
  digest: Uint8Array
  read: () => Promise<Uint8Array>
}

/** Bytes that were logged. */
export interface BundleObject extends Omit<BundlePart, 'path'> {
  /** Leaf that names them. */
  leaf: number
  media: string
  role: ObjectRole
  /** What they are called; for court only. */
  name?: string
}

/** What a bundle is about. */
export interface BundlePayload {
  profile: BundleProfile
  /** Objects, index and statements. */
  parts: BundlePart[]
  /** The file that the seal commits to. */
  manifest: Uint8Array
  bytes: number
}

/** What the log gives of one leaf. */
export interface BundleLeaf {
  leaf: number
  opening: Uint8Array
  who: Uint8Array | null
  proof: Uint8Array
  list?: Uint8Array
  rows: readonly { line: number; bytes: Uint8Array }[]
}

/** A payload that was sealed, with everything that vouches for it. */
export interface SealedBundle {
  payload: BundlePayload
  id: string
  recipient: string
  /** Day of the seal, UTC. */
  date: string
  leaves: readonly BundleLeaf[]
  /** The checkpoint of all proofs. */
  checkpoint: Uint8Array
  /** Time stamps over it, and the roots of their authorities (PEM). */
  tokens: readonly Uint8Array[]
  roots?: Uint8Array
  /** Verifier key, policy and allowed signers, for convenience. */
  vkey: string
  policy: string
  signers: string
  /** SSHSIG over the manifest. */
  signature: string
  /** The verifier with its HOWTO. */
  verifier: readonly { path: string; bytes: Uint8Array }[]
}

/**
 * The payload of a bundle. `statements` are canonical files, a line each.
 * @throws RangeError for an object or a statement that the profile does not allow.
 */
export function bundlePayload(
  {
    profile,
    objects,
    statements,
  }: {
    profile: BundleProfile
    objects: readonly BundleObject[]
    statements: readonly Uint8Array[]
  },
  hash: Sha256 = sha256,
): BundlePayload {
  const rule = PROFILES[profile]
  const isAllowed = objects.every(
    ({ role, name }) => rule.roles.includes(role) && (name === undefined || rule.hasNames),
  )
  if (!isAllowed || (rule.statements === 'released' && statements.length > 0))
    throw new RangeError(`the profile ${profile} does not allow it`)
  const sorted = [...objects].sort((a, b) => (hexText(a.digest) < hexText(b.digest) ? -1 : 1))
  const parts = [
    ...objectParts(sorted),
    partOf('data/index.json', indexFile(profile, sorted), hash),
    partOf('data/statements.jsonl', concatBytes(...statements), hash),
  ]
  const manifest = manifestFile(digestsOf(parts))
  return { profile, parts, manifest, bytes: parts.reduce((sum, { size }) => sum + size, 0) }
}

/** Equal bytes are one file, however often they were logged. */
function objectParts(objects: readonly BundleObject[]): BundlePart[] {
  const byPath = new Map(
    objects.map(({ digest, size, read }) => {
      const path = `data/objects/${hexText(digest)}`
      return [path, { path, size, digest, read }]
    }),
  )
  return [...byPath.values()]
}

function indexFile(profile: BundleProfile, objects: readonly BundleObject[]): Uint8Array {
  const rows = objects.map(({ digest, leaf, media, role, size, name }) => ({
    ...{ digest: `sha256:${hexText(digest)}`, leaf, media, role, size },
    ...(name !== undefined && { name }),
  }))
  return canonicalFile({ objects: rows, profile, v: 1 })
}

function partOf(path: string, bytes: Uint8Array, hash: Sha256): BundlePart {
  return { path, size: bytes.length, digest: hash(bytes), read: async () => bytes }
}

function digestsOf(parts: readonly BundlePart[]): Map<string, Uint8Array> {
  return new Map(parts.map(({ path, digest }) => [path, digest]))
}

/** What a seal states of files beside the payload: the digest of each by its path. */
export function sealedDigests(
  files: SealedBundle['verifier'],
  hash: Sha256 = sha256,
): Record<string, string> {
  return Object.fromEntries(
    files.map(({ path, bytes }) => [path, `sha256:${hexText(hash(bytes))}`]),
  )
}

/** The copies of whom to trust, as they lie in a bundle. */
export function trustCopies({
  vkey,
  policy,
  signers,
}: Pick<SealedBundle, 'vkey' | 'policy' | 'signers'>): SealedBundle['verifier'] {
  return [
    { path: 'custody/log.vkey', bytes: utf8Bytes(`${vkey}\n`) },
    { path: 'custody/policy.txt', bytes: utf8Bytes(policy) },
    { path: 'custody/allowed_signers', bytes: utf8Bytes(signers) },
  ]
}

/**
 * Every file of a bundle, sorted by path.
 * @throws RangeError for a file, or an opening, that the profile does not allow.
 */
export function bundleParts(sealed: SealedBundle, hash: Sha256 = sha256): BundlePart[] {
  const { payload, leaves, verifier } = sealed
  const { profile, parts } = payload
  const files = [...tagFiles(sealed), ...leaves.flatMap((leaf) => leafFiles(leaf, profile))]
  const tags = [...files, ...verifier.map(({ path, bytes }) => [path, bytes] as const)].map(
    ([path, bytes]) => partOf(path, bytes, hash),
  )
  const manifest = manifestFile(digestsOf(tags))
  const all = [...parts, ...tags, partOf('tagmanifest-sha256.txt', manifest, hash)]
  const { without } = PROFILES[profile]
  for (const { path } of all) {
    const kind = bundleFileOf(path)?.kind
    if (kind === undefined || without.includes(kind)) throw new RangeError('no file of a bundle')
  }
  return all.sort((a, b) => (a.path < b.path ? -1 : 1))
}

type File = readonly [path: string, bytes: Uint8Array]

function tagFiles(sealed: SealedBundle): File[] {
  const { payload, id, recipient, date, checkpoint, tokens } = sealed
  const { profile, manifest, bytes, parts } = payload
  const info = { bytes, files: parts.length, date, id, profile, recipient }
  return [
    ['bagit.txt', utf8Bytes(BAGIT_TEXT)],
    ['bag-info.txt', bagInfoFile(info)],
    ['manifest-sha256.txt', manifest],
    ['custody/checkpoint', checkpoint],
    ...tokens.map((token, n): File => [`custody/checkpoint${n === 0 ? '' : `.${n}`}.tsr`, token]),
    ...(sealed.roots ? [['custody/tsa-roots.pem', sealed.roots] as const] : []),
    ...trustCopies(sealed).map(({ path, bytes }): File => [path, bytes]),
    ['custody/manifest.sshsig', utf8Bytes(sealed.signature)],
  ]
}

function leafFiles(
  { leaf, opening, who, proof, list, rows }: BundleLeaf,
  profile: BundleProfile,
): File[] {
  const { kinds, without } = PROFILES[profile]
  for (const bytes of [opening, ...rows.map((row) => row.bytes)]) {
    const read = readOpening(bytes)
    if (isFinding(read) || !kinds.test(read.k))
      throw new RangeError(`the profile ${profile} does not allow an opening`)
  }
  const isShown = who !== null && !without.includes('who')
  return [
    [`custody/openings/${leaf}.json`, opening],
    ...(isShown ? [[`custody/who/${leaf}.json`, who] as const] : []),
    [`custody/proofs/${leaf}.tlog-proof`, proof],
    ...(list === undefined ? [] : [[`custody/lists/${leaf}.txt`, list] as const]),
    ...rows.map(({ line, bytes }): File => [`custody/rows/${leaf}/${line}.json`, bytes]),
  ]
}
