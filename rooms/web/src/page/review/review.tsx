// The review of one record: what it says, how it stands, and the one form that the person's part in
// it allows. Source: desk.md 4, P31.
import { itemOf, REVIEW_VERDICTS } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import {
  AreaField,
  ChoiceField,
  claimPath,
  dayPhrase,
  eventPath,
  ProblemNote,
  reviewPath,
  SendButton,
  TextField,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Done, Page } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import { lineagePath } from '../document/document-answer.ts'
import { relatePath } from '../speaker/speaker-answer.ts'
import { workLine } from '../work-line.tsx'
import { judgedRecord } from './judged-record.tsx'
import { lookedParts } from './looked-part.ts'
import { reviewersIn } from './reviewer-field.ts'
import { SettlingNote } from './settling-note.tsx'

type Shown = Output<'review.show'>

export const reviewPage: Page = {
  path: '/reviews/:id',
  nav: 'claims',
  async show(ask) {
    const own = ask.words.page.review
    const review = await ask.call('review.show', { item: ask.param('id') })
    const crumbs = [{ label: own.title, href: '/reviews' }, { label: own.one }]
    return { title: own.one, crumbs, body: await bodyOf(ask, review), islands: ['work'] }
  },
  act: (ask) => actOn(ask, ask.param('id')),
}

async function actOn(ask: Ask, id: string): Promise<Done> {
  const { form, call } = ask
  const to = reviewPath(id)
  const comment = form.text('comment').trim()
  const items = [id]
  const looked = id.startsWith('redaction ') ? { tiles: lookedParts(ask) } : {}
  switch (form.text('do')) {
    case 'submit':
      await call('review.submit', { items, comment })
      return { to, done: 'handedIn' }
    case 'assign':
      await call('review.assign', { items, comment, ...reviewersIn(form) })
      return { to, done: 'assigned' }
    case 'replace': {
      const reviewers = form.text('next').split(/[\s,]+/u)
      const next = { reviewers: reviewers.filter((one) => one !== '') }
      const why = form.text('reason').trim()
      await call('review.assign', { items, instead: form.text('instead'), ...next, comment: why })
      return { to, done: 'assigned' }
    }
    case 'reopen':
      await call('review.reopen', { item: id, comment, ...reviewersIn(form) })
      return { to, done: 'assigned' }
    case 'comment':
      await call('review.comment', { item: id, comment })
      return { to, done: 'saved' }
    case 'settle':
      await call('review.settle', { item: id, decision: form.text('decision'), comment, ...looked })
      return { to, done: 'decided' }
    default:
      await call('review.decide', { item: id, decision: form.text('decision'), comment, ...looked })
      return { to, done: 'decided' }
  }
}

async function bodyOf(ask: Ask, review: Shown): Promise<VNode> {
  const { language, words, problem } = ask
  const own = words.page.review
  const path = recordPath(review.item)
  const part = partOf(ask, review)
  const isShown = review.kind !== 'person'
  return (
    <>
      {isShown && (await workLine(ask, review.item, part !== undefined))}
      <ProblemNote language={language} problem={problem} />
      <p>{own.kind[review.kind]}</p>
      {await judgedRecord(ask, review)}
      {path !== undefined && (
        <p>
          <a href={path}>{own.toRecord}</a>
        </p>
      )}
      <p class="said">{review.state === 'draft' ? own.notHandedIn : own.state[review.state]}</p>
      {review.two && <p class="hint">{own.two}</p>}
      <Facts ask={ask} review={review} />
      {review.steps.length > 0 && <Steps ask={ask} review={review} />}
      {part ?? <p class="muted">{own.nothing}</p>}
      {review.state === 'in-review' && ask.may('review.assign') && (
        <Replacing ask={ask} review={review} />
      )}
      {review.state !== 'draft' && ask.may('review.comment') && (
        <CommentForm ask={ask} review={review} />
      )}
    </>
  )
}

/** The page of the record, where it has one. */
function recordPath(line: string): string | undefined {
  const item = itemOf(line)
  const [first = '', second = ''] = item?.ids ?? []
  switch (item?.kind) {
    case 'claim':
      return claimPath(first)
    case 'lineage':
      return lineagePath({ from: first, to: second })
    case 'speaker':
      return relatePath(first, second)
    case 'event':
      return eventPath(second)
    default:
      return undefined
  }
}

function Facts({ ask, review }: PartProps): VNode | null {
  const own = ask.words.page.review
  const { reviewers, due, absent } = review
  if (reviewers.length === 0) return null
  return (
    <dl class="facts">
      <dt>{own.reviewers}</dt>
      <dd>{reviewers.join(', ')}</dd>
      {due !== undefined && <dt>{own.due}</dt>}
      {due !== undefined && <dd>{dayPhrase(ask.language, due)}</dd>}
      {absent && <dt>{own.absent}</dt>}
      {absent && <dd>{absent.join(', ')}</dd>}
    </dl>
  )
}

