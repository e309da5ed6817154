// Figures by act, place and period in one table, each cell a link to its figure. Works without
// scripts: what is asked is the address.
import { Refusal } from '@tumen/desk'
import {
  CellTables,
  cellTableSentences,
  ProblemNote,
  periodOfCell,
  type RefusalData,
  type TableCell,
  type TableTotal,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { refusalDataOf } from '../../door/refusal-data.ts'
import { statusOf } from '../../door/refusal-status.ts'
import { tableLine } from '../table/table.tsx'
import { type AskedCells, askedCells, CELL_FIELDS, cellFilter, cellInput } from './cell-asked.ts'
import { CellForm } from './cell-form.tsx'
import { addressOf } from './question.ts'

export const cellPage: Page = {
  path: '/figures/table',
  nav: 'figures',
  async show(ask) {
    const asked = askedCells(ask.query)
    const isAsked = ask.query.size > 0
    const { from, to } = asked.fields
    if (!isAsked) return formPage(ask, { acts: [], fields: FIRST })
    if (asked.acts.length === 0 || !from || !to) return formPage(ask, asked, { isMissing: true })
    try {
      return await answerPage(ask, asked)
    } catch (error) {
      if (!(error instanceof Refusal) || !isAboutTable(error)) throw error
      const shown = formPage(ask, asked, { problem: refusalDataOf(error) })
      return { ...shown, status: statusOf(error.code) }
    }
  },
}

/** What most people begin with. */
const FIRST = { level: 'adm1', step: 'half-year' }

const FIELDS: ReadonlySet<string> = new Set([...CELL_FIELDS, 'acts'])

/** Whether another question would not be refused. */
function isAboutTable({ code, field, details }: Refusal): boolean {
  if (code === 'too-many-cells') return true
  if (field !== undefined && FIELDS.has(field.split(/[.[]/)[0] ?? '')) return true
  return code === 'invalid-input' && details.some(({ path }) => path !== undefined)
}

interface Trouble {
  problem?: RefusalData
  isMissing?: boolean
}

function formPage(ask: Ask, asked: AskedCells, { problem, isMissing }: Trouble = {}): Shown {
  const { language, words } = ask
  const { cells: text, figure } = words.page
  const body = (
    <>
      {isMissing && <p class="notice problem">{text.missing}</p>}
      {problem && <ProblemNote language={language} problem={problem} />}
      <p>{text.intro}</p>
      <CellForm ask={ask} asked={asked} problem={problem} />
    </>
  )
  const crumbs = [{ label: figure.title, href: '/figures' }, { label: text.title }]
  const status = isMissing ? 422 : 200
  return { title: text.title, body, crumbs, status, islands: ['place'] }
}

async function answerPage(ask: Ask, asked: AskedCells): Promise<Shown> {
  const { language, words } = ask
  const { cells: text, figure } = words.page
  const table = await ask.call('figure.table', cellInput(asked))
  const [sentence, counts] = cellTableSentences(language, table, asked.fields)
  const hrefOf = (cell: TableCell | TableTotal) => {
    const { from, to, at } = periodOfCell(table, cell.period)
    const place = cell.place ?? table.place ?? ''
    const { asKnownOn = '', knownBy = '' } = asked.fields
    const when = at === undefined ? { from, to } : { at }
    const question = { act: cell.act, place, ...when, population: table.population ?? '' }
    return addressOf('/figures/show', {}, { wide: '', ...question, asKnownOn, knownBy })
  }
  const body = (
    <>
      <p class="question">{sentence}</p>
      <p>{counts}</p>
      <Again ask={ask} asked={asked} />
      <CellTables language={language} table={table} hrefOf={hrefOf} />
      {await tableLine(ask, 'cells', cellFilter(asked))}
    </>
  )
  const crumbs = [{ label: figure.title, href: '/figures' }, { label: text.title }]
  return { title: text.title, body, crumbs, islands: ['place'] }
}

function Again({ ask, asked }: { ask: Ask; asked: AskedCells }): VNode {
  return (
    <details class="no-print">
      <summary>{ask.words.page.cells.change}</summary>
      <CellForm ask={ask} asked={asked} />
    </details>
  )
}
