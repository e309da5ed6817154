// What if links are wrong? Missed links make persons out of records, false ones join strangers;
// both are drawn here as often as asked. False links are worse: they make the overlap too large.

import { type RandomStream, randomStream, STREAM } from '../number/random-stream.ts'
import { binomialVariate } from '../number/random-variate.ts'
import { type CaptureTable, cellsOf, sizeOf, tableOf } from './capture-table.ts'

/** Which links are wrong, and what share. */
export interface LinkError {
  kind: 'missed' | 'false'
  /** Missed: the chance of each further record of a person; false: a share of all persons. */
  share: number
}

/** The shares that are looked at. */
export const LINK_ERRORS: readonly LinkError[] = [
  ...[0.01, 0.02, 0.05, 0.1].map((share): LinkError => ({ kind: 'missed', share })),
  ...[0.01, 0.02, 0.05].map((share): LinkError => ({ kind: 'false', share })),
]

/** One table as it might have been with links that are wrong so often. */
export function withLinkErrors(
  table: CaptureTable,
  error: LinkError,
  { seed, draw }: { seed: bigint; draw: number },
): CaptureTable {
  const stream = randomStream(seed, [STREAM.linkage, draw])
  const counts = new Map(cellsOf(table))
  if (error.kind === 'missed') missLinks(counts, error.share, stream)
  else joinStrangers(counts, Math.round(error.share * table.persons), stream)
  return tableOf(table.lists, counts)
}

// Every record of a person after the first becomes a person of its own with the given chance.
function missLinks(counts: Map<number, number>, chance: number, stream: RandomStream): void {
  const add = (mask: number, by: number) => counts.set(mask, (counts.get(mask) ?? 0) + by)
  for (const [mask, count] of [...counts].filter(([one]) => sizeOf(one) >= 2))
    for (let person = 0; person < count; person++) {
      let left = mask
      for (let rest = mask & (mask - 1); rest !== 0; rest &= rest - 1) {
        const record = rest & -rest
        if (binomialVariate(stream, 1, chance) === 0) continue
        left &= ~record
        add(record, 1)
      }
      if (left === mask) continue
      add(mask, -1)
      add(left, 1)
    }
}

// Two persons of one list each, on different lists, become one; lists in proportion to such
// persons.
function joinStrangers(counts: Map<number, number>, times: number, stream: RandomStream): void {
  for (let n = 0; n < times; n++) {
    const first = drawSingle(counts, 0, stream)
    const second = first === undefined ? undefined : drawSingle(counts, first, stream)
    if (first === undefined || second === undefined) return
    counts.set(first, (counts.get(first) ?? 0) - 1)
    counts.set(second, (counts.get(second) ?? 0) - 1)
    counts.set(first | second, (counts.get(first | second) ?? 0) + 1)
  }
}

function drawSingle(
  counts: ReadonlyMap<number, number>,
  except: number,
  stream: RandomStream,
): number | undefined {
  const singles = [...counts].filter(([mask]) => sizeOf(mask) === 1 && mask !== except)
  const total = singles.reduce((sum, [, count]) => sum + count, 0)
  let at = stream.uniform() * total
  for (const [mask, count] of singles) {
    at -= count
    if (at < 0) return mask
  }
  return undefined
}
