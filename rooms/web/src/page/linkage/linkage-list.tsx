// The linkages of lists, and the form that begins one: which lists, and with which settings.
import { given } from '@tumen/claim'
import {
  AreaField,
  EmptyNote,
  FieldGroup,
  instantPhrase,
  type LinkageHead,
  type ListAnswer,
  ProblemNote,
  ProgressForm,
  ScrollTable,
  TextField,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import { FORM_LIMIT } from '../estimate/estimate-input.ts'
import { linkagePath } from './linkage-answer.ts'
import { linkageName } from './linkage-name.ts'

export const linkageList: Page = {
  path: '/linkage',
  nav: 'persons',
  limit: FORM_LIMIT,
  async show(ask) {
    const { language, words, problem, may, call } = ask
    const { linkage, person } = words.page
    const { linkages } = await call('linkage.list', {})
    const lists = await namedLists(ask)
    const body = (
      <>
        <ProblemNote language={language} problem={problem} />
        <p class="lead">{linkage.lead}</p>
        {linkages.length > 0 && <RunTable ask={ask} linkages={linkages} lists={lists} />}
        {linkages.length === 0 && lists.length > 0 && <EmptyNote text={linkage.empty} />}
        {lists.length === 0 && (
          <EmptyNote text={linkage.noLists}>
            {may('list.list') && <a href="/lists">{linkage.toLists}</a>}
          </EmptyNote>
        )}
        {may('linkage.run') && lists.length > 0 && <StartForm ask={ask} lists={lists} />}
      </>
    )
    return {
      title: linkage.title,
      crumbs: [
        ...(may('person.list') ? [{ label: person.title, href: '/persons' }] : []),
        { label: linkage.title },
      ],
      body,
      islands: ['progress'],
    }
  },
  async act({ form, call }) {
    const seed = form.word('seed')
    const model = form.word('model')
    const input = {
      lists: form.texts('list'),
      ...given({ seed, model }),
    }
    const { id } = await call('linkage.run', input)
    return { to: linkagePath(id), done: 'recorded' }
  },
}

/** The lists that have records with names, as far as they may be seen. */
async function namedLists({ may, call }: Ask): Promise<ListAnswer[]> {
  if (!may('list.list')) return []
  const { lists } = await call('list.list', {})
  return lists.filter(({ mentions }) => mentions > 0)
}

interface TableProps {
  ask: Ask
  linkages: readonly LinkageHead[]
  lists: readonly ListAnswer[]
}

function RunTable({ ask, linkages, lists }: TableProps): VNode {
  const { language, words } = ask
  const { caption, column } = words.page.linkage
  const titles = new Map(lists.map(({ id, title }) => [id, title]))
  return (
    <ScrollTable
      label={caption}
      caption={caption}
      class="lists"
      hasKeys
      rows={linkages}
      columns={[
        {
          heading: column.run,
          kind: 'head',
          cell: (one) => <a href={linkagePath(one.id)}>{linkageName(ask, one)}</a>,
        },
        {
          heading: column.lists,
          cell: (one) => one.lists.map((id) => titles.get(id) ?? id).join(words.report.list),
        },
        { heading: column.mentions, kind: 'number', cell: (one) => one.mentions },
        { heading: column.candidates, kind: 'number', cell: (one) => one.candidates },
        {
          heading: column.recorded,
          cell: (one) => (
            <>
              {instantPhrase(language, one.recorded)} · {one.by}
            </>
          ),
        },
      ]}
    />
  )
}

function StartForm({ ask, lists }: { ask: Ask; lists: readonly ListAnswer[] }): VNode {
  const { language, words, form } = ask
  const { start } = words.page.linkage
  const field = typedFields(ask)
  const isChosen = (id: string) => form.isEmpty || form.texts('list').includes(id)
  return (
    <section aria-labelledby="start" class="card">
      <h2 id="start">{start.title}</h2>
      <ProgressForm language={language} action="/linkage" label={start.go}>
        <FieldGroup legend={start.lists}>
          {lists.map(({ id, title, mentions }, n) => (
            <div class="field check">
              <input
                type="checkbox"
                id={`list-${n}`}
                name="list"
                value={id}
                checked={isChosen(id)}
              />
              <label for={`list-${n}`}>{fill(start.row, { title, n: mentions })}</label>
            </div>
          ))}
        </FieldGroup>
        <p class="muted">{start.independent}</p>
        <details open={form.word('model') !== undefined || form.word('seed') !== undefined}>
          <summary>{start.more}</summary>
          <TextField {...field('seed')} label={start.seed} hint={start.seedHint} />
          <AreaField {...field('model')} label={start.model} hint={start.modelHint} rows={6} />
        </details>
      </ProgressForm>
    </section>
  )
}
