// The form of a search: words, spelling, and the filters.
import { ACTS } from '@tumen/claim'
import { CLAIM_STATES } from '@tumen/contract'
import {
  ChoiceField,
  ProblemNote,
  problemOf,
  type RefusalData,
  SendButton,
  TextField,
} from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Form } from '../../form/form.ts'

/** The fields of a search, as a form sends them. */
export const SEARCH_FIELDS = [
  ...(['query', 'mode', 'act', 'place', 'number', 'atLeast', 'atMost'] as const),
  ...(['when', 'days', 'outlet', 'state'] as const),
] as const

interface FormProps {
  language: Language
  form: Form
  problem?: RefusalData | undefined
}

/** The form with what was typed in it. */
export function SearchForm({ language, form, problem }: FormProps): VNode {
  const { page, act, command } = wordsIn(language)
  const { search } = page
  const field = (name: string) => ({
    name,
    value: form.text(name),
    problem: wrongIn(language, problem, form, name),
  })
  return (
    <form method="post" action="/search" class="card">
      <TextField {...field('query')} label={search.words} hint={search.wordsHint} type="search" />
      <WrongAt language={language} form={form} problem={problem} />
      <div class="row">
        <ChoiceField
          {...field('act')}
          label={search.act}
          none={search.anyAct}
          options={ACTS.map((one) => [one, act[one]])}
        />
        <TextField {...field('place')} label={search.place} hint={search.placeHint} />
        <TextField {...field('number')} label={search.number} hint={search.numberHint} />
        <TextField {...field('atLeast')} label={search.atLeast} hint={search.atLeastHint} />
        <TextField {...field('atMost')} label={search.atMost} hint={search.atMostHint} />
        <TextField {...field('when')} label={search.when} hint={search.whenHint} />
        <TextField {...field('days')} label={search.days} hint={search.daysHint} />
        <TextField {...field('outlet')} label={search.outlet} hint={search.outletHint} />
        <ChoiceField
          {...field('state')}
          label={search.state}
          none={search.anyState}
          options={CLAIM_STATES.map((one) => [one, command.claimState[one]])}
        />
      </div>
      <ModeChoice language={language} form={form} />
      <SendButton label={search.go} />
      <p class="hint">{search.private}</p>
    </form>
  )
}

/** What is wrong with a field of a search, in words about searching. */
function wrongIn(
  language: Language,
  problem: RefusalData | undefined,
  form: Form,
  name: string,
): string | undefined {
  const { search } = wordsIn(language).page
  if (problem?.field !== name) return problemOf(language, problem, name)
  const { code, details } = problem
  if (code === 'not-understood' && name === 'number') return search.wrongNumber
  if (code === 'not-understood' && name === 'days') return search.wrongDays
  if (code === 'not-understood' && name !== 'query') return search.wrongCount
  if (name !== 'query') return problemOf(language, problem, name)
  if (details?.[0]?.code === 'nothing_asked') return search.wrongOnlyOut
  if (code === 'not-understood') return search.wrongWords
  return form.word('query') === undefined ? search.wrongEmpty : problemOf(language, problem, name)
}

/** What was refused, above the form; what is wrong with words or number stands beside them. */
export function SearchProblem({ language, problem }: Omit<FormProps, 'form'>): VNode | null {
  const { search } = wordsIn(language).page
  const isOfField = problem?.field === 'query' || problem?.code === 'not-understood'
  if (!problem || !isOfField) return <ProblemNote language={language} problem={problem} />
  return (
    <div class="notice problem" role="alert" id="problem" tabIndex={-1} data-code={problem.code}>
      <p>
        <strong>{search.notDone}</strong>
      </p>
    </div>
  )
}

/** The words up to where they could not be read, and the rest marked. */
function WrongAt({ language, form, problem }: FormProps): VNode | null {
  const offset = problem?.field === 'query' ? problem.details?.[0]?.offset : undefined
  if (typeof offset !== 'number') return null
  const words = form.word('query') ?? ''
  const { finding, page } = wordsIn(language)
  const { search } = page
  const sentences: Readonly<Record<string, string | undefined>> = finding
  const why = sentences[String(problem?.details?.[0]?.code)]
  return (
    <p class="wrong-at">
      {search.wrongAt} <bdi>{words.slice(0, offset)}</bdi>{' '}
      <mark>{words.slice(offset) || search.wrongEnd}</mark>
      {why !== undefined && ` (${why})`}
    </p>
  )
}

function ModeChoice({ language, form }: FormProps): VNode {
  const { search } = wordsIn(language).page
  const chosen = form.text('mode') === 'all_spellings' ? 'all_spellings' : 'as_written'
  return (
    <fieldset class="choices">
      <legend>{search.mode}</legend>
      {(['as_written', 'all_spellings'] as const).map((mode) => (
        <label>
          <input type="radio" name="mode" value={mode} checked={mode === chosen} /> {search[mode]}
        </label>
      ))}
    </fieldset>
  )
}

/** The same search as hidden fields, with some changed: for buttons that search or save. */
export function HiddenFields({
  form,
  changed = {},
}: {
  form: Form
  changed?: Record<string, string>
}): VNode {
  return (
    <>
      {SEARCH_FIELDS.map((name) => (
        <input type="hidden" name={name} value={changed[name] ?? form.text(name)} />
      ))}
    </>
  )
}
