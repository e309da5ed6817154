// A part that may enter the sum, and how much it would add (rules F36, F37).
import type { Part } from './part.ts'

/** One candidate: a part with the weight that counts here. */
export interface Candidate {
  part: Part
  weight: number
  contested: boolean
}

/** Whether two parts provably share no case. */
export type Apart = (a: Part, b: Part) => boolean

// Weight first, then fewer contested parts, then fewer parts: one number.
const PER_WEIGHT = 2 ** 20
const PER_CONTESTED = 2 ** 10

/** What taking a candidate is worth when `added` persons come with it. */
export function scoreOf(candidate: Pick<Candidate, 'contested'>, added: number): number {
  return added * PER_WEIGHT - (candidate.contested ? PER_CONTESTED : 0) - 1
}

/** Whether two candidates hinder each other; lists may stand together (F37). */
export function hinders(a: Candidate, b: Candidate, apart: Apart): boolean {
  if (a.part.names !== undefined && b.part.names !== undefined) return false
  return !apart(a.part, b.part)
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
