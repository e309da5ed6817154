// Recording what is thought to have happened, from nothing or from a claim that speaks of it.
import { ACTS, given, writePlainInterval } from '@tumen/claim'
import { ChoiceField, claimPath, eventPath, ProblemNote, SendButton, TextField } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, FormInput, Page } from '../../door/ask.ts'
import { Form } from '../../form/form.ts'
import { typedFields } from '../../form/typed-field.ts'

export const newEvent: Page = {
  path: '/events/new',
  nav: 'events',
  async show(ask) {
    const { language, words, problem, query, form } = ask
    const { event } = words.page
    const claim = query.get('claim') ?? undefined
    const filled = claim !== undefined && form.isEmpty ? await formOf(ask, claim) : form
    const body = (
      <>
        <ProblemNote language={language} problem={problem} />
        {claim !== undefined && <FromClaim pattern={event.form.from} claim={claim} />}
        <EventForm ask={{ ...ask, form: filled }} claim={claim} />
      </>
    )
    return {
      title: event.form.title,
      crumbs: [{ label: event.title, href: '/events' }, { label: event.form.title }],
      body,
    }
  },
  async act({ form, query, call }) {
    const claim = query.get('claim')
    const made = claim === null ? {} : { claims: [claim] }
    const { id } = await call('event.record', { ...eventInput(form), ...made })
    // The claim is offered to be linked there: two changes, each with its own undo.
    const link = claim === null ? '' : `?${new URLSearchParams({ claim })}`
    return { to: `${eventPath(id)}${link}`, done: 'recorded' }
  },
}

function eventInput(form: Form): FormInput<'event.record'> {
  const when = form.word('when')
  const act = form.word('act')
  const place = form.word('place')
  return {
    title: form.text('title').trim(),
    ...given({ act, place, period: when }),
  }
}

/** The form as a claim fills it: its act, the first place, the first time that has both ends. */
async function formOf({ call }: Ask, id: string): Promise<Form> {
  const { claim } = await call('claim.show', { id })
  const [place] = claim.places
  const [time] = claim.times
  return new Form([
    ['act', claim.proposition.act],
    ...(place === undefined ? [] : [['place', place.gazetteer ?? place.name] as [string, string]]),
    ...(time === undefined ? [] : [['when', writePlainInterval(time)] as [string, string]]),
  ])
}

function FromClaim({ pattern, claim }: { pattern: string; claim: string }): VNode {
  const [before, after] = pattern.split('{id}')
  return (
    <p class="notice">
      <span>
        {before}
        <a href={claimPath(claim)}>{claim}</a>
        {after}
      </span>
    </p>
  )
}

function EventForm({ ask, claim }: { ask: Ask; claim: string | undefined }): VNode {
  const query = claim === undefined ? '' : `?${new URLSearchParams({ claim })}`
  return (
    <form method="post" action={`/events/new${query}`} class="card">
      <EventFields ask={ask} />
      <SendButton label={ask.words.page.event.form.go} />
    </form>
  )
}

/** What is said of an event, when it is recorded and when it is amended. */
export function EventFields({ ask }: { ask: Ask }): VNode {
  const { words } = ask
  const own = words.page.event.form
  const field = typedFields(ask)
  return (
    <>
      <TextField {...field('title')} label={own.name} hint={own.nameHint} required />
      <ChoiceField
        {...field('act')}
        label={own.act}
        none={own.noAct}
        options={ACTS.map((act) => [act, words.act[act]] as const)}
      />
      <TextField {...field('place')} label={own.place} hint={own.placeHint} />
      <TextField isDate {...field('when', 'period')} label={own.when} hint={own.whenHint} />
    </>
  )
}
