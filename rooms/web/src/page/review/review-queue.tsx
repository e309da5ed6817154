// The queue of reviews: what waits for the person first, then what bears on most shared questions;
// with it what is done with many at once, and how far two reviewers agree. Source: desk.md 4, P31.
import { type Output, WAITING_QUEUES } from '@tumen/contract'
import { DataTable, dayPhrase, ProblemNote, reviewPath, ScrollRegion } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { copiesPart } from './copy-queue.tsx'
import { actOnMany, BulkFields } from './review-bulk.tsx'

export const reviewQueue: Page = {
  path: '/reviews',
  nav: 'claims',
  async show(ask) {
    const own = ask.words.page.review
    return { title: own.title, body: await bodyOf(ask) }
  },
  act: actOnMany,
}

type Queue = Output<'review.list'>

async function bodyOf(ask: Ask): Promise<VNode> {
  const own = ask.words.page.review
  const state = ask.query.get('state') ?? undefined
  const after = ask.query.get('after') ?? undefined
  const of = ask.query.get('of') ?? undefined
  const asked = { state, of, after, limit: 100 }
  const { counts, copies, reviews, next } = await ask.call('review.list', asked)
  const agreement = await ask.call('review.agreement', {})
  return (
    <>
      <p class="said">{counts.mine > 0 ? fill(own.mine, { n: counts.mine }) : own.noneMine}</p>
      <p>
        {fill(own.counts, {
          submitted: counts.submitted,
          disagreement: counts.disagreement,
          overdue: counts.overdue,
        })}
      </p>
      {counts.settles > 0 && (
        <p class="notice">
          <a href={nextPath({ of: 'disagreement' })}>
            {fill(own.differing, { n: counts.settles })}
          </a>
        </p>
      )}
      {ask.may('request.list') && (
        <p>
          <a href="/requests">{ask.words.page.request.title}</a>
        </p>
      )}
      {counts.naming > 0 && <p>{fill(own.naming, { n: counts.naming })}</p>}
      <Queues ask={ask} of={of} />
      <ProblemNote language={ask.language} problem={ask.problem} />
      {reviews.length === 0 ? (
        <p class="muted">{of === undefined ? own.empty : own.noneOf}</p>
      ) : (
        <form method="post" action="/reviews">
          <ScrollRegion label={own.title}>
            <Rows {...{ ask, reviews }} />
          </ScrollRegion>
          <BulkFields ask={ask} />
        </form>
      )}
      {await copiesPart(ask, copies)}
      {next !== undefined && (
        <p class="more">
          <a href={nextPath({ state, of, after: next })}>{own.more}</a>
        </p>
      )}
      <Agreement {...{ ask, agreement }} />
    </>
  )
}

function nextPath(query: Record<string, string | undefined>): string {
  const known = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return `/reviews?${new URLSearchParams(known)}`
}

/** The queues that can hold something: who is in no group has none of a group. */
function queuesFor({ actor }: Ask) {
  const isInGroup = Object.keys(actor.groups ?? {}).length > 0
  return WAITING_QUEUES.filter((one) => one !== 'group' || isInGroup)
}

/** What may be looked at alone. */
function Queues({ ask, of }: { ask: Ask; of: string | undefined }): VNode {
  const own = ask.words.page.review
  const current = (one: string | undefined) => (one === of ? 'page' : undefined)
  return (
    <nav aria-label={own.queues}>
      <p class="row-actions">
        <a href="/reviews" aria-current={current(undefined)}>
          {own.queue.all}
        </a>
        {queuesFor(ask).map((one) => (
          <>
            {' '}
            <a href={nextPath({ of: one })} aria-current={current(one)}>
              {own.queue[one]}
            </a>
          </>
        ))}
      </p>
    </nav>
  )
}

function Rows({ ask, reviews }: { ask: Ask; reviews: Queue['reviews'] }): VNode {
  const own = ask.words.page.review
  const ticked = new Set(ask.form.texts('item'))
  return (
    <DataTable
      caption={own.title}
      isCaptionHidden
      columns={[
        {
          heading: own.tick,
          cell: ({ item, title }) => (
            <label>
              <input type="checkbox" name="item" value={item} checked={ticked.has(item)} />
              <span class="visually-hidden">{fill(own.tickOne, { title })}</span>
            </label>
          ),
        },
        {
          heading: own.record,
          cell: ({ item, title }) => (
            <a href={reviewPath(item)} data-row>
              {title}
            </a>
          ),
        },
        { heading: own.kindHead, cell: ({ kind }) => own.kind[kind] },
        {
          heading: own.stateHead,
          cell: ({ state, settles }) => (
            <>
              {own.state[state]}
              {settles && <strong> ({own.settleYou})</strong>}
            </>
          ),
        },
        { heading: own.questions, kind: 'number', cell: ({ questions }) => questions },
        { heading: own.author, cell: ({ author }) => author },
        { heading: own.reviewers, cell: ({ reviewers }) => reviewers.join(', ') },
        {
          heading: own.due,
          cell: ({ due, overdue }) =>
            due === undefined ? '' : `${dayPhrase(ask.language, due)}${overdue ? own.late : ''}`,
        },
      ]}
      rows={reviews}
    />
  )
}

interface AgreementProps {
  ask: Ask
  agreement: Output<'review.agreement'>
}

function Agreement({ ask, agreement }: AgreementProps): VNode {
  const own = ask.words.page.review
  const { double, agreed, kappa } = agreement
  const digits = (value: number) => value.toFixed(2)
  return (
    <section>
      <h2>{own.agreement}</h2>
      <p>{fill(own.double, { double, agreed })}</p>
      {kappa ? (
        <p>
          {fill(own.kappa, {
            value: digits(kappa.value),
            low: digits(kappa.low),
            high: digits(kappa.high),
          })}
        </p>
      ) : (
        <p class="muted">{own.few}</p>
      )}
    </section>
  )
}
