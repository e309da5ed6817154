// The question in fields: what, where, when; the rest folded. It is sent by its address, so that
// an answer can be linked to and asked again.
import {
  ACTS,
  type Act,
  actAbove,
  actsBelow,
  RESTRICTION_DIMENSIONS,
  UMBRELLA_ACTS,
  UNITS,
} from '@tumen/claim'
import { readRestrictions } from '@tumen/desk'
import { ChoiceField, problemOf, type RefusalData, SendButton, TextField } from '@tumen/view'
import { wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { RecordField } from '../record-field.tsx'
import { type Asked, restrictField, wideOf } from './question.ts'

export interface QuestionFormProps {
  ask: Ask
  asked: Asked
  problem?: RefusalData | undefined
  /** Places that a name may mean, with their names. */
  places?: readonly { id: string; name: string }[]
}

const FOLDED = ['from', 'to', 'event', 'population', 'unit', 'restrict'] as const

/** The form of a question, filled with what was asked. */
export function QuestionForm(props: QuestionFormProps): VNode {
  const { asked, problem } = props
  const { language, offers } = props.ask
  const { ask } = wordsIn(language).page.figure
  const field = fieldOf(props)
  const isOpen = FOLDED.some(
    (name) =>
      asked[name] !== undefined ||
      offers?.[name] !== undefined ||
      problemOf(language, problem, name) !== undefined,
  )
  return (
    <form method="get" action="/figures/show" class="card question">
      <ActField {...props} />
      <PlaceField {...props} />
      <div class="row">
        <TextField isDate {...field('period')} label={ask.period} hint={ask.periodHint} />
        <TextField isDate {...field('at')} label={ask.at} hint={ask.atHint} />
      </div>
      <div class="row">
        <TextField isDate {...field('asKnownOn')} label={ask.knownOn} hint={ask.knownOnHint} />
        <ChoiceField
          {...field('knownBy')}
          label={ask.knownBy}
          options={(['recorded', 'published'] as const).map((by) => [by, ask.by[by]])}
        />
      </div>
      <details open={isOpen}>
        <summary>{ask.more}</summary>
        <FoldedFields {...props} />
      </details>
      <SendButton label={ask.send} />
    </form>
  )
}

function fieldOf({ ask: { language }, asked, problem }: QuestionFormProps) {
  return (name: string) => ({
    name,
    value: asked[name],
    problem: problemOf(language, problem, name),
  })
}

/** The acts, those of one kind under each other. */
function ActField(props: QuestionFormProps): VNode {
  const { asked, problem } = props
  const { language } = props.ask
  const { act, page } = wordsIn(language)
  const { ask } = page.figure
  const wrong = problemOf(language, problem, 'act')
  const alone = ACTS.filter((one) => actAbove(one) === undefined)
  const option = (one: Act) => (
    <option value={one} selected={one === asked.act}>
      {act[one]}
    </option>
  )
  return (
    <div class={wrong === undefined ? 'field' : 'field wrong'}>
      <label for="act">{ask.act}</label>
      <select
        id="act"
        name="act"
        required
        aria-describedby={wrong === undefined ? undefined : 'act-problem'}
        aria-invalid={wrong === undefined ? undefined : 'true'}
      >
        <option value="">{ask.chooseAct}</option>
        {UMBRELLA_ACTS.map((above) => (
          <optgroup label={act[above]}>{[above, ...actsBelow(above)].map(option)}</optgroup>
        ))}
        <optgroup label={ask.otherActs}>{alone.map(option)}</optgroup>
      </select>
      {wrong !== undefined && (
        <p class="wrong" id="act-problem">
          {wrong}
        </p>
      )}
    </div>
  )
}

/** A name or an id; when a name means several places, they are offered as choices. */
function PlaceField(props: QuestionFormProps): VNode {
  const { places = [] } = props
  const { ask } = wordsIn(props.ask.language).page.figure
  const field = fieldOf(props)('place')
  if (places.length === 0)
    return (
      <div data-place>
        <TextField {...field} label={ask.place} hint={ask.placeHint} />
      </div>
    )
  return (
    <fieldset class="choices wrong">
      <legend>{ask.whichPlace}</legend>
      {places.map(({ id, name }, n) => (
        <label>
          <input type="radio" name="place" value={id} checked={n === 0} /> {name}
        </label>
      ))}
    </fieldset>
  )
}

function FoldedFields(props: QuestionFormProps): VNode {
  const { asked, problem } = props
  const { page, restriction, unit } = wordsIn(props.ask.language)
  const { ask } = page.figure
  const field = fieldOf(props)
  const groups = new Map(readRestrictions(asked.restrict).map(({ by, label }) => [by, label]))
  return (
    <>
      <div class="row">
        <TextField isDate {...field('from')} label={ask.from} />
        <TextField isDate {...field('to')} label={ask.to} />
      </div>
      <RecordField
        ask={problem === undefined ? props.ask : { ...props.ask, problem }}
        name="event"
        value={asked.event}
        label={ask.event}
        hint={ask.eventHint}
      />
      <div class="row">
        <TextField {...field('population')} label={ask.population} hint={ask.populationHint} />
        <ChoiceField
          {...field('unit')}
          label={ask.unit}
          none={unit.persons}
          options={UNITS.filter((one) => one !== 'persons').map((one) => [one, unit[one]])}
        />
      </div>
      <fieldset>
        <legend>{ask.restrict}</legend>
        <p class="hint">{ask.restrictHint}</p>
        <div class="row">
          {RESTRICTION_DIMENSIONS.map((by) => (
            <TextField name={restrictField(by)} label={restriction[by]} value={groups.get(by)} />
          ))}
        </div>
      </fieldset>
    </>
  )
}

/** The fields of a question as hidden ones, for small forms beside its answer. */
export function HiddenQuestion({ asked }: { asked: Asked }): VNode {
  return (
    <>
      {Object.entries({ ...wideOf(asked), ...asked }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  )
}
