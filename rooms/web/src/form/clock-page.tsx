// The page between a form and its answer when the clock may be wrong: one button confirms the day
// and sends the form again, with everything that was typed. Source: the rules on the clock.
import type { Refusal } from '@tumen/desk'
import { CLOCK_FIELD, ClockForm, clockSentence } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { Shown } from '../door/ask.ts'
import type { Form } from './form.ts'

/** What a person says of the clock: the operation, and the day that it is. */
export interface ClockWord {
  operation: 'workspace.confirm-clock' | 'workspace.repair-clock'
  today: string
}

/** What a posted form says of the clock; nothing in most of them. */
export function clockWordIn(form: Form): ClockWord | undefined {
  const word = form.word(CLOCK_FIELD.word)
  if (word !== 'confirm' && word !== 'repair') return undefined
  return { operation: `workspace.${word}-clock`, today: form.text(CLOCK_FIELD.today) }
}

/** The form without what it says of the clock. */
export function withoutClock(form: Form): Form {
  const own: readonly string[] = Object.values(CLOCK_FIELD)
  return form.without(own)
}

/** Whether a refusal is about the clock, and somebody with these rights can answer it. */
export function asksClock({ code }: Refusal, may: (operation: string) => boolean): boolean {
  if (code === 'clock-ahead') return may('workspace.confirm-clock')
  return code === 'clock-behind' && may('workspace.repair-clock')
}

/** The page that asks; a form with a file goes back to its own page, where it is chosen again. */
export function clockPage(
  language: Language,
  { code, details }: Refusal,
  { form, here }: { form: Form; here: string },
): Shown {
  const { clock: own } = wordsIn(language)
  const [detail] = details
  const clock = { now: String(detail?.now), newest: String(detail?.newest) }
  const differs = code === 'clock-ahead' ? 'ahead' : 'behind'
  const sent = form.hasFile
    ? { action: '/clock', fields: [['back', here] as const] }
    : { action: here, fields: withoutClock(form).entries() }
  const body = (
    <div class="notice problem" role="alert" id="problem" tabIndex={-1}>
      <p>{clockSentence(language, { ...clock, differs })}</p>
      <ClockForm
        {...{ language, clock, ...sent }}
        word={differs === 'ahead' ? 'confirm' : 'repair'}
      />
      <p>{form.hasFile ? own.keptFile : own.kept}</p>
    </div>
  )
  return { title: own.title, body }
}
