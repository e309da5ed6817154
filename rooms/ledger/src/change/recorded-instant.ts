// Since when a row counts as recorded: the instant that stands beside it, unless the clock was
// wrong then and somebody repaired that. Nothing is rewritten: the repair is a row of its own, and
// what it names counts since the instant of the repair, because no earlier one can be shown.
import assert from 'node:assert'
import type { LeafRange } from '@tumen/claim'
import { type RawBuilder, sql } from 'kysely'

/** A check of the clock as stored: its own leaf and instant, and the changes that it names. */
export interface ClockRepair {
  leaf: number
  recorded: string
  leaves: readonly LeafRange[]
}

/** Leaves that count since one instant. */
interface Part extends LeafRange {
  at: string
}

/** An instant in the one form in which instants are stored and compared. */
export function instantOf(text: string): string {
  const time = Date.parse(text)
  assert(!Number.isNaN(time), 'an instant is an ISO date with time and zone')
  return new Date(time).toISOString()
}

/** The instants of all rows, with every repair that stands. */
export class RecordedInstants {
  readonly #parts: readonly Part[]

  /** `repairs` in the order of the log, without those that were undone. */
  constructor(repairs: readonly ClockRepair[] = []) {
    const parts: Part[] = []
    // The newest repair has the last word, also about a repair before it.
    for (const { leaf, recorded, leaves } of repairs.toReversed()) {
      const at = partOf(parts, leaf)?.at ?? recorded
      const own = leaves.filter(({ last }) => last < leaf)
      parts.push(...own.flatMap((range) => without(range, parts)).map((left) => ({ ...left, at })))
    }
    this.#parts = parts
  }

  /** Since when the rows of a leaf count; `recorded` is what stands beside them. */
  of(leaf: number, recorded: string): string {
    return this.#parts.length === 0 ? recorded : (partOf(this.#parts, leaf)?.at ?? recorded)
  }

  /** The latest instant that a repair gave. */
  latest(): string {
    return (
      this.#parts
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? ''
    )
  }

  /** Whether a row counts at an instant, for a statement; every row without one. */
  knownBy(instant: string | undefined, prefix = ''): RawBuilder<unknown> {
    if (instant === undefined) return sql`TRUE`
    const at = instantOf(instant)
    const recorded = sql`${sql.ref(`${prefix}recorded`)} <= ${at}`
    if (this.#parts.length === 0) return recorded
    const [known, later] = [true, false].map((isKnown) =>
      within(
        this.#parts.filter((part) => part.at <= at === isKnown),
        `${prefix}leaf`,
      ),
    )
    return sql`((${recorded} OR ${known}) AND NOT ${later})`
  }

  /** Whether no repair names the leaf of a row, for a statement. */
  untouched(): RawBuilder<unknown> {
    return sql`NOT ${within(this.#parts, 'leaf')}`
  }
}

function partOf(parts: readonly Part[], leaf: number): Part | undefined {
  return parts.find(({ first, last }) => first <= leaf && leaf <= last)
}

/** What of a range no part has yet. */
function without(range: LeafRange, parts: readonly LeafRange[]): LeafRange[] {
  return parts.reduce((left, part) => left.flatMap((one) => cut(one, part)), [range])
}

function cut({ first, last }: LeafRange, part: LeafRange): LeafRange[] {
  const before = { first, last: Math.min(last, part.first - 1) }
  const after = { first: Math.max(first, part.last + 1), last }
  return [before, after].filter((one) => one.first <= one.last)
}

function within(ranges: readonly LeafRange[], column: string): RawBuilder<unknown> {
  if (ranges.length === 0) return sql`FALSE`
  const leaf = sql.ref(column)
  const each = ranges.map(({ first, last }) => sql`${leaf} BETWEEN ${first} AND ${last}`)
  return sql`(${sql.join(each, sql` OR `)})`
}
