// The form of a table of figures: acts to tick, a place and its parts, the time and its columns. It
// is sent by its address, so that a table can be linked to and asked again.
import { ACTS, type Act, actAbove, actsBelow, UMBRELLA_ACTS } from '@tumen/claim'
import { TABLE_COUNTS, TABLE_LEVELS, TABLE_STEPS } from '@tumen/contract'
import { ChoiceField, problemOf, type RefusalData, SendButton, TextField } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import type { AskedCells } from './cell-asked.ts'

export interface CellFormProps {
  ask: Ask
  asked: AskedCells
  problem?: RefusalData | undefined
}

/** The form, filled with what was asked. */
export function CellForm({ ask, asked, problem }: CellFormProps): VNode {
  const { language, words } = ask
  const { cells: text, figure } = words.page
  const field = (name: string) => ({
    name,
    value: asked.fields[name],
    problem: problemOf(language, problem, name),
  })
  return (
    <form method="get" action="/figures/table" class="card cell-form">
      <ActFields ask={ask} asked={asked} />
      <div data-place>
        <TextField {...field('place')} label={text.place} hint={text.placeHint} />
      </div>
      <div class="row">
        <ChoiceField
          {...field('level')}
          label={text.level}
          none={text.levelNone}
          options={TABLE_LEVELS.map((level) => [level, words.placeLevel[level]])}
        />
        <TextField isDate required {...field('from')} label={text.from} hint={text.fromHint} />
        <TextField isDate required {...field('to')} label={text.to} hint={text.fromHint} />
        <ChoiceField
          {...field('step')}
          label={text.step}
          none={text.stepNone}
          options={TABLE_STEPS.map((step) => [step, text.steps[step]])}
        />
      </div>
      <div class="row">
        <ChoiceField
          {...field('count')}
          label={text.count}
          options={TABLE_COUNTS.map((count) => [count, text.counts[count]])}
        />
        <TextField {...field('population')} label={text.population} hint={text.populationHint} />
      </div>
      <div class="row">
        <TextField
          isDate
          {...field('asKnownOn')}
          label={figure.ask.knownOn}
          hint={figure.ask.knownOnHint}
        />
        <ChoiceField
          {...field('knownBy')}
          label={figure.ask.knownBy}
          options={(['recorded', 'published'] as const).map((by) => [by, figure.ask.by[by]])}
        />
      </div>
      <SendButton label={text.send} />
    </form>
  )
}

/** The acts to tick: those of a group together, the others folded until one is ticked. */
function ActFields({ ask, asked }: CellFormProps): VNode {
  const { act: names, page } = ask.words
  const { cells: text } = page
  const alone = ACTS.filter((one) => actAbove(one) === undefined)
  const box = (one: Act) => (
    <label>
      <input type="checkbox" name="acts" value={one} checked={asked.acts.includes(one)} />{' '}
      {names[one]}
    </label>
  )
  return (
    <fieldset class="acts">
      <legend>{text.acts}</legend>
      <p class="hint">{text.actsHint}</p>
      <div class="act-groups">
        {UMBRELLA_ACTS.map((above) => (
          <div>
            <p class="umbrella">{box(above)}</p>
            {actsBelow(above).map(box)}
          </div>
        ))}
      </div>
      <details open={alone.some((one) => asked.acts.includes(one))}>
        <summary>{text.otherActs}</summary>
        <div class="act-groups">{alone.map(box)}</div>
      </details>
    </fieldset>
  )
}
