// The form that finds persons: a name in any script, a list, a place.
import { ChoiceField, type ListAnswer, SendButton, TextField } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import type { FieldAnswer } from '../field/field-answer.ts'
import { FieldFilterFields } from '../field/field-filter.tsx'

/** What was asked for. */
export interface PersonFilterWords {
  name?: string | undefined
  list?: string | undefined
  place?: string | undefined
  field?: string | undefined
  value?: string | undefined
}

interface FilterProps {
  ask: Ask
  filter: PersonFilterWords
  lists: readonly ListAnswer[]
  fields: readonly FieldAnswer[]
}

/** The form; it posts, since names stand in no address. */
export function PersonFilter({ ask, filter, lists, fields }: FilterProps): VNode {
  const { words } = ask
  const field = typedFields(ask)
  const own = words.page.person.filter
  return (
    <form method="post" action="/persons" class="filter" aria-label={own.title}>
      <div class="row">
        <TextField
          name="name"
          type="search"
          label={own.name}
          hint={own.nameHint}
          value={filter.name}
        />
        {lists.length > 0 && (
          <ChoiceField
            name="list"
            label={own.list}
            none={own.everyList}
            options={lists.map(({ id, title }) => [id, title] as const)}
            value={filter.list}
          />
        )}
        <TextField
          {...field('place')}
          label={own.place}
          hint={own.placeHint}
          value={filter.place}
        />
        <FieldFilterFields ask={ask} fields={fields} asked={filter} />
        <p class="row-actions">
          <SendButton label={own.show} /> <a href="/persons">{own.clear}</a>
        </p>
      </div>
    </form>
  )
}