function Steps({ ask, review }: PartProps): VNode {
  const own = ask.words.page.review
  return (
    <ol class="plain">
      {review.steps.map(({ step, decision, comment, by, recorded }) => (
        <li>
          <strong>{saidAt(own, step, decision)}</strong>{' '}
          {fill(own.byOn, { by, day: dayPhrase(ask.language, recorded.slice(0, 10)) })}
          <br />
          {comment}
        </li>
      ))}
    </ol>
  )
}

type Step = Shown['steps'][number]

/** What was done at a step: what somebody decided, and of a third one that it settles. */
function saidAt(
  { state, step: done }: Ask['words']['page']['review'],
  step: Step['step'],
  decision: Step['decision'],
): string {
  if (!decision) return done[step]
  return step === 'settled' ? `${done.settled} · ${state[decision]}` : state[decision]
}

interface PartProps {
  ask: Ask
  review: Shown
}

/** The one form of the person's part in it. */
function partOf(ask: Ask, review: Shown): VNode | undefined {
  const { state, author } = review
  const isAuthor = author === ask.actor.account
  if (isAuthor && (state === 'draft' || state === 'returned') && ask.may('review.submit'))
    return <SubmitForm ask={ask} review={review} />
  if (state === 'submitted' && ask.may('review.assign'))
    return <AssignForm ask={ask} review={review} verb="assign" />
  if (review.decides) return <DecideForm ask={ask} review={review} verb="decide" />
  if (review.settles) return <DecideForm ask={ask} review={review} verb="settle" />
  if (state === 'disagreement') return <SettlingNote ask={ask} review={review} />
  const isAccepted = state === 'accepted' || (state === 'draft' && review.counts)
  if (isAccepted && ask.may('review.reopen'))
    return <AssignForm ask={ask} review={review} verb="reopen" />
  return undefined
}

function SubmitForm({ ask, review }: PartProps): VNode {
  const own = ask.words.page.review
  const field = typedFields(ask)
  return (
    <form method="post" action={reviewPath(review.item)}>
      <h2>{own.submit}</h2>
      <p class="hint">{own.submitHint}</p>
      <AreaField {...field('comment')} label={own.comment} required />
      <SendButton label={own.submit} name="do" value="submit" />
    </form>
  )
}

function CommentForm({ ask, review }: PartProps): VNode {
  const own = ask.words.page.review
  return (
    <form method="post" action={reviewPath(review.item)}>
      <h2>{own.say}</h2>
      <AreaField name="comment" label={own.say} hint={own.sayHint} required />
      <SendButton label={own.sayGo} name="do" value="comment" />
    </form>
  )
}

function AssignForm({ ask, review, verb }: PartProps & { verb: 'assign' | 'reopen' }): VNode {
  const own = ask.words.page.review
  const field = typedFields(ask)
  return (
    <form method="post" action={reviewPath(review.item)}>
      <h2>{own[verb]}</h2>
      {verb === 'reopen' && <p class="hint">{own.reopenHint}</p>}
      <TextField {...field('reviewers')} label={own.reviewers} hint={own.reviewersHint} required />
      <TextField {...field('due')} label={own.due} />
      <AreaField {...field('comment')} label={own.comment} required />
      <SendButton label={own[verb]} name="do" value={verb} />
    </form>
  )
}

/** Who recorded it chooses no other judge for it. */
function Replacing({ ask, review }: PartProps): VNode {
  if (review.author !== ask.actor.account) return <ReplaceForm ask={ask} review={review} />
  return <p class="hint">{ask.words.page.review.replaceNot}</p>
}

/** Somebody is named in the place of one who cannot decide, or does not. */
function ReplaceForm({ ask, review }: PartProps): VNode {
  const own = ask.words.page.review
  const field = typedFields(ask)
  const isOpen = review.absent !== undefined || ask.form.text('do') === 'replace'
  return (
    <details open={isOpen}>
      <summary>{own.replace}</summary>
      <form method="post" action={reviewPath(review.item)}>
        <p class="hint">{own.replaceHint}</p>
        <ChoiceField
          {...field('instead')}
          label={own.instead}
          options={review.reviewers.map((one) => [one, one] as const)}
          none={own.choose}
          required
        />
        <TextField {...field('next', 'reviewers')} label={own.next} required />
        <AreaField {...field('reason', 'comment')} label={own.comment} required />
        <SendButton label={own.replace} name="do" value="replace" />
      </form>
    </details>
  )
}

/** Of a redacted copy: which parts were opened, and that each has to be. */
function LookedField({ ask }: { ask: Ask }): VNode {
  return (
    <>
      <p class="hint">{ask.words.page.review.judged.lookHint}</p>
      <input type="hidden" name="tiles" value={lookedParts(ask).join('.')} />
    </>
  )
}

function DecideForm({ ask, review, verb }: PartProps & { verb: 'decide' | 'settle' }): VNode {
  const own = ask.words.page.review
  const field = typedFields(ask)
  const options = REVIEW_VERDICTS.map((one) => [one, own.verdict[one]] as const)
  return (
    <form method="post" action={reviewPath(review.item)}>
      <h2>{own[verb]}</h2>
      <p class="hint">{verb === 'decide' ? own.decideHint : own.settleHint}</p>
      {review.kind === 'redaction' && <LookedField ask={ask} />}
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
