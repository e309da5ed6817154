// Links of persons to events as operations give them back: with the event, whose each is, and the
// name as the mention writes it.
import { type EventRecord, given, type Involvement } from '@tumen/claim'
import type { involvementSchema } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import type { z } from 'zod'
import type { Desk } from '../operation.ts'
import { personsByMention } from '../person/state.ts'
import { answerOf } from '../record/row-answer.ts'

export type InvolvementAnswer = z.output<typeof involvementSchema>

/** The answers for links that may be seen, in their order; all of it as known at an instant. */
export async function involvementAnswers(
  desk: Desk,
  rows: readonly Stored<Involvement>[],
  knownAt?: string,
): Promise<InvolvementAnswer[]> {
  if (rows.length === 0) return []
  const { read } = desk.ledger
  const events = await eventsAt(desk, new Set(rows.map(({ row }) => row.event)), knownAt)
  const linked = [...new Set(rows.map(({ row }) => row.mention))]
  const mentions = await read.mentionsById(linked, given({ knownAt }))
  const names = new Map(mentions.map(({ row }) => [row.id, row.name]))
  const personOf = await personsByMention(desk, linked, knownAt)
  return rows.flatMap((stored) => {
    const { withdrawn: _, ...own } = answerOf(stored)
    const event = events.get(own.event)
    if (!event) return []
    const whose = { person: personOf.get(own.mention), name: names.get(own.mention) }
    return [{ ...own, ...given(whose), event }]
  })
}

/** The events by id, as they were called then. */
async function eventsAt({ ledger: { read } }: Desk, ids: ReadonlySet<string>, knownAt?: string) {
  const found =
    knownAt === undefined
      ? await read.eventsById([...ids])
      : (await read.rows('event', knownAt)).filter(({ row }) => ids.has(row.id))
  return new Map(found.map(({ row }) => [row.id, row]))
}

/** In the order of what happened; what has no time stands last. */
export function byEvent<T extends { event: EventRecord }>(links: readonly T[]): T[] {
  const beginOf = ({ event }: T) => event.period?.earliest ?? '9999'
  return links.toSorted((a, b) => (beginOf(a) < beginOf(b) ? -1 : beginOf(a) > beginOf(b) ? 1 : 0))
}
