// Events as they stood on a day: those recorded by then in a frame, each with the statements that
// speak of it and with whether any of these still stands.
import { type EventRecord, given, isPlaceWithin } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { readClaims } from '../claim/read.ts'
import { dayOf, endOfDay } from '../day.ts'
import type { Actor, Desk } from '../operation.ts'
import { byCodePoint } from '../record/in-order.ts'
import type { ViewFrame } from './frame.ts'
import { type Happened, happenedOf, isWithinDays } from './happened.ts'
import { type KnownClaim, knownClaims } from './known-claim.ts'

/** An event that was known on the day. */
export interface KnownEvent {
  event: EventRecord
  known: string
  happened?: Happened
  /** Statements that speak of it and were known, as far as the asker may read them. */
  claims: KnownClaim[]
  /** Since when none of them stands; absent where one does, or none is linked. */
  withdrawn?: string
}

/** Events of a frame as known on its day, the earliest first; so many at the most. */
export async function knownEvents(
  desk: Desk,
  actor: Actor,
  frame: ViewFrame,
  most: number,
): Promise<{ events: KnownEvent[]; total: number }> {
  const rows = newestOf(await desk.ledger.read.rows('event', endOfDay(frame.knownOn)))
  const found = rows.filter(({ row }) => isInFrame(row, frame)).sort(byTime)
  const shown = found.slice(0, most)
  const claims = await claimsOfEvents(
    desk,
    actor,
    shown.map(({ row }) => row.id),
    frame.knownOn,
  )
  return {
    events: shown.map((stored) => knownEvent(stored, claims.get(stored.row.id) ?? [])),
    total: found.length,
  }
}

/** Each event as its newest row says, known since its first. */
function newestOf(rows: readonly Stored<EventRecord>[]): Stored<EventRecord>[] {
  const events = new Map<string, Stored<EventRecord>>()
  for (const stored of rows) {
    const { recorded } = events.get(stored.row.id) ?? stored
    events.set(stored.row.id, { ...stored, recorded })
  }
  return [...events.values()]
}

function isInFrame(event: EventRecord, { acts, place, ...days }: ViewFrame): boolean {
  if (acts && (event.act === undefined || !acts.has(event.act))) return false
  if (place !== undefined && (event.place === undefined || !isPlaceWithin(event.place, place)))
    return false
  return isWithinDays(event.period, days)
}

/** What has no days comes last. */
function byTime(a: Stored<EventRecord>, b: Stored<EventRecord>): number {
  const key = ({ row: { period } }: Stored<EventRecord>) => period?.earliest ?? '9999'
  return byCodePoint(key(a), key(b)) || byCodePoint(a.row.id, b.row.id)
}

async function claimsOfEvents(desk: Desk, actor: Actor, events: readonly string[], on: string) {
  const end = endOfDay(on)
  const wanted = new Set(events)
  const newest = new Map<string, { event: string; claim: string; role: string }>()
  for (const { row } of await desk.ledger.read.rows('event_link', end))
    if (wanted.has(row.event)) newest.set(JSON.stringify([row.claim, row.event]), row)
  const links = [...newest.values()].filter(({ role }) => role !== 'none')
  const contexts = await readClaims(
    desk,
    links.map(({ claim }) => claim),
    end,
  )
  const known = await knownClaims(desk, actor, [...contexts.values()], on)
  const byId = new Map(known.map((one) => [one.claim.id, one]))
  const found = new Map<string, KnownClaim[]>()
  for (const { event, claim } of links) {
    const one = byId.get(claim)
    if (one) found.set(event, [...(found.get(event) ?? []), one])
  }
  return found
}

function knownEvent(
  { row: event, recorded }: Stored<EventRecord>,
  claims: KnownClaim[],
): KnownEvent {
  const gone = claims.flatMap((one) => one.gone ?? [])
  const isGone = claims.length > 0 && gone.length === claims.length
  const happened = event.period && asExactly(event.period, claims)
  return {
    event,
    known: dayOf(recorded),
    claims,
    ...given({ happened, withdrawn: isGone ? gone.sort().at(-1) : undefined }),
  }
}

/** Its days; not exact where every statement with just these days leaves them open. */
function asExactly(
  { earliest, latest }: NonNullable<EventRecord['period']>,
  claims: readonly KnownClaim[],
): Happened {
  const same = claims
    .map(({ claim }) => happenedOf(claim))
    .filter((time) => time?.earliest === earliest && time.latest === latest)
  const isLoose = same.length > 0 && same.every((time) => time?.approximate)
  return { earliest, latest, ...(isLoose ? { approximate: true as const } : {}) }
}
