// How a redaction stands: its newest revision, who may change it, and what is missing before a copy
// may be made of it. Source: redaction.md 9, 10.
import { CHECK_ITEMS, type Redaction, type RedactionBox } from '@tumen/claim'
import type { MISSING_STEPS } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import type { Actor, Desk } from '../operation.ts'
import { can, isOwn } from '../policy.ts'
import { findDocument } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { partsOf, type Surface, surfacesOf } from './tile.ts'

/** A redaction with all its revisions, the oldest first. */
export interface Found {
  newest: Stored<Redaction>
  all: readonly Stored<Redaction>[]
}

/** The redaction of a document that the asker may read; refuses what is not there for them. */
export async function findRedaction(
  desk: Desk,
  actor: Actor,
  id: string,
  field = 'redaction',
): Promise<Found> {
  const all = await desk.ledger.read.redactionsById([id])
  const newest = all.at(-1)
  if (!newest) throw new Refusal('not-found', field)
  await findDocument(desk, actor, newest.row.document, { code: 'not-found', field })
  return { newest, all }
}

/** Whether somebody may see its boxes, and so may change them: as the class of boxes says. */
export function seesBoxes(actor: Actor, { newest }: Found): boolean {
  return isOwn(actor, newest.by) || can(actor, 'field.restricted')
}

/** The same to be changed; refuses who may not, who has not seen the newest, and what is over. */
export async function openRedaction(
  desk: Desk,
  actor: Actor,
  { redaction, revision }: { redaction: string; revision: number },
): Promise<Found> {
  const found = await findRedaction(desk, actor, redaction)
  if (!seesBoxes(actor, found)) throw new Refusal('not-found', 'redaction')
  const { row } = found.newest
  if (row.revision !== revision)
    throw new Refusal('stale', 'revision', [{ code: 'stale', path: 'revision' }])
  if (row.state === 'withdrawn') throw new Refusal('wrong-state', 'redaction')
  return found
}

/** What is told of a redaction without its boxes. */
export function factsOf(row: Redaction) {
  const { id, document, revision, state, plan, boxes, spans = [] } = row
  const all = [...boxes, ...spans]
  const count = (of: RedactionBox['state']) => all.filter((one) => one.state === of).length
  return {
    ...{ id, document, revision, state, plan },
    covered: count('covered'),
    undecided: count('undecided'),
    dropped: count('dropped'),
  }
}

/** The parts of a picture or page, each with whether this account has looked at it. */
export function seenTiles({ seen }: Redaction, surface: Surface, account: string) {
  return partsOf(surface).map((tile) => {
    const isSeen = seen.some(
      ({ by, x, y, w, h, page }) =>
        by === account &&
        page === surface.page &&
        [x - tile.x, y - tile.y, w - tile.w, h - tile.h].every((off) => off === 0),
    )
    return { ...tile, seen: isSeen }
  })
}

/** The page of a PDF that is meant, the first without a word; of a picture the picture. */
export function surfaceIn(row: Redaction, page: number | undefined): Surface {
  const surfaces = surfacesOf(row)
  const surface = row.pages ? surfaces[(page ?? 1) - 1] : surfaces[0]
  if (!surface || (page !== undefined && !row.pages)) throw new Refusal('not-found', 'page')
  return surface
}

type MissingStep = (typeof MISSING_STEPS)[number]

/** What this account has still to do before a copy can be made. */
export function missingOf(row: Redaction, account: string): MissingStep[] {
  const missing: MissingStep[] = []
  const tiles = surfacesOf(row).flatMap((one) => seenTiles(row, one, account))
  if (tiles.some(({ seen }) => !seen)) missing.push('not-all-seen')
  if (row.boxes.some(({ state }) => state === 'undecided')) missing.push('suspects-undecided')
  const spans = row.spans ?? []
  const lacking = spans.some((span) => lacksReason({ ...span, from: span.source }))
  if (row.boxes.some(lacksReason) || lacking) missing.push('drop-needs-reason')
  const checked = new Set(row.checklist.map(({ item }) => item))
  if (CHECK_ITEMS.some((item) => !checked.has(item))) missing.push('checklist-open')
  const covers =
    spans.some(({ state }) => state === 'covered') || row.boxes.some((box) => coversSome(row, box))
  if (saysCovered(row) && !covers) missing.push('nothing-covered')
  if (row.changes?.some(({ looked }) => !looked)) missing.push('tracked-changes')
  return missing
}

/** Whether the checklist says of something that it was covered where it was. */
export function saysCovered({ checklist }: Redaction): boolean {
  return checklist.some(({ is }) => is === 'done')
}

/** Whether a box covers anything of the picture, or of its page. */
function coversSome(row: Redaction, { state, x, y, w, h, page }: RedactionBox): boolean {
  const surface = surfacesOf(row).find((one) => one.page === page)
  if (state !== 'covered' || !surface) return false
  return x < surface.width && y < surface.height && x + w > 0 && y + h > 0
}

/** Reasons that rest on something that is recorded elsewhere. */
const WITH_BASIS: ReadonlySet<string> = new Set(['consent', 'public-act'])

/** Whether something that was found stays uncovered and nobody has said why. */
export function lacksReason({
  from,
  state,
  reason,
  basis,
}: Pick<RedactionBox, 'from' | 'state' | 'reason' | 'basis'>): boolean {
  if (state !== 'dropped' || from === 'hand') return false
  return reason === undefined || (WITH_BASIS.has(reason) && basis === undefined)
}
