// What would be in a bundle for its asker: bytes that were logged, and rows about claims, as far as
// profile and rights allow. What is left out is said by id and code. Source: custody.md 13.
import { type EvidenceDocument, isOpenRow, type RowByKind, rowToJson } from '@tumen/claim'
import {
  type BundleObject,
  type BundlePayload,
  type BundleProfile,
  bundlePayload,
  canonicalFile,
  PROFILES,
} from '@tumen/custody'
import type { ClaimInContext, Stored } from '@tumen/ledger'
import { type Revokers, stateNow } from './claim-state.ts'
import { loggedBytes } from './derive-evidence.ts'
import type { Actor, Desk } from './operation.ts'
import { canRead } from './policy.ts'
import { readClaims, readRevokers } from './read-claim.ts'
import { Refusal } from './refusal.ts'
import { newestReviews } from './review-evidence.ts'
import { mayReadClaim, objectOf } from './row-answer.ts'

/** Why something that was asked for is not in a bundle. */
export const LEFT_CODES = [
  'not-there',
  'no-derivative',
  'not-reviewed',
  'not-open',
  'not-standing',
  'not-released',
] as const
export type LeftCode = (typeof LEFT_CODES)[number]

/** What is asked for. */
export interface BundleQuestion {
  profile: BundleProfile
  documents: readonly string[]
  claims: readonly string[]
}

/** A row that is stated, with its place in the log. */
interface StatedRow {
  leaf: number
  leafRow: number
  file: Uint8Array
}

/** What is in it, and what is not. */
export interface BundlePlan {
  payload: BundlePayload
  objects: readonly BundleObject[]
  rows: readonly StatedRow[]
  documents: string[]
  derivatives: string[]
  claims: string[]
  left: { id: string; code: LeftCode }[]
}

/** Largest bundle, in bytes of its payload: it is handed out in one piece. */
export const MOST_BUNDLE = 100_000_000

/** Plans a bundle. Refuses with `logged-before` and `too-large`. */
export async function planBundle(
  desk: Desk,
  actor: Actor,
  question: BundleQuestion,
): Promise<BundlePlan> {
  const { profile } = question
  const left: BundlePlan['left'] = []
  const documents = await readableDocuments(desk, actor, question, left)
  const originals = PROFILES[profile].roles.includes('original')
    ? await Promise.all(documents.map((document) => originalObject(desk, document)))
    : []
  const derived = await derivedObjects(desk, profile, documents, left)
  const { rows, claims } = await statedRows(desk, actor, question, left)
  const objects = [...originals, ...derived.map(({ object }) => object)]
  const payload = bundlePayload({ profile, objects, statements: rows.map(({ file }) => file) })
  if (payload.bytes > MOST_BUNDLE)
    throw new Refusal('too-large', 'documents', [{ limit: MOST_BUNDLE, path: 'documents' }])
  const shown = originals.length > 0 ? documents.map(({ row }) => row.id) : []
  const derivatives = derived.map(({ id }) => id)
  return { payload, objects, rows, documents: shown, derivatives, claims, left }
}

async function readableDocuments(
  desk: Desk,
  actor: Actor,
  { documents }: BundleQuestion,
  left: BundlePlan['left'],
): Promise<Stored<EvidenceDocument>[]> {
  const found = await desk.ledger.read.documentsById(documents)
  const readable = found.filter((document) => canRead(actor, objectOf(document)))
  const known = new Set(readable.map(({ row }) => row.id))
  for (const id of documents) if (!known.has(id)) left.push({ id, code: 'not-there' })
  return readable
}

async function originalObject(
  desk: Desk,
  document: Stored<EvidenceDocument>,
): Promise<BundleObject> {
  const { leaf, media, size } = await loggedBytes(desk, document)
  const { bytesHash, title } = document.row
  return {
    ...{ leaf, media, size, role: 'original', name: title, digest: Buffer.from(bytesHash, 'hex') },
    read: () => desk.ledger.bytesOf(document.row),
  }
}

