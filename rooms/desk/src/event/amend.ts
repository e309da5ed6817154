// event.amend: says otherwise what an event is, by a later row. What was said before stays in its
// history. Source: decision 0104.
import { checkRow, type EventRecord, given } from '@tumen/claim'
import { eventAmend } from '@tumen/contract'
import { digestOf, makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { readPeriod } from '../draft/date-input.ts'
import { implement } from '../operation.ts'
import { gazetteerOf, resolvePlace } from '../place/gazetteer.ts'
import { findEvent, refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'

export const amendEvent = implement(eventAmend, async (desk, input, call) => {
  const { id, title, act, place, period, clear = [] } = input
  const gazetteer = await gazetteerOf(desk)
  const path = place === undefined ? undefined : resolvePlace(gazetteer, place, 'place').id
  const days = period === undefined ? undefined : readPeriod(period, 'period')
  const change = { operation: 'event.amend', subject: id, input }
  return makeChange(desk, call, change, async (write) => {
    const before = await findEvent(desk, id, 'id')
    refuseStale([before], input.seen)
    // What somebody says by hand was written by no import.
    const { run: _, ...kept } = before.row
    for (const field of clear) delete kept[field]
    const row: EventRecord = { ...kept, ...given({ title, act, place: path, period: days }) }
    const { run: __, ...was } = before.row
    if (digestOf(row) === digestOf(was)) throw new Refusal('nothing-changed', 'title')
    refuseFindings(checkRow('event', row))
    await write.amend('event', row)
    return { id }
  })
})
