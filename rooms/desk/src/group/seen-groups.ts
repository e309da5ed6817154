// To which groups a record was given, as far as somebody may know of these: what they see changes
// only when one of their own groups comes or goes, so that its leaf says nothing of others.
import type { BelongingKind } from '@tumen/claim'
import type { Actor, Desk } from '../operation.ts'

/** The groups that an asker sees a record in, and the leaf since when; none and 0: everybody's. */
export interface SeenGroups {
  groups: string[]
  leaf: number
}

/** What an asker sees of the groups of a record itself, without those of what it follows. */
export async function seenGroups(
  { ledger }: Desk,
  { within = [] }: Actor,
  { kind, id }: { kind: BelongingKind; id: string },
): Promise<SeenGroups> {
  const isSeen = (group: string) => within.length === 0 || within.includes(group)
  let now: SeenGroups = { groups: [], leaf: 0 }
  for (const { row, leaf } of await ledger.read.belongingsOf(kind, id)) {
    const groups = row.groups.filter(isSeen).sort()
    if (groups.join('\n') !== now.groups.join('\n')) now = { groups, leaf }
  }
  return now
}
