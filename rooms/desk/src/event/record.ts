// event.record: what a reviewer thinks happened.
import { type Claim, checkRow, type EventRecord, given } from '@tumen/claim'
import { eventRecord } from '@tumen/contract'
import { EVER } from '@tumen/ledger'
import { makeChange } from '../change/make.ts'
import { readPeriod } from '../draft/date-input.ts'
import { giveMade, groupsOfClaim } from '../group/give-made.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { gazetteerOf, resolvePlace } from '../place/gazetteer.ts'
import { findClaim, refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'

export const recordEvent = implement(eventRecord, async (desk, input, call) => {
  const { title, act, place, period } = input
  const gazetteer = await gazetteerOf(desk)
  const path = place === undefined ? undefined : resolvePlace(gazetteer, place, 'place').id
  const row: EventRecord = {
    id: input.id ?? desk.newId('ev'),
    title,
    ...given({ act, place: path }),
    ...(period === undefined ? {} : { period: readPeriod(period, 'period') }),
  }
  refuseFindings(checkRow('event', row))
  const change = { operation: 'event.record', subject: row.id, input }
  return makeChange(desk, call, change, async (write) => {
    if (await desk.ledger.read.event(row.id, EVER)) throw new Refusal('already-exists', 'id')
    const from: string[][] = []
    for (const claim of new Set(input.claims))
      from.push(...(await groupsOfClaim(desk, await findRow(desk, call, claim))))
    const made = { kind: 'event', id: row.id, isNew: true, field: 'claims' } as const
    await giveMade(desk, call, write, { ...made, from })
    await write.append('event', row)
    return { id: row.id }
  })
})

async function findRow(desk: Desk, call: Call, id: string): Promise<Claim> {
  const missing = { code: 'unknown-claim', field: 'claims' } as const
  return (await findClaim(desk, call.actor, id, missing)).claim.row
}
