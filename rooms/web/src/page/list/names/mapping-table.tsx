// The columns of a file with the first cells of each, and what each is taken for.
import { ScrollRegion } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import { type ColumnChoice, OWN_WORD } from './mapping-form.ts'

/** What a column can be taken for, with what it is called. */
export type FieldLabels = readonly (readonly [field: string, label: string])[]

interface Props {
  ask: Ask
  choices: readonly ColumnChoice[]
  fields: FieldLabels
  /** Whether a column can be a word of one's own. */
  hasOwn?: boolean
}

/** The table of the form. */
export function MappingTable({ ask, choices, fields, hasOwn = true }: Props): VNode {
  const { columns } = ask.words.page.names
  return (
    <>
      <p class="hint">{columns.formHint}</p>
      <ScrollRegion label={columns.caption}>
        <table class="mapping">
          <caption>{columns.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.heading}</th>
              <th scope="col">{columns.samples}</th>
              <th scope="col">{columns.field}</th>
              <th scope="col">{columns.form}</th>
              <th scope="col">{columns.clears}</th>
            </tr>
          </thead>
          <tbody>
            {choices.map((choice, n) => (
              <ColumnRow ask={ask} choice={choice} n={n} fields={fields} hasOwn={hasOwn} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}

interface RowProps extends Pick<Props, 'ask' | 'fields'> {
  hasOwn: boolean
  choice: ColumnChoice
  n: number
}

function ColumnRow({ ask, choice, n, fields, hasOwn }: RowProps): VNode {
  const { columns } = ask.words.page.names
  const { heading, samples, restricted, own, form, clears } = choice
  const named = (pattern: string) => fill(pattern, { column: heading })
  return (
    <tr>
      <th scope="row">
        <bdi>{heading}</bdi> {restricted && <span class="tag">{columns.restricted}</span>}
      </th>
      <td class="mapping-samples" data-label={columns.samples}>
        {samples.map((sample) => (
          <div>
            <bdi>{sample}</bdi>
          </div>
        ))}
      </td>
      <td data-label={columns.field}>
        <FieldChoice ask={ask} choice={choice} n={n} fields={fields} hasOwn={hasOwn} />
        {hasOwn && (
          <input
            name={`own-${n}`}
            value={own}
            aria-label={named(columns.ownWord)}
            placeholder={columns.own}
            autocomplete="off"
          />
        )}
      </td>
      <td data-label={columns.form}>
        <input
          name={`form-${n}`}
          value={form}
          aria-label={named(columns.formOf)}
          autocomplete="off"
        />
      </td>
      <td data-label={columns.clears}>
        <input
          type="checkbox"
          name={`clears-${n}`}
          value="yes"
          checked={clears}
          aria-label={named(columns.clearsOf)}
        />
      </td>
    </tr>
  )
}

function FieldChoice({ ask, choice, n, fields, hasOwn }: RowProps): VNode {
  const { columns } = ask.words.page.names
  const own = hasOwn ? [[OWN_WORD, columns.own] as const] : []
  const options: FieldLabels = [['', columns.notRead], ...fields, ...own]
  return (
    <select name={`field-${n}`} aria-label={fill(columns.fieldOf, { column: choice.heading })}>
      {options.map(([value, label]) => (
        <option value={value} selected={value === choice.field}>
          {label}
        </option>
      ))}
    </select>
  )
}
