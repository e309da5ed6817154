// The part of a list's filter that asks for what stands in a field of a group's own.
import { ChoiceField, SendButton, TextField } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import { calledIn, type FieldAnswer } from './field-answer.ts'

export interface AskedField {
  field?: string | undefined
  value?: string | undefined
}

/** What the form asks for; a value alone asks for nothing. */
export function askedField({ form }: Pick<Ask, 'form'>): AskedField {
  const field = form.word('field')
  return field === undefined ? {} : { field, value: form.word('value') }
}

interface Props {
  ask: Ask
  fields: readonly FieldAnswer[]
  asked: AskedField
}

/** The two fields. */
export function FieldFilterFields({ ask, fields, asked }: Props): VNode | null {
  if (fields.length === 0) return null
  const own = ask.words.page.fields.filter
  const { problem } = typedFields(ask)('value', 'field')
  return (
    <>
      <ChoiceField
        name="field"
        label={own.field}
        none={own.every}
        options={fields.map((one) => [one.id, calledIn(ask.language, one)] as const)}
        value={asked.field}
      />
      <TextField
        name="value"
        label={own.value}
        hint={own.valueHint}
        value={asked.value}
        problem={problem}
      />
    </>
  )
}

/** A form of its own, for a list that has no other filter; it posts, as words may name people. */
export function FieldFilter(props: Props & { action: string }): VNode | null {
  const { ask, fields, action, asked } = props
  if (fields.length === 0) return null
  const own = ask.words.page.fields.filter
  return (
    <details class="card" open={asked.field !== undefined}>
      <summary>{own.title}</summary>
      <form method="post" action={action} class="filter" aria-label={own.title}>
        <div class="row">
          <FieldFilterFields {...props} />
          <p class="row-actions">
            <SendButton label={own.go} /> <a href={action}>{own.clear}</a>
          </p>
        </div>
      </form>
    </details>
  )
}
