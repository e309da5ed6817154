// How many no list saw: a table is given, and the report is printed on the same page. The table
// stands in no address and is kept nowhere, unless somebody asks for that. Kept estimates, and the
// way to those from recorded lists, stand beside it.
import { Refusal } from '@tumen/desk'
import {
  CheckField,
  EstimateFields,
  type EstimateReport,
  EstimateView,
  estimatePath,
  ProblemNote,
  ProgressForm,
  TextField,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { recordNames } from '../record-name.ts'
import { estimateInput, FORM_LIMIT } from './estimate-input.ts'
import { KeptList } from './kept-list.tsx'

export const estimatePage: Page = {
  path: '/estimates',
  nav: 'estimates',
  limit: FORM_LIMIT,
  async show(ask) {
    if (!ask.may('estimate.run')) throw new Refusal('not-allowed')
    return shown(ask)
  },
  async act(ask) {
    const { title, ...input } = estimateInput(ask.form)
    if (!ask.form.has('keep')) return shown(ask, await ask.call('estimate.run', input))
    const named = title === undefined ? input : { ...input, title }
    const { id } = await ask.call('estimate.record', named)
    return { to: estimatePath(id), done: 'recorded' }
  },
}

async function shown(ask: Ask, report?: EstimateReport): Promise<Shown> {
  const { language, words, form, problem } = ask
  const { estimate, list } = words.page
  const { estimates } = await ask.call('estimate.list', {})
  const names = await recordNames(
    ask,
    estimates.flatMap(({ lists = [] }) => lists),
  )
  const body = (
    <>
      <ProblemNote language={language} problem={problem} />
      {report ? (
        <>
          <EstimateView language={language} report={report} />
          <h2>{estimate.answer.again}</h2>
        </>
      ) : (
        <>
          <p class="lead">{estimate.lead}</p>
          <Ways ask={ask} />
          <KeptList ask={ask} estimates={estimates} names={names} />
          <h2>{list.from.table}</h2>
        </>
      )}
      <ProgressForm language={language} action="/estimates" label={estimate.form.go} hasFile>
        <EstimateFields
          language={language}
          typed={(name) => form.word(name)}
          problem={problem}
          saysStored={false}
        />
        <KeepFields ask={ask} />
      </ProgressForm>
    </>
  )
  return { title: estimate.title, body, islands: ['progress'] }
}

function Ways({ ask }: { ask: Ask }): VNode {
  const { list } = ask.words.page
  return (
    <p class="actions">
      <a class="button send" href="/estimates/table">
        {list.from.link}
      </a>{' '}
      <a class="button" href="/lists">
        {list.title}
      </a>
    </p>
  )
}

function KeepFields({ ask }: { ask: Ask }): VNode {
  const { words, form } = ask
  const { kept } = words.page.list
  return (
    <>
      <CheckField name="keep" label={kept.keep} hint={kept.keepHint} checked={form.has('keep')} />
      <TextField name="title" label={kept.name} value={form.text('title')} />
    </>
  )
}
