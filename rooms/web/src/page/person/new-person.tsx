// Recording somebody by hand. Before anything is stored the page asks whether it is one of those
// who are known under such a name, each with what tells them apart.
import { given, SEXES } from '@tumen/claim'
import { Refusal } from '@tumen/desk'
import {
  CheckField,
  ChoiceField,
  type ListAnswer,
  ProblemNote,
  personPath,
  SendButton,
  TextField,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, FormInput, Page } from '../../door/ask.ts'
import type { Form } from '../../form/form.ts'
import { typedFields } from '../../form/typed-field.ts'
import { mentionNames } from '../mention-name.ts'
import { placeNamesOf } from '../place-name.ts'
import { PersonTable } from './person-table.tsx'

/** So many are shown of those who may be meant. */
const MOST = 20

export const newPerson: Page = {
  path: '/persons/new',
  nav: 'persons',
  async show(ask) {
    if (!ask.may('person.record')) throw new Refusal('not-found')
    const { language, words, problem } = ask
    const { person } = words.page
    const near = candidatesIn(ask)
    const { lists } = ask.may('list.list') ? await ask.call('list.list', {}) : { lists: [] }
    const body = (
      <>
        <ProblemNote language={language} problem={near.length > 0 ? undefined : problem} />
        <p class="lead">{person.new.lead}</p>
        <PersonForm ask={ask} lists={lists}>
          {near.length > 0 && (await nearOnes(ask, near, lists))}
        </PersonForm>
      </>
    )
    const crumbs = [{ label: person.title, href: '/persons' }, { label: person.new.title }]
    return { title: person.new.title, crumbs, body, islands: ['person'] }
  },
  async act({ form, call }) {
    const { person } = await call('person.record', personInput(form))
    return { to: personPath(person), done: 'recorded' }
  },
}

function personInput(form: Form): FormInput<'person.record'> {
  const words = Object.fromEntries(
    ['sex', 'home', 'report', 'list'].map((name) => [name, form.word(name)]),
  )
  const years = ['bornLow', 'bornHigh'].map((name) => [name, yearOf(form.word(name))])
  const title = form.word('list') === undefined ? form.word('title') : undefined
  const name = form.text('name').trim()
  // What was answered holds for this name alone.
  const others = form.word('anew') === name ? form.texts('others') : []
  return { name, others, ...given({ ...words, ...Object.fromEntries(years), title }) }
}

function yearOf(typed: string | undefined): number | string | undefined {
  return typed !== undefined && /^\d{4}$/.test(typed) ? Number(typed) : typed
}

/** Ids of those about whom the form asks. */
function candidatesIn({ problem }: Ask): string[] {
  if (problem?.code !== 'near-person') return []
  return (problem.details ?? []).flatMap(({ candidate }) =>
    typeof candidate === 'string' ? [candidate] : [],
  )
}

/** Those who may be meant, with what tells them apart. */
async function nearOnes(
  ask: Ask,
  near: readonly string[],
  lists: readonly ListAnswer[],
): Promise<VNode> {
  const { language, words, form, call } = ask
  const own = words.page.person.new
  const name = form.text('name').trim()
  const { persons } = await call('person.list', { name, limit: MOST })
  const known = new Set(persons.map(({ id }) => id))
  const records = near.filter((id) => !known.has(id) && id.includes('/'))
  const titles = await mentionNames(ask, records)
  const places = await placeNamesOf(
    ask,
    persons.flatMap((one) => [...one.homes, ...one.places]),
  )
  return (
    <section class="card" role="status" aria-labelledby="near">
      <h2 id="near">{own.near}</h2>
      <p>{own.nearLead}</p>
      {persons.length > 0 && <PersonTable {...{ language, persons, places, lists }} />}
      {records.length > 0 && (
        <p>{fill(own.unlinked, { records: records.map(titles).join(words.report.list) })}</p>
      )}
      {near.map((id) => (
        <input type="hidden" name="others" value={id} />
      ))}
      <CheckField name="anew" value={name} label={own.anew} />
    </section>
  )
}

interface FormProps {
  ask: Ask
  lists: readonly ListAnswer[]
  children: VNode | false
}

function PersonForm({ ask, lists, children }: FormProps): VNode {
  const { words } = ask
  const named = lists.filter(({ mentions }) => mentions > 0)
  const own = words.page.person.new
  const field = typedFields(ask)
  return (
    <form method="post" action="/persons/new" class="card">
      {children}
      <div data-person>
        <TextField {...field('name')} label={own.name} hint={own.nameHint} required />
        <div data-near role="status" class="notice" hidden>
          <p>{own.typing}</p>
          <ul />
        </div>
      </div>
      <div class="row">
        <TextField {...field('bornLow')} label={own.bornLow} hint={own.bornHint} />
        <TextField {...field('bornHigh')} label={own.bornHigh} />
        <ChoiceField
          {...field('sex')}
          label={own.sex}
          none={own.noSex}
          options={SEXES.map((sex) => [sex, words.linkage.sex[sex]] as const)}
        />
      </div>
      <TextField {...field('home')} label={own.home} hint={own.homeHint} />
      <TextField {...field('report')} label={own.report} hint={own.reportHint} />
      {named.length > 0 && (
        <ChoiceField
          {...field('list')}
          label={own.list}
          none={own.noList}
          options={named.map(({ id, title }) => [id, title] as const)}
        />
      )}
      <TextField {...field('title')} label={own.newList} hint={own.newListHint} />
      <SendButton label={own.go} />
    </form>
  )
}
