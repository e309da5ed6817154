// What a name for saved columns stood for when the form was opened, and what it stands for by now:
// nobody puts their columns in the place of others that they have not seen.
import { fieldLabel, instantPhrase } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import type { MappingsAnswer } from './names-answer.ts'
import { STEPS_FORM } from './names-field.tsx'

interface Props {
  ask: Ask
  mappings: MappingsAnswer['mappings']
}

/** The field of the form that says which row of a saved name was seen. */
export function seenName(name: string): string {
  return `seen ${name}`
}

/** The rows that were seen. A form that goes on keeps them until it was told of a newer one. */
export function SeenMappings(props: Props & { told: string | undefined }): VNode {
  const { ask, mappings, told } = props
  const { form, problem } = ask
  const isFresh = (id: string) => id === told || (problem?.code === 'stale' && isNamed(ask, id))
  const isOpened = !form.has('field-0')
  return (
    <>
      {mappings.map(({ id, leaf }) => (
        <input
          form={STEPS_FORM}
          type="hidden"
          name={seenName(id)}
          value={isOpened || isFresh(id) ? leaf : (form.word(seenName(id)) ?? 0)}
        />
      ))}
    </>
  )
}

function isNamed({ form }: Ask, id: string): boolean {
  return form.text('mappingName').trim() === id
}

/** The columns that somebody else has saved under the name meanwhile. */
export function SavedNow({ ask, mappings }: Props): VNode | null {
  const found = mappings.find(({ id }) => isNamed(ask, id))
  if (!found) return null
  const { language, words } = ask
  const { by, recorded, columns } = found
  const day = instantPhrase(language, recorded)
  return (
    <div class="notice">
      <p>
        <strong>{found.id}</strong> · {fill(words.page.list.show.recorded, { day, by })}
      </p>
      <ul>
        {columns.map(({ column, field, form, clears }) => (
          <li>
            <bdi>{column}</bdi>: {fieldLabel(language, field)}
            {form !== undefined && ` (${form})`}
            {clears && `, ${words.page.names.columns.clears}`}
          </li>
        ))}
      </ul>
    </div>
  )
}
