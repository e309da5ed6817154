// The queue of reviews: what waits for the person first, then what is due; with it how far two
// reviewers agree. Source: desk.md 4, P31.
import type { Output } from '@tumen/contract'
import { DataTable, dayPhrase, reviewPath } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'

export const reviewQueue: Page = {
  path: '/reviews',
  nav: 'claims',
  async show(ask) {
    const own = ask.words.page.review
    return { title: own.title, body: await bodyOf(ask) }
  },
}

type Queue = Output<'review.list'>

async function bodyOf(ask: Ask): Promise<VNode> {
  const own = ask.words.page.review
  const state = ask.query.get('state') ?? undefined
  const after = ask.query.get('after') ?? undefined
  const { counts, reviews, next } = await ask.call('review.list', { state, after, limit: 100 })
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
      {reviews.length === 0 ? <p class="muted">{own.empty}</p> : <Rows {...{ ask, reviews }} />}
      {next !== undefined && (
        <p class="more">
          <a href={nextPath(state, next)}>{own.more}</a>
        </p>
      )}
      <Agreement {...{ ask, agreement }} />
    </>
  )
}

function nextPath(state: string | undefined, after: string): string {
  const query = new URLSearchParams(state === undefined ? { after } : { state, after })
  return `/reviews?${query}`
}

function Rows({ ask, reviews }: { ask: Ask; reviews: Queue['reviews'] }): VNode {
  const own = ask.words.page.review
  return (
    <DataTable
      caption={own.title}
      isCaptionHidden
      columns={[
        {
          heading: own.record,
          cell: ({ item, title }) => (
            <a href={reviewPath(item)} data-row>
              {title}
            </a>
          ),
        },
        { heading: own.kindHead, cell: ({ kind }) => own.kind[kind] },
        { heading: own.stateHead, cell: ({ state }) => own.state[state] },
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
