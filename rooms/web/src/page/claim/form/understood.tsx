// How the form is understood, line by line, with what is wrong. It stands beside the form after a
// check, and scripts fetch it while somebody types. Nothing in it is stored.
import type { ClaimPlace, ClaimTime } from '@tumen/claim'
import {
  claimAct,
  claimPath,
  findingSentence,
  intervalPhrase,
  numberPhrase,
  pageRefusalSentence,
  placedPhrase,
  placeNote,
  type RefusalData,
  stockDayNotes,
  timedPhrase,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { ComponentChildren, VNode } from 'preact'
import type { CheckAnswer } from './check-answer.ts'
import { claimLabel, type FormState, formWords } from './field-props.ts'
import { OffsetChoice, PlaceChoices, SpeakerChoices } from './understood-choice.tsx'

interface UnderstoodProps {
  state: FormState
  checked: CheckAnswer
}

/** The section "Understood as"; scripts find in its attributes what they fill in or mark. */
export function UnderstoodSection({ state, checked }: UnderstoodProps): VNode {
  const words = formWords(state)
  const spans = checked.understood.quote ?? []
  const isEmpty = state.form.word('quote') === undefined && state.form.word('act') === undefined
  return (
    <section
      class="understood"
      id="understood"
      data-number={checked.numberWords}
      data-spans={spans.map(({ start, end }) => `${start}-${end}`).join(' ')}
      aria-labelledby="understood-title"
    >
      <h2 id="understood-title">{words.understood}</h2>
      {isEmpty ? (
        <p class="muted">{words.empty}</p>
      ) : (
        <>
          <ul class="understood-lines">{linesOf({ state, checked })}</ul>
          <OffsetChoice state={state} checked={checked} />
          <PlaceChoices state={state} checked={checked} />
          <SpeakerChoices state={state} checked={checked} />
          <p class="hint">{words.notStored}</p>
        </>
      )}
    </section>
  )
}

function Line({
  wrong = false,
  children,
}: {
  wrong?: boolean
  children: ComponentChildren
}): VNode {
  return <li class={wrong ? 'wrong' : undefined}>{children}</li>
}

function linesOf(props: UnderstoodProps): (VNode | null)[] {
  return [
    <WordsLine {...props} />,
    <ActLine {...props} />,
    <NumberLine {...props} />,
    <PlaceLines {...props} />,
    <TimeLines {...props} />,
    <ChainLine {...props} />,
    <VoiceLine {...props} />,
    <ChoiceLines {...props} />,
    <OtherLines {...props} />,
  ]
}

/** The problems of one field of the form. */
function problemsOf({ problems }: CheckAnswer, ...fields: readonly string[]): RefusalData[] {
  return problems.filter(({ field }) => fields.includes(field?.split('.')[0] ?? ''))
}

function WordsLine({ state, checked }: UnderstoodProps): VNode | null {
  const { understand } = formWords(state)
  if (checked.understood.quote) return <Line>{fill(understand.words, {})}</Line>
  const [problem] = problemsOf(checked, 'quote')
  if (!problem || state.form.word('quote') === undefined) return null
  const count = checked.wordsAt.length
  const text =
    problem.code === 'quote-ambiguous'
      ? fill(understand.wordsTwice, { count })
      : understand.wordsMissing
  return <Line wrong>{text}</Line>
}

function ActLine({ state, checked }: UnderstoodProps): VNode {
  const { language } = state.ask
  const { proposition, ...said } = checked.understood
  if (proposition) return <Line>{claimAct(language, { ...said, proposition })}</Line>
  return <Line wrong>{formWords(state).understand.actMissing}</Line>
}

function NumberLine({ state, checked }: UnderstoodProps): VNode | null {
  const { ask } = state
  const { understand } = formWords(state)
  const { quantity } = checked.understood
  const [problem] = problemsOf(checked, 'number')
  if (!quantity) return problem ? <Line wrong>{understand.numberMissing}</Line> : null
  const number = fill(understand.number, { number: numberPhrase(ask.language, quantity) })
  return (
    <>
      <Line>
        {number} <span class="muted">({ask.words.measure[quantity.measure]})</span>
      </Line>
      {problem && <Line wrong>{understand.numberOutside}</Line>}
    </>
  )
}

function PlaceLines({ state, checked }: UnderstoodProps): VNode {
  const { language } = state.ask
  const { understand } = formWords(state)
  const places: readonly ClaimPlace[] = checked.understood.places ?? []
  const { proposition } = checked.understood
  const aside = proposition && placeNote(language, proposition.act, places)
  return (
    <>
      {places.map((one) => (
        <Line>
          {fill(understand.place, { place: placedPhrase(language, one, checked.placeNames) })}
        </Line>
      ))}
      {aside !== undefined && <Line>{aside}</Line>}
      {problemsOf(checked, 'place', 'places').map(({ code }) => (
        <Line wrong>
          {code === 'ambiguous-place' ? understand.placeMany : understand.placeMissing}
        </Line>
      ))}
    </>
  )
}

function TimeLines({ state, checked }: UnderstoodProps): VNode {
  const { language } = state.ask
  const { understand } = formWords(state)
  const times: readonly ClaimTime[] = checked.understood.times ?? []
  return (
    <>
      {times.map((one) => (
        <Line>{fill(understand.time, { time: timedPhrase(language, one) })}</Line>
      ))}
      {stockNotes(state, checked).map((note) => (
        <Line>{note}</Line>
      ))}
      {problemsOf(checked, 'time', 'at', 'since', 'until', 'said').map((problem) => (
        <Line wrong>{fill(understand.timeMissing, { why: whyOf(state, problem) })}</Line>
      ))}
    </>
  )
}

/** The day on which a number at one moment counts, once it is known when it was said. */
function stockNotes({ ask }: FormState, { understood }: CheckAnswer): string[] {
  const { quantity, times = [], asserted } = understood
  if (quantity === undefined || asserted === undefined) return []
  return stockDayNotes(ask.language, { quantity, times, asserted })
}

/** What is wrong, without a full stop where it stands inside a sentence. */
function whyOf({ ask: { language } }: FormState, problem: RefusalData): string {
  const [detail] = problem.details ?? []
  const sentence =
    detail?.code === undefined
      ? pageRefusalSentence(language, problem)
      : findingSentence(language, detail)
  return sentence.replace(/[.。]$/, '')
}

function ChainLine({ state, checked }: UnderstoodProps): VNode | null {
  const { understand } = formWords(state)
  const labels = checked.understood.chain?.map(({ label }) => label)
  const origin = labels?.at(-1)
  if (labels === undefined || origin === undefined) return null
  const relays = labels.slice(0, -1).join(state.ask.words.report.list)
  return (
    <Line>{fill(understand.chain, { origin, relays: relays === '' ? undefined : relays })}</Line>
  )
}

/** What is filled in when nobody says otherwise: how sure, and when it was said. */
function VoiceLine({ state, checked }: UnderstoodProps): VNode | null {
  const { ask } = state
  const { modality, asserted, sensitivity } = checked.understood
  if (modality === undefined || asserted === undefined) return null
  const parts = [
    ask.words.modality[modality],
    intervalPhrase(ask.language, asserted),
    ...(sensitivity === undefined ? [] : [ask.words.sensitivity[sensitivity]]),
  ]
  return (
    <li class="muted">
      {formWords(state).field.said}: {parts[1]} · {parts[0]}
      {parts[2] !== undefined && ` · ${parts[2]}`}
    </li>
  )
}

const OWN_LINE = [
  'quote',
  'act',
  'number',
  'place',
  'places',
  'time',
  'at',
  'since',
  'until',
  'said',
  'chain',
]

/** Where a choice differs from the words, a line for each sentence. */
function ChoiceLines({ state }: UnderstoodProps): VNode {
  const labels: Readonly<Record<string, string | undefined>> = formWords(state).field
  const names = new Map<string, string[]>()
  for (const [field, sentence] of Object.entries(state.otherwise ?? {}))
    if (sentence !== undefined)
      names.set(sentence, [...(names.get(sentence) ?? []), labels[field] ?? field])
  return (
    <>
      {[...names].map(([sentence, fields]) => (
        <Line>
          <span class="muted">{fields.join(state.ask.words.report.list)}:</span> {sentence}
        </Line>
      ))}
    </>
  )
}

/** Everything else that is wrong, in full. */
function OtherLines({ state, checked }: UnderstoodProps): VNode {
  const { language } = state.ask
  const others = checked.problems.filter((problem) => {
    const field = problem.field?.split('.')[0] ?? ''
    return problem.code === 'duplicate-claim' || !OWN_LINE.includes(field)
  })
  return (
    <>
      {others.map((problem) => (
        <Line wrong>
          {pageRefusalSentence(language, problem)} <SameClaim state={state} problem={problem} />
          {problem.code === 'findings' && (
            <ul>
              {(problem.details ?? []).map((detail) => (
                <li>{labelled(state, detail.field, findingSentence(language, detail))}</li>
              ))}
            </ul>
          )}
        </Line>
      ))}
    </>
  )
}

/** A sentence that completes the name of its field, with the label of the field before it. */
function labelled(state: FormState, field: unknown, sentence: string): string {
  const labels: Readonly<Record<string, string | undefined>> = formWords(state).field
  const label = labels[String(field)]
  return label === undefined ? sentence : `${label}: ${sentence}`
}

function SameClaim({ state, problem }: { state: FormState; problem: RefusalData }): VNode | null {
  const id = problem.details?.[0]?.claim
  if (problem.code !== 'duplicate-claim' || typeof id !== 'string') return null
  const { text, lang } = claimLabel(state, id)
  return (
    <a href={claimPath(id)} lang={lang}>
      {text}
    </a>
  )
}
