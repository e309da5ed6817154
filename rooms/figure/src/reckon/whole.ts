// Statements about wholes that contain the asked scope (Step F, rule F40), and words without
// numbers (Step E, rule F39). Both only fill in what the numbers leave open.

import type { Entry } from '../scope/entry.ts'
import { groupBy } from '../scope/group.ts'
import { compareText } from '../scope/order.ts'
import {
  highOf,
  idsOf,
  type OriginValue,
  orderMarks,
  statedEndpoint,
  valuesByOrigin,
} from '../scope/value.ts'
import { SOMEBODY } from '../scope/words.ts'
import type { Endpoint } from './answer.ts'
import { type Draft, findContradictions, toValueSet } from './draft.ts'

/** A whole with a stated ceiling. */
export interface Whole {
  key: string
  /** K: its high. */
  ceiling: number
  /** U: the largest number that its origins with a ceiling allow. */
  upper: number
  values: OriginValue[]
}

/** The wholes among super-scope claims that cap the figure, smallest first. */
export function findWholes(entries: readonly Entry[]): Whole[] {
  const byScope = groupBy(
    entries.filter((entry) => entry.words.precise),
    (entry) => entry.scope.key,
  )
  const wholes: Whole[] = []
  for (const [key, group] of byScope) {
    const values = valuesByOrigin(group)
    const ceiling = highOf(values)
    if (ceiling === null) continue
    const capped = values.filter((value) => value.ceiling !== null)
    const upper = capped.reduce((max, value) => Math.max(max, value.high), 0)
    wholes.push({ key, ceiling, upper, values })
  }
  return wholes.sort((a, b) => a.ceiling - b.ceiling || compareText(a.key, b.key))
}

/** What F39 needs beside the draft. */
export interface WordsContext {
  /** Exact and sub claims that are words. */
  words: readonly Entry[]
  totals: readonly OriginValue[]
  /** The high of F32, before parts acted. */
  statedHigh: number | null
  wholes: readonly Whole[]
  /** The sum of the parts, when there are any. */
  sum: number | null
}

function fixed(
  value: number,
  reason: 'vague_word' | 'somebody' | 'nothing_known',
  entries: readonly Entry[],
): Endpoint {
  const marks = reason === 'vague_word' ? (['word'] as const) : []
  return { value, marks: [...marks], from: { rule: 'fixed', reason, claims: idsOf(entries) } }
}

/** Lets words give a floor where no number does. */
export function addWords(draft: Draft, context: WordsContext): void {
  const { words, totals } = context
  if (draft.low !== null) {
    const bounds = totals.flatMap((value) => [value.floor ?? 0, value.ceiling ?? 0])
    const top = Math.max(0, context.sum ?? 0, ...bounds)
    if (words.some((entry) => entry.words.low > top)) draft.flags.add('words_exceed')
    return
  }
  if (words.length > 0) {
    draft.flags.add(
      totals.length === 0 && context.sum === null ? 'imprecise_only' : 'imprecise_floor',
    )
    setLowFromWords(draft, context)
  } else if (totals.length > 0) {
    const lowest = Math.min(1, draft.high?.value ?? 1)
    draft.low = fixed(
      lowest,
      'somebody',
      totals.flatMap((value) => value.entries),
    )
  }
}

function setLowFromWords(draft: Draft, context: WordsContext): void {
  const limits = context.wholes.map((whole) => whole.upper)
  const limit = Math.min(context.statedHigh ?? Infinity, ...limits)
  const fitting = context.words.filter((entry) => entry.words.low <= limit)
  if (fitting.length < context.words.length) draft.flags.add('words_exceed')
  const lowest = Math.max(1, ...fitting.map((entry) => entry.words.low))
  const stating = fitting.filter((entry) => entry.words.low === lowest)
  if (stating.some((entry) => entry.words !== SOMEBODY)) {
    draft.low = fixed(lowest, 'vague_word', stating)
  } else {
    draft.low = fixed(1, 'somebody', stating.length > 0 ? stating : context.words)
  }
}

/** Lets wholes cap the range, and fills in the zero below a whole. */
export function addWholes(
  draft: Draft,
  wholes: readonly Whole[],
  superEntries: readonly Entry[],
): void {
  for (const whole of wholes) {
    if (draft.low !== null && draft.low.value > whole.upper) contestPart(draft, draft.low, whole)
    else if (draft.high === null || draft.high.value > whole.ceiling) capHigh(draft, whole)
  }
  if (draft.low === null && superEntries.length > 0) {
    draft.low = fixed(0, 'nothing_known', superEntries)
  }
}

function claimsOf(endpoint: Endpoint): string[] {
  if ('claims' in endpoint.from) return endpoint.from.claims
  return endpoint.from.parts.flatMap((part) => part.claims)
}

function contestPart(draft: Draft, low: Endpoint, whole: Whole): void {
  draft.contested = true
  draft.best = null
  draft.flags.delete('best_is_floor')
  draft.flags.add('part_exceeds_whole')
  const capped = whole.values.filter((value) => value.ceiling !== null)
  const lowest = capped.reduce((min, value) => Math.min(min, value.low), Infinity)
  draft.contradictions.push({
    kind: 'part_against_whole',
    left: { claims: claimsOf(low), values: { low: low.value, high: null } },
    right: {
      claims: idsOf(capped.flatMap((value) => value.entries)),
      values: toValueSet({ low: lowest, high: whole.upper }),
    },
  })
}

/** The cap is never put below the floor. */
function capHigh(draft: Draft, whole: Whole): void {
  const stated = statedEndpoint(whole.values, 'ceiling', whole.ceiling)
  const cap = draft.low !== null && draft.low.value > whole.ceiling ? draft.low : stated
  draft.high = { ...cap, marks: orderMarks([...cap.marks, 'whole']) }
  draft.flags.add('bounded_by_whole')
  // The status is that of the asked scope; its high is no better than the whole behind it.
  const disputes = findContradictions(whole.values, 'whole')
  if (disputes.length > 0) draft.flags.add('whole_contested')
  draft.contradictions.push(...disputes)
  if (draft.best !== null && draft.best.value > draft.high.value) {
    draft.best = draft.high
    draft.flags.delete('best_is_floor')
  }
}
