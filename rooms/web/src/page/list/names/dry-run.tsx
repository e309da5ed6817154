// What an import would do, before anything is stored: how many rows of each outcome, what is
// refused and why, what stands as written, and what would change, field by field.
import { given } from '@tumen/claim'
import { fieldLabel, findingSentence, NumberTable, ScrollTable } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { NamesChecked } from './names-answer.ts'

const MOST_LINES = 50
const MOST_CHANGES = 200

interface DryProps {
  language: Language
  checked: NamesChecked
  /** What fields are called; those of lists with names when absent. */
  labelOf?: (field: string) => string
}

/** The whole dry run. */
export function DryRun({ language, checked, labelOf }: DryProps): VNode {
  const { dry } = wordsIn(language).page.names
  const { report } = wordsIn(language)
  const left = checked.columns.flatMap(({ heading, field }) => (field === undefined ? heading : []))
  const outcomes = [
    ...checked.outcomes.map(({ outcome, rows }) => [dry.outcome[outcome], String(rows)]),
    ...(checked.refused > 0 ? [[dry.outcome.refused, String(checked.refused)]] : []),
  ]
  return (
    <section class="dry-run card" role="status" aria-labelledby="dry">
      <h2 id="dry">{dry.title}</h2>
      <p>{dry.stored}</p>
      <NumberTable caption={dry.counts} columns={[dry.outcomeColumn, dry.rows]} rows={outcomes} />
      {checked.kept > 0 && <p>{fill(dry.kept, { n: checked.kept })}</p>}
      {left.length > 0 && <p>{fill(dry.left, { columns: left.join(report.list) })}</p>}
      <Refused language={language} checked={checked} />
      <Notes language={language} checked={checked} />
      <Differences language={language} checked={checked} {...given({ labelOf })} />
    </section>
  )
}

interface TakeInProps {
  language: Language
  checked: NamesChecked
  /** The form that the button sends. */
  form: string
}

/** The button that takes in what was tried; where every row is refused, why there is none. */
export function TakeIn({ language, checked, form }: TakeInProps): VNode {
  const { dry } = wordsIn(language).page.names
  const hasRowToTake = checked.outcomes.some(({ outcome, rows }) => outcome !== 'gone' && rows > 0)
  if (!hasRowToTake && checked.refused > 0) return <p class="notice problem">{dry.noneRight}</p>
  return (
    <p>
      <input form={form} type="hidden" name="token" value={checked.token} />
      <button form={form} type="submit" class="send" name="do" value="import">
        {dry.go}
      </button>
    </p>
  )
}

/** The rows that are refused, and a file with them to be corrected. */
function Refused({ language, checked }: DryProps): VNode | null {
  const { dry } = wordsIn(language).page.names
  const { problems, failed } = checked
  if (problems.length === 0) return null
  return (
    <>
      <h3>{dry.problems}</h3>
      <ul>
        {problems.slice(0, MOST_LINES).map(({ line, ...problem }) => (
          <li>{fill(dry.line, { line, sentence: findingSentence(language, problem) })}</li>
        ))}
      </ul>
      {failed !== undefined && (
        <p>
          <a class="button" href={csvAddress(failed)} download="refused.csv">
            {dry.failed}
          </a>{' '}
          {dry.failedHint}
        </p>
      )}
    </>
  )
}

/** A file in an address of its own: it is given to whoever asks for this page, and kept nowhere. */
function csvAddress(text: string): string {
  return `data:text/csv;charset=utf-8;base64,${Buffer.from(text).toString('base64')}`
}

function Notes({ language, checked }: DryProps): VNode | null {
  const { report, page } = wordsIn(language)
  const { dry } = page.names
  if (checked.notes.length === 0) return null
  return (
    <>
      <h3>{dry.notes}</h3>
      <ul>
        {checked.notes.slice(0, MOST_LINES).map(({ code, column, cells, lines }) => (
          <li>
            {fill(dry.note, {
              column: checked.columns[column - 1]?.heading ?? column,
              sentence: findingSentence(language, { code }),
              cells,
              lines: lines.slice(0, 5).join(report.list),
            })}
          </li>
        ))}
      </ul>
    </>
  )
}

function Differences({ language, checked, labelOf }: DryProps): VNode | null {
  const nameOf = labelOf ?? ((field: string) => fieldLabel(language, field))
  const { dry } = wordsIn(language).page.names
  const rows = checked.differences
    .filter(({ outcome }) => outcome !== 'new' && outcome !== 'unchanged')
    .flatMap(({ changes, ...row }) =>
      (changes.length === 0 ? [undefined] : changes).map((change) => ({ ...row, change })),
    )
  if (rows.length === 0) return null
  return (
    <>
      <h3>{dry.differences}</h3>
      <ScrollTable
        label={dry.caption}
        caption={dry.caption}
        rows={rows.slice(0, MOST_CHANGES)}
        columns={[
          {
            heading: dry.record,
            kind: 'head',
            attributes: { class: 'code' },
            cell: ({ id = '' }) => id,
          },
          { heading: dry.outcomeColumn, cell: ({ outcome }) => dry.outcome[outcome] },
          {
            heading: dry.field,
            cell: ({ change }) => change && nameOf(change.field),
          },
          {
            heading: dry.before,
            cell: ({ change }) => change && <bdi>{change.before ?? dry.nothing}</bdi>,
          },
          {
            heading: dry.after,
            cell: ({ change }) => change && <bdi>{change.after ?? dry.nothing}</bdi>,
          },
        ]}
      />
      {rows.length > MOST_CHANGES && <p class="muted">{fill(dry.more, { n: MOST_CHANGES })}</p>}
    </>
  )
}
