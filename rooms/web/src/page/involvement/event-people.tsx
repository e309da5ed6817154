// On the page of an event: the first people who are linked to it, and the way to all of them and
// to linking more. Nothing for whoever may not read names.
import type { Output } from '@tumen/contract'
import { EmptyNote, peoplePath } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import type { RecordNames } from '../record-name.ts'
import { sourceNames } from './link-part.tsx'
import { PeopleTable } from './people-table.tsx'

const MOST = 20

/** The people as the page of an event shows them; nothing for whoever may not see them. */
export interface EventPeopleAnswer {
  answer: Output<'involvement.list'>
  names: RecordNames
}

export async function readEventPeople(
  ask: Ask,
  event: string,
): Promise<EventPeopleAnswer | undefined> {
  if (!ask.may('involvement.list')) return undefined
  const answer = await ask.call('involvement.list', { event, limit: MOST })
  return { answer, names: await sourceNames(ask, answer.involvements) }
}

export function EventPeople(props: {
  ask: Ask
  event: string
  people: EventPeopleAnswer | undefined
}): VNode | null {
  const { ask, event, people } = props
  if (!people) return null
  const { involvement } = ask.words.page
  const { answer, names } = people
  const { involvements, total = 0 } = answer
  const link = total > MOST ? fill(involvement.all, { n: total }) : involvement.openAll
  return (
    <section>
      <h2>{involvement.one}</h2>
      {total === 0 ? (
        <EmptyNote text={involvement.none}>
          {ask.may('involvement.record') && <a href={peoplePath(event)}>{involvement.add}</a>}
        </EmptyNote>
      ) : (
        <>
          <PeopleTable ask={ask} links={involvements} names={names} />
          <p>
            <a href={peoplePath(event)}>{link}</a>
          </p>
        </>
      )}
    </section>
  )
}
