// From recorded lists to an estimate: first they are chosen, then how they overlap and what speaks
// against it is shown, and from there the estimate is asked for, which is kept.
import { Refusal } from '@tumen/desk'
import {
  ChoiceField,
  EmptyNote,
  EstimateOptions,
  estimatePath,
  FieldGroup,
  findingSentenceOf,
  NumberTable,
  type OverlapTable,
  ProblemNote,
  ProgressForm,
  SendButton,
  TextField,
  tableSentences,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { refusalDataOf } from '../../door/refusal-data.ts'
import { typedFields } from '../../form/typed-field.ts'
import type { ListsAnswer } from '../list/list-list.tsx'
import { optionInput } from './estimate-input.ts'
import { CollapseSection } from './kept.tsx'

/** Which lists are taken, and how. */
interface Chosen {
  from: string[]
  asKnownOn?: string
  byOrigin?: boolean
}

export const fromListPage: Page = {
  path: '/estimates/table',
  nav: 'estimates',
  async show(ask) {
    const chosen = chosenIn(ask.query)
    if (chosen.from.length === 0) return shown(ask, chosen)
    try {
      return await shown(ask, chosen, await ask.call('estimate.table', { ...chosen }))
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'not-allowed') throw error
      return { ...(await shown({ ...ask, problem: refusalDataOf(error) }, chosen)), status: 422 }
    }
  },
  async act(ask) {
    const input = { ...chosenIn(ask.query), ...optionInput(ask.form) }
    const { id } = await ask.call('estimate.record', input)
    return { to: estimatePath(id), done: 'recorded' }
  },
}

function chosenIn(query: URLSearchParams): Chosen {
  const asKnownOn = query.get('asKnownOn')?.trim() ?? ''
  const origins = query.get('origins') ?? ''
  return {
    from: query.getAll('from').filter((id) => id !== ''),
    ...(asKnownOn === '' ? {} : { asKnownOn }),
    ...(origins === '' ? {} : { byOrigin: origins === 'yes' }),
  }
}

async function shown(ask: Ask, chosen: Chosen, table?: OverlapTable): Promise<Shown> {
  const { language, problem, words } = ask
  const { list, estimate } = words.page
  const { from } = list
  const lists = await ask.call('list.list', {})
  const choose = <ChooseForm ask={ask} chosen={chosen} lists={lists} />
  const body = (
    <>
      <ProblemNote language={language} problem={problem} />
      {table ? (
        <>
          <TableSection ask={ask} table={table} />
          <EstimateForm ask={ask} />
          <h2>{from.again}</h2>
        </>
      ) : (
        <p class="lead">{from.lead}</p>
      )}
      {lists.lists.length === 0 ? <EmptyNote text={from.noLists} /> : choose}
    </>
  )
  return {
    title: from.title,
    crumbs: [{ label: estimate.title, href: '/estimates' }, { label: from.title }],
    body,
    islands: ['progress'],
  }
}

interface ChooseProps {
  ask: Ask
  chosen: Chosen
  lists: ListsAnswer
}

function ChooseForm({ ask, chosen, lists: { lists, overlaps } }: ChooseProps): VNode {
  const { from } = ask.words.page.list
  const origins = ask.query.get('origins') ?? ''
  const rows = [
    ...lists.map(({ id, title, persons, mentions }) => ({
      id,
      text:
        mentions > 0
          ? fill(from.namedRow, { title, n: mentions })
          : fill(from.listRow, { title, persons }),
    })),
    ...overlaps.map(({ id, title, persons }) => {
      return { id, text: fill(from.overlapRow, { title, persons }) }
    }),
  ]
  return (
    <form method="get" action="/estimates/table" class="card">
      <FieldGroup legend={from.lists}>
        {rows.map(({ id, text }, n) => (
          <div class="field check">
            <input
              type="checkbox"
              id={`from-${n}`}
              name="from"
              value={id}
              checked={chosen.from.includes(id)}
            />
            <label for={`from-${n}`}>{text}</label>
          </div>
        ))}
      </FieldGroup>
      <TextField
        isDate
        {...typedFields(ask)('asKnownOn')}
        label={from.asKnownOn}
        hint={from.asKnownOnHint}
        value={chosen.asKnownOn ?? ''}
      />
      <ChoiceField
        name="origins"
        label={from.origins}
        none={from.originsAuto}
        options={[
          ['yes', from.originsYes],
          ['no', from.originsNo],
        ]}
        value={origins}
      />
      <SendButton label={from.show} />
    </form>
  )
}

function TableSection({ ask, table }: { ask: Ask; table: OverlapTable }): VNode {
  const { language, words } = ask
  const own = words.kept.table
  const names = table.lists.map(({ name }) => name)
  const findings = table.findings.map((one) => findingSentenceOf(language, one, names))
  const rows = table.cells.map(({ lists, persons }) => [
    lists.map((at) => names[at]).join(' + '),
    String(persons),
  ])
  return (
    <>
      {tableSentences(language, table).map((sentence) => (
        <p>{sentence}</p>
      ))}
      <div class="estimate-top">
        <NumberTable
          caption={words.page.estimate.answer.overlap}
          columns={[own.exactly, own.persons]}
          rows={rows}
        />
        <section class="card estimate-against" aria-labelledby="against">
          <h2 id="against">{own.against}</h2>
          {findings.length === 0 ? (
            <p>{own.nothing}</p>
          ) : (
            <ul>
              {findings.map(({ code, text }) => (
                <li class={code.startsWith('R') ? 'estimate-withheld' : undefined}>
                  {text}{' '}
                  {code.startsWith('R') && (
                    <span class="tag warn">{words.page.estimate.answer.withholds}</span>
                  )}
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
      {table.collapse && <CollapseSection language={language} collapse={table.collapse} />}
    </>
  )
}

function EstimateForm({ ask }: { ask: Ask }): VNode {
  const { language, words, form, problem, query } = ask
  const field = typedFields(ask)
  const { from } = words.page.list
  return (
    <section aria-labelledby="estimate-form">
      <h2 id="estimate-form">{from.estimate}</h2>
      <ProgressForm language={language} action={`/estimates/table?${query}`} label={from.go}>
        <TextField {...field('title')} label={from.name} />
        <EstimateOptions language={language} typed={(name) => form.word(name)} problem={problem} />
      </ProgressForm>
    </section>
  )
}
