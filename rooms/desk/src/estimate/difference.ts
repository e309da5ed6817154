// What differs between the reports of two estimates: numbers, model, sizes, cells and findings.

import { COMPARED_NUMBERS, type EstimateAnswer } from '@tumen/contract'
import type { Actor } from '../operation.ts'
import { answerFor } from './answer.ts'

const MOST_CELLS = 200

/** What differs between two reports, as far as the asker is given their numbers. */
export function differenceFor(actor: Actor, one: EstimateAnswer, other: EstimateAnswer) {
  const [before, after] = [answerFor(actor, one), answerFor(actor, other)]
  const [was, now] = [numbersOf(before), numbersOf(after)]
  return {
    numbers: COMPARED_NUMBERS.map((what) => ({ what, ...sidesOf(was[what], now[what]) })),
    model: sidesOf(before.estimate?.model, after.estimate?.model),
    lists: sizesBetween(before, after),
    cells: cellsBetween(before, after),
    findings: {
      came: findingsOnlyIn(after, before),
      gone: findingsOnlyIn(before, after),
    },
  }
}

/** Both sides of a difference, each where it is there. */
export function sidesOf<T>(before: T | undefined, after: T | undefined): { before?: T; after?: T } {
  return {
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  }
}

function numbersOf({ documented, bound, estimate }: EstimateAnswer) {
  const numbers: Partial<Record<(typeof COMPARED_NUMBERS)[number], number>> = {
    documented: documented.persons,
    ...(bound && { bound: bound.atLeast }),
    ...(estimate && { total: estimate.total, low: estimate.low, high: estimate.high }),
  }
  return numbers
}

function sizesBetween({ table: one }: EstimateAnswer, { table: other }: EstimateAnswer) {
  const sizeIn = ({ lists, sizes }: EstimateAnswer['table'], name: string) =>
    sizes[lists.indexOf(name)]
  const names = [...new Set([...one.lists, ...other.lists])]
  return names.map((name) => ({ name, ...sidesOf(sizeIn(one, name), sizeIn(other, name)) }))
}

/** Persons on exactly which lists, by the names of these. */
function cellsOf({ pictures, table }: EstimateAnswer): Map<string, number> {
  const named = pictures.overlap.intersections.map(({ lists, persons }): [string, number] => {
    return [JSON.stringify(lists.map((at) => table.lists[at]).sort()), persons]
  })
  return new Map(named)
}

function cellsBetween(one: EstimateAnswer, other: EstimateAnswer) {
  const [was, now] = [cellsOf(one), cellsOf(other)]
  return [...new Set([...was.keys(), ...now.keys()])]
    .map((key) => ({
      lists: JSON.parse(key) as string[],
      ...{ before: was.get(key) ?? 0, after: now.get(key) ?? 0 },
    }))
    .filter(({ before, after }) => before !== after)
    .slice(0, MOST_CELLS)
}

function findingsOnlyIn({ findings }: EstimateAnswer, other: EstimateAnswer) {
  const there = new Set(other.findings.map(({ code, kind }) => `${code} ${kind}`))
  return findings.filter(({ code, kind }) => !there.has(`${code} ${kind}`))
}
