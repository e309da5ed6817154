// Items of reviews by what they name: each kind of record has its own way to be found and judged.
import type { Actor, Desk } from '../operation.ts'
import { claimReview } from './claim.ts'
import type { Judged, Notice, ReviewKind } from './kind.ts'

/** The kind of an item. */
export function kindOf(_item: string): ReviewKind {
  return claimReview
}

/** The record that an item names; refuses what the asker may not know of. */
export function findJudged(desk: Desk, actor: Actor, item: string, field: string): Promise<Judged> {
  return kindOf(item).find(desk, actor, item, field)
}

/** Of these items those that the asker may know of. */
export function noticesOf(
  desk: Desk,
  actor: Actor,
  items: readonly string[],
): Promise<Map<string, Notice>> {
  return byKind(items, (kind, own) => kind.notices(desk, actor, own))
}

/** The words by which people know these items. */
export function titlesOf(
  desk: Desk,
  actor: Actor,
  items: readonly string[],
): Promise<Map<string, string>> {
  return byKind(items, (kind, own) => kind.titles(desk, actor, own))
}

async function byKind<V>(
  items: readonly string[],
  read: (kind: ReviewKind, own: readonly string[]) => Promise<Map<string, V>>,
): Promise<Map<string, V>> {
  const found: [string, V][] = []
  for (const kind of new Set(items.map(kindOf))) {
    const own = items.filter((item) => kindOf(item) === kind)
    found.push(...(await read(kind, own)))
  }
  return new Map(found)
}
