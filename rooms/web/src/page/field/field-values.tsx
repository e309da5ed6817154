// What stands in fields of a group's own on the page of an event or a person, and the plain forms
// that fill them in, one for each field. Source: desk.md M14.
import { ChoiceField, SendButton, TextField } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { seenIn } from '../../form/seen.ts'
import { typedFields } from '../../form/typed-field.ts'
import {
  calledIn,
  type FieldAnswer,
  fieldsOf,
  type ValueAnswer,
  valuePhrases,
} from './field-answer.ts'

/** Fields with what stands in them, read for a page. */
export interface ReadFields {
  fields: readonly FieldAnswer[]
  values: readonly ValueAnswer[]
  said: (value: ValueAnswer) => string
}

export async function readFields(
  ask: Ask,
  of: 'event' | 'person',
  values: readonly ValueAnswer[],
  days?: { earliest: string; latest: string },
): Promise<ReadFields> {
  const fields = await fieldsOf(ask, of, days)
  return { fields, values, said: await valuePhrases(ask, fields, values) }
}

/** Keeps what was typed in one of the forms. */
export async function fillField(
  { form, call }: Pick<Ask, 'form' | 'call'>,
  whose: { event: string } | { person: string },
): Promise<void> {
  const value = form.text('value').trim()
  const seen = seenIn(form)
  await call('field.set', {
    ...{ field: form.text('fieldId'), ...whose, value },
    ...(seen !== undefined && { seen }),
  })
}

interface Props {
  ask: Ask
  read: ReadFields
  /** The page that the forms post to. */
  action: string
}

/** The section; nothing where there is no field at all. */
export function FieldValues({ ask, read, action }: Props): VNode | null {
  const { fields, values, said } = read
  const { language, words, may, form } = ask
  const own = words.page.fields.values
  if (fields.length === 0) return null
  const open = fields.filter(
    ({ id, retired }) => !retired || values.some(({ field }) => field === id),
  )
  return (
    <section aria-labelledby="own-fields">
      <h2 id="own-fields">{own.title}</h2>
      {values.length === 0 ? (
        <p class="muted">{own.nothing}</p>
      ) : (
        <dl class="facts">
          {values.map((value) => {
            const of = fields.find(({ id }) => id === value.field)
            return (
              <>
                <dt>{of ? calledIn(language, of) : value.field}</dt>
                <dd>
                  {said(value)}{' '}
                  {value.sensitivity === 'restricted' && <span class="tag">{own.few}</span>}
                </dd>
              </>
            )
          })}
        </dl>
      )}
      {may('field.set') && open.length > 0 && (
        <details class="card" open={form.text('do') === 'fill'}>
          <summary>{own.fill}</summary>
          {open.map((field) => (
            <FillForm ask={ask} read={read} action={action} field={field} />
          ))}
          <p>
            <a href="/fields">{own.settings}</a>
          </p>
        </details>
      )}
    </section>
  )
}

function FillForm({ ask, read, action, field }: Props & { field: FieldAnswer }): VNode {
  const { language, words, form } = ask
  const own = words.page.fields.values
  const isPosted = form.text('fieldId') === field.id
  const present = read.values.filter((one) => one.field === field.id)
  const typed = typedFields(isPosted ? ask : { ...ask, problem: undefined })('value')
  const value = isPosted ? typed.value : (present[0]?.value ?? '')
  const label = calledIn(language, field)
  const hint = own.hint[field.kind]
  const seen = Math.max(0, ...present.map(({ leaf }) => leaf))
  const entries = (field.choices ?? []).filter(
    ({ id, offered }) => id === value || (offered && !field.retired),
  )
  // Each form has a field of this name; ids of controls stand once on a page.
  const common = { label, hint, problem: typed.problem, name: 'value', id: `value-${field.id}` }
  return (
    <form method="post" action={action} class="row">
      <input type="hidden" name="do" value="fill" />
      <input type="hidden" name="fieldId" value={field.id} />
      {present.length > 0 && <input type="hidden" name="seen" value={seen} />}
      {field.kind === 'choice' ? (
        <ChoiceField
          {...common}
          value={value}
          none={own.empty}
          options={entries.map((one) => [one.id, calledIn(language, one)] as const)}
        />
      ) : (
        <TextField {...common} value={value} isDate={field.kind === 'date'} />
      )}
      <p class="row-actions">
        <SendButton label={own.go} aria-label={`${own.go}: ${label}`} />
      </p>
    </form>
  )
}
