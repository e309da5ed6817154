// A list, a search or a figure as a file. The form stands on the page that shows them; who comes
// here without it, or is refused, reads what to do.
import { AsTable, ProblemNote, TABLE_PATH, tableWords } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { filteredCells } from '../figure/cell-asked.ts'
import { inputOf } from '../figure/question.ts'
import { outgoing } from './outgoing.ts'

const FILTER = 'filter.'

export const tablePage: Page = {
  path: TABLE_PATH,
  isRead: true,
  async show({ words, language, problem }) {
    const { table } = words.page
    const body = (
      <>
        <ProblemNote language={language} problem={problem} />
        <p class="lead">{table.intro}</p>
        <p>{table.back}</p>
      </>
    )
    return { title: table.title, body }
  },
  act(ask) {
    const { form, call, language, entry } = ask
    const table = form.text('table')
    const filter = filterOf(ask)
    const input = { table, format: form.text('format'), filter }
    return outgoing(tableWords(language, entry?.origin), (outlet, signal) =>
      call('table.export', input, { outlet, signal }),
    )
  },
}

/** The fields of the list; a question says its groups as its address does. */
function filterOf({ form }: Ask): object {
  const fields = form
    .entries()
    .flatMap(([name, value]) =>
      name.startsWith(FILTER) && typeof value === 'string'
        ? [[name.slice(FILTER.length), value] as const]
        : [],
    )
  const filter = Object.fromEntries(fields)
  if (form.text('table') === 'cells') return filteredCells(filter)
  return form.text('table') === 'figure' ? inputOf(filter) : filter
}

/** The line under a list, for whoever may take it along: none where somebody else decides. */
export async function tableLine(
  { language, may, call }: Ask,
  table: Parameters<typeof AsTable>[0]['table'],
  filter: Readonly<Record<string, string | undefined>> = {},
  isNamed = false,
): Promise<VNode | null> {
  if (!may('table.export') || !(await call('workspace.show', { most: 0 })).alone) return null
  return <AsTable {...{ language, table, filter, isNamed }} />
}
