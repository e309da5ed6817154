// event.timeline: when events or statements were, as exactly as it is known, and since when they
// are known. What was withdrawn stays and says so. Official numbers of a period stand apart.
// Source: desk.md 7, V1.
import { ACTS, type Act, given, UMBRELLA_ACTS } from '@tumen/claim'
import { eventTimeline, MOST_TIMELINE_ROWS, type timelineRowSchema } from '@tumen/contract'
import type { z } from 'zod'
import { takenFrom } from '../claim/taken.ts'
import { endOfDay } from '../day.ts'
import { quotesOf } from '../figure/ask.ts'
import { entersFigures } from '../figure/claim.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { placeNamesOf } from '../place/name.ts'
import { byCodePoint } from '../record/in-order.ts'
import { Refusal } from '../refusal.ts'
import { frameOf, type ViewFrame } from './frame.ts'
import { happenedOf } from './happened.ts'
import { isInFrame, type KnownClaim, knownClaims, placesOfKnown } from './known-claim.ts'
import { type KnownEvent, knownEvents } from './known-event.ts'
import { officialClaims } from './official.ts'

type Row = z.output<typeof timelineRowSchema>

export const showTimeline = implement(eventTimeline, async (desk, input, call) => {
  const frame = await frameOf(desk, input)
  if (input.rows === 'claims' && frame.acts === undefined)
    throw new Refusal('question-incomplete', 'act')
  const official = await officialClaims(desk, call.actor, frame)
  const { rows, total, claims } =
    input.rows === 'events'
      ? await eventRows(desk, call, frame)
      : await claimRows(desk, call, frame, new Set(official.map(({ claim }) => claim.id)))
  const counted = official.slice(0, MOST_TIMELINE_ROWS)
  const all = [...rows, ...counted.map((one) => rowOfClaim(one, 'official'))]
  const paths = [...new Set(all.flatMap(({ place }) => place ?? []))]
  return {
    rows: all,
    total,
    quotes: await quotesOf(
      desk,
      call,
      [...claims, ...counted].map(({ context }) => context),
    ),
    knownOn: frame.knownOn,
    placeNames: await placeNamesOf(desk, paths, frame.knownOn),
  }
})

interface Found {
  rows: Row[]
  total: number
  claims: KnownClaim[]
}

async function eventRows(desk: Desk, { actor }: Call, frame: ViewFrame): Promise<Found> {
  const { events, total } = await knownEvents(desk, actor, frame, MOST_TIMELINE_ROWS)
  return { rows: events.map(rowOfEvent), total, claims: [] }
}

function rowOfEvent({ event, claims, ...known }: KnownEvent): Row {
  const { id, title, act, place } = event
  return { id, kind: 'event', title, ...given({ act, place }), ...known, claims: claims.length }
}

/** Statements that can come into a figure, by when it was; official numbers are not among them. */
async function claimRows(
  desk: Desk,
  { actor }: Call,
  frame: ViewFrame,
  official: ReadonlySet<string>,
): Promise<Found> {
  const { acts, place, from, to, knownOn } = frame
  const end = endOfDay(knownOn)
  const asked = [...ACTS, ...UMBRELLA_ACTS].filter((act: Act) => acts?.has(act))
  const read = { acts: asked, ...given({ place, from, to }), knownAt: end }
  const contexts = await desk.ledger.read.claimsForFigure(read)
  const known = await knownClaims(desk, actor, contexts, knownOn)
  const found = known
    .filter(({ claim }) => claim.sensitivity === 'public' && entersFigures(claim))
    .filter((one) => !official.has(one.claim.id) && isInFrame(one, frame))
    .sort((a, b) => byCodePoint(timeKey(a), timeKey(b)))
  const claims = found.slice(0, MOST_TIMELINE_ROWS)
  return { rows: claims.map((one) => rowOfClaim(one, 'claim')), total: found.length, claims }
}

function timeKey({ claim, known }: KnownClaim): string {
  return [happenedOf(claim)?.earliest ?? '9999', known, claim.id].join(' ')
}

function rowOfClaim(one: KnownClaim, kind: 'claim' | 'official'): Row {
  const { claim, figure, known, gone } = one
  const { number } = takenFrom(figure, claim, 'recorded')
  const [place] = placesOfKnown(one)
  const happened = happenedOf(claim)
  return {
    ...{ id: claim.id, kind, act: claim.proposition.act },
    ...given({ place, happened, number }),
    ...{ origin: claim.origin, known },
    ...given({ withdrawn: gone }),
    claims: 1,
  }
}
