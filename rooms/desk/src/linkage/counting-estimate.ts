// How many estimates count a person, for the order in which pairs are read. A figure of claims
// counts what was said and no person of a list: stored estimates of lists are what a verdict can
// change. Source: linkage.md 10.2.

import type { Desk } from '../operation.ts'
import type { LinkageBook } from './book.ts'

/** The lists that each stored estimate counts, however often it was made of them. */
export async function estimatedLists({ ledger }: Desk): Promise<ReadonlySet<string>[]> {
  const stored = await ledger.read.rows('estimate')
  const overlaps = await ledger.read.rows('overlap')
  const known = new Map(overlaps.map(({ row }) => [row.id, row.lists]))
  const found = stored.map(({ row }) => row.lists ?? known.get(row.overlap ?? '') ?? [])
  const byText = new Map(found.map((lists) => [JSON.stringify([...lists].sort()), new Set(lists)]))
  return [...byText.values()]
}

/** For each person, by its root, how many of the estimates count one of its lists. */
export function estimatesCounting(
  estimates: readonly ReadonlySet<string>[],
  { mentions }: Pick<LinkageBook, 'mentions'>,
  root: Int32Array,
): (root: number) => number {
  const listsOf = new Map<number, Set<string>>()
  for (const [n, { row }] of mentions.entries()) {
    const own = listsOf.get(root[n] as number) ?? new Set()
    listsOf.set(root[n] as number, own.add(row.list))
  }
  return (person) => {
    const own = [...(listsOf.get(person) ?? [])]
    return estimates.filter((lists) => own.some((list) => lists.has(list))).length
  }
}
