// The history of one record: every row about it, oldest first, with what changed field by field
// and, where a text changed, word by word.
import type { Output } from '@tumen/contract'

import {
  DataTable,
  Fold,
  fieldPhrase,
  historyPath,
  instantPhrase,
  operationPhrase,
  ScrollRegion,
  tabName,
  UndoForm,
  valuePhrase,
} from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { calledIn, fieldsOf } from '../field/field-answer.ts'
import { RecordLink } from '../record-link.tsx'
import { type RecordNames, recordNames } from '../record-name.ts'
import { mayUndo } from './may-undo.ts'

interface FieldChange {
  path: string
  before?: unknown
  after?: unknown
  /** Both texts in one; what only one of them has says which. */
  words?: { text: string; side?: 'before' | 'after' }[]
}

/** What records are called, and fields of a group's own with the entries of their choices. */
interface HistoryNames extends Pick<RecordNames, 'label'> {
  has(id: string): boolean
}

/** A row as `record.history` gives it. */
type HistoryRow = Output<'record.history'>['rows'][number]

export const history: Page = {
  path: '/history/:id',
  nav: 'log',
  async show(ask) {
    const { words, param, call } = ask
    const { log } = words.page
    const id = param('id')
    const { rows, truncated } = await call('record.history', { id })
    const others = rows.flatMap((row) => othersOf(row, id))
    const named = rows.flatMap(({ changes }) => changes.flatMap(idsIn))
    const stored = await recordNames(ask, [id, ...others, ...named])
    const names = await withFields(ask, rows, stored)
    const told = stored.named(id)
    const body = (
      <>
        <p class="muted">
          {log.historyHint} {told && `${words.command.field.id}: `}
          {told && <span class="code">{id}</span>}
        </p>
        <LastChanges language={ask.language} rows={rows} />
        <ol class="history">
          {rows.map((row, n) => {
            // One change can leave several rows: it is undone once.
            const isFirst = rows.findIndex(({ leaf }) => leaf === row.leaf) === n
            const hasUndo = isFirst && mayUndo(ask, row)
            return <Row {...{ ask, row, id, names, isFirst, hasUndo }} n={n + 1} />
          })}
        </ol>
        {truncated && <p class="muted">{fill(log.historyCut, { n: rows.length })}</p>}
      </>
    )
    return {
      title: fill(log.historyOf, { id: tabName(ask.language, told) ?? log.record }),
      heading: { text: fill(log.historyOf, { id: names.label(id).text }) },
      crumbs: [
        { label: log.title, href: '/log' },
        { label: log.changes, href: '/log/changes' },
        { label: log.history },
      ],
      body,
    }
  },
}

async function withFields(
  ask: Ask,
  rows: readonly HistoryRow[],
  { label, named }: RecordNames,
): Promise<HistoryNames> {
  const fields = rows.some(({ table }) => table === 'custom_value') ? await fieldsOf(ask) : []
  const called = new Map(
    fields
      .flatMap((one) => [one, ...(one.choices ?? [])])
      .map((one) => [one.id, calledIn(ask.language, one)] as const),
  )
  return {
    label: (id) => {
      const text = called.get(id)
      return text === undefined ? label(id) : { text }
    },
    has: (id) => called.has(id) || named(id) !== undefined,
  }
}

interface LastChange {
  field: string
  recorded: string
  by: string
}

