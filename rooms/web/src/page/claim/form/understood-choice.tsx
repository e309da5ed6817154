// What the desk cannot decide for somebody: which of several places in the text, which of several
// places or speakers of one name, and what a speaker is who is not recorded yet.
import { AGENT_KINDS } from '@tumen/claim'
import { agentPath, ChoiceField, speakerSort } from '@tumen/view'
import type { Language } from '@tumen/words'
import type { ComponentChildren, VNode } from 'preact'
import type { AskedSpeaker, CheckAnswer, PlaceChoice, SpeakerChoice } from './check-answer.ts'
import { currentOf, linesOf } from './claim-input.ts'
import { type FormState, formWords, optionsOf } from './field-props.ts'

interface ChoiceProps {
  state: FormState
  checked: CheckAnswer
}

/** One question with its answers; it is about what stands in the form now. */
function Choices({
  state,
  field,
  question,
  children,
}: {
  state: FormState
  field: string
  question: string
  children: ComponentChildren
}): VNode {
  return (
    <fieldset class="understood-choices">
      <legend>{question}</legend>
      <input type="hidden" name={`for-${field}`} value={currentOf(state.form, field)} />
      {children}
    </fieldset>
  )
}

function Choice({
  field,
  value,
  checked = false,
  children,
}: {
  field: string
  value: string
  checked?: boolean
  children: ComponentChildren
}): VNode {
  const id = `choose-${field}-${value}`
  return (
    <label class="choice" for={id}>
      <input type="radio" id={id} name={`choose-${field}`} value={value} checked={checked} />{' '}
      <span>{children}</span>
    </label>
  )
}

/** Signs shown on either side of words to choose between. */
const AROUND = 60

/** Which of the places in the text where the words stand. */
export function OffsetChoice({ state, checked }: ChoiceProps): VNode | null {
  const { wordsAt, understood } = checked
  if (wordsAt.length < 2) return null
  const chosen = understood.quote?.[0]?.start
  return (
    <Choices state={state} field="offset" question={formWords(state).choose.offset}>
      {wordsAt.map(({ offset, before, match, after }) => (
        <Choice field="offset" value={String(offset)} checked={offset === chosen}>
          <span lang={state.lang}>
            <span class="muted">…{[...before].slice(-AROUND).join('')}</span>
            <mark>{match}</mark>
            <span class="muted">{[...after].slice(0, AROUND).join('')}…</span>
          </span>
        </Choice>
      ))}
    </Choices>
  )
}

/** Which of the places that bear the name. */
export function PlaceChoices({ state, checked }: ChoiceProps): VNode {
  const { language, words } = state.ask
  const levels: Readonly<Record<string, string | undefined>> = words.placeLevel
  return (
    <>
      {checked.places.map(({ field, candidates }) => (
        <Choices state={state} field={field} question={formWords(state).choose.place}>
          {candidates.map((place) => (
            <Choice field={field} value={place.id}>
              {nameOf(language, place)} <span class="muted">({levels[place.level]})</span>{' '}
              <span class="muted">{place.path.join(' › ')}</span>
            </Choice>
          ))}
        </Choices>
      ))}
    </>
  )
}

function nameOf(language: Language, { names, id }: PlaceChoice): string {
  return names[language] ?? names.en ?? Object.values(names)[0] ?? id
}

/** Which of the speakers that bear the name, or one near to it; or the means to record one. */
export function SpeakerChoices({ state, checked }: ChoiceProps): VNode {
  const { choose } = formWords(state)
  return (
    <>
      {checked.speakers
        .filter(({ isNew }) => !isNew)
        .map((asked) => (
          <>
            {asked.candidates.length > 0 && (
              <Choices
                state={state}
                field={asked.field}
                question={asked.isNear ? choose.near : choose.speaker}
              >
                {asked.candidates.map((one) => (
                  <Choice field={asked.field} value={one.id}>
                    <SpeakerChoiceText state={state} speaker={one} />
                  </Choice>
                ))}
              </Choices>
            )}
            {(asked.isNear || asked.candidates.length === 0) && (
              <NewSpeaker state={state} asked={asked} />
            )}
          </>
        ))}
    </>
  )
}

function SpeakerChoiceText({
  state,
  speaker,
}: {
  state: FormState
  speaker: SpeakerChoice
}): VNode {
  const { report } = state.ask.words
  const names = [...new Set(Object.values(speaker.name ?? {}))].join(report.list)
  return (
    <>
      {names === '' ? report.someSpeaker : names}{' '}
      <a class="muted" href={agentPath(speaker.id)}>
        ({speakerSort(state.ask.language, speaker)})
      </a>
    </>
  )
}

/** A speaker nobody has recorded: whoever has a name is recorded here, with what it is. */
function NewSpeaker({ state, asked }: { state: FormState; asked: AskedSpeaker }): VNode | null {
  const { ask, form } = state
  const { choose } = formWords(state)
  const { isNear = false, field } = asked
  const nth = Number(field.split('.')[1])
  const name = linesOf(form.text('chain'))[nth]
  if (name === undefined || !ask.may('agent.record')) return null
  return (
    <fieldset class="understood-choices">
      <legend>
        {isNear ? choose.another : choose.newSpeaker} <span lang={state.lang}>{name}</span>
      </legend>
      {/* The answer to a question that was asked: this very name is another one. */}
      {isNear && <input type="hidden" name={`speakerAnew${nth}`} value={name} />}
      <ChoiceField
        name={`speakerKind${nth}`}
        label={choose.newSpeakerKind}
        options={optionsOf(AGENT_KINDS, ask.words.agentKind)}
        value={form.word(`speakerKind${nth}`) ?? asked.kind}
      />
      <button type="submit" name="speaker" value={String(nth)} formNoValidate>
        {choose.recordSpeaker}
      </button>
      <p class="hint">{choose.speakerHint}</p>
    </fieldset>
  )
}
