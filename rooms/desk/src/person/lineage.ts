// person.lineage: what became of an id of a person, and whence it came. Old ids resolve forever.
// Source: linkage.md 9.4.

import type { PersonLineage } from '@tumen/claim'
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
  const rows = await read.rows('person_lineage')
  return currentPerson(
    id,
    rows.map(({ row }) => row),
  )
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
 * Every row that leads from an id, or to it, through any number of others, as it may leave: of
 * persons that the asker knows, and of linkages that they know.
 */
export async function lineageAbout({ ledger: { read } }: Desk, actor: Actor, id: string) {
  const stored = await read.rows('person_lineage')
  const found = rowsAbout(stored, id)
  if (!isOfGroups(actor)) return found.map((one) => lineageAnswer(one))
  const rows = stored.map(({ row }) => row)
  const persons = new Set((await read.personMembers()).map(({ row }) => row.person))
  const runs = new Set((await read.rows('linkage_run')).map(({ row }) => row.id))
  return found
    .filter(({ row }) => [row.from, row.to].every((one) => persons.has(currentPerson(one, rows))))
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
