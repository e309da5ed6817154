// event.list: lists the events.
import { given } from '@tumen/claim'
import { eventList } from '@tumen/contract'
import { futureIn } from '../change/future-row.ts'
import { hasTitleWords } from '../document/title-word.ts'
import { implement } from '../operation.ts'
import { answerOf, readablePage } from '../record/row-answer.ts'

export const listEvents = implement(eventList, async (desk, { title, ...input }, call) => {
  const read = desk.ledger.read
  const page = await readablePage(
    (part) => read.events(part),
    input,
    (stored) => stored.row.id,
    (found) => found.filter(({ row }) => title === undefined || hasTitleWords(row.title, title)),
  )
  const { rows, next } = page
  const lacks = await futureIn(desk, call.actor)
  return { events: rows.map(answerOf), ...given({ next }), ...lacks }
})
