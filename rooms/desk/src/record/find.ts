// Records by id for the person who asks: a missing record and one that they may not read are
// refused with the same words.

import {
  type Agent,
  type EventRecord,
  type EvidenceDocument,
  type Finding,
  given,
} from '@tumen/claim'
import type { RefusalCode } from '@tumen/contract'
import type { ClaimInContext, Stored } from '@tumen/ledger'
import type { Actor, Desk } from '../operation.ts'
import { canRead } from '../policy.ts'
import { Refusal, type RefusalDetail } from '../refusal.ts'
import { refuseShredded } from '../shred/shredded-record.ts'
import { objectOf } from './row-answer.ts'

/** How a missing record is refused: the code, and the field that named it. */
export interface Missing {
  code: RefusalCode
  field: string
}

/** The document, or a refusal. */
export async function findDocument(
  desk: Desk,
  actor: Actor,
  id: string,
  missing: Missing = { code: 'not-found', field: 'id' },
): Promise<Stored<EvidenceDocument>> {
  const found = await desk.ledger.read.document(id)
  if (!found || !canRead(actor, objectOf(found))) {
    await refuseShredded(desk, actor, id, missing.field)
    throw new Refusal(missing.code, missing.field)
  }
  return found
}

/** The claim with its rows, or a refusal. */
export async function findClaim(
  desk: Desk,
  actor: Actor,
  id: string,
  missing: Missing = { code: 'not-found', field: 'id' },
): Promise<ClaimInContext> {
  const found = await desk.ledger.read.claim(id)
  if (!found || !canRead(actor, objectOf(found.claim))) {
    await refuseShredded(desk, actor, id, missing.field)
    throw new Refusal(missing.code, missing.field)
  }
  return found
}

/** The agent, or a refusal. */
export async function findAgent(desk: Desk, id: string, field: string): Promise<Stored<Agent>> {
  const found = await desk.ledger.read.agent(id)
  if (!found) throw new Refusal('unknown-agent', field)
  return found
}

/** The event, or a refusal; `countedAt` is an instant before which it may have been undone. */
export async function findEvent(
  desk: Desk,
  id: string,
  field: string,
  countedAt?: string,
): Promise<Stored<EventRecord>> {
  const found = await desk.ledger.read.event(id, countedAt)
  if (!found) throw new Refusal('unknown-event', field)
  return found
}

/** Refuses with all findings, if there are any. */
export function refuseFindings(findings: Finding[]): void {
  if (findings.length > 0) throw new Refusal('findings', findings[0]?.field, detailsOf(findings))
}

/** Findings as details of a refusal: codes, paths and numbers; ids and words stay behind. */
export function detailsOf(findings: Finding[], where: RefusalDetail = {}): RefusalDetail[] {
  return findings.slice(0, 1000).map(({ code, field, at, count, allowed }) => ({
    ...where,
    code,
    ...(field === undefined ? {} : { field: safePath(field) }),
    ...given({ at, count }),
    ...(WITH_DAYS.has(code) ? daysToChoose(allowed) : {}),
  }))
}

/** What says which days could be meant. */
const WITH_DAYS: ReadonlySet<string> = new Set(['date_two_ways', 'revoked_too_early'])

/** Days, as of a clock, and no words: whoever typed the date is asked which of them is meant. */
function daysToChoose([first = '', second]: readonly string[] = []): RefusalDetail {
  return { first, ...given({ second }) }
}

/** A path whose parts are names of our fields; a caller's own key becomes `?`. */
function safePath(path: string): string {
  const parts = path.split('.')
  return parts.map((part) => (/^[a-z][A-Za-z-]{0,30}(\[\d+\])*$/.test(part) ? part : '?')).join('.')
}
