// What every part of the form gets: the words, what was typed, and what is wrong with each field.
import {
  type NamedRecord,
  problemOf,
  type RecordLabel,
  type RefusalData,
  recordLabel,
} from '@tumen/view'
import { fill, type Words } from '@tumen/words'
import type { Ask } from '../../../door/ask.ts'
import type { Form } from '../../../form/form.ts'
import type { Otherwise } from './said-otherwise.ts'

/** A form as it is to be shown. */
export interface FormState {
  ask: Ask
  form: Form
  problems: readonly RefusalData[]
  /** Where a choice differs from what the words say, by field. */
  otherwise?: Otherwise
  /** Language tag of the document: what is quoted from it is in this language. */
  lang: string
  /** Id of the document. */
  document: string
  /** What the claims are called that the form names. */
  claims: readonly NamedRecord[]
}

/** The words of the form in the language of the page. */
export function formWords({ ask }: Pick<FormState, 'ask'>): Words['page']['claimForm'] {
  return ask.words.page.claimForm
}

/** Name, text, hint and problem of a field; `about` are the names that the desk calls it by. */
export function fieldOf(state: FormState, name: string, ...about: readonly string[]) {
  const words = formWords(state)
  const hints: Readonly<Record<string, string | undefined>> = words.hint
  const { form, problems, ask } = state
  return {
    name,
    value: form.word(name) === undefined ? undefined : form.text(name),
    hint: hints[name],
    note: state.otherwise?.[name],
    problem: wrongWith(ask, problems, ...(about.length === 0 ? [name] : about)),
  }
}

/** What the problems say of a field, or nothing. */
export function wrongWith(
  ask: Ask,
  problems: readonly RefusalData[],
  ...names: readonly string[]
): string | undefined {
  const found = problems.flatMap((problem) => {
    const general = problemOf(ask.language, problem, ...names)
    return general === undefined ? [] : [ownSentence(ask, problem) ?? general]
  })
  return found.length === 0 ? undefined : [...new Set(found)].join(' ')
}

/** What the form says of a problem that can be mended in the form itself, or nothing. */
export function ownSentence(
  ask: Ask,
  { code, field, details = [] }: RefusalData,
): string | undefined {
  const { understand, choose } = ask.words.page.claimForm
  const isSeveral = details.length > 0
  switch (code) {
    case 'quote-not-found':
      return field === 'number' ? understand.numberOutside : understand.wordsMissing
    case 'quote-ambiguous':
      return fill(understand.wordsTwice, { count: details.length })
    case 'unknown-place':
      return understand.placeMissing
    case 'ambiguous-place':
      return understand.placeMany
    case 'near-speaker':
      return choose.near
    case 'unknown-agent':
      return isSeveral ? choose.speaker : choose.newSpeaker
    case 'invalid-input':
      return field === 'act' ? understand.actMissing : undefined
    default:
      return undefined
  }
}

/** Pairs of a value and its label, in the order of the values. */
export function optionsOf<T extends string>(
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
): (readonly [T, string])[] {
  return values.map((value) => [value, labels[value]] as const)
}

/** What a claim is called that the form names; a claim, where nothing is told of it. */
export function claimLabel({ ask, claims }: FormState, id: string): RecordLabel {
  const record = claims.find((one) => one.id === id && one.kind === 'claim')
  return record ? recordLabel(ask.language, record, id) : { text: ask.words.page.claim.one }
}
