// What can be done with a claim: amend it, accept it, take it out, link it to an event. Each is
// a plain form; a refused one is shown again with its text.
import { COUNTING_LINKS, given as givenFields } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import {
  AreaField,
  ChoiceField,
  claimPath,
  keptForm,
  problemOf,
  reviewPath,
  SendButton,
  TextField,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Done } from '../../door/ask.ts'
import { seenIn } from '../../form/seen.ts'
import { typedFields } from '../../form/typed-field.ts'
import { isMarking, markInput } from '../mark-form.tsx'
import { RecordField } from '../record-field.tsx'
import { ReviewStands } from '../review/review-stand.tsx'
import type { ClaimReading, ShownClaim } from './claim-answer.ts'
import { ConditionForm } from './condition-form.tsx'

const WHYS = ['origin_withdraws', 'outlet_corrects', 'reviewer_rejects'] as const

interface ActionProps {
  ask: Ask
  reading: ClaimReading
}

/** Does what one of the forms asks for; refusals are thrown. */
export async function actOnClaim(ask: Ask, id: string): Promise<Done | undefined> {
  const { form, call } = ask
  const given = (name: string) => {
    const value = form.word(name)
    return value === undefined ? {} : { [name]: value }
  }
  const to = claimPath(id)
  if (isMarking(form)) {
    await call('content.mark', markInput('claim', id, form))
    return { to, done: 'marked' }
  }
  switch (form.text('do')) {
    case 'accept':
      await call('claim.accept', { claims: [id], ...given('comment') })
      return { to, done: 'accepted' }
    case 'retract':
      await call('claim.retract', {
        claim: id,
        why: form.text('why'),
        ...given('on'),
        reason: form.text('reason').trim(),
      })
      return { to, done: 'retracted' }
    case 'condition':
      await call('condition.decide', {
        claim: id,
        decision: form.text('decision'),
        ...given('reason'),
        ...givenFields({ seen: seenIn(form) }),
      })
      return { to, done: 'decided' }
    case 'link':
      await call('event.link', {
        claims: [id],
        event: form.text('event').trim(),
        role: form.text('role'),
        ...givenFields({ seen: seenIn(form) }),
      })
      return { to, done: 'linked' }
    default:
      return undefined
  }
}

interface Reviewed {
  review: Output<'review.show'> | undefined
}

/** The forms about the claim itself that the person's roles and its state allow. */
export function ClaimActions({ ask, reading, review }: ActionProps & Reviewed): VNode {
  const { act } = ask.words.page.claim
  const { shown } = reading
  // A relay of a withdrawn statement was not taken out itself: it may still be amended.
  const isOpen = ['waiting', 'counts'].includes(shown.state) || shown.withdrawnWith !== undefined
  const decides = ask.may('claim.accept')
  const isMine = decides || shown.by === ask.actor.account
  const forms = [
    isOpen && isMine && ask.may('claim.amend') && <AmendLink ask={ask} shown={shown} />,
    decides && shown.state === 'waiting' && <Accepting ask={ask} reading={reading} />,
    isOpen && shown.claim.condition !== undefined && <ConditionForm ask={ask} shown={shown} />,
    isOpen && isMine && ask.may('claim.retract') && <RetractForm ask={ask} shown={shown} />,
  ].filter((one) => one !== false)
  const mayAct = decides || ask.may('claim.amend') || ask.may('claim.retract')
  const none = mayAct && !isOpen ? act.over : act.nothing
  return (
    <section class="card claim-actions">
      <h2>{act.title}</h2>
      {forms.length === 0 ? <p class="muted">{none}</p> : forms}
      {review && <ReviewStands ask={ask} review={review} />}
      {ask.may('review.show') && (
        <p>
          <a href={reviewPath(shown.claim.id)}>{ask.words.page.review.one}</a>
        </p>
      )}
    </section>
  )
}

interface FormProps {
  ask: Ask
  shown: ShownClaim
}

