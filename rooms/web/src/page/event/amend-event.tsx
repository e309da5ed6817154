// Amending an event: `/events/ID/amend`. The form sends along what it was filled with, so that only
// what somebody typed otherwise is said, and what others said meanwhile is neither lost nor unsaid.
import { given, writePlainInterval } from '@tumen/claim'
import { eventPath, ProblemNote, SendButton } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, FormInput, Page } from '../../door/ask.ts'
import { Form } from '../../form/form.ts'
import { seenIn } from '../../form/seen.ts'
import { recordCrumb, recordTitle } from '../record-name.ts'
import type { EventAnswer } from './event-answer.ts'
import { EventFields } from './new-event.tsx'

/** The fields of the form, by what the operation calls them. */
const FIELDS = { title: 'title', act: 'act', place: 'place', when: 'period' } as const
type Field = keyof typeof FIELDS
const NAMES = Object.keys(FIELDS) as Field[]

const was = (name: Field) => `was-${name}`

export const amendEventPage: Page = {
  path: '/events/:id/amend',
  nav: 'events',
  async show(ask) {
    const { language, words, problem, form, param, call } = ask
    const { amend, title: events, one } = words.page.event
    const id = param('id')
    const { event } = await call('event.show', { id, limit: 1 })
    const isStale = problem?.code === 'stale'
    const typed = form.isEmpty ? filledForm(event) : isStale ? onTop(form, event) : form
    const { heading } = await recordTitle(ask, id, one)
    const body = (
      <>
        <ProblemNote language={language} problem={problem} />
        {isStale && <Meanwhile ask={ask} event={event} />}
        <p>{amend.lead}</p>
        <form method="post" action={amendEventPath(id)} class="card">
          <input type="hidden" name="seen" value={typed.text('seen')} />
          {NAMES.map((name) => (
            <input type="hidden" name={was(name)} value={typed.text(was(name))} />
          ))}
          <EventFields ask={{ ...ask, form: typed }} />
          <SendButton label={amend.go} />
        </form>
      </>
    )
    return {
      title: amend.title,
      crumbs: [
        { label: events, href: '/events' },
        recordCrumb(heading, eventPath(id)),
        { label: amend.title },
      ],
      body,
    }
  },
  async act({ form, param, call }) {
    const id = param('id')
    await call('event.amend', { id, ...amendInput(form), ...given({ seen: seenIn(form) }) })
    return { to: eventPath(id), done: 'amended' }
  },
}

export const amendEventPath = (id: string) => `${eventPath(id)}/amend`

/** What the event is now, as the form writes it. */
function valuesOf({ title, act, place, period }: EventAnswer): Record<Field, string> {
  const when = period === undefined ? '' : writePlainInterval(period)
  return { title, act: act ?? '', place: place ?? '', when }
}

function filledForm(event: EventAnswer): Form {
  const values = valuesOf(event)
  return new Form([
    ['seen', String(event.leaf)],
    ...NAMES.map((name): [string, string] => [name, values[name]]),
    ...NAMES.map((name): [string, string] => [was(name), values[name]]),
  ])
}

/** Whether somebody typed something else than what the field was filled with. */
function isTyped(form: Form, name: Field): boolean {
  return form.text(name).trim() !== form.text(was(name)).trim()
}

/** What was typed, on top of what the event is by now. */
function onTop(form: Form, event: EventAnswer): Form {
  const typed = NAMES.filter((name) => isTyped(form, name))
  return filledForm(event).with(new Map(typed.map((name) => [name, form.text(name)])))
}

function amendInput(form: Form): Omit<FormInput<'event.amend'>, 'id'> {
  const typed = NAMES.filter((name) => isTyped(form, name))
  // An event is always called something: an emptied title is refused as one that is too short.
  const cleared = typed.filter((name) => name !== 'title' && form.word(name) === undefined)
  const said = typed.filter((name) => !cleared.includes(name))
  return {
    ...Object.fromEntries(said.map((name) => [FIELDS[name], form.text(name).trim()])),
    ...(cleared.length > 0 && { clear: cleared.map((name) => FIELDS[name]) }),
  }
}

/** What stands otherwise by now in fields in which something was typed, too. */
function Meanwhile({ ask, event }: { ask: Ask; event: EventAnswer }): VNode {
  const { words, form } = ask
  const { amend, form: own, notStated } = words.page.event
  const values = valuesOf(event)
  const labels = { title: own.name, act: own.act, place: own.place, when: own.when }
  const both = NAMES.filter((name) => isTyped(form, name) && values[name] !== form.text(was(name)))
  const textOf = (name: Field) =>
    name === 'act' && event.act ? words.act[event.act] : values[name]
  return (
    <section class="notice">
      <p>{amend.meanwhile}</p>
      {both.length > 0 && (
        <>
          <p>{amend.both}</p>
          <dl class="facts">
            {both.map((name) => (
              <>
                <dt>{labels[name]}</dt>
                <dd>{textOf(name) || notStated}</dd>
              </>
            ))}
          </dl>
        </>
      )}
    </section>
  )
}
