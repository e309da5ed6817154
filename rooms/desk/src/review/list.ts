// review.list: the queue. What waits for the asker comes first, then what bears on most shared
// questions, then what waits longest.
import { given, itemOf } from '@tumen/claim'
import { reviewList } from '@tumen/contract'
import { dayOf } from '../day.ts'
import { type Actor, type Desk, implement } from '../operation.ts'
import { can } from '../policy.ts'
import { waitingCopies } from '../redaction/waiting.ts'
import { decides, isNamed, type Review, reviewsOf, settles } from './book.ts'
import { needsTwo } from './double.ts'
import { effectsOf } from './effect.ts'
import { noticesOf, titlesOf } from './item.ts'
import { ownGroupsItems } from './own-group.ts'
import { closedIn } from './quoted.ts'
import { hadSince, reviewersSince } from './said-before.ts'
import { OPEN_STATES, stateWith } from './state.ts'

const LATE = '9999-12-31'

export const listReviews = implement(reviewList, async (desk, input, { actor }) => {
  const waiting = await readable(desk, actor, (state) => OPEN_STATES.has(state))
  const open = waiting.filter(({ state }) => state !== 'ended')
  const queues = queuesFor(actor, dayOf(desk.clock()))
  const count = (test: (one: Listed) => boolean) => open.filter(test).length
  const copies = await waitingCopies(desk, actor)
  const counts = {
    mine: count(queues.mine),
    overdue: count(queues.overdue),
    submitted: count(({ state }) => state === 'submitted'),
    disagreement: count(queues.disagreement),
    settles: count(queues.settles),
    naming: count(queues.naming),
    copies: copies.length,
  }
  if (input.limit === 0) return { counts, copies: [], reviews: [] }
  const inState = await askedOf(desk, actor, { waiting, state: input.state })
  const isOwn = input.of === 'group' ? await ownGroupsTest(desk, actor, inState) : undefined
  const isAsked = isOwn ?? (input.of && input.of !== 'group' ? queues[input.of] : () => true)
  const asked = inState.filter(isAsked)
  const lines = asked.map(({ review }) => review.item)
  const effects = await effectsOf(desk, actor, lines)
  const effect = ({ review }: Listed) => effects.get(review.item) ?? 0
  const isMine = (one: Listed) => Number(queues.mine(one) || queues.settles(one))
  asked.sort((a, b) => isMine(b) - isMine(a) || effect(b) - effect(a) || byAge(a, b))
  const begin = asked.findIndex(({ review }) => review.item === input.after) + 1
  const page = asked.slice(begin, begin + input.limit)
  const shown = page.map(({ review }) => review.item)
  const titles = await titlesOf(desk, actor, shown)
  const closed = await closedIn(desk, shown)
  const had = new Map<string, number>()
  for (const one of shown) had.set(one, await hadSince(desk, actor, one))
  const next = begin + page.length < asked.length ? shown.at(-1) : undefined
  const isWhole = input.state === undefined && input.of === undefined && begin === 0
  return {
    counts,
    copies: isWhole ? copies.slice(0, input.limit) : [],
    reviews: page.map((one) => {
      const { item, due } = one.review
      const reviewers = reviewersSince(one.review, had.get(item) ?? 0, actor.account)
      return {
        ...{ item, state: one.state, reviewers: [...reviewers], author: one.by },
        ...{ kind: itemOf(item)?.kind ?? 'claim', two: needsTwo(item) },
        ...{ title: titles.get(item) ?? '', ...given({ due, closed: closed.get(item) }) },
        ...{ overdue: queues.overdue(one), decides: queues.mine(one), questions: effect(one) },
        settles: queues.settles(one),
      }
    }),
    ...given({ next }),
  }
})

/** What belongs to a group of the asker. */
async function ownGroupsTest(desk: Desk, actor: Actor, listed: readonly Listed[]) {
  const lines = listed.map(({ review }) => review.item)
  const own = await ownGroupsItems(desk, actor, lines)
  return ({ review }: Listed) => own.has(review.item)
}

/** What somebody may ask for alone. */
function queuesFor(actor: Actor, today: string) {
  const { account } = actor
  const maySettle = can(actor, 'review.settle')
  return {
    mine: ({ review, state }: Listed) => state === 'in-review' && decides(review, account),
    overdue: ({ review, state }: Listed) => state === 'in-review' && (review.due ?? LATE) < today,
    disagreement: ({ state }: Listed) => state === 'disagreement',
    settles: ({ review, state, by }: Listed) =>
      maySettle && state === 'disagreement' && settles(review, by, account),
    naming: ({ review, since }: Listed) => isNamed(review, account, since),
  }
}

interface Listed {
  review: Review
  /** The leaf since which the asker's office has it, where it names them. */
  since: number
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
  const listed: Listed[] = []
  for (const review of reviews) {
    const notice = notices.get(review.item)
    if (!notice) continue
    const isAsked = isNamed(review, actor.account)
    const since = isAsked ? await hadSince(desk, actor, review.item) : 0
    listed.push({ review, since, state: stateWith(review, notice), by: notice.by })
  }
  return listed
}

/** What waits longest first. */
function byAge(a: Listed, b: Listed): number {
  return sinceOf(a.review) - sinceOf(b.review)
}

function sinceOf({ steps }: Review): number {
  const begins = ({ row: { step } }: Review['steps'][number]) =>
    step === 'submitted' || step === 'reopened'
  return steps.findLast(begins)?.leaf ?? 0
}
