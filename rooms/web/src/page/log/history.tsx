// The history of one record: every row about it, oldest first, with what changed field by field.
import {
  fill,
  historyPath,
  instantPhrase,
  type Language,
  operationPhrase,
  ScrollRegion,
  UndoForm,
  wordsIn,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Page } from '../../ask.ts'

interface FieldChange {
  path: string
  before?: unknown
  after?: unknown
}

/** A row as `record.history` gives it. */
interface HistoryRow {
  table: string
  leaf: number
  operation: string
  recorded: string
  by: string
  undone?: true
  changes: FieldChange[]
}

export const history: Page = {
  path: '/history/:id',
  nav: 'log',
  async show({ language, words, param, call, may }) {
    const { log } = words.page
    const id = param('id')
    const { rows } = await call<{ rows: HistoryRow[] }>('record.history', { id })
    const body = (
      <>
        <p class="muted">{log.historyHint}</p>
        <ol class="history">
          {rows.map((row) => (
            <Row language={language} row={row} id={id} mayUndo={may('change.undo')} />
          ))}
        </ol>
      </>
    )
    return {
      title: fill(log.historyOf, { id }),
      crumbs: [
        { label: log.title, href: '/log' },
        { label: log.changes, href: '/log/changes' },
        { label: log.history },
      ],
      body,
    }
  },
}

interface RowProps {
  language: Language
  row: HistoryRow
  id: string
  mayUndo: boolean
}

function Row({ language, row, id, mayUndo }: RowProps): VNode {
  const { log } = wordsIn(language).page
  const { leaf, operation, recorded, by, undone, changes } = row
  return (
    <li data-row class={undone ? 'card undone' : 'card'}>
      <p class="row">
        <strong>{operationPhrase(language, operation)}</strong>
        <time dateTime={recorded}>{instantPhrase(language, recorded)}</time>
        <span>{by}</span>
        <span class="muted">
          {log.leaf} {leaf}
        </span>
        {undone && <span class="tag">{log.undone}</span>}
        {mayUndo && !undone && <UndoForm language={language} leaf={leaf} back={historyPath(id)} />}
      </p>
      {changes.length > 0 && <Differences language={language} changes={changes} />}
    </li>
  )
}

function Differences({
  language,
  changes,
}: {
  language: Language
  changes: readonly FieldChange[]
}): VNode {
  const { log } = wordsIn(language).page
  return (
    <ScrollRegion label={log.difference}>
      <table>
        <caption>{log.difference}</caption>
        <thead>
          <tr>
            <th scope="col">{log.field}</th>
            <th scope="col">{log.before}</th>
            <th scope="col">{log.after}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ path, before, after }) => (
            <tr>
              <th scope="row">
                <code>{path}</code>
              </th>
              <td>{before === undefined ? '' : <del>{valueText(before)}</del>}</td>
              <td>{after === undefined ? '' : <ins>{valueText(after)}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
