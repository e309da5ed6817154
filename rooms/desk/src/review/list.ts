// review.list: the queue. What waits for the asker comes first, then what is due.
import { given, itemOf } from '@tumen/claim'
import { reviewList } from '@tumen/contract'
import { dayOf } from '../day.ts'
import { type Actor, type Desk, implement } from '../operation.ts'
import { decides, type Review, reviewsOf } from './book.ts'
import { needsTwo } from './double.ts'
import { noticesOf, titlesOf } from './item.ts'
import { OPEN_STATES, stateWith } from './state.ts'

const LATE = '9999-12-31'

export const listReviews = implement(reviewList, async (desk, input, { actor }) => {
  const today = dayOf(desk.clock())
  const waiting = await readable(desk, actor, (state) => OPEN_STATES.has(state))
  const open = waiting.filter(({ state }) => state !== 'ended')
  const isMine = ({ review }: Listed) => decides(review, actor.account)
  const isOverdue = ({ review, state }: Listed) =>
    state === 'in-review' && (review.due ?? LATE) < today
  const count = (test: (one: Listed) => boolean) => open.filter(test).length
  const asked = await askedOf(desk, actor, { waiting, state: input.state })
  asked.sort((a, b) => Number(isMine(b)) - Number(isMine(a)) || byDue(a.review, b.review))
  const begin = asked.findIndex(({ review }) => review.item === input.after) + 1
  const page = asked.slice(begin, begin + input.limit)
  const titles = await titlesOf(
    desk,
    actor,
    page.map(({ review }) => review.item),
  )
  const next = begin + page.length < asked.length ? page.at(-1)?.review.item : undefined
  return {
    counts: {
      mine: count(isMine),
      overdue: count(isOverdue),
      submitted: count(({ state }) => state === 'submitted'),
      disagreement: count(({ state }) => state === 'disagreement'),
    },
    reviews: page.map((one) => {
      const { item, reviewers, due } = one.review
      return {
        ...{ item, state: one.state, reviewers: [...reviewers], author: one.by },
        ...{ kind: itemOf(item)?.kind ?? 'claim', two: needsTwo(item) },
        ...{ title: titles.get(item) ?? '', ...given({ due }) },
        ...{ overdue: isOverdue(one), decides: isMine(one) },
      }
    }),
    ...given({ next }),
  }
})

interface Listed {
  review: Review
  state: Review['state']
  by: string
}

/** What is shown: of one state, or all that waits for somebody. */
async function askedOf(
  desk: Desk,
  actor: Actor,
  { waiting, state }: { waiting: readonly Listed[]; state: Review['state'] | undefined },
): Promise<Listed[]> {
  if (state === undefined) return waiting.filter((one) => one.state !== 'ended')
  const isWaiting = state === 'ended' || OPEN_STATES.has(state)
  if (isWaiting) return waiting.filter((one) => one.state === state)
  return readable(desk, actor, (one) => one === state)
}

/** The reviews in some states of which the asker may know. */
async function readable(
  desk: Desk,
  actor: Actor,
  isAsked: (state: Review['state']) => boolean,
): Promise<Listed[]> {
  const reviews = [...(await reviewsOf(desk)).values()].filter(({ state }) => isAsked(state))
  const notices = await noticesOf(
    desk,
    actor,
    reviews.map(({ item }) => item),
  )
  return reviews.flatMap((review) => {
    const notice = notices.get(review.item)
    if (!notice) return []
    const state = stateWith(review, notice)
    return [{ review, state, by: notice.by }]
  })
}

/** What is due first, then what waits longest. */
function byDue(a: Review, b: Review): number {
  const [one, other] = [a.due ?? LATE, b.due ?? LATE]
  if (one !== other) return one < other ? -1 : 1
  return sinceOf(a) - sinceOf(b)
}

function sinceOf({ steps }: Review): number {
  return steps.findLast(({ row }) => row.step === 'submitted')?.leaf ?? 0
}
