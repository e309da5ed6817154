// involvement.list: what persons were in events, a page at a time, to people who may read names.
import { given } from '@tumen/claim'
import { involvementList } from '@tumen/contract'
import { endOfDay } from '../day.ts'
import { knownDay } from '../figure/question.ts'
import { implement } from '../operation.ts'
import { findPerson } from '../person/lineage.ts'
import { mentionsOf } from '../person/merge.ts'
import { findClaim, findEvent } from '../record/find.ts'
import { involvementAnswers } from './answer.ts'
import { seenInvolvements, seenPage } from './seen.ts'

export const listInvolvements = implement(involvementList, async (desk, input, { actor }) => {
  const { person, event, claim, asKnownOn, after, limit, order } = input
  const knownOn = asKnownOn === undefined ? undefined : knownDay(desk, asKnownOn, 'asKnownOn')
  const knownAt = knownOn === undefined ? undefined : endOfDay(knownOn)
  if (event !== undefined) await findEvent(desk, event, 'event')
  if (claim !== undefined)
    await findClaim(desk, actor, claim, { code: 'unknown-claim', field: 'claim' })
  const mentions =
    person === undefined
      ? undefined
      : await mentionsOf(desk, await findPerson(desk, actor, { id: person, field: 'person' }))
  const filter = given({ mentions, event, claim, knownAt })
  const page = await seenPage(desk, actor, filter, { limit, order, ...given({ after }) })
  const shown = page.slice(0, limit)
  const next = page.length > limit ? shown.at(-1)?.row.id : undefined
  // Counting reads all of them, so that not every page of many does.
  const total =
    after === undefined ? (await seenInvolvements(desk, actor, filter)).length : undefined
  return {
    involvements: await involvementAnswers(desk, shown, knownAt),
    ...given({ total, next, knownOn }),
  }
})
