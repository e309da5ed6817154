// One person, never more than its lists say: names by source, what befell it, why it is one
// person, who may see this, and the forms that take it apart or join it with another. To whoever
// may not read names it is a page that is not there. Source: desk.md P14, U26.
import { given } from '@tumen/claim'
import { Refusal } from '@tumen/desk'
import {
  accessPath,
  ClaimCard,
  historyPath,
  ProblemNote,
  personPath,
  warningSentence,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, FormInput, Page } from '../../door/ask.ts'
import { FieldValues, fillField, readFields } from '../field/field-values.tsx'
import { sourceNames, withdrawLink } from '../involvement/link-part.tsx'
import { mentionNames } from '../mention-name.ts'
import { placeNamesOf } from '../place-name.ts'
import type { ShownPerson } from './person-answer.ts'
import { EventLinkForm, LifeLine } from './person-event.tsx'
import { MergeForm, SplitForm } from './person-form.tsx'
import { personName } from './person-name.ts'
import { NameTable, RecordCards } from './person-record.tsx'
import { WhyOne } from './person-why.tsx'
import { LastWhereabouts } from './whereabouts.tsx'

export const personPage: Page = {
  path: '/persons/:id',
  nav: 'persons',
  async show(ask) {
    if (!ask.may('person.show')) throw new Refusal('not-found')
    const { language, words, problem, call } = ask
    const { person } = words.page
    const answer = await call('person.show', { id: ask.param('id') })
    const { id } = answer.person
    const name = personName(ask, answer.person)
    const titles = await mentionNames(ask, mentionIds(answer))
    const places = await placeNamesOf(ask, [
      ...answer.mentions.flatMap(({ mention }) => [mention.home, mention.place]),
      ...answer.involvements.map(({ event }) => event.place),
      ...answer.whereabouts.map(({ place }) => place),
    ])
    const sources = await sourceNames(ask, [...answer.involvements, ...answer.whereabouts])
    const fields = await readFields(ask, 'person', answer.fields)
    const body = (
      <>
        <ProblemNote language={language} problem={problem} />
        {answer.asked !== id && (
          <p class="notice">
            {person.shown.moved} <a href={personPath(id)}>{name}</a>
          </p>
        )}
        <Warnings ask={ask} answer={answer} />
        <NameTable ask={ask} answer={answer} />
        <FieldValues ask={ask} read={fields} action={personPath(id)} />
        <LastWhereabouts {...{ ask, answer, places, sources }} />
        <LifeLine {...{ ask, answer, places, sources }} />
        {ask.may('involvement.record') && <EventLinkForm ask={ask} id={id} />}
        <Claims ask={ask} answer={answer} />
        <WhyOne ask={ask} answer={answer} titles={titles} />
        <RecordCards ask={ask} answer={answer} places={places} />
        {ask.may('person.merge') && (
          <div class="person-forms">
            {answer.mentions.length > 1 && <SplitForm ask={ask} answer={answer} />}
            <MergeForm ask={ask} answer={answer} />
          </div>
        )}
        <WhoSees ask={ask} id={id} />
      </>
    )
    return {
      // Browsers keep titles of tabs, so no name stands there.
      title: person.one,
      heading: { text: name },
      crumbs: [{ label: person.title, href: '/persons' }, { label: name }],
      body,
    }
  },
  references: { other: 'person', event: 'event', claim: 'claim' },
  async act(ask) {
    const { form, call } = ask
    const id = ask.param('id')
    if (form.text('do') === 'fill') {
      await fillField(ask, { person: id })
      return { to: personPath(id), done: 'filled' }
    }
    if (form.text('do') === 'withdraw') {
      await withdrawLink(ask)
      return { to: personPath(id), done: 'withdrawn' }
    }
    if (form.text('do') === 'link') {
      await call('involvement.record', linkInput(ask, id))
      return { to: personPath(id), done: 'linked' }
    }
    const said = { reason: form.text('reason').trim(), ...given({ seen: form.word('seen') }) }
    if (form.text('do') === 'split') {
      await call('person.split', { person: id, mentions: form.texts('mention'), ...said })
      return { to: personPath(id), done: 'decided' }
    }
    await call('person.merge', { a: id, b: form.text('other').trim(), ...said })
    return { to: personPath(id), done: 'decided' }
  },
}

function linkInput({ form }: Ask, id: string): FormInput<'involvement.record'> {
  const [claim, role, certainty] = [form.word('claim'), form.word('role'), form.word('certainty')]
  const event = form.text('event').trim()
  return { event, persons: [id], ...given({ claim, role, certainty }) }
}

/** Every record that the page names. */
function mentionIds({ mentions, pairs, judgements }: ShownPerson): string[] {
  return [
    ...mentions.map(({ mention }) => mention.id),
    ...[...pairs, ...judgements].flatMap(({ a, b }) => [a, b]),
  ]
}

interface PartProps {
  ask: Ask
  answer: ShownPerson
}

/** What is doubtful about the person; nothing when nothing is. */
function Warnings({ ask, answer }: PartProps): VNode | null {
  const { shown } = ask.words.page.person
  if (answer.warnings.length === 0) return null
  return (
    <section class="notice problem" aria-labelledby="warnings">
      <h2 id="warnings">{shown.warnings}</h2>
      <ul>
        {answer.warnings.map((warning) => (
          <li>{warningSentence(ask.language, warning)}</li>
        ))}
      </ul>
    </section>
  )
}

function Claims({ ask, answer }: PartProps): VNode | null {
  const { shown } = ask.words.page.person
  if (answer.claims.length === 0) return null
  return (
    <section aria-labelledby="claims">
      <h2 id="claims">{shown.claims}</h2>
      {answer.claims.map((listed) => (
        <ClaimCard language={ask.language} listed={listed} />
      ))}
    </section>
  )
}

function WhoSees({ ask, id }: { ask: Ask; id: string }): VNode {
  const { shown } = ask.words.page.person
  return (
    <section aria-labelledby="see">
      <h2 id="see">{shown.see}</h2>
      <p>{shown.seeLead}</p>
      {ask.may('record.history') && (
        <p>
          <a href={historyPath(id)}>{shown.history}</a>
        </p>
      )}
      {ask.may('access.show') && (
        <p>
          <a href={accessPath('person', id)}>{ask.words.page.access.link}</a>
        </p>
      )}
    </section>
  )
}
