// How many no list saw: a table is given, and the report is printed on the same page. The table
// stands in no address and is kept nowhere.
import { Refusal } from '@tumen/desk'
import {
  EstimateFields,
  type EstimateReport,
  EstimateView,
  ProblemNote,
  ProgressForm,
} from '@tumen/view'
import type { Ask, Page, Shown } from '../../ask.ts'
import { estimateInput, FORM_LIMIT } from './estimate-input.ts'

export const estimatePage: Page = {
  path: '/estimates',
  nav: 'estimates',
  limit: FORM_LIMIT,
  async show(ask) {
    if (!ask.may('estimate.run')) throw new Refusal('not-allowed')
    return shown(ask)
  },
  async act(ask) {
    const input = await estimateInput(ask.form)
    return shown(ask, await ask.call<EstimateReport>('estimate.run', input))
  },
}

function shown(ask: Ask, report?: EstimateReport): Shown {
  const { language, words, form, problem } = ask
  const { estimate } = words.page
  const body = (
    <>
      <ProblemNote language={language} problem={problem} />
      {report ? (
        <>
          <EstimateView language={language} report={report} />
          <h2>{estimate.answer.again}</h2>
        </>
      ) : (
        <p class="lead">{estimate.lead}</p>
      )}
      <ProgressForm language={language} action="/estimates" label={estimate.form.go} hasFile>
        <EstimateFields language={language} typed={(name) => form.word(name)} problem={problem} />
      </ProgressForm>
    </>
  )
  return { title: estimate.title, body, islands: ['progress'] }
}
