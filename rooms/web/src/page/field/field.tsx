// One field of a group's own: what it is, for which days its entries are offered, and the forms
// that change and retire it.
import { Refusal } from '@tumen/desk'
import {
  DataTable,
  fieldPath,
  historyPath,
  ProblemNote,
  ScrollRegion,
  SendButton,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { seenIn } from '../../form/seen.ts'
import { calledIn, type FieldAnswer, fieldsOf, offeredPhrase } from './field-answer.ts'
import { ChoiceFields, NameFields, typedChoices, typedNames } from './field-form.tsx'

export const fieldPage: Page = {
  path: '/fields/:id',
  nav: 'events',
  async show(ask) {
    const { language, words, problem, may, param } = ask
    const own = words.page.fields
    const field = (await fieldsOf(ask)).find(({ id }) => id === param('id'))
    if (!field) throw new Refusal('not-found')
    const name = calledIn(language, field)
    const mayChange = may('field.amend') && !field.retired
    const body = (
      <>
        <ProblemNote language={language} problem={problem} />
        <FieldFacts ask={ask} field={field} />
        {field.choices && <ChoiceTable ask={ask} choices={field.choices} />}
        {mayChange && <ChangeForm ask={ask} field={field} />}
        {mayChange && <RetireForm ask={ask} field={field} />}
      </>
    )
    return {
      // Browsers keep titles of tabs: what a field for few is called stands in none.
      ...{ title: own.one, heading: { text: name }, body },
      crumbs: [{ label: own.title, href: '/fields' }, { label: name }],
    }
  },
  async act(ask) {
    const { form, call, param } = ask
    const id = param('id')
    const seen = seenIn(form)
    const known = { id, ...(seen !== undefined && { seen }) }
    if (form.text('do') === 'retire') {
      await call('field.retire', known)
      return { to: fieldPath(id), done: 'fieldRetired' }
    }
    const choices = typedChoices(ask)
    await call('field.amend', {
      ...{ ...known, names: typedNames(ask) },
      ...(choices.length > 0 && { choices }),
    })
    return { to: fieldPath(id), done: 'amended' }
  },
}

interface Props {
  ask: Ask
  field: FieldAnswer
}

function FieldFacts({ ask, field }: Props): VNode {
  const { words, may } = ask
  const { column, show, inUse, retired } = words.page.fields
  const labels = words.customField
  return (
    <section>
      <dl class="facts">
        <dt>{column.name}</dt>
        <dd>
          {Object.entries(field.names).map(([tag, name], n) => (
            <>
              {n > 0 && ' · '}
              <span lang={tag}>{name}</span>
            </>
          ))}
        </dd>
        <dt>{column.of}</dt>
        <dd>{labels.of[field.of]}</dd>
        <dt>{column.kind}</dt>
        <dd>{labels.kind[field.kind]}</dd>
        <dt>{column.class}</dt>
        <dd>{labels.class[field.sensitivity]}</dd>
        <dt>{column.state}</dt>
        <dd>{field.retired ? retired : inUse}</dd>
        <dt>{show.id}</dt>
        <dd class="code">{field.id}</dd>
      </dl>
      {may('record.history') && (
        <p class="muted">
          <a href={historyPath(field.id)}>{show.history}</a>
        </p>
      )}
    </section>
  )
}

function ChoiceTable({
  ask,
  choices,
}: {
  ask: Ask
  choices: NonNullable<FieldAnswer['choices']>
}): VNode {
  const { language, words } = ask
  const { form, show, column } = words.page.fields
  return (
    <ScrollRegion label={form.choices}>
      <DataTable
        caption={form.choices}
        rows={choices}
        columns={[
          { heading: column.name, kind: 'head', cell: (one) => calledIn(language, one) },
          { heading: show.days, cell: (one) => offeredPhrase(language, one) },
          { heading: column.state, cell: ({ offered }) => (offered ? show.offered : show.over) },
        ]}
      />
    </ScrollRegion>
  )
}

function ChangeForm({ ask, field }: Props): VNode {
  const { words, form } = ask
  const { show } = words.page.fields
  return (
    <details class="card" open={form.text('do') === 'change'}>
      <summary>{show.change}</summary>
      <form method="post" action={fieldPath(field.id)}>
        <input type="hidden" name="do" value="change" />
        <input type="hidden" name="seen" value={field.leaf} />
        <NameFields ask={ask} field={field} />
        {field.kind === 'choice' && (
          <>
            <p class="hint">{show.changeHint}</p>
            <ChoiceFields ask={ask} field={field} />
          </>
        )}
        <SendButton label={show.go} />
      </form>
    </details>
  )
}

function RetireForm({ ask, field }: Props): VNode {
  const { show } = ask.words.page.fields
  return (
    <form method="post" action={fieldPath(field.id)} class="card">
      <input type="hidden" name="do" value="retire" />
      <input type="hidden" name="seen" value={field.leaf} />
      <p class="hint">{show.retireHint}</p>
      <button type="submit">{show.retire}</button>
    </form>
  )
}
