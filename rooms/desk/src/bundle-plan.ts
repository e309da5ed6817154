// What would be in a bundle for its asker: bytes that were logged, and rows about claims, as far as
// profile and rights allow. What is left out is said by id and code. Source: custody.md 13.
import {
  type Derivative,
  type EvidenceDocument,
  isOpenRow,
  namesAccount,
  type RowByKind,
  rowToJson,
} from '@tumen/claim'
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
  'other-log',
  'no-derivative',
  'not-reviewed',
  'not-open',
  'names-account',
  'not-standing',
  'not-released',
] as const
export type LeftCode = (typeof LEFT_CODES)[number]

/** What is asked for. */
export interface BundleQuestion {
  profile: BundleProfile
  documents: readonly string[]
  claims: readonly string[]
  /** Number of the first leaf of the log that signs; before it lie logs that were closed. */
  base: number
  /** Leaf of asking: what was derived later nobody approved. */
  asked?: number
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

/** What a plan is made with. */
interface Planning {
  desk: Desk
  actor: Actor
  question: BundleQuestion
  left: BundlePlan['left']
}

/** Plans a bundle. Refuses with `logged-before` and `too-large`. */
export async function planBundle(
  desk: Desk,
  actor: Actor,
  question: BundleQuestion,
): Promise<BundlePlan> {
  const { profile } = question
  const left: BundlePlan['left'] = []
  const planning = { desk, actor, question, left }
  const documents = await readableDocuments(planning)
  const hasOriginals = PROFILES[profile].roles.includes('original')
  const shown = hasOriginals ? inThisLog(documents, planning) : []
  const originals = await Promise.all(shown.map((one) => originalObject(planning, one)))
  const derived = await derivedObjects(planning, documents)
  const { rows, claims } = await statedRows(planning)
  const objects = [...originals, ...derived.map(({ object }) => object)]
  const payload = bundlePayload({ profile, objects, statements: rows.map(({ file }) => file) })
  if (payload.bytes > MOST_BUNDLE)
    throw new Refusal('too-large', 'documents', [{ limit: MOST_BUNDLE, path: 'documents' }])
  const [ids, derivatives] = [shown.map(({ row }) => row.id), derived.map(({ id }) => id)]
  return { payload, objects, rows, documents: ids, derivatives, claims, left }
}

async function readableDocuments(planning: Planning): Promise<Stored<EvidenceDocument>[]> {
  const { desk, actor, question, left } = planning
  const found = await desk.ledger.read.documentsById(question.documents)
  const readable = found.filter((document) => canRead(actor, objectOf(document)))
  const known = new Set(readable.map(({ row }) => row.id))
  for (const id of question.documents) if (!known.has(id)) left.push({ id, code: 'not-there' })
  return readable
}

/** Those that the log proves which signs now: a closed one has another key, and its own proofs. */
function inThisLog<T extends { id: string }>(
  found: readonly Stored<T>[],
  { question, left }: Planning,
): Stored<T>[] {
  const { base } = question
  return found.filter(({ leaf, row }) => {
    if (leaf < base) left.push({ id: row.id, code: 'other-log' })
    return leaf >= base
  })
}

async function originalObject(
  { desk, question }: Planning,
  document: Stored<EvidenceDocument>,
): Promise<BundleObject> {
  const { leaf: number, media, size } = await loggedBytes(desk, document)
  const { bytesHash, title: name } = document.row
  const [leaf, digest] = [number - question.base, Buffer.from(bytesHash, 'hex')]
  const read = () => desk.ledger.bytesOf(document.row)
  return { leaf, media, size, role: 'original', name, digest, read }
}

/** Derivatives that nobody refused, and that somebody looked at where that is needed. */
async function derivedObjects(
  planning: Planning,
  documents: readonly Stored<EvidenceDocument>[],
): Promise<{ id: string; object: BundleObject }[]> {
  const { desk, question, left } = planning
  const { base, profile } = question
  const ids = documents.map(({ row }) => row.id)
  const { asked = Number.MAX_SAFE_INTEGER } = question
  const all = await desk.ledger.read.derivativesOf(ids)
  const found = all.filter(({ leaf }) => leaf < asked)
  const open = await openDerivatives(planning, inThisLog(found, planning))
  const made = new Set(found.map(({ row }) => row.document))
  if (!PROFILES[profile].roles.includes('original'))
    for (const id of ids) if (!made.has(id)) left.push({ id, code: 'no-derivative' })
  return open.map(({ row, leaf }) => {
    const { bytesHash, mediaType: media, bytes: size } = row
    const read = () => desk.ledger.bytesOf(row)
    const digest = Buffer.from(bytesHash, 'hex')
    return {
      id: row.id,
      object: { leaf: leaf - base, media, size, role: 'derivative', digest, read },
    }
  })
}

async function openDerivatives(
  { desk, question, left }: Planning,
  found: readonly Stored<Derivative>[],
): Promise<Stored<Derivative>[]> {
  const reviews = await newestReviews(desk)
  const { isReviewed, roles } = PROFILES[question.profile]
  const isAlone = desk.ledger.settings.review === 'self'
  const mustBeSeen = isReviewed || !(isAlone || roles.includes('original'))
  return found.filter(({ row }) => {
    const decision = reviews.get(row.id)?.row.decision
    const isOpen = decision === 'approved' || (decision === undefined && !mustBeSeen)
    if (!isOpen) left.push({ id: row.id, code: 'not-reviewed' })
    return isOpen
  })
}

/** The rows of the claims, in the order of the log. */
async function statedRows(planning: Planning): Promise<{ rows: StatedRow[]; claims: string[] }> {
  const { desk, question } = planning
  const chosen = await chosenClaims(planning)
  const isWhole = PROFILES[question.profile].statements === 'all'
  const rows = new Map<string, StatedRow>()
  for (const context of chosen)
    for (const row of isWhole ? await rowsOfClaim(desk, context) : [rowOf(context)])
      if (row.leaf >= question.base) rows.set(`${row.leaf}/${row.leafRow}`, row)
  const ordered = [...rows.values()].sort((a, b) => a.leaf - b.leaf || a.leafRow - b.leafRow)
  return { rows: ordered, claims: chosen.map(({ claim }) => claim.row.id) }
}

async function chosenClaims(planning: Planning): Promise<ClaimInContext[]> {
  const { desk, actor, question, left } = planning
  const found = await readClaims(desk, [...question.claims])
  const revokers = await readRevokers(desk, [...found.values()])
  return question.claims.flatMap((id): ClaimInContext[] => {
    const context = found.get(id)
    const readable = context && mayReadClaim(actor)(context) ? context : undefined
    const code = leftOut(readable, planning, revokers)
    if (code === undefined && readable) return [readable]
    left.push({ id, code: code ?? 'not-there' })
    return []
  })
}

function leftOut(
  context: ClaimInContext | undefined,
  { question }: Planning,
  revokers: Revokers,
): LeftCode | undefined {
  const { statements } = PROFILES[question.profile]
  if (!context) return 'not-there'
  if (statements === 'released') return 'not-released'
  if (context.claim.leaf < question.base) return 'other-log'
  if (statements === 'all') return undefined
  const { row } = context.claim
  if (!isOpenRow(row)) return 'not-open'
  // Its digest is in the log with the name in it: it can leave whole, or not at all.
  if (namesAccount(row)) return 'names-account'
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
