// The form of a view of events: it is sent by its address, so that a picture can be linked to and
// asked again. Shared by timeline, map and network.
import { ACTS, type Act, actAbove, actsBelow, UMBRELLA_ACTS } from '@tumen/claim'
import { ChoiceField, problemOf, type RefusalData, SendButton, TextField } from '@tumen/view'
import type { Words } from '@tumen/words'
import type { ComponentChildren, VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import type { AskedView } from './view-asked.ts'

interface FormProps {
  ask: Ask
  path: string
  asked: AskedView
  /** The day that was answered: shown where none was asked. */
  day: string
  problem?: RefusalData | undefined
  /** Fields of one view alone. */
  children?: ComponentChildren
}

/** The form, filled with what was asked. */
export function ViewForm({ ask, path, asked, day, problem, children }: FormProps): VNode {
  const { language, words } = ask
  const { view, figure } = words.page
  const field = (name: keyof AskedView) => ({
    name,
    value: asked[name],
    problem: problemOf(language, problem, name),
  })
  return (
    <form method="get" action={path} class="filter card no-print" aria-label={view.form}>
      <div class="row">
        {children}
        <ChoiceField
          {...field('act')}
          label={view.act}
          none={view.everyAct}
          options={actOptions(words)}
        />
        <div data-place>
          <TextField {...field('place')} label={view.place} hint={view.placeHint} />
        </div>
      </div>
      <div class="row">
        <TextField isDate {...field('from')} label={view.from} hint={view.daysHint} />
        <TextField isDate {...field('to')} label={view.to} hint={view.daysHint} />
        <TextField
          isDate
          {...field('asKnownOn')}
          value={asked.asKnownOn ?? day}
          label={figure.ask.knownOn}
          hint={figure.ask.knownOnHint}
        />
        <p class="row-actions">
          <SendButton label={view.send} /> <a href={path}>{view.clear}</a>
        </p>
      </div>
    </form>
  )
}

/** Every act by its name, those of a group after it. */
export function actOptions(words: Words): (readonly [Act, string])[] {
  const acts: Act[] = [
    ...UMBRELLA_ACTS.flatMap((above) => [above, ...actsBelow(above)]),
    ...ACTS.filter((one) => actAbove(one) === undefined),
  ]
  return [...new Set(acts)].map((one) => [one, words.act[one]] as const)
}

/** The picture with its table, or the table alone. */
export function TableSwitch({
  ask,
  isTable,
  hrefOf,
}: {
  ask: Ask
  isTable: boolean
  hrefOf: (as: 'table' | undefined) => string
}): VNode {
  const { view } = ask.words.page
  return (
    <p class="no-print">
      <a href={hrefOf(isTable ? undefined : 'table')}>{isTable ? view.asPicture : view.asTable}</a>
    </p>
  )
}
