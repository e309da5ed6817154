// The fields of a group's own, and a new one. Source: desk.md P36.
import { CUSTOM_FIELD_CLASSES, CUSTOM_FIELD_KINDS, CUSTOM_FIELD_SUBJECTS } from '@tumen/claim'
import { Refusal } from '@tumen/desk'
import {
  ChoiceField,
  EmptyNote,
  fieldPath,
  ProblemNote,
  ScrollTable,
  SendButton,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, FormInput, Page } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import { calledIn, type FieldAnswer, fieldsOf } from './field-answer.ts'
import { ChoiceFields, NameFields, typedChoices, typedNames } from './field-form.tsx'

export const fieldList: Page = {
  path: '/fields',
  nav: 'events',
  async show(ask) {
    const { words, may } = ask
    const own = words.page.fields
    if (!may('field.list')) throw new Refusal('not-allowed')
    const fields = await fieldsOf(ask)
    const body = (
      <>
        <p class="lead">{own.lead}</p>
        {may('field.define') && (
          <p class="actions">
            <a class="button send" href="/fields/new">
              {own.add}
            </a>
          </p>
        )}
        {fields.length === 0 ? (
          <EmptyNote text={own.none} />
        ) : (
          <FieldTable ask={ask} fields={fields} />
        )}
      </>
    )
    return { title: own.title, body }
  },
}

function FieldTable({ ask, fields }: { ask: Ask; fields: readonly FieldAnswer[] }): VNode {
  const { language, words } = ask
  const { caption, column, inUse, retired } = words.page.fields
  const labels = words.customField
  return (
    <ScrollTable
      label={caption}
      caption={caption}
      rows={fields}
      columns={[
        {
          heading: column.name,
          kind: 'head',
          cell: (one) => <a href={fieldPath(one.id)}>{calledIn(language, one)}</a>,
        },
        { heading: column.of, cell: ({ of }) => labels.of[of] },
        { heading: column.kind, cell: ({ kind }) => labels.kind[kind] },
        { heading: column.class, cell: ({ sensitivity }) => labels.class[sensitivity] },
        { heading: column.state, cell: (one) => (one.retired ? retired : inUse) },
      ]}
    />
  )
}

export const newField: Page = {
  path: '/fields/new',
  nav: 'events',
  async show(ask) {
    const { language, words, problem, may } = ask
    if (!may('field.define')) throw new Refusal('not-allowed')
    const own = words.page.fields
    const body = (
      <>
        <ProblemNote language={language} problem={problem} />
        <NewForm ask={ask} />
      </>
    )
    const crumbs = [{ label: own.title, href: '/fields' }, { label: own.form.title }]
    return { title: own.form.title, crumbs, body }
  },
  async act(ask) {
    const { form, call } = ask
    const choices = typedChoices(ask)
    const { id } = await call('field.define', {
      of: form.word('of') as FormInput<'field.define'>['of'],
      kind: form.word('kind') as FormInput<'field.define'>['kind'],
      sensitivity: form.word('sensitivity') as FormInput<'field.define'>['sensitivity'],
      names: typedNames(ask),
      ...(choices.length > 0 && { choices }),
    })
    return { to: fieldPath(id), done: 'fieldAdded' }
  },
}

function NewForm({ ask }: { ask: Ask }): VNode {
  const { words } = ask
  const own = words.page.fields.form
  const labels = words.customField
  const field = typedFields(ask)
  return (
    <form method="post" action="/fields/new" class="card">
      <div class="row">
        <ChoiceField
          {...field('of')}
          label={own.of}
          options={CUSTOM_FIELD_SUBJECTS.map((one) => [one, labels.of[one]] as const)}
        />
        <ChoiceField
          {...field('kind')}
          label={own.kind}
          options={CUSTOM_FIELD_KINDS.map((one) => [one, labels.kind[one]] as const)}
        />
      </div>
      <ChoiceField
        {...field('sensitivity')}
        label={own.class}
        hint={own.classHint}
        options={CUSTOM_FIELD_CLASSES.map((one) => [one, labels.class[one]] as const)}
      />
      <NameFields ask={ask} />
      <ChoiceFields ask={ask} />
      <SendButton label={own.go} />
    </form>
  )
}
