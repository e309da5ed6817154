// Many names at once: who is known by each, and which documents hold it. The names are posted and
// stand in no address, and nothing of them is kept. Source: desk.md S7.
import type { Output } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import {
  AreaField,
  ChoiceField,
  documentPath,
  listPath,
  ProblemNote,
  personPath,
  problemOf,
  ScrollTable,
  SendButton,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { tableLine } from '../table/table.tsx'

type Checked = Output<'name.check'>
type CheckedName = Checked['names'][number]

export const namesPage: Page = {
  path: '/search/names',
  nav: 'search',
  isRead: true,
  async show(ask) {
    if (!ask.may('name.check')) throw new Refusal('not-found')
    return shown(ask)
  },
  async act(ask) {
    return shown(ask, await ask.call('name.check', fieldsOf(ask)))
  },
}

const fieldsOf = ({ form }: Ask) => ({ names: form.text('names'), mode: form.text('mode') })

async function shown(ask: Ask, checked?: Checked): Promise<Shown> {
  const { words, language, problem } = ask
  const text = words.page.search.check
  const body = (
    <>
      <ProblemNote language={language} problem={problem} />
      {checked ? (
        <p class="question" aria-live="polite">
          {fill(text.sentence, { n: checked.names.length, known: checked.known })}
        </p>
      ) : (
        <p class="lead">{text.lead}</p>
      )}
      {checked && (
        <section class="card">
          <NamesTable ask={ask} names={checked.names} />
        </section>
      )}
      {checked && (await tableLine(ask, 'found-names', fieldsOf(ask), true))}
      <NamesForm ask={ask} />
    </>
  )
  const crumbs = [{ label: words.page.search.title, href: '/search' }, { label: text.title }]
  return { title: text.title, body, crumbs }
}

function NamesForm({ ask }: { ask: Ask }): VNode {
  const { form, language, problem, words } = ask
  const { check, as_written } = words.page.search
  return (
    <form method="post" action={namesPage.path} class="card">
      <AreaField
        name="names"
        label={check.names}
        hint={check.hint}
        value={form.text('names')}
        rows={8}
        problem={problemOf(language, problem, 'names')}
      />
      <ChoiceField
        name="mode"
        label={words.page.search.mode}
        value={form.text('mode')}
        options={[
          ['as_written', as_written],
          ['all_spellings', check.all],
        ]}
      />
      <SendButton label={check.go} />
    </form>
  )
}

function NamesTable({ ask, names }: { ask: Ask; names: readonly CheckedName[] }): VNode {
  const { search, person } = ask.words.page
  const text = search.check
  const persons = ({ persons: all }: CheckedName) =>
    all.length === 0
      ? text.nobody
      : all.map(({ id, names: own, list }) => (
          <div key={id}>
            <a href={list === undefined ? personPath(id) : listPath(list)}>
              {own.join(', ') || person.noName}
            </a>{' '}
            {list !== undefined && <span class="muted">{search.ofList}</span>}
          </div>
        ))
  const documents = ({ documents: all, capped }: CheckedName) => (
    <>
      {all.map(({ id, title }) => (
        <div key={id}>
          <a href={documentPath(id)}>{title || id}</a>
        </div>
      ))}
      {capped && <span class="muted">{text.capped}</span>}
    </>
  )
  return (
    <ScrollTable
      label={text.caption}
      caption={text.caption}
      hasKeys
      rows={names}
      columns={[
        { heading: text.name, kind: 'head', cell: ({ name }) => name },
        { heading: search.foundPersons, cell: persons },
        { heading: search.found, cell: documents },
      ]}
    />
  )
}