/** Of each field the last change that counts, and by whom; the field as a whole, in the order. */
export function lastChanges(rows: readonly HistoryRow[]): LastChange[] {
  const last = new Map<string, LastChange>()
  for (const row of rows) {
    if (row.undone || row.table === 'undo') continue
    const { recorded, by } = row
    for (const { path } of row.changes) {
      const field = /^[^.[]+/.exec(path)?.[0] ?? path
      last.set(field, { field, recorded, by })
    }
  }
  return [...last.values()]
}

function LastChanges(props: { language: Language; rows: readonly HistoryRow[] }): VNode | null {
  const { language, rows } = props
  const { log } = wordsIn(language).page
  const all = lastChanges(rows)
  if (all.length === 0) return null
  return (
    <Fold id="last-changes" heading={log.lastChanges} count={all.length}>
      <ScrollRegion label={log.lastChanges}>
        <DataTable
          caption={log.lastChanges}
          isCaptionHidden
          rows={all}
          columns={[
            { heading: log.field, kind: 'head', cell: ({ field }) => fieldPhrase(language, field) },
            {
              heading: log.lastChange,
              cell: ({ recorded }) => (
                <time dateTime={recorded}>{instantPhrase(language, recorded)}</time>
              ),
            },
            { heading: log.lastBy, cell: ({ by }) => by },
          ]}
        />
      </ScrollRegion>
    </Fold>
  )
}

interface RowProps {
  ask: Ask
  row: HistoryRow
  id: string
  names: HistoryNames
  /** Its number in the history, by which its table is told from others. */
  n: number
  /** Whether no row before it is of the same change. */
  isFirst: boolean
  hasUndo: boolean
}

function Row({ ask, row, id, names, n, isFirst, hasUndo }: RowProps): VNode {
  const { language, words, may } = ask
  const { log } = words.page
  const kinds: Readonly<Record<string, string | undefined>> = words.command.field
  const { leaf, operation, recorded, by, undone, undoes, changes } = row
  return (
    <li data-row class={undone ? 'card undone' : 'card'}>
      <p class="row-head">
        <strong>{operationPhrase(language, operation)}</strong>{' '}
        {undoes !== undefined && <span>{log.undoes}</span>}{' '}
        {row.table !== 'undo' && <span class="tag">{kinds[row.table] ?? row.table}</span>}{' '}
        {othersOf(row, id).map((other) => (
          <RecordLink names={names} id={other} href={historyPath(other)} />
        ))}
        <time dateTime={recorded}>{instantPhrase(language, recorded)}</time>
        <span>{by}</span>
        {undone && <span class="tag">{log.undone}</span>}
      </p>
      {isFirst && (
        <div class="actions">
          {hasUndo && (
            <UndoForm
              language={language}
              leaf={leaf}
              back={historyPath(id)}
              again={undoes !== undefined}
            />
          )}
          {may('log.prove') && (
            <form method="post" action="/log">
              <input type="hidden" name="leaf" value={leaf} />
              <button type="submit" name="do" value="prove">
                {log.prove}
              </button>
            </form>
          )}
        </div>
      )}
      {row.table !== 'undo' && (
        <Differences {...{ language, changes: withoutBareId(changes, names), names, n }} />
      )}
    </li>
  )
}

/** Fields of rows that name another record. */
const ENDS: ReadonlySet<string> = new Set([
  ...['claim', 'event', 'agent', 'from', 'to', 'a', 'b', 'field'],
])

/** Rows without a name and a page of their own: the row says what they are. */
const NAMELESS: ReadonlySet<string> = new Set(['derivative', 'custom_value'])

/** The other version of an amended claim, and the other end of what links two records. */
function othersOf({ id: rowId, table, changes }: HistoryRow, id: string): string[] {
  const own = NAMELESS.has(table) ? undefined : rowId
  const ends = changes.flatMap(({ path, after }) =>
    ENDS.has(path) && typeof after === 'string' ? [after] : [],
  )
  const all = new Set(own === undefined ? ends : [own, ...ends])
  return [...all].filter((one) => one !== id)
}

/** What has no name, as a copy, is not told by its id either. */
function withoutBareId(changes: readonly FieldChange[], names: HistoryNames): FieldChange[] {
  return changes.filter(
    ({ path, after }) => path !== 'id' || typeof after !== 'string' || names.has(after),
  )
}

interface DifferencesProps {
  language: Language
  changes: readonly FieldChange[]
  names: HistoryNames
  n: number
}

function Differences({ language, changes, names, n }: DifferencesProps): VNode {
  const { log } = wordsIn(language).page
  if (changes.length === 0) return <p class="muted">{log.same}</p>
  const isFirst = changes.every(({ before }) => before === undefined)
  const caption = isFirst ? log.first : log.difference
  return (
    <details open={!isFirst}>
      <summary>{caption}</summary>
      <ScrollRegion label={`${caption} (${n})`}>
        <DataTable
          caption={caption}
          isCaptionHidden
          rows={changes}
          columns={[
            {
              heading: log.field,
              kind: 'head',
              cell: (change) => fieldPhrase(language, change.path),
            },
            !isFirst && {
              heading: log.before,
              cell: (change) => <Side {...{ language, change, names }} side="before" />,
            },
            {
              heading: log.after,
              cell: (change) =>
                isFirst ? (
                  valueText(language, names, change, change.after)
                ) : (
                  <Side {...{ language, change, names }} side="after" />
                ),
            },
          ]}
        />
      </ScrollRegion>
    </details>
  )
}

/** One side of a change; of a text, only the words that the other side lacks are marked. */
function Side(props: {
  language: Language
  change: FieldChange
  names: HistoryNames
  side: 'before' | 'after'
}): VNode | null {
  const { language, change, names, side } = props
  const { words } = change
  const value = change[side]
  if (value === undefined) return null
  const mark = (text: string) => (side === 'before' ? <del>{text}</del> : <ins>{text}</ins>)
  if (!words) return mark(valueText(language, names, change, value))
  const own = words.filter((piece) => piece.side === undefined || piece.side === side)
  return <>{own.map((piece) => (piece.side === undefined ? piece.text : mark(piece.text)))}</>
}

/** A value as it is stored, a word of ours by its label, and a record by what it is called. */
function valueText(
  language: Language,
  names: HistoryNames,
  { path }: FieldChange,
  value: unknown,
): string {
  if (typeof value === 'boolean') return wordsIn(language).command[value ? 'yes' : 'no']
  if (typeof value !== 'string') return JSON.stringify(value)
  if (names.has(value)) return names.label(value).text
  return valuePhrase(language, path, value) ?? value
}

/** The longest id that there is. */
const LONGEST_ID = 64

/** What a change may name: values that could be ids. */
function idsIn({ before, after }: FieldChange): string[] {
  return [before, after].flatMap((value) =>
    typeof value === 'string' && value.length <= LONGEST_ID && !/\s/.test(value) ? [value] : [],
  )
}
