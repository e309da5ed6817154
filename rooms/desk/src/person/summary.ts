// A person as lists of persons tell one from another: names by list, years of birth, homes.
// Nothing is chosen among what lists say. Source: desk.md P13 and P14.

import type { Mention } from '@tumen/claim'
import type { personSchema } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import type { z } from 'zod'
import { readingOf } from '../mention/name-reading.ts'

export type PersonSummary = z.output<typeof personSchema>

/** What the mentions of a person say together. */
export function summaryOf(
  id: string,
  mentions: readonly Stored<Mention>[],
  judged: ReadonlySet<string>,
): PersonSummary {
  const rows = mentions.map(({ row }) => row)
  const listsOf = new Map<string, Set<string>>()
  for (const { name, list } of rows)
    if (name !== undefined) listsOf.set(name, (listsOf.get(name) ?? new Set()).add(list))
  const lows = rows.flatMap(({ bornLow }) => bornLow ?? [])
  const highs = rows.flatMap(({ bornHigh }) => bornHigh ?? [])
  return {
    id,
    names: [...listsOf].map(([name, lists]) => {
      const reading = readingOf(name)
      return { name, ...(reading !== undefined && { reading }), lists: [...lists] }
    }),
    ...(lows.length > 0 && { bornLow: Math.min(...lows) }),
    ...(highs.length > 0 && { bornHigh: Math.max(...highs) }),
    sexes: distinct(rows.flatMap(({ sex }) => sex ?? [])),
    homes: distinct(rows.flatMap(({ home }) => home ?? [])),
    places: distinct(rows.flatMap(({ place }) => place ?? [])),
    lists: distinct(rows.map(({ list }) => list)),
    mentions: rows.length,
    judged: rows.some((row) => judged.has(row.id)),
  }
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
