// A part that may enter the sum, and how much it would add (rules F36, F37).
import type { Part, Parts } from './part.ts'

/** One candidate: a part with the weight that counts here. */
export interface Candidate {
  part: Part
  weight: number
  contested: boolean
}

/** Whether two parts provably share no case. */
export type Apart = (a: Part, b: Part) => boolean

/** What is known of parts: which are apart and, where it is known, which may not be. */
export interface Apartness {
  apart: Apart
  near?: Parts['near']
}

// Weight first, then fewer contested parts, then fewer parts: one number.
const PER_WEIGHT = 2 ** 20
const PER_CONTESTED = 2 ** 10

/** What taking a candidate is worth when `added` persons come with it. */
export function scoreOf(candidate: Pick<Candidate, 'contested'>, added: number): number {
  return added * PER_WEIGHT - (candidate.contested ? PER_CONTESTED : 0) - 1
}

/** Whether two parts hinder each other; lists may stand together (F37). */
export function hinders(a: Part, b: Part, apart: Apart): boolean {
  if (a.names !== undefined && b.names !== undefined) return false
  return !apart(a, b)
}

/** So few parts are compared one by one sooner than looked up. */
const FEW = 32

/** Which of some parts hinder this one, in any order. */
export function* hindrancesAmong(
  among: ReadonlySet<Part>,
  part: Part,
  { apart, near }: Apartness,
): Iterable<Part> {
  const looked = among.size > FEW ? (near?.(part) ?? among) : among
  for (const other of looked)
    if (other !== part && among.has(other) && hinders(part, other, apart)) yield other
}

/** Sum of weights, with the lists together weighing the union of their names. */
export function weigh(candidates: readonly Candidate[]): number {
  const names = new Set<string>()
  let sum = 0
  for (const { part, weight } of candidates) {
    if (part.names === undefined) sum += weight
    else for (const name of part.names) names.add(name)
  }
  return sum + names.size
}
