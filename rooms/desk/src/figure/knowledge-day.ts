// The days on which an answer could have changed: something that bears on the question was
// recorded, published, taken back or undone. Nothing else can move it.
import { type ClaimInContext, EVER, type Stored } from '@tumen/ledger'
import { dayOf } from '../day.ts'
import type { Desk } from '../operation.ts'
import type { Bearing } from './bearing.ts'

/** The days on which rows of a bearing came, spoke to the world or were undone, in order. */
export async function daysOf(desk: Desk, bearing: Bearing, until: string): Promise<string[]> {
  const rows = rowsOf(bearing)
  const days = new Set(rows.map(({ recorded }) => dayOf(recorded)))
  for (const context of [...bearing.contexts, ...bearing.others.values()])
    for (const day of worldDays(context)) days.add(day)
  const leaves = new Set(rows.map(({ leaf }) => leaf))
  for (const instant of await undoInstants(desk, leaves)) days.add(dayOf(instant))
  return [...days].filter((day) => day <= until).sort()
}

type Dated = Pick<Stored<unknown>, 'recorded' | 'leaf'>

/** Every row that could bear on the answer; what is about other records is left out. */
function rowsOf(bearing: Bearing): Dated[] {
  const { contexts, others, agents, agentRelations, grades, documentRows } = bearing
  const speakers = new Set(agents.map(({ row }) => row.id))
  const documents = new Set(contexts.map(({ claim }) => claim.row.doc))
  return [
    ...[...contexts, ...others.values()].flatMap(rowsOfClaim),
    ...agents,
    ...agentRelations.filter(({ row }) => speakers.has(row.a) || speakers.has(row.b)),
    ...grades.filter(({ row }) => speakers.has(row.agent)),
    ...documentRows.filter(({ row }) => documents.has(row.from)),
  ]
}

function rowsOfClaim({ claim, statuses, relations, events }: ClaimInContext): Dated[] {
  return [claim, ...statuses, ...relations, ...events]
}

/** Days on which the world could know of a claim, or that it was taken back. */
function worldDays({ claim, statuses }: ClaimInContext): string[] {
  return [claim.row.published, ...statuses.flatMap(({ row }) => row.on ?? [])]
}

/** Instants at which rows of these leaves, or places, were undone or came back. */
async function undoInstants(desk: Desk, leaves: ReadonlySet<number>): Promise<string[]> {
  const { read } = desk.ledger
  const undos = await read.rows('undo', undefined, EVER)
  const roots = [...new Set(undos.map(({ leaf }) => read.rootOfUndo(leaf)))]
  const changes = await read.changesAt(roots.filter((root) => !leaves.has(root)))
  const places = changes.filter(({ operation }) => operation === 'place.import')
  const moving = new Set([...leaves, ...places.map(({ leaf }) => leaf)])
  return undos.filter(({ leaf }) => moving.has(read.rootOfUndo(leaf))).map((one) => one.recorded)
}
