// list.record: a list of persons and what it is of. Who stands on it comes by list.import. Source:
// estimate.md 10, linkage.md 10.

import { checkRow, type PersonList } from '@tumen/claim'
import { listFrameFields, listRecord } from '@tumen/contract'
import { EVER, type Stored } from '@tumen/ledger'
import { z } from 'zod'
import { makeChange } from '../change/make.ts'
import { readPeriod } from '../draft/date-input.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { gazetteerOf, resolvePlace } from '../place/gazetteer.ts'
import { findAgent, findDocument, refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'

const frameSchema = z.object(listFrameFields)

export type ListFrame = z.output<typeof frameSchema>

export const recordList = implement(listRecord, async (desk, input, call) => {
  const id = input.id ?? desk.newId('ls')
  const space = input.space ?? id
  const frame = await checkedFrame(desk, call, input)
  const row: PersonList = { id, title: input.title, space, ...frame }
  refuseFindings(checkRow('list', row))
  const change = { operation: 'list.record', subject: id, input }
  return makeChange(desk, call, change, async (write) => {
    const known = await desk.ledger.read.rows('list', undefined, EVER)
    if (known.some((one) => one.row.id === id)) throw new Refusal('already-exists', 'id')
    await write.append('list', row)
    return { id, space }
  })
})

/** What a list is of, with the path of its place; refuses what is not there. */
export async function checkedFrame(
  desk: Desk,
  call: Call,
  { documents, origin, act, population, place, period }: ListFrame,
): Promise<Omit<PersonList, 'id' | 'title' | 'space'>> {
  const missing = { code: 'unknown-document', field: 'documents' } as const
  for (const id of documents ?? []) await findDocument(desk, call.actor, id, missing)
  if (origin !== undefined) await findAgent(desk, origin, 'origin')
  const path =
    place === undefined ? undefined : resolvePlace(await gazetteerOf(desk), place, 'place').id
  return {
    ...(documents && { documents: [...new Set(documents)] }),
    ...(origin !== undefined && { origin }),
    ...(act && { act }),
    ...(population !== undefined && { population }),
    ...(path !== undefined && { place: path }),
    ...(period !== undefined && { period: readPeriod(period, 'period') }),
  }
}

/** The list, or a refusal. */
export async function findList(desk: Desk, id: string, field: string): Promise<Stored<PersonList>> {
  const found = (await desk.ledger.read.rows('list')).find(({ row }) => row.id === id)
  if (!found) throw new Refusal('unknown-list', field)
  return found
}
