// The rows that a bundle states: what was said, and for a court what became of it, and what was
// said of the derivatives in it.
// Source: custody.md 13.

import { isOpenRow, namesAccount, type RowByKind, rowToJson } from '@tumen/claim'
import type { LeftCode } from '@tumen/contract'
import { canonicalFile, PROFILES } from '@tumen/custody'
import type { ClaimInContext, Stored } from '@tumen/ledger'
import { readClaims, readRevokers } from '../claim/read.ts'
import { type Revokers, stateNow } from '../claim/state.ts'
import type { Desk } from '../operation.ts'
import { mayReadClaim } from '../record/row-answer.ts'
import { letsClaim } from './note.ts'
import { type BundleItem, idsOf } from './object.ts'
import type { EvidencePlanning } from './plan.ts'

/** A row that is stated, with its place in the log. */
export interface StatedRow {
  leaf: number
  leafRow: number
  file: Uint8Array
}

/** The rows of the claims and of what is in it, in the order of the log. */
export async function statedRows(
  planning: EvidencePlanning,
  items: readonly BundleItem[],
): Promise<{ rows: StatedRow[]; claims: string[] }> {
  const { desk, question } = planning
  const chosen = await chosenClaims(planning)
  const isWhole = PROFILES[question.profile].statements === 'all'
  const found: StatedRow[] = isWhole ? await reviewRows(desk, items) : []
  for (const context of chosen)
    found.push(...(isWhole ? await rowsOfClaim(desk, context) : [rowOf(context)]))
  if (isWhole) found.push(...(await correctionRows(desk, items, chosen)))
  const rows = new Map<string, StatedRow>()
  for (const row of found)
    if (row.leaf >= question.base) rows.set(`${row.leaf}/${row.leafRow}`, row)
  const ordered = [...rows.values()].sort((a, b) => a.leaf - b.leaf || a.leafRow - b.leafRow)
  return { rows: ordered, claims: chosen.map(({ claim }) => claim.row.id) }
}

/** Everything that was said of the derivatives in it, not the newest alone. */
async function reviewRows(desk: Desk, items: readonly BundleItem[]): Promise<StatedRow[]> {
  const derivatives = new Set(idsOf(items, 'derivative'))
  const reviews = await desk.ledger.read.rows('derivative_review')
  return reviews
    .filter(({ row }) => derivatives.has(row.derivative))
    .map((stored) => statedRow('derivative_review', stored))
}

/**
 * The corrections by hand that made the texts of these claims: of documents that are in it alone,
 * for a reason may say what only their readers know.
 */
async function correctionRows(
  desk: Desk,
  items: readonly BundleItem[],
  claims: readonly ClaimInContext[],
): Promise<StatedRow[]> {
  const documents = new Set(idsOf(items, 'original'))
  const quoted = new Set(
    claims.flatMap(({ claim: { row } }) => (documents.has(row.doc) ? (row.layer ?? []) : [])),
  )
  if (quoted.size === 0) return []
  const layers = await desk.ledger.read.textLayersOf([...documents])
  // The newest first: one that is quoted stands on those before it.
  return layers.reverse().flatMap((stored) => {
    const { id, of } = stored.row
    if (!quoted.has(id)) return []
    if (of !== undefined) quoted.add(of)
    return [statedRow('text_layer', stored)]
  })
}

async function chosenClaims(planning: EvidencePlanning): Promise<ClaimInContext[]> {
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
  planning: EvidencePlanning,
  revokers: Revokers,
): LeftCode | undefined {
  const { question } = planning
  const { statements } = PROFILES[question.profile]
  if (!context) return 'not-there'
  if (statements === 'released') return 'not-released'
  if (context.claim.leaf < question.base) return 'other-log'
  if (statements === 'all') return letsClaim(planning, context.claim) ? undefined : 'restricted'
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
  const events = await desk.ledger.read.eventsById(ids)
  return [
    rowOf(context),
    ...context.statuses.map((stored) => statedRow('claim_status', stored)),
    ...context.events.map((stored) => statedRow('event_link', stored)),
    ...events.map((stored) => statedRow('event', stored)),
  ]
}

type StatedKind =
  | ('derivative_review' | 'claim' | 'claim_status' | 'event_link' | 'event')
  | 'text_layer'

function statedRow<K extends StatedKind>(kind: K, stored: Stored<RowByKind[K]>): StatedRow {
  const { leaf, leafRow, row } = stored
  return { leaf, leafRow, file: canonicalFile(rowToJson(kind, row)) }
}