/** Derivatives that nobody refused, and that somebody looked at where that is needed. */
async function derivedObjects(
  desk: Desk,
  profile: BundleProfile,
  documents: readonly Stored<EvidenceDocument>[],
  left: BundlePlan['left'],
): Promise<{ id: string; object: BundleObject }[]> {
  const ids = documents.map(({ row }) => row.id)
  const found = await desk.ledger.read.derivativesOf(ids)
  const reviews = await newestReviews(desk)
  const { isReviewed, roles } = PROFILES[profile]
  const isAlone = desk.ledger.settings.review === 'self'
  const mustBeSeen = isReviewed || !(isAlone || roles.includes('original'))
  const open = found.filter(({ row }) => {
    const decision = reviews.get(row.id)?.row.decision
    const isOpen = decision === 'approved' || (decision === undefined && !mustBeSeen)
    if (!isOpen) left.push({ id: row.id, code: 'not-reviewed' })
    return isOpen
  })
  const made = new Set(found.map(({ row }) => row.document))
  if (!roles.includes('original'))
    for (const id of ids) if (!made.has(id)) left.push({ id, code: 'no-derivative' })
  return open.map(({ row, leaf }) => {
    const { bytesHash, mediaType: media, bytes: size } = row
    const read = () => desk.ledger.bytesOf(row)
    const digest = Buffer.from(bytesHash, 'hex')
    return { id: row.id, object: { leaf, media, size, role: 'derivative', digest, read } }
  })
}

/** The rows of the claims, in the order of the log. */
async function statedRows(
  desk: Desk,
  actor: Actor,
  { profile, claims: asked }: BundleQuestion,
  left: BundlePlan['left'],
): Promise<{ rows: StatedRow[]; claims: string[] }> {
  const { statements } = PROFILES[profile]
  const found = await readClaims(desk, [...asked])
  const revokers = await readRevokers(desk, [...found.values()])
  const chosen = asked.flatMap((id): ClaimInContext[] => {
    const context = found.get(id)
    const readable = context && mayReadClaim(actor)(context) ? context : undefined
    const code = leftOut(readable, statements, revokers)
    if (code === undefined && readable) return [readable]
    left.push({ id, code: code ?? 'not-there' })
    return []
  })
  const rows = new Map<string, StatedRow>()
  for (const context of chosen)
    for (const row of statements === 'all' ? await rowsOfClaim(desk, context) : [rowOf(context)])
      rows.set(`${row.leaf}/${row.leafRow}`, row)
  const ordered = [...rows.values()].sort((a, b) => a.leaf - b.leaf || a.leafRow - b.leafRow)
  return { rows: ordered, claims: chosen.map(({ claim }) => claim.row.id) }
}

function leftOut(
  context: ClaimInContext | undefined,
  statements: 'released' | 'open' | 'all',
  revokers: Revokers,
): LeftCode | undefined {
  if (!context) return 'not-there'
  if (statements === 'released') return 'not-released'
  if (statements === 'all') return undefined
  if (!isOpenRow(context.claim.row)) return 'not-open'
  // Its reasons stay in the house, so that nobody could see that it was taken back.
  return stateNow(context, revokers) === 'counts' ? undefined : 'not-standing'
}

function rowOf({ claim }: ClaimInContext): StatedRow {
  return statedRow('claim', claim)
}

/** What was said, what became of it, and the events that it is linked to. */
async function rowsOfClaim(desk: Desk, context: ClaimInContext): Promise<StatedRow[]> {
  const ids = [...new Set(context.events.map(({ row }) => row.event))]
  const events = await Promise.all(ids.map((id) => desk.ledger.read.event(id)))
  return [
    rowOf(context),
    ...context.statuses.map((stored) => statedRow('claim_status', stored)),
    ...context.events.map((stored) => statedRow('event_link', stored)),
    ...events.flatMap((stored) => (stored ? [statedRow('event', stored)] : [])),
  ]
}

type StatedKind = 'claim' | 'claim_status' | 'event_link' | 'event'

function statedRow<K extends StatedKind>(kind: K, stored: Stored<RowByKind[K]>): StatedRow {
  const { leaf, leafRow, row } = stored
  return { leaf, leafRow, file: canonicalFile(rowToJson(kind, row)) }
}
