// What would be in a bundle for the person who asks: bytes that were logged, and rows about claims,
// as far as profile and rights allow. What is left out is said by id and code. Source: custody.md
// 13.

import type { BundleRequest } from '@tumen/claim'
import type { LeftCode } from '@tumen/contract'
import { type BundlePayload, type BundleProfile, bundlePayload } from '@tumen/custody'
import type { Stored } from '@tumen/ledger'
import { type Inspector, pictureInspector } from '../evidence/inspect-derivative.ts'
import type { Actor, Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { type ExchangePayload, exchangePayload } from './exchange.ts'
import type { RestrictedNote } from './note.ts'
import { type BundleItem, bundleItems } from './object.ts'
import { type StatedRow, statedRows } from './row.ts'

/** What is asked for. */
export interface BundleQuestion {
  profile: BundleProfile | 'exchange'
  documents: readonly string[]
  claims: readonly string[]
  /** Number of the first leaf of the log that signs; before it lie logs that were closed. */
  base: number
  /** Leaf of asking: what was derived later nobody approved. */
  asked?: number
  /** Ids of records that go although they say more than members read; `all` of them. */
  notes?: readonly string[] | 'all'
}

/** What is in it, and what is not. */
export interface BundlePlan {
  payload: BundlePayload | ExchangePayload
  items: readonly BundleItem[]
  rows: readonly StatedRow[]
  claims: string[]
  left: { id: string; code: LeftCode }[]
  /** What is above what members read, of the records that go and of those that stay. */
  restricted: RestrictedNote[]
}

/** What was asked for, as it stands on record. */
export function questionOf({ row, leaf }: Stored<BundleRequest>, base: number): BundleQuestion {
  const { profile, documents, claims, notes = [] } = row
  return {
    profile: profile as BundleQuestion['profile'],
    documents,
    claims,
    base,
    asked: leaf,
    notes,
  }
}

/** Largest bundle, in bytes of its payload: it is handed out in one piece. */
export const MOST_BUNDLE = 100_000_000

/** What a plan is made with. */
export interface Planning {
  desk: Desk
  actor: Actor
  question: BundleQuestion
  left: BundlePlan['left']
  restricted: RestrictedNote[]
  inspect: Inspector
}

/** What is made with proofs, of the profiles that have rules of their own. */
export interface EvidencePlanning extends Planning {
  question: BundleQuestion & { profile: BundleProfile }
}

/**
 * Plans a bundle; `inspect` looks into the same derivative once. Refuses with `logged-before` and
 * `too-large`.
 */
export async function planBundle(
  desk: Desk,
  actor: Actor,
  question: BundleQuestion,
  inspect = pictureInspector(),
): Promise<BundlePlan> {
  const { profile } = question
  const left: BundlePlan['left'] = []
  const restricted: RestrictedNote[] = []
  const planning = { desk, actor, question, left, restricted, inspect }
  const plan =
    profile === 'exchange'
      ? await planExchange(planning)
      : await planOf({ ...planning, question: { ...question, profile } })
  if (plan.payload.bytes > MOST_BUNDLE)
    throw new Refusal('too-large', 'documents', [{ limit: MOST_BUNDLE, path: 'documents' }])
  return { ...plan, left, restricted }
}

type Planned = Omit<BundlePlan, 'left' | 'restricted'>

async function planOf(planning: EvidencePlanning): Promise<Planned> {
  const { profile } = planning.question
  const items = await bundleItems(planning)
  const { rows, claims } = await statedRows(planning, items)
  const objects = items.map(({ object }) => object)
  const payload = bundlePayload({ profile, objects, statements: rows.map(({ file }) => file) })
  return { payload, items, rows, claims }
}

async function planExchange(planning: Planning): Promise<Planned> {
  return { ...(await exchangePayload(planning)), items: [], rows: [] }
}
