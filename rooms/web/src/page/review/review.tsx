// The review of one claim: what it says, how it stands, and the one form that the person's part in
// it allows. Source: desk.md 4, P31.
import { given, REVIEW_VERDICTS } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import {
  AreaField,
  ChoiceField,
  claimPath,
  dayPhrase,
  ProblemNote,
  reviewPath,
  SendButton,
  TextField,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Done, Page } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'

type Shown = Output<'review.show'>
type Claim = Output<'claim.show'>

export const reviewPage: Page = {
  path: '/reviews/:id',
  nav: 'claims',
  async show(ask) {
    const own = ask.words.page.review
    const id = ask.param('id')
    const claim = await ask.call('claim.show', { id })
    const crumbs = [{ label: own.title, href: '/reviews' }, { label: own.one }]
    return { title: own.one, crumbs, body: await bodyOf(ask, claim) }
  },
  act: (ask) => actOn(ask, ask.param('id')),
}

async function actOn({ form, call }: Ask, id: string): Promise<Done> {
  const to = reviewPath(id)
  const comment = form.text('comment').trim()
  const items = [id]
  switch (form.text('do')) {
    case 'submit':
      await call('review.submit', { items, comment })
      return { to, done: 'handedIn' }
    case 'assign':
      await call('review.assign', { items, comment, ...reviewersIn(form) })
      return { to, done: 'assigned' }
    case 'reopen':
      await call('review.reopen', { item: id, comment, ...reviewersIn(form) })
      return { to, done: 'assigned' }
    case 'settle':
      await call('review.settle', { item: id, decision: form.text('decision'), comment })
      return { to, done: 'decided' }
    default:
      await call('review.decide', { item: id, decision: form.text('decision'), comment })
      return { to, done: 'decided' }
  }
}

/** Who is to judge, and by when. */
function reviewersIn(form: Ask['form']): { reviewers: string[]; due?: string } {
  const reviewers = form.text('reviewers').split(/[\s,]+/u)
  const due = form.word('due')
  return { reviewers: reviewers.filter((one) => one !== ''), ...given({ due }) }
}

/** The review of the claim; nothing where it was never handed in. */
async function reviewOf(ask: Ask, item: string): Promise<Shown | undefined> {
  try {
    return await ask.call('review.show', { item })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return undefined
    throw error
  }
}

async function bodyOf(ask: Ask, claim: Claim): Promise<VNode> {
  const { language, words, problem } = ask
  const own = words.page.review
  const { id, quote } = claim.claim
  const review = await reviewOf(ask, id)
  return (
    <>
      <ProblemNote language={language} problem={problem} />
      <blockquote lang={claim.language}>{quote.map(({ text }) => text).join(' … ')}</blockquote>
      <p>
        <a href={claimPath(id)}>{own.toClaim}</a>
      </p>
      <p class="said">{review ? own.state[review.state] : own.notHandedIn}</p>
      {review && <Facts ask={ask} review={review} />}
      {review && <Steps ask={ask} review={review} />}
      <Part ask={ask} claim={claim} review={review} />
    </>
  )
}

function Facts({ ask, review }: { ask: Ask; review: Shown }): VNode | null {
  const own = ask.words.page.review
  const { reviewers, due } = review
  if (reviewers.length === 0) return null
  return (
    <dl class="facts">
      <dt>{own.reviewers}</dt>
      <dd>{reviewers.join(', ')}</dd>
      {due !== undefined && <dt>{own.due}</dt>}
      {due !== undefined && <dd>{dayPhrase(ask.language, due)}</dd>}
    </dl>
  )
}

function Steps({ ask, review }: { ask: Ask; review: Shown }): VNode {
  const own = ask.words.page.review
  return (
    <ol class="plain">
      {review.steps.map(({ step, decision, comment, by, recorded }) => (
        <li>
          <strong>{decision ? own.state[decision] : own.step[step]}</strong>{' '}
          {fill(own.byOn, { by, day: dayPhrase(ask.language, recorded.slice(0, 10)) })}
          <br />
          {comment}
        </li>
      ))}
    </ol>
  )
}

interface PartProps {
  ask: Ask
  claim: Claim
  review: Shown | undefined
}

/** The form of the person's part: hand in, assign, decide or settle; or why there is none. */
function Part({ ask, claim, review }: PartProps): VNode {
  const own = ask.words.page.review
  const isAuthor = claim.by === ask.actor.account
  const state = review?.state
  if (isAuthor && (state === undefined || state === 'returned') && ask.may('review.submit'))
    return (
      <CommentForm ask={ask} claim={claim} verb="submit" label={own.submit} hint={own.submitHint} />
    )
  if (state === 'submitted' && ask.may('review.assign'))
    return <AssignForm ask={ask} claim={claim} verb="assign" />
  if (review?.decides) return <DecideForm ask={ask} claim={claim} verb="decide" />
  const isThird = review && !review.reviewers.includes(ask.actor.account) && !isAuthor
  if (state === 'disagreement' && isThird && ask.may('review.settle'))
    return <DecideForm ask={ask} claim={claim} verb="settle" />
  if (state === 'accepted' && claim.state === 'counts' && ask.may('review.reopen'))
    return <AssignForm ask={ask} claim={claim} verb="reopen" />
  return <p class="muted">{own.nothing}</p>
}

interface FormProps {
  ask: Ask
  claim: Claim
}

function CommentForm(props: FormProps & { verb: string; label: string; hint: string }): VNode {
  const { ask, claim, verb, label, hint } = props
  const field = typedFields(ask)
  return (
    <form method="post" action={reviewPath(claim.claim.id)}>
      <h2>{label}</h2>
      <p class="hint">{hint}</p>
      <AreaField {...field('comment')} label={ask.words.page.review.comment} required />
      <SendButton label={label} name="do" value={verb} />
    </form>
  )
}

function AssignForm({ ask, claim, verb }: FormProps & { verb: 'assign' | 'reopen' }): VNode {
  const own = ask.words.page.review
  const field = typedFields(ask)
  return (
    <form method="post" action={reviewPath(claim.claim.id)}>
      <h2>{own[verb]}</h2>
      {verb === 'reopen' && <p class="hint">{own.reopenHint}</p>}
      <TextField {...field('reviewers')} label={own.reviewers} hint={own.reviewersHint} required />
      <TextField {...field('due')} label={own.due} />
      <AreaField {...field('comment')} label={own.comment} required />
      <SendButton label={own[verb]} name="do" value={verb} />
    </form>
  )
}

function DecideForm({ ask, claim, verb }: FormProps & { verb: 'decide' | 'settle' }): VNode {
  const own = ask.words.page.review
  const field = typedFields(ask)
  const options = REVIEW_VERDICTS.map((one) => [one, own.verdict[one]] as const)
  return (
    <form method="post" action={reviewPath(claim.claim.id)}>
      <h2>{own[verb]}</h2>
      <p class="hint">{verb === 'decide' ? own.decideHint : own.settleHint}</p>
      <ChoiceField
        {...field('decision')}
        label={own.decision}
        options={options}
        none={own.choose}
        required
      />
      <AreaField {...field('comment')} label={own.comment} required />
      <SendButton label={own[verb]} name="do" value={verb} />
    </form>
  )
}
