// A field for a record: it takes words of its name, or its id, and is a choice where several bear
// the name. No scripts are needed.
import { problemOf, TextField } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../door/ask.ts'

interface RecordFieldProps {
  ask: Ask
  name: string
  label: string
  hint?: string | undefined
  value?: string | undefined
  required?: boolean
  /** What the desk calls the field, where that is not its name. */
  about?: string
  /** What is wrong with it, where the page knows that itself. */
  problem?: string | undefined
  note?: string | undefined
  /** Id of a list of names to choose from. */
  list?: string
}

export function RecordField({ ask, about, ...field }: RecordFieldProps): VNode {
  const { language, words, offers, problem } = ask
  const own = words.page.frame.record
  const meant = offers?.[field.name]
  if (!meant)
    return (
      <TextField
        {...field}
        hint={field.hint ?? own.hint}
        problem={field.problem ?? problemOf(language, problem, about ?? field.name)}
      />
    )
  return (
    <fieldset class="choices wrong">
      <legend>{field.label}</legend>
      <p class="wrong">{own.many}</p>
      {meant.map(({ id, label }, n) => (
        <label>
          <input type="radio" name={field.name} value={id} checked={n === 0} />{' '}
          <span lang={label.lang}>{label.text}</span>
        </label>
      ))}
    </fieldset>
  )
}
