// How well proposals fit labels: which proposal answers which labelled claim, and which fields
// agree. Works on shapes that JSON has, so that any folder of labels can be scored.
// Source: reading.md 8.
import type { Quantity, Span } from '@tumen/claim'
import type { Proposal } from './proposal.ts'

/** What a label says of a number. */
export type LabelledQuantity = Pick<Quantity, 'op' | 'measure'> &
  Partial<Pick<Quantity, 'value' | 'low' | 'high' | 'per' | 'partOf'>> & {
    vague?: string
    span: Span
  }

/** One quantity claim about persons as a person labelled it. */
export interface LabelledClaim {
  id: string
  quote: Span
  quantity: LabelledQuantity
  act: string
  places: { role: string; name: string; level: string; stated: boolean }[]
  time: { earliest: string; latest: string; role: string }
  /** As the text writes it. */
  origin: string
  modality: string
}

/** The fields that are compared, in the order of the table; the last is three at once. */
export const SCORED_FIELDS = [
  'op',
  'value',
  'act',
  'measure',
  'place',
  'time',
  'origin',
  'modality',
  'op+value+act',
] as const
export type ScoredField = (typeof SCORED_FIELDS)[number]

/** How many of `total` were right. */
export interface Hits {
  hits: number
  total: number
}

/** A document's counts; counts of several documents are added up. */
export interface Tally {
  predicted: number
  labelled: number
  matched: number
  fields: Record<ScoredField, Hits>
}

/** A labelled claim with the proposal that answers it, and whether each field agrees. */
export interface Match {
  label: LabelledClaim
  proposal: Proposal
  /** Nothing where the label has nothing to compare with. */
  agrees: Partial<Record<ScoredField, boolean>>
}

/** What became of a document: matches, labels without proposal, proposals without label. */
export interface ScoredDocument {
  matches: Match[]
  misses: LabelledClaim[]
  falseAlarms: Proposal[]
}

/** The proposals that labels speak of: quantity claims about persons. */
export function personCounts(proposals: readonly Proposal[]): Proposal[] {
  return proposals.filter(({ kind, quantity }) => {
    return kind === 'quantity' && quantity?.unit === 'persons'
  })
}

/**
 * Scores the proposals of one document. Each label in its order takes the proposal not yet taken
 * whose number overlaps its own most; of several alike the first.
 */
export function scoreDocument(
  labels: readonly LabelledClaim[],
  proposals: readonly Proposal[],
): ScoredDocument {
  const left = new Set(personCounts(proposals))
  const scored: ScoredDocument = { matches: [], misses: [], falseAlarms: [] }
  for (const label of labels) {
    const proposal = mostOverlapping(label.quantity.span, left)
    if (!proposal) {
      scored.misses.push(label)
      continue
    }
    left.delete(proposal)
    scored.matches.push({ label, proposal, agrees: comparison(label, proposal) })
  }
  scored.falseAlarms = [...left]
  return scored
}

function mostOverlapping(span: Span, proposals: Iterable<Proposal>): Proposal | undefined {
  let most = 0
  let found: Proposal | undefined
  for (const proposal of proposals) {
    const other = proposal.quantity?.span
    if (!other) continue
    const shared = Math.min(span.end, other.end) - Math.max(span.start, other.start)
    if (shared <= most) continue
    most = shared
    found = proposal
  }
  return found
}

/** Whether each field of a proposal agrees with a label of the same number. */
export function comparison(label: LabelledClaim, proposal: Proposal): Match['agrees'] {
  const { quantity } = proposal
  const op = label.quantity.op === quantity?.op
  const value = quantity !== undefined && isSameValue(label.quantity, quantity)
  const act = label.act === proposal.act
  return {
    op,
    value,
    act,
    measure: label.quantity.measure === quantity?.measure,
    ...(label.places.length === 0 ? {} : { place: isSomePlace(label, proposal) }),
    time: isSameTime(label, proposal),
    origin: isSameName(label.origin, proposal.speakers.at(-1)?.label),
    modality: label.modality === proposal.modality,
    'op+value+act': op && value && act,
  }
}

/** By the label's hedge: the word, both ends, or the number. */
function isSameValue(label: LabelledQuantity, quantity: Quantity): boolean {
  if (label.op === 'vague' || label.op === 'unknown_some') return label.vague === quantity.vague
  if (label.op === 'range') return label.low === quantity.low && label.high === quantity.high
  return label.value === quantity.value
}

function isSomePlace(label: LabelledClaim, { places: [best] }: Proposal): boolean {
  return label.places.some(({ name }) => isSameName(name, best?.name))
}

function isSameTime({ time }: LabelledClaim, { times: [first] }: Proposal): boolean {
  return time.earliest === first?.earliest && time.latest === first.latest
}

/** Whether one name contains the other, once case and punctuation are gone. */
export function isSameName(labelled: string, proposed: string | undefined): boolean {
  const one = normalise(labelled)
  const other = normalise(proposed ?? '')
  const isLongEnough = other.length >= 2 || /[\p{Script=Hangul}\p{Script=Han}]/u.test(other)
  return isLongEnough && one !== '' && (one.includes(other) || other.includes(one))
}

function normalise(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The counts of one scored document. */
export function tallyOf({ matches, misses, falseAlarms }: ScoredDocument): Tally {
  const tally = emptyTally()
  tally.predicted = matches.length + falseAlarms.length
  tally.labelled = matches.length + misses.length
  tally.matched = matches.length
  for (const { agrees } of matches)
    for (const field of SCORED_FIELDS) {
      if (agrees[field] === undefined) continue
      tally.fields[field].total++
      if (agrees[field]) tally.fields[field].hits++
    }
  return tally
}

/** Counts of nothing. */
export function emptyTally(): Tally {
  const fields = Object.fromEntries(SCORED_FIELDS.map((field) => [field, { hits: 0, total: 0 }]))
  return { predicted: 0, labelled: 0, matched: 0, fields: fields as Tally['fields'] }
}

/** The counts of several documents together. */
export function sumOfTallies(tallies: readonly Tally[]): Tally {
  const sum = emptyTally()
  for (const tally of tallies) {
    sum.predicted += tally.predicted
    sum.labelled += tally.labelled
    sum.matched += tally.matched
    for (const field of SCORED_FIELDS) {
      sum.fields[field].hits += tally.fields[field].hits
      sum.fields[field].total += tally.fields[field].total
    }
  }
  return sum
}

/** The columns of the table, in its order. */
export const SCORE_COLUMNS = ['P', 'R', 'F1', ...SCORED_FIELDS] as const
export type ScoreColumn = (typeof SCORE_COLUMNS)[number]

/** One column of the table as a share of 1; nothing where there is nothing to divide by. */
export function scoreOf(tally: Tally, column: ScoreColumn): number | undefined {
  if (column === 'P') return share(tally.matched, tally.predicted)
  if (column === 'R') return share(tally.matched, tally.labelled)
  if (column === 'F1') return share(2 * tally.matched, tally.predicted + tally.labelled)
  const { hits, total } = tally.fields[column]
  return share(hits, total)
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole
}
