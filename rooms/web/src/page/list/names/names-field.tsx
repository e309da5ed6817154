// The fields beside the table of columns: the file, a saved mapping, the list, what happens to rows
// that are there already, and a name under which the choices are saved.
import { CheckField, ChoiceField, type ListAnswer, TextField } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import { typedFields } from '../../../form/typed-field.ts'
import type { MappingsAnswer } from './names-answer.ts'
import type { GivenFile } from './names-file.ts'

/** The form of all steps; what stands below it belongs to it, too. */
export const STEPS_FORM = 'steps'

const ACCEPTED = '.csv,.tsv,.txt,.xlsx,.json,.jsonl,.ndjson,text/csv,text/plain,application/json'

/** The file to choose, or the one that goes along. */
export function FileFields({ ask, file }: { ask: Ask; file: GivenFile | undefined }): VNode {
  const { words } = ask
  const own = words.page.names.file
  const field = typedFields(ask)
  const hint = file
    ? file.carried === undefined
      ? own.again
      : fill(own.carried, { name: file.name })
    : own.hint
  return (
    <>
      <div class="field">
        <label for="file">{own.label}</label>
        <p class="hint" id="file-hint">
          {hint}
        </p>
        <input
          type="file"
          id="file"
          name="file"
          accept={ACCEPTED}
          aria-describedby="file-hint"
          required={file?.carried === undefined}
        />
      </div>
      {file?.carried !== undefined && (
        <>
          <input type="hidden" name="bytes" value={file.carried} />
          <input type="hidden" name="fileName" value={file.name} />
        </>
      )}
      <div class="row">
        <TextField {...field('encoding')} label={own.encoding} hint={own.encodingHint} />
        <TextField {...field('sheet')} label={own.sheet} hint={own.sheetHint} />
      </div>
    </>
  )
}

interface WhichProps {
  ask: Ask
  mappings: MappingsAnswer['mappings']
  mapping: string
  lists: readonly ListAnswer[]
}

/** By which mapping the file is read, and to which list its rows belong. */
export function WhichFields({ ask, mappings, mapping, lists }: WhichProps): VNode {
  const { words } = ask
  const field = typedFields(ask)
  const own = words.page.names.columns
  return (
    <>
      {mappings.length > 0 && (
        <ChoiceField
          {...field('mapping')}
          label={own.mapping}
          hint={own.mappingHint}
          none={own.mappingNone}
          options={mappings.map(({ id, description }) => {
            return [id, fill(own.mappingRow, { name: id, description })] as const
          })}
          value={mapping}
        />
      )}
      <div class="row">
        <ChoiceField
          {...field('list')}
          label={own.list}
          none={own.listNone}
          options={lists.map(({ id, title }) => [id, title] as const)}
        />
        <TextField {...field('space')} label={own.space} hint={own.spaceHint} />
      </div>
    </>
  )
}

/** What happens to rows that are there already. */
export function OptionFields({ ask, isOfList = true }: { ask: Ask; isOfList?: boolean }): VNode {
  const { words, form } = ask
  const field = typedFields(ask)
  const { option } = words.page.names
  const isUsed = ['conflicts', 'updateOnly', 'markGone'].some((name) => form.word(name))
  return (
    <details open={isUsed}>
      <summary>{option.title}</summary>
      <ChoiceField
        name="conflicts"
        label={option.conflicts}
        none={option.queue}
        options={[
          ['ours', option.ours],
          ['theirs', option.theirs],
        ]}
        value={form.text('conflicts')}
      />
      <CheckField name="updateOnly" label={option.updateOnly} checked={form.has('updateOnly')} />
      {isOfList && (
        <TextField
          isDate
          {...field('markGone')}
          label={option.markGone}
          hint={option.markGoneHint}
        />
      )}
    </details>
  )
}

/** A name under which the columns are saved. It stands after the form: Enter never saves. */
export function SaveFields({ ask }: { ask: Ask }): VNode {
  const { words, form } = ask
  const { columns } = words.page.names
  const fields = [
    ['mappingName', columns.name],
    ['description', columns.description],
  ] as const
  return (
    <details class="card" open={form.text('do') === 'save'}>
      <summary>{columns.save}</summary>
      <p class="hint">{columns.nameHint}</p>
      <div class="row">
        {fields.map(([name, label]) => (
          <div class="field">
            <label for={name}>{label}</label>
            <input
              form={STEPS_FORM}
              id={name}
              name={name}
              value={form.text(name)}
              autocomplete="off"
            />
          </div>
        ))}
        <p class="row-actions">
          <button form={STEPS_FORM} type="submit" name="do" value="save">
            {columns.saveGo}
          </button>
        </p>
      </div>
    </details>
  )
}
