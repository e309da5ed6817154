// person.lineage: what became of an id of a person, and whence it came. Old ids resolve forever.
// Source: linkage.md 9.4.

import type { PersonLineage, PersonMember } from '@tumen/claim'
import { personLineage } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import { currentPerson } from '@tumen/linkage'
import { isOfGroups } from '../log/told-head.ts'
import { type Actor, type Desk, implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'

export const showPersonLineage = implement(personLineage, async (desk, { id }, { actor }) => {
  const current = await findPerson(desk, actor, { id, field: 'id' })
  const members = await desk.ledger.read.personMembers()
  return {
    ...{ id, current },
    mentions: members.filter(({ row }) => row.person === current).length,
    lineage: await lineageAbout(desk, actor, id),
  }
})

/** The id that `id` stands for today, whether or not there is such a person. */
export async function resolvedPerson({ read }: Desk['ledger'], id: string): Promise<string> {
  const rows = leading(await read.rows('person_lineage'), await read.personMembers())
  return currentPerson(
    id,
    rows.map(({ row }) => row),
  )
}

/**
 * The rows by which ids lead on. A person under whom somebody still stands does not: another office
 * joined those of its mentions that it knows, and the rest stay who they were.
 */
function leading(
  rows: readonly Stored<PersonLineage>[],
  members: readonly Stored<PersonMember>[],
): Stored<PersonLineage>[] {
  const standing = new Set(members.map(({ row }) => row.person))
  return rows.filter(({ row: { kind, from } }) => kind !== 'merged_into' || !standing.has(from))
}

/**
 * The id that `id` stands for today; refuses one that never was. What became of ids stands in no
 * group: who works in some knows a person by a mention that they may know of.
 */
export async function findPerson(
  { ledger }: Desk,
  actor: Actor,
  { id, field }: { id: string; field: string },
): Promise<string> {
  const current = await resolvedPerson(ledger, id)
  const members = await ledger.read.personMembers()
  if (members.some(({ row }) => row.person === current)) return current
  const rows = isOfGroups(actor) ? [] : await ledger.read.rows('person_lineage')
  if (rows.some(({ row: { from, to } }) => from === id || to === id)) return current
  throw new Refusal('unknown-person', field)
}

/**
 * Every row that leads from an id, or to it, through any number of others, as it may leave: between
 * ids under which the asker knew a mention, now or before, and of linkages that they know.
 */
export async function lineageAbout({ ledger: { read } }: Desk, actor: Actor, id: string) {
  const stored = await read.rows('person_lineage')
  const found = rowsAbout(stored, id)
  if (!isOfGroups(actor)) return found.map((one) => lineageAnswer(one))
  const known = new Set((await read.rows('person_member')).map(({ row }) => row.person))
  const runs = new Set((await read.rows('linkage_run')).map(({ row }) => row.id))
  return leading(found, await read.personMembers())
    .filter(({ row }) => known.has(row.from) && known.has(row.to))
    .map((one) => lineageAnswer(one, (run) => runs.has(run)))
}

function rowsAbout(rows: readonly Stored<PersonLineage>[], id: string): Stored<PersonLineage>[] {
  const seen = new Set([id])
  for (let size = 0; size < seen.size; ) {
    size = seen.size
    for (const { row } of rows)
      if (seen.has(row.from) || seen.has(row.to)) {
        seen.add(row.from)
        seen.add(row.to)
      }
  }
  return rows.filter(({ row }) => seen.has(row.from))
}

function lineageAnswer(
  { row, recorded, by }: Stored<PersonLineage>,
  isKnown: (run: string) => boolean = () => true,
) {
  const { run, ...rest } = row
  return { ...rest, ...(run !== undefined && isKnown(run) && { run }), recorded, by }
}
