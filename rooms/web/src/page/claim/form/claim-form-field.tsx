// A field of the form as its table says: its control, label, hint, choices, and what is wrong.
import { AreaField, CheckField, ChoiceField, TextField } from '@tumen/view'
import type { VNode } from 'preact'
import { type FormState, fieldOf, formWords, optionsOf } from './field-props.ts'
import { CLAIM_FIELDS, type ClaimField, type ClaimFieldName } from './field-table.ts'

interface ClaimFormFieldProps {
  state: FormState
  name: ClaimFieldName
  /** Its name in a row that repeats, such as `place1Role`; then the row says what is wrong. */
  typed?: string
  /** Lines that show at once. */
  rows?: number
}

/** The field. */
export function ClaimFormField({
  state,
  name,
  typed = name,
  rows = 2,
}: ClaimFormFieldProps): VNode {
  const { ask, form } = state
  const field: ClaimField = CLAIM_FIELDS[name]
  const words = formWords(state)
  const label = words.field[name]
  const about = typed === name ? (field.about ?? []) : []
  const props = { ...fieldOf(state, typed, ...about), label }
  const lang = field.isQuoted && state.lang
  switch (field.control) {
    case 'tick':
      return <CheckField name={name} label={label} checked={form.has(name)} />
    case 'lines':
      return <AreaField {...props} rows={rows} lang={lang} />
    case 'date':
      return <TextField isDate {...props} />
    case 'choice':
      return (
        <ChoiceField
          {...props}
          value={form.word(typed) ?? field.usual}
          none={field.usual === undefined ? words.none : undefined}
          options={
            field.choices ? optionsOf(field.choices.values, field.choices.labels(ask.words)) : []
          }
        />
      )
    case 'line':
      return <TextField {...props} lang={lang} />
  }
}
