// Expressions of time in a sentence: what all three languages share. A language brings patterns
// that are made once from its word lists; the longest expression at a place counts.
import type { TimeRole } from '@tumen/claim'
import type { Lexicon } from './lexicon.ts'
import { matchesOf } from './pattern-match.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Range } from './source-text.ts'
import type { TimeSense } from './time-sense.ts'
import { alternation } from './word-pattern.ts'

/** How an expression is used: for what is told, for the telling itself, or to name a thing. */
export type TimeUse = 'event' | 'telling' | 'name'

/** An expression of time, found in a text. */
export interface TimeExpression extends Range {
  sense: TimeSense
  role: TimeRole
  use: TimeUse
}

/** Finds the expressions of time in a range of a text, in order. */
export type TimeFinder = (text: PreparedText, range: Range) => TimeExpression[]

/** What a pattern makes of its match; offsets are those of the match unless given. */
export interface TimeReading {
  sense: TimeSense
  role?: TimeRole
}

/** A pattern, and what its groups say. */
export interface TimePattern {
  pattern: RegExp
  /** What every match of a group of patterns holds: a quick look that saves the long ones. */
  needs?: RegExp
  /** What every match of this one holds beside it. */
  core?: RegExp
  read(groups: (name: string) => string | undefined): TimeReading | undefined
}

/** A reading with its place. */
export interface FoundTime extends Range, TimeReading {}

/** Every match of the patterns in `text.slice(start, end)`; of two that overlap the longer one. */
export function findTimes(
  patterns: readonly TimePattern[],
  text: string,
  { start, end }: Range,
): FoundTime[] {
  const part = text.slice(start, end)
  const found: FoundTime[] = []
  let asked: RegExp | undefined
  let isThere = true
  for (const { pattern, needs, core, read } of patterns) {
    if (needs !== asked) isThere = needs === undefined || needs.test(part)
    asked = needs
    if (!isThere || (core && !core.test(part))) continue
    for (const match of matchesOf(pattern, part)) {
      const reading = read((name) => match.groups?.[name])
      const at = start + match.index
      if (reading) found.push({ start: at, end: at + match[0].length, ...reading })
    }
  }
  return found.length > 1 ? withoutOverlap(found) : found
}

/** The patterns with what every match of theirs holds. */
export function needing(needs: RegExp, patterns: readonly TimePattern[]): TimePattern[] {
  return patterns.map((one) => ({ needs, ...one }))
}

/** The ranges in order, without those that lie under a longer one. */
export function withoutOverlap<R extends Range>(found: readonly R[]): R[] {
  const inOrder = [...found].sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: R[] = []
  let heap: R[] = []
  let end = -1
  for (const one of inOrder) {
    if (heap.length >= MOST_AT_ONCE || (one.start >= end && heap.length > 0)) {
      kept.push(...longestOf(heap))
      heap = []
    }
    heap.push(one)
    end = Math.max(end, one.end)
  }
  return [...kept, ...longestOf(heap)]
}

/** Ranges that are weighed against each other; no sentence has so many in one chain. */
const MOST_AT_ONCE = 64

// Of ranges that touch each other the longest, and what it leaves over.
function longestOf<R extends Range>(heap: readonly R[]): R[] {
  const byLength = [...heap].sort((a, b) => b.end - b.start - (a.end - a.start))
  const kept: R[] = []
  for (const one of byLength)
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one)
  return kept.sort((a, b) => a.start - b.start)
}

/** The words of a section: as one part of a pattern, and by what they mean. */
export interface WordClass {
  /** Alternatives, longest first, ready to stand in a group. */
  source: string
  means(word: string | undefined): string | undefined
}

/** The words of a section of the list, to be built into patterns. */
export function wordClass(lexicon: Lexicon, section: string): WordClass {
  const words = lexicon.words(section)
  return {
    source: alternation(lexicon, section),
    means: (word) => (word === undefined ? undefined : words.get(word)),
  }
}

/** A number of a match, or nothing. */
export function numberIn(value: string | undefined): number | undefined {
  return value === undefined || value === '' ? undefined : Number(value)
}
