// The two counts of a figure: origins that support its low number (F42) and the event (F43).

import type { Part } from '../part/part.ts'
import { weightOf } from '../part/part.ts'
import type { Entailment, SupportCurve } from '../reckon/support.ts'
import type { Entry } from '../scope/entry.ts'
import type { OriginValue } from '../scope/value.ts'
import type { Independence, IndependentCount } from './independence.ts'

/** What the count behind the figure depends on. */
export interface FigureCountInput {
  /** The value of low, when a number is behind it: not for words, nor where nothing is known. */
  low: number | null
  entailments: readonly Entailment[]
  curve: SupportCurve
  totals: readonly OriginValue[]
  /** The chosen parts, when their sum set low. */
  chosen: readonly Part[] | undefined
  parts: readonly Part[]
}

/** A count with the origins that were counted. */
export interface CountedOrigins extends IndependentCount {
  members: readonly number[]
}

const NOBODY: CountedOrigins = { min: 0, max: 0, exact: true, members: [] }

function countMembers(members: readonly number[], independence: Independence): CountedOrigins {
  return { ...independence.count(members), members }
}

/** Origins that entail low alone; else those behind its weakest part; else those with a ceiling. */
export function countFigure(input: FigureCountInput, independence: Independence): CountedOrigins {
  const { low, entailments, curve, totals, chosen } = input
  if (low === null) return NOBODY
  const reaching = entailments.filter(({ value }) => value >= low).map(({ origin }) => origin)
  if (reaching.length > 0) {
    const step = curve.steps.find(({ value }) => value >= low)
    if (step?.origins.length === reaching.length) {
      return { min: step.min, max: reaching.length, exact: curve.exact, members: reaching }
    }
    return countMembers(reaching, independence)
  }
  if (chosen !== undefined) return countWeakestPart(input, independence)
  return countMembers(
    totals.map(({ origin }) => origin),
    independence,
  )
}

/** A sum across origins is as strong as its weakest part, person by person for lists. */
function countWeakestPart(input: FigureCountInput, independence: Independence): CountedOrigins {
  const counted: number[][] = []
  const names = new Set<string>()
  for (const part of input.chosen ?? []) {
    if (part.names === undefined) {
      const reaching = part.values.filter((value) => weightOf(value) >= part.weight)
      counted.push(reaching.map(({ origin }) => origin))
    } else {
      for (const name of part.names) names.add(name)
    }
  }
  counted.push(...originsOfNames(input.parts, names))
  return counted
    .map((members) => countMembers(members, independence))
    .reduce((weakest, count) => ({
      min: Math.min(weakest.min, count.min),
      max: Math.min(weakest.max, count.max),
      exact: weakest.exact && count.exact,
      members: count.min < weakest.min ? count.members : weakest.members,
    }))
}

/** For each name the origins whose lists carry it, each distinct set once. */
function originsOfNames(parts: readonly Part[], names: ReadonlySet<string>): number[][] {
  const byName = new Map<string, Set<number>>()
  for (const part of parts) {
    for (const name of part.names ?? []) {
      if (!names.has(name)) continue
      const origins = byName.get(name) ?? new Set()
      for (const value of part.values) origins.add(value.origin)
      byName.set(name, origins)
    }
  }
  const distinct = new Map<string, number[]>()
  for (const origins of byName.values()) {
    const sorted = [...origins].sort((a, b) => a - b)
    distinct.set(sorted.join(':'), sorted)
  }
  return [...distinct.values()]
}

/** Origins of the event: who says only "none" counts if nobody says more. */
export function eventOrigins(entries: readonly Entry[]): number[] {
  const saysMore: boolean[] = []
  for (const { origin, words } of entries) saysMore[origin] = saysMore[origin] || words.high > 0
  const all: number[] = []
  saysMore.forEach((_, origin) => {
    all.push(origin)
  })
  const more = all.filter((origin) => saysMore[origin])
  return more.length > 0 ? more : all
}
