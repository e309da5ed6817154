// What two reports of one story have in common when no sentence is the same: numbers with their
// act, places, days, and whom they name. As keys, so that an index can find them among many.
// Source: reading.md 7, the second path.
import { type Act, actAbove, type LineageSignName } from '@tumen/claim'
import type { Proposal } from '../port/proposal.ts'
import type { Range } from '../text/source-text.ts'
import { nameKeyOf } from './credit.ts'
import type { LineageText } from './lineage-text.ts'

/** One sign of a document. */
export interface StorySign {
  /** What it is, with its value: `number:custody:60`, `by:harbourwire`. */
  key: string
  /** The words that show it; nothing for what stands in the header. */
  range?: Range
  /** Of a period: its days, as days since 1970. */
  first?: number
  last?: number
}

/** The first part of a key, and the sign that it is when two documents share it. */
export const SIGN_OF_KEY: Readonly<Record<string, LineageSignName>> = {
  number: 'number',
  place: 'place',
  scene: 'place',
  period: 'period',
  quote: 'shared_quote',
  credit: 'credit',
  attribution: 'attribution',
}

/** Smaller numbers are in every report. */
const LEAST_NUMBER = 10
/** Longer periods are compared by their first and last day. */
const MOST_DAYS = 45
/** Days in a step of the key of a period. */
const STEP = 10
const MOST_SIGNS = 300

/** The signs of a document, each key once. */
export function storySignsOf(text: LineageText, proposals: readonly Proposal[]): StorySign[] {
  const signs = new Map<string, StorySign>()
  const all = [...ownSigns(text), ...proposals.flatMap(proposalSigns)]
  for (const sign of all) if (!signs.has(sign.key)) signs.set(sign.key, sign)
  return [...signs.values()].slice(0, MOST_SIGNS)
}

/** Who published it, whom it names, what it quotes. Whoever is credited with it speaks in it. */
function ownSigns({ names, credits, quotes }: LineageText): StorySign[] {
  const credited = credits.filter(({ kind }) => kind === 'credit').flatMap((one) => one.names)
  return [
    ...[...names, ...credited].map((name) => ({ key: `by:${name}` })),
    ...credits.flatMap(({ kind, start, end, names: named }) =>
      named.map((name) => ({ key: `${kind}:${name}`, range: { start, end } })),
    ),
    ...quotes.map(({ key, start, end }) => ({ key: `quote:${key}`, range: { start, end } })),
  ]
}

function proposalSigns(proposal: Proposal): StorySign[] {
  const act = actAbove(proposal.act) ?? proposal.act
  return [
    ...numberSigns(proposal, act),
    ...sceneSigns(proposal, act),
    ...proposal.places.flatMap(placeSigns),
    ...proposal.times.flatMap((time) => periodSigns(time, act)),
  ]
}

function numberSigns({ quantity }: Proposal, act: Act): StorySign[] {
  if (quantity?.unit !== 'persons') return []
  const { value, low, high, span } = quantity
  const numbers = [value, low, high].filter((n) => n !== undefined && n >= LEAST_NUMBER)
  return numbers.map((n) => ({ key: `number:${act}:${n}`, range: rangeOf(span) }))
}

/** Smaller numbers befall one country twice a year. */
const LEAST_SCENE = 100
/** "442", "1,700": two digits that somebody counted. */
const COUNTED = /^[1-9]\d*[1-9]0*$/

// A country says little, but not beside a number that was counted, with its act and its year:
// "Over 1,700 were returned from Thailand to Laos in 2008".
function sceneSigns({ quantity, places, times }: Proposal, act: Act): StorySign[] {
  const { value, unit, span } = quantity ?? {}
  const [time] = times
  const year = time?.earliest.slice(0, 4)
  const isCounted = unit === 'persons' && value !== undefined && value >= LEAST_SCENE
  if (!isCounted || !COUNTED.test(String(value)) || time?.latest.slice(0, 4) !== year) return []
  const countries = places.flatMap(({ gazetteer, name }) => {
    return gazetteer?.split('/', 1) ?? nameKeyOf(name)
  })
  return [...new Set(countries)].map((country) => ({
    key: `scene:${act}:${value}:${country}:${year}`,
    ...(span ? { range: rangeOf(span) } : {}),
  }))
}

const LARGE: ReadonlySet<string> = new Set(['country', 'multi_country', 'sea', 'unknown'])

/** A place below country level, with those that contain it. */
function placeSigns(place: Proposal['places'][number]): StorySign[] {
  const { name, gazetteer, level, stated, span } = place
  if (!stated || LARGE.has(level)) return []
  const parts = gazetteer?.split('/') ?? []
  // A place that the gazetteer does not know is known by its name.
  const paths = gazetteer
    ? parts.slice(1).map((_, n) => parts.slice(0, n + 2).join('/'))
    : [nameKeyOf(name)]
  return paths.map((path) => ({
    key: `place:${path}`,
    ...(span ? { range: rangeOf(span) } : {}),
  }))
}

function periodSigns(time: Proposal['times'][number], act: Act): StorySign[] {
  const { role, stated, earliest, latest, span } = time
  if (!stated || (role !== 'event' && role !== 'as_of')) return []
  const [first, last] = [dayNumber(earliest), dayNumber(latest)]
  const at = { first, last, ...(span ? { range: rangeOf(span) } : {}) }
  if (last - first > MOST_DAYS) return [{ key: `period:${act}:${first}:${last}`, ...at }]
  return steps(first, last).map((step) => ({ key: `period:${act}:${step}`, ...at }))
}

function steps(first: number, last: number): number[] {
  const from = Math.floor(first / STEP)
  return Array.from({ length: Math.floor(last / STEP) - from + 1 }, (_, n) => from + n)
}

/** The keys under which another document would share this sign. */
export function sharedKeysOf({ key, first, last }: StorySign): string[] {
  const at = key.indexOf(':')
  const [kind, value] = [key.slice(0, at), key.slice(at + 1)]
  if (kind === 'by') return [`credit:${value}`, `attribution:${value}`]
  if (kind === 'credit' || kind === 'attribution') return [`by:${value}`]
  if (kind !== 'period' || first === undefined || last === undefined || last - first > MOST_DAYS)
    return [key]
  const act = value.slice(0, value.indexOf(':'))
  return steps(first - STEP, last + STEP).map((step) => `period:${act}:${step}`)
}

/** Whether two signs whose keys fit are shared: periods at most ten days apart. */
export function isShared(a: StorySign, b: StorySign): boolean {
  if (a.first === undefined || a.last === undefined) return true
  if (b.first === undefined || b.last === undefined) return true
  return a.first - STEP <= b.last && b.first - STEP <= a.last
}

function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
}

function rangeOf({ start, end }: Range): Range {
  return { start, end }
}
