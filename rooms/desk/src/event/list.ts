// event.list: lists the events.
import { type EventRecord, given } from '@tumen/claim'
import { eventList } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import { futureIn } from '../change/future-row.ts'
import { hasTitleWords } from '../document/title-word.ts'
import { filledWith, valueAnswers } from '../field/answer.ts'
import { implement } from '../operation.ts'
import { answerOf, readablePage } from '../record/row-answer.ts'

export const listEvents = implement(eventList, async (desk, asked, call) => {
  const { title, field, value, ...input } = asked
  const read = desk.ledger.read
  const isFilled = await filledWith(desk, call.actor, 'event', { field, value })
  const isWanted = ({ row }: Stored<EventRecord>) =>
    (title === undefined || hasTitleWords(row.title, title)) && (isFilled?.(row.id) ?? true)
  const page = await readablePage(
    (part) => read.events(part),
    input,
    (stored) => stored.row.id,
    (found) => found.filter(isWanted),
  )
  const { rows, next } = page
  const lacks = await futureIn(desk, call.actor)
  const fieldsOf = await valueAnswers(desk, call.actor, { events: rows.map(({ row }) => row.id) })
  const events = rows.map((one) => ({ ...answerOf(one), fields: fieldsOf(one.row.id) }))
  return { events, ...given({ next }), ...lacks }
})
