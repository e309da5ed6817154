// Which items are those of somebody's own groups: what belongs to one of them, and not what is
// everybody's. Source: desk.md 4, W8.
import type { Table } from '@tumen/ledger'
import type { Actor, Desk } from '../operation.ts'
import { recordsOf } from './item.ts'

/** Those of the items that belong to a group of the asker. */
export async function ownGroupsItems(
  { ledger }: Desk,
  { groups = {}, within }: Actor,
  lines: readonly string[],
): Promise<ReadonlySet<string>> {
  const own = within && within.length > 0 ? within : Object.keys(groups)
  if (own.length === 0) return new Set()
  const records = lines.map((line) => ({ line, named: recordsOf(line) }))
  const all = records.flatMap(({ named }) => named)
  const owned = new Set<string>()
  for (const of of new Set<Table>(all.map((one) => one.of))) {
    const ids = all.flatMap((one) => (one.of === of ? [one.id] : []))
    for (const id of await ledger.read.ownedAmong(own, { of, ids })) owned.add(`${of} ${id}`)
  }
  const isOwn = ({ named }: (typeof records)[number]) =>
    named.some(({ of, id }) => owned.has(`${of} ${id}`))
  return new Set(records.filter(isOwn).map(({ line }) => line))
}
