// The names of a field and the entries of a choice, as a form has them: a row for each entry that
// is there, and some for new ones. It works without scripts.
import type { Asked } from '@tumen/contract'
import { FieldGroup, TextField } from '@tumen/view'
import { fill, LANGUAGES } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import type { FieldAnswer } from './field-answer.ts'

/** Rows for new entries. */
const NEW_ROWS = 4
/** Entries of one form at the most. */
const MOST_ROWS = 500

type Input = Asked<'field.define'>

/** The names that were typed. */
export function typedNames({ form }: Pick<Ask, 'form'>, prefix = 'name'): Input['names'] {
  return Object.fromEntries(
    LANGUAGES.flatMap((tag) => {
      const name = form.word(`${prefix}-${tag}`)
      return name === undefined ? [] : [[tag, name]]
    }),
  )
}

/** The entries of which a name was typed. */
export function typedChoices(ask: Pick<Ask, 'form'>): NonNullable<Input['choices']> {
  const { form } = ask
  const found: NonNullable<Input['choices']> = []
  for (let n = 1; n <= MOST_ROWS; n++) {
    const names = typedNames(ask, `choice-${n}`)
    if (Object.keys(names).length === 0) continue
    const [id, from, to] = ['id', 'from', 'to'].map((part) => form.word(`choice-${n}-${part}`))
    found.push({
      names,
      ...(id !== undefined && { id }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    })
  }
  return found
}

interface Props {
  ask: Ask
  field?: FieldAnswer
}

/** The fields with the names. */
export function NameFields({ ask, field }: Props): VNode {
  const own = ask.words.page.fields.form
  const { problem } = typedFields(ask)('names')
  return (
    <FieldGroup legend={own.names}>
      <p class="hint">{own.namesHint}</p>
      {problem !== undefined && <p class="wrong">{problem}</p>}
      <NameRow ask={ask} prefix="name" names={field?.names} />
    </FieldGroup>
  )
}

function NameRow({
  ask,
  prefix,
  names,
}: {
  ask: Ask
  prefix: string
  names: Readonly<Record<string, string>> | undefined
}): VNode {
  const { words, form } = ask
  return (
    <div class="row">
      {LANGUAGES.map((tag) => (
        <TextField
          name={`${prefix}-${tag}`}
          label={words.page.fields.form[tag]}
          lang={tag}
          value={form.isEmpty ? names?.[tag] : form.text(`${prefix}-${tag}`)}
        />
      ))}
    </div>
  )
}

/** The fields with the entries of a choice. */
export function ChoiceFields({ ask, field }: Props): VNode {
  const own = ask.words.page.fields.form
  const { problem } = typedFields(ask)('choices', 'from', 'to')
  const known = field?.choices ?? []
  const rows = Array.from({ length: known.length + NEW_ROWS }, (_, n) => known[n])
  return (
    <FieldGroup legend={own.choices}>
      <p class="hint">{own.choicesHint}</p>
      {problem !== undefined && <p class="wrong">{problem}</p>}
      {rows.map((entry, at) => (
        <EntryRow ask={ask} entry={entry} at={at} />
      ))}
    </FieldGroup>
  )
}

interface EntryProps {
  ask: Ask
  entry: NonNullable<FieldAnswer['choices']>[number] | undefined
  at: number
}

/** An entry of a choice; one that is not there yet is folded until something is typed in it. */
function EntryRow({ ask, entry, at }: EntryProps): VNode {
  const { words, form } = ask
  const own = words.page.fields.form
  const prefix = `choice-${at + 1}`
  const name = fill(own.entry, { n: at + 1 })
  const day = (part: 'from' | 'to') => (
    <TextField
      isDate
      name={`${prefix}-${part}`}
      label={own[part]}
      value={form.isEmpty ? entry?.[part] : form.text(`${prefix}-${part}`)}
    />
  )
  const fields = (
    <fieldset class="entry">
      <legend class={entry ? undefined : 'visually-hidden'}>{name}</legend>
      {entry && <input type="hidden" name={`${prefix}-id`} value={entry.id} />}
      <NameRow ask={ask} prefix={prefix} names={entry?.names} />
      <div class="row">
        {day('from')}
        {day('to')}
      </div>
    </fieldset>
  )
  if (entry) return fields
  const parts = [...LANGUAGES, 'from', 'to']
  const isTyped = parts.some((part) => form.word(`${prefix}-${part}`) !== undefined)
  return (
    <details open={isTyped}>
      <summary>{name}</summary>
      {fields}
    </details>
  )
}
