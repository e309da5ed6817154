// Keeps a question under a name, so that it is asked again: by its fields, without its answer.
import { CheckField, Fold, ProblemNote, SendButton, TextField } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Done } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import { type Asked, addressOf, withoutDay } from './question.ts'

/** The form that saves the question of this page. */
export function SaveForm({ ask, asked }: { ask: Ask; asked: Asked }): VNode {
  const { language, words, form, problem } = ask
  const field = typedFields(ask)
  const { saved } = words.page.figure
  return (
    <Fold id="save" heading={saved.save} class="no-print" open={problem !== undefined}>
      <ProblemNote language={language} problem={problem} />
      {ask.may('query.save') ? (
        <form method="post" action={addressOf('/figures/show', asked)}>
          <TextField {...field('name')} label={saved.name} hint={saved.nameHint} required />
          <CheckField name="shared" label={saved.share} checked={form.has('shared')} />
          {asked.asKnownOn !== undefined && (
            <CheckField name="keepDay" label={saved.keepDay} checked={form.has('keepDay')} />
          )}
          <SendButton label={saved.send} />
        </form>
      ) : (
        <p class="muted">{saved.notYours}</p>
      )}
    </Fold>
  )
}

/** Saves the question of the address, and comes back to its answer. */
export async function saveQuestion({ form, call }: Ask, asked: Asked): Promise<Done> {
  await call('query.save', {
    kind: 'question',
    name: form.text('name').trim(),
    query: form.has('keepDay') ? asked : withoutDay(asked),
    shared: form.has('shared'),
  })
  return { to: addressOf('/figures/show', asked), done: 'saved' }
}
