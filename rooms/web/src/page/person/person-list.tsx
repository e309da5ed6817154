// The persons whom lists name, with every name that they were written by. Whoever may not read
// names gets the page of a workspace without any: that there are persons is not told.
// Words of a name or a place are posted, never part of an address.
import { EmptyNote, ProblemNote } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { calledIn, type FieldAnswer, fieldsOf, valuePhrases } from '../field/field-answer.ts'
import { askedField } from '../field/field-filter.tsx'
import { placeNamesOf } from '../place-name.ts'
import { tableLine } from '../table/table.tsx'
import type { PersonsAnswer } from './person-answer.ts'
import { PersonFilter, type PersonFilterWords } from './person-filter.tsx'
import { MorePersons, type OwnColumn, PersonTable } from './person-table.tsx'

const PAGE = 50

export const personList: Page = {
  path: '/persons',
  nav: 'persons',
  show: showPersons,
  act: showPersons,
}

async function showPersons(ask: Ask): Promise<Shown> {
  const { words, may, form, query, problem } = ask
  const { person } = words.page
  if (!may('person.list')) return { title: person.title, body: <Nobody ask={ask} /> }
  const filter: PersonFilterWords = {
    name: form.word('name'),
    list: form.word('list') ?? query.get('list') ?? undefined,
    place: form.word('place'),
    ...askedField(ask),
  }
  const after = form.word('after') ?? query.get('after') ?? undefined
  const answer = problem ? undefined : await personsOf(ask, { ...filter, after })
  const body = answer?.total === 0 ? <Nobody ask={ask} /> : await found(ask, filter, answer)
  return { title: person.title, body }
}

async function personsOf(
  { call }: Ask,
  asked: PersonFilterWords & { after: string | undefined },
): Promise<PersonsAnswer> {
  const given = Object.entries(asked).filter(([, value]) => value !== undefined)
  return call('person.list', { ...Object.fromEntries(given), limit: PAGE })
}

/** The filter with what fits it; the filter alone after a refusal. */
async function found(
  ask: Ask,
  filter: PersonFilterWords,
  answer: PersonsAnswer | undefined,
): Promise<VNode> {
  const { language, words, problem, may, call } = ask
  const { person } = words.page
  const { lists } = may('list.list') ? await call('list.list', {}) : { lists: [] }
  const persons = answer?.persons ?? []
  const fields = await fieldsOf(ask, 'person')
  const places = await placeNamesOf(
    ask,
    persons.flatMap((one) => [...one.homes, ...one.places]),
  )
  return (
    <>
      <ProblemNote language={language} problem={problem} />
      <p class="lead">{person.lead}</p>
      <p class="actions">
        {may('person.record') && (
          <a class="button send" href="/persons/new">
            {person.add}
          </a>
        )}{' '}
        {may('person.flow') && (
          <a class="button" href="/persons/flow">
            {person.flow.link}
          </a>
        )}{' '}
        {may('linkage.list') && (
          <a class="button" href="/linkage">
            {person.toLinkage}
          </a>
        )}{' '}
        {may('field.set') && (
          <a class="button" href="/fields">
            {words.page.fields.title}
          </a>
        )}
      </p>
      <PersonFilter ask={ask} filter={filter} lists={lists} fields={fields} />
      {answer && persons.length === 0 && (
        <EmptyNote text={person.emptyFiltered}>
          <a href="/persons">{person.filter.clear}</a>
        </EmptyNote>
      )}
      {persons.length > 0 && (
        <PersonTable
          {...{ language, persons, places, lists }}
          own={await ownColumnsOf(ask, fields, persons)}
        />
      )}
      <MorePersons language={language} filter={filter} next={answer?.next} />
      {persons.length > 0 && (await tableLine(ask, 'persons', { ...filter }))}
    </>
  )
}

type ListedPerson = PersonsAnswer['persons'][number]

/** A column for each field in which something stands of a person of this page. */
async function ownColumnsOf(
  ask: Ask,
  fields: readonly FieldAnswer[],
  persons: PersonsAnswer['persons'],
): Promise<OwnColumn<ListedPerson>[]> {
  const values = persons.flatMap((one) => one.fields)
  const filled = fields.filter(({ id }) => values.some(({ field }) => field === id))
  const said = await valuePhrases(ask, filled, values)
  return filled.map((of) => ({
    heading: calledIn(ask.language, of),
    sayingOf: (person) => [
      ...new Set(person.fields.filter(({ field }) => field === of.id).map((value) => said(value))),
    ],
  }))
}

/** No persons, or none for this reader; the next step stands here for whoever may take it. */
function Nobody({ ask }: { ask: Ask }): VNode {
  const { person } = ask.words.page
  return (
    <EmptyNote text={person.empty}>
      {ask.may('person.record') && <a href="/persons/new">{person.add}</a>}{' '}
      {ask.may('list.import') && <a href="/lists">{person.toLists}</a>}{' '}
      {ask.may('linkage.run') && <a href="/linkage">{person.toLinkage}</a>}
    </EmptyNote>
  )
}
