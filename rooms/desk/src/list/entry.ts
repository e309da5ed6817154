// Who stands on recorded lists, as known at an instant: under pseudonyms where that is all a list
// has, else under the persons that its mentions were resolved to. Source: estimate.md 8, 10.
import type { ListEntryRow, PersonList } from '@tumen/claim'
import type { Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'

/** The persons of all lists with names; no space of pseudonyms can have this name. */
const PERSONS = '#persons'

/** The entries of the lists; refuses lists that do not name persons alike, or not yet. */
export async function entriesAt(
  desk: Desk,
  lists: readonly PersonList[],
  knownAt: string,
): Promise<ListEntryRow[]> {
  const { read } = desk.ledger
  const ids = lists.map(({ id }) => id)
  const entries = (await read.listEntries(ids, { knownAt })).map(({ row }) => row)
  const named = await mentionsAt(desk, ids, knownAt)
  const pseudonymous = new Set(entries.map(({ list }) => list))
  const isNamed = new Set(named.map(({ list }) => list))
  const spaces = lists.flatMap(({ id, space }) => [
    ...(isNamed.has(id) ? [PERSONS] : []),
    ...(pseudonymous.has(id) || !isNamed.has(id) ? [space] : []),
  ])
  if (new Set(spaces).size > 1) throw new Refusal('lists-apart', 'from')
  return [...entries, ...named]
}

/** The mentions as entries under their persons. */
async function mentionsAt(desk: Desk, lists: readonly string[], knownAt: string) {
  const { read } = desk.ledger
  const mentions = (await read.mentions(lists, { knownAt })).map(({ row }) => row)
  if (mentions.length === 0) return []
  const members = await read.personMembers({ knownAt })
  const personOf = new Map(members.map(({ row }) => [row.mention, row.person]))
  const open = lists.flatMap((list) => {
    const own = mentions.filter((row) => row.list === list && !personOf.has(row.id)).length
    return own > 0 ? [{ list, entries: own }] : []
  })
  if (open.length > 0) throw new Refusal('lists-unresolved', 'from', open)
  return mentions.map(({ id, list, report, origin }): ListEntryRow => {
    const person = personOf.get(id) as string
    return { id, list, person, ...(report && { report }), ...(origin && { origin }) }
  })
}
