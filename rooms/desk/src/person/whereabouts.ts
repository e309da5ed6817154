// Where a person was last known to be: by claims that name it, events to which it is linked, and
// lists. What is surely earlier than another is left out; where that cannot be said, each stands
// with what says so, and none is chosen. Source: desk.md P14; issue of persons and events.
import { type ClaimTime, given, type Mention, SPECULATIVE_MODALITIES } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import type { InvolvementAnswer } from '../involvement/answer.ts'

type Whereabouts = Output<'person.show'>['whereabouts'][number]
type NamingClaim = Pick<Output<'person.show'>['claims'][number], 'claim' | 'state'>

export interface Sightings {
  claims: readonly NamingClaim[]
  involvements: readonly InvolvementAnswer[]
  mentions: readonly Mention[]
}

/** Places where somebody is said to be, not where they came from or what is spoken of. */
const WHERE: ReadonlySet<string> = new Set([
  ...['locus', 'custody', 'arrest_site', 'destination', 'transit'],
])

/** Who was this in an event was where it happened; of the others its place says nothing. */
const THERE: ReadonlySet<string> = new Set<InvolvementAnswer['role']>(['victim', 'witness'])

/** How many stand beside one another at the most. */
const MOST = 10

/** The last of what is known, the latest first; nothing where nothing has a time and a place. */
export function lastWhereabouts({ claims, involvements, mentions }: Sightings): Whereabouts[] {
  const all = [
    ...claims.flatMap(ofClaim),
    ...involvements.flatMap(ofLink),
    ...mentions.flatMap(ofMention),
  ]
  const latestBegin = all.reduce((most, { time }) => max(most, time.earliest), '')
  return all
    .filter(({ time }) => time.latest >= latestBegin)
    .toSorted(
      (a, b) => order(b.time.latest, a.time.latest) || order(b.time.earliest, a.time.earliest),
    )
    .slice(0, MOST)
}

function max(a: string, b: string): string {
  return a < b ? b : a
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const GUESSED: ReadonlySet<string> = new Set(SPECULATIVE_MODALITIES)

/** Of a claim that stands: affirmed, and neither a guess nor a habit. */
function ofClaim({ claim, state }: NamingClaim): Whereabouts[] {
  const { id, modality, proposition, places, times } = claim
  const stands = state === 'counts' || state === 'waiting'
  const isFact = proposition.polarity === 'affirmed' && proposition.habitual === undefined
  if (!stands || !isFact || GUESSED.has(modality) || modality === 'denied') return []
  const time = lastTime(times)
  if (!time) return []
  return places.flatMap(({ role, gazetteer }) =>
    gazetteer === undefined || !WHERE.has(role)
      ? []
      : [{ place: gazetteer, time, placeRole: role, claim: id }],
  )
}

function lastTime(times: readonly ClaimTime[]): Whereabouts['time'] | undefined {
  const own = times.filter(({ role }) => role !== 'baseline')
  const last = own.toSorted((a, b) => order(a.latest, b.latest)).at(-1)
  return last && { earliest: last.earliest, latest: last.latest }
}

function ofLink({ event, role, certainty, claim }: InvolvementAnswer): Whereabouts[] {
  const { id, place, period: time } = event
  if (place === undefined || time === undefined || !THERE.has(role)) return []
  return [{ place, time, certainty, event: id, ...given({ claim }) }]
}

function ofMention({ id, place, time }: Mention): Whereabouts[] {
  return place === undefined || time === undefined ? [] : [{ place, time, mention: id }]
}
