// What the buttons of the form do before anything is recorded: show another part of the text,
// check, or record a speaker. Each shows the same form again, with everything that was typed.
import { given } from '@tumen/claim'
import type { Ask } from '../../../door/ask.ts'
import type { Form } from '../../../form/form.ts'
import { linesOf, withChoices, withFields } from './claim-input.ts'

/** The form after a button that records no claim, or nothing when the claim is to be recorded. */
export async function formStep(ask: Ask): Promise<Form | undefined> {
  const form = withChoices(ask.form)
  const speaker = form.word('speaker')
  if (speaker !== undefined) return withSpeaker(ask, form, Number(speaker))
  return form.has('part') || form.word('step') === 'check' ? form : undefined
}

/** Records a speaker that has a name; the name in the chain then means this speaker alone. */
async function withSpeaker(ask: Ask, form: Form, at: number): Promise<Form> {
  const name = linesOf(form.text('chain'))[at]
  if (name === undefined) return form
  const kind = form.word(`speakerKind${at}`)
  await ask.call('agent.record', {
    ...given({ kind }),
    name: { und: name },
    // Only the name about which the question was asked is said to be another one.
    anew: form.word(`speakerAnew${at}`) === name,
  })
  return withFields(form, { speaker: '', [`speakerAnew${at}`]: '' })
}
