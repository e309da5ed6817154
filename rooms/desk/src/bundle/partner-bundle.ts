// The bundle of a partner, as it came: checked by the verifier that everybody has, and read. What
// it says of documents and claims is believed no further than its proofs reach. Source: custody.md
// 13, 14.
import { inflateRawSync } from 'node:zlib'
import { type Claim, type ClaimStatusRow, parseClaim, parseRow } from '@tumen/claim'
import {
  archiveBundle,
  type BundleCheck,
  type BundleSource,
  type BundleTrust,
  digestText,
  hexText,
  isFinding,
  readCanonicalFile,
  readCheckpoint,
  readOpening,
  readPolicy,
  readSigners,
  verifyBundle,
} from '@tumen/custody'
import { Refusal } from '../refusal.ts'

/** Bytes in a bundle, with the document of the partner that they are, or are of. */
export interface PartnerObject {
  digest: string
  media: string
  role: 'original' | 'derivative'
  name?: string
  document: string
  read: () => Promise<Uint8Array>
}

/** What a bundle says, after it was checked. */
export interface PartnerBundle {
  check: BundleCheck
  objects: readonly PartnerObject[]
  claims: readonly Claim[]
  statuses: readonly ClaimStatusRow[]
  /** Rows of other kinds, which stay in the bundle. */
  others: number
  /** Name and key of the log, how many entries it had, and its root in hex. */
  log: { origin: string; vkey: string; size: number; root: string }
  manifestHash: string
}

/** Checks a bundle and reads it. Refuses with `bundle-unproven` and the codes of its findings. */
export async function readPartnerBundle(
  bytes: Uint8Array,
  asked: { policy?: string | undefined; signers?: string | undefined },
): Promise<PartnerBundle> {
  const source = await archiveBundle({
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    inflate: async (packed, size) => inflated(packed, size),
  })
  const check = await verifyBundle(source, trustOf(asked))
  // Whom to trust may be missing; nothing may be altered, missing or unproven.
  const broken = check.findings.filter(({ code }) => !UNTRUSTED.has(code))
  if (broken.length > 0 || check.info === undefined) throw unproven(broken.map(({ code }) => code))
  const log = await logOf(source)
  const { claims, statuses, others } = await statementsOf(source)
  const manifest = await source.read('manifest-sha256.txt')
  const manifestHash = digestText(manifest).slice('sha256:'.length)
  return { check, objects: await objectsOf(source), claims, statuses, others, log, manifestHash }
}

/** What is said where the asker gave nobody to trust: the copies in the bundle were looked at. */
const UNTRUSTED: ReadonlySet<string> = new Set(['policy-from-bundle', 'signers-from-bundle'])

function unproven(codes: readonly string[]): Refusal {
  const told = [...new Set(codes)].slice(0, 20)
  return new Refusal(
    'bundle-unproven',
    'bytes',
    told.map((code) => ({ finding: code })),
  )
}

function trustOf({
  policy,
  signers,
}: {
  policy?: string | undefined
  signers?: string | undefined
}) {
  const trust: BundleTrust = {}
  if (policy !== undefined) {
    const read = readPolicy(policy)
    if (isFinding(read)) throw new Refusal('policy-unfit', 'policy')
    trust.policy = read
  }
  if (signers !== undefined) {
    const read = readSigners(signers)
    if (isFinding(read)) throw new Refusal('policy-unfit', 'signers')
    trust.signers = read
  }
  return trust
}

function inflated(packed: Uint8Array, size: number): Uint8Array {
  const whole = inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
  if (whole.length !== size) throw new RangeError('another size')
  return whole
}

async function logOf(source: BundleSource): Promise<PartnerBundle['log']> {
  const text = async (path: string) => Buffer.from(await source.read(path)).toString('utf8')
  const note = await text('custody/checkpoint')
  const stated = readCheckpoint(note.slice(0, note.indexOf('\n\n') + 1))
  if (isFinding(stated)) throw unproven(['malformed'])
  const { origin, size, root } = stated
  return { origin, size, root: hexText(root), vkey: (await text('custody/log.vkey')).trimEnd() }
}

/** The rows that it states: claims, what became of them, and how many others. */
async function statementsOf(source: BundleSource) {
  const [claims, statuses]: [Claim[], ClaimStatusRow[]] = [[], []]
  let others = 0
  const text = Buffer.from(await source.read('data/statements.jsonl')).toString('utf8')
  for (const line of text.split('\n').slice(0, -1)) {
    const read = readCanonicalFile(Buffer.from(`${line}\n`))
    const value = isFinding(read) ? undefined : read.value
    const claim = parseClaim(value)
    const status = parseRow('claim_status', value)
    if (claim.claim) claims.push(claim.claim)
    else if (status.value) statuses.push(status.value)
    else others++
  }
  return { claims, statuses, others }
}

interface Indexed {
  digest: string
  leaf: number
  media: string
  role: string
  name?: string
}

async function objectsOf(source: BundleSource): Promise<PartnerObject[]> {
  const read = readCanonicalFile(await source.read('data/index.json'))
  if (isFinding(read)) throw unproven(['index-form'])
  const { objects } = read.value as unknown as { objects: Indexed[] }
  const found: PartnerObject[] = []
  for (const { digest, leaf, media, role, name } of objects) {
    if (role !== 'original' && role !== 'derivative') continue
    const opening = readOpening(await source.read(`custody/openings/${leaf}.json`))
    if (isFinding(opening)) throw unproven(['opening-form'])
    const hex = digest.slice('sha256:'.length)
    found.push({
      ...{ digest: hex, media, role, document: opening.s },
      ...(name !== undefined && { name }),
      read: () => source.read(`data/objects/${hex}`),
    })
  }
  return found
}
