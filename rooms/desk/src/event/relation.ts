// How events stand to one another: the rows that hold, and what is told of them on an event and at
// a figure. Nothing is counted by them. Source: desk.md U16; conventions.md 1.4, MT 22.
import type { EventRelationRow } from '@tumen/claim'
import type { ClaimInContext, Stored } from '@tumen/ledger'
import { endOfDay } from '../day.ts'
import type { Desk } from '../operation.ts'
import { answerOf } from '../record/row-answer.ts'

type Relation = Stored<EventRelationRow>

/** The newest row of each relation that nobody took back, as known at an instant. */
export async function standingRelations(desk: Desk, knownAt?: string): Promise<Relation[]> {
  const newest = new Map<string, Relation>()
  for (const one of await desk.ledger.read.rows('event_relation', knownAt))
    newest.set(one.row.id, one)
  return [...newest.values()].filter(({ row }) => !row.withdrawn)
}

/** Every event to which one stands in some way, with the way as it is seen from that one. */
export async function relatedTo(desk: Desk, id: string) {
  const own = (await standingRelations(desk)).filter(({ row }) => row.from === id || row.to === id)
  const others = own.map(({ row }) => (row.from === id ? row.to : row.from))
  const events = await eventsOf(desk, others)
  return own.flatMap((stored) => {
    const { from, to, withdrawn: _, ...row } = answerOf(stored)
    const inverse = from !== id
    const event = events.get(inverse ? from : to)
    return event ? [{ ...row, inverse, event }] : []
  })
}

async function eventsOf({ ledger: { read } }: Desk, ids: readonly string[]) {
  const found = ids.length === 0 ? [] : await read.eventsById([...new Set(ids)])
  return new Map(found.map(({ row }) => [row.id, row]))
}

/** What a figure is asked of, and the claims that it used. */
interface Used {
  event?: string | undefined
  on: string
  claims: readonly ClaimInContext[]
}

/** Pairs of events of a figure that may be one: with its own, or both spoken of by its claims. */
export async function sameEventsIn(desk: Desk, { event, on, claims }: Used) {
  const end = endOfDay(on)
  const same = (await standingRelations(desk, end)).filter(
    ({ row }) => row.relation === 'same_possible',
  )
  if (same.length === 0) return []
  const spoken = new Set(claims.flatMap((claim) => eventsSpokenOf(claim, end)))
  const isOf = ({ row: { from, to } }: Relation) =>
    event === undefined ? spoken.has(from) && spoken.has(to) : from === event || to === event
  const told = same.filter(isOf)
  const events = await eventsOf(
    desk,
    told.flatMap(({ row }) => [row.from, row.to]),
  )
  return told.flatMap(({ row: { from, to, certainty } }) => {
    const [a, b] = [events.get(from), events.get(to)]
    if (!a || !b) return []
    return [{ a: { id: a.id, title: a.title }, b: { id: b.id, title: b.title }, certainty }]
  })
}

/** The events to which a claim was linked at an instant. */
function eventsSpokenOf({ events }: ClaimInContext, end: string): string[] {
  const roles = new Map<string, string>()
  for (const { row, recorded } of events) if (recorded <= end) roles.set(row.event, row.role)
  return [...roles].flatMap(([id, role]) => (role === 'none' ? [] : [id]))
}