function AmendLink({ ask, shown }: FormProps): VNode {
  return (
    <p>
      <a class="button" href={`${claimPath(shown.claim.id)}/amend`} data-edit>
        {ask.words.page.claim.act.amend}
      </a>
    </p>
  )
}

/** Where a second person decides, who recorded it is told who is needed. */
function Accepting({ ask, reading }: ActionProps): VNode {
  if (!reading.needsOther) return <AcceptForm ask={ask} shown={reading.shown} />
  return <p class="notice">{ask.words.page.claim.act.acceptNot}</p>
}

function AcceptForm({ ask, shown }: FormProps): VNode {
  const { language, words } = ask
  const field = typedFields(ask)
  const { act } = words.page.claim
  return (
    <form method="post" action={claimPath(shown.claim.id)} {...keptForm(language)}>
      <h3>{act.accept}</h3>
      <p class="hint">{act.acceptHint}</p>
      <TextField {...field('comment')} label={act.comment} />
      <SendButton label={act.accept} name="do" value="accept" />
    </form>
  )
}

function RetractForm({ ask, shown }: FormProps): VNode {
  const { language, words, form } = ask
  const field = typedFields(ask)
  const { act } = words.page.claim
  return (
    <details open={form.text('do') === 'retract'}>
      <summary>{act.retract}</summary>
      <form method="post" action={claimPath(shown.claim.id)} {...keptForm(language)}>
        <WhyChoice ask={ask} />
        <TextField isDate {...field('on')} label={act.on} hint={act.onHint} />
        <AreaField
          {...field('reason')}
          label={act.reason}
          hint={act.reasonHint}
          rows={3}
          required
        />
        <p class="hint">{act.mark}</p>
        <SendButton label={act.retractGo} name="do" value="retract" />
      </form>
    </details>
  )
}

/** The three reasons, each with its reach; only a reviewer rejects. */
function WhyChoice({ ask }: { ask: Ask }): VNode {
  const { act } = ask.words.page.claim
  const { language, form, problem, may } = ask
  const whys = WHYS.filter((why) => why !== 'reviewer_rejects' || may('claim.accept'))
  const wrong = problemOf(language, problem, 'why')
  return (
    <fieldset class="choices">
      <legend>{act.why}</legend>
      {wrong !== undefined && <p class="wrong">{wrong}</p>}
      {whys.map((why) => (
        <div class="choice">
          <input
            type="radio"
            id={`why-${why}`}
            name="why"
            value={why}
            checked={form.text('why') === why}
            aria-describedby={`why-${why}-hint`}
            required
          />
          <label for={`why-${why}`}>{act.whyChoice[why]}</label>
          <p class="hint" id={`why-${why}-hint`}>
            {act.whyHint[why]}
          </p>
        </div>
      ))}
    </fieldset>
  )
}

/** The newest link that the page shows: one that came later is not overruled unread. */
function newestLink({ shown }: ClaimReading): number {
  return Math.max(0, ...shown.events.map(({ leaf }) => leaf))
}

/** The form that links the claim to an event of the list, or to one by its id. */
export function EventForm({ ask, reading }: ActionProps): VNode | null {
  const { words, form, may } = ask
  const { event } = words.page.claim
  if (!may('event.link')) return null
  if (reading.events.length === 0)
    return (
      <p>
        {event.noEvents} <a href="/events/new">{event.make}</a>
      </p>
    )
  return (
    <details open={form.text('do') === 'link'}>
      <summary>{event.link}</summary>
      <form method="post" action={claimPath(reading.shown.claim.id)}>
        <input type="hidden" name="seen" value={newestLink(reading)} />
        <RecordField
          ask={ask}
          name="event"
          label={event.which}
          hint={event.whichHint}
          list="events"
          value={form.text('event')}
          required
        />
        <datalist id="events">
          {reading.events.map(({ title }) => (
            <option value={title} />
          ))}
        </datalist>
        <ChoiceField
          name="role"
          label={event.role}
          options={COUNTING_LINKS.map((role) => [role, words.eventLink[role]] as const)}
          value={form.word('role')}
        />
        <SendButton label={event.link} name="do" value="link" />
      </form>
    </details>
  )
}
