// The fields that say what a list of persons is of, and the input that they stand for.
import { ACTS, given } from '@tumen/claim'
import { AreaField, ChoiceField, TextField } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import type { Form } from '../../form/form.ts'
import { typedFields } from '../../form/typed-field.ts'

/** What a list is of, as the operations take it. */
export function frameInput(form: Form): Record<string, unknown> {
  const when = form.word('when')
  const documents = form.text('documents').split(/[\s,;、，]+/)
  const ids = documents.filter((id) => id !== '')
  const fields = ['origin', 'act', 'population', 'place', 'space'] as const
  const words = fields.map((name) => [name, form.word(name)] as const)
  return {
    ...Object.fromEntries(words.filter(([, word]) => word !== undefined)),
    ...(ids.length === 0 ? {} : { documents: ids }),
    ...given({ period: when }),
  }
}

/** The fields. */
export function FrameFields({ ask }: { ask: Ask }): VNode {
  const { words } = ask
  const own = words.page.list.form
  const field = typedFields(ask)
  return (
    <>
      <TextField {...field('space')} label={own.space} hint={own.spaceHint} />
      <ChoiceField
        {...field('act')}
        label={own.act}
        none={own.noAct}
        options={ACTS.map((act) => [act, words.act[act]] as const)}
      />
      <TextField {...field('population')} label={own.population} hint={own.populationHint} />
      <TextField {...field('place')} label={own.place} hint={own.placeHint} />
      <TextField isDate {...field('when', 'period')} label={own.when} hint={own.whenHint} />
      <TextField {...field('origin')} label={own.origin} hint={own.originHint} />
      <AreaField {...field('documents')} label={own.documents} hint={own.documentsHint} rows={2} />
    </>
  )
}
