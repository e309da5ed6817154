// person.lineage: what became of an id of a person, and whence it came. Old ids resolve forever.
// Source: linkage.md 9.4.

import type { PersonLineage } from '@tumen/claim'
import { personLineage } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import { currentPerson } from '@tumen/linkage'
import { type Desk, implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'

export const showPersonLineage = implement(personLineage, async (desk, { id }) => {
  const { read } = desk.ledger
  const rows = await read.rows('person_lineage')
  const current = await findPerson(desk, id, 'id')
  const members = await read.personMembers()
  return {
    ...{ id, current },
    mentions: members.filter(({ row }) => row.person === current).length,
    lineage: lineageAbout(rows, id).map(lineageAnswer),
  }
})

/** The id that `id` stands for today; refuses one that never was. */
export async function findPerson(desk: Desk, id: string, field: string): Promise<string> {
  const { read } = desk.ledger
  const rows = (await read.rows('person_lineage')).map(({ row }) => row)
  const current = currentPerson(id, rows)
  const members = await read.personMembers()
  const isKnown =
    rows.some(({ from, to }) => from === id || to === id) ||
    members.some(({ row }) => row.person === id)
  if (!isKnown) throw new Refusal('unknown-person', field)
  return current
}

/** Every row that leads from an id, or to it, through any number of others. */
export function lineageAbout(
  rows: readonly Stored<PersonLineage>[],
  id: string,
): Stored<PersonLineage>[] {
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

/** A row of lineage as it may leave. */
export function lineageAnswer({ row, recorded, by }: Stored<PersonLineage>) {
  return { ...row, recorded, by }
}
