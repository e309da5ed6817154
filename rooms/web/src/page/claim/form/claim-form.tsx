// The page of the form, for a new claim and for an amendment: the text on one side, the form on
// the other, and what was understood. Complete without scripts: type, check, choose, record.

import type { IslandName } from '@tumen/view'
import { CheckField, keptForm, SendButton, TextField } from '@tumen/view'
import type { ComponentChildren, VNode } from 'preact'
import type { Ask } from '../../../ask.ts'
import type { Form } from '../../../form.ts'
import type { CheckAnswer } from './check-answer.ts'
import { NumberGroup, ScopeGroup, WhatGroup } from './detail-field.tsx'
import { type FormState, fieldOf, formWords } from './field-props.ts'
import { FormProblem } from './form-problem.tsx'
import { MainFields } from './main-field.tsx'
import { type ShownDocument, TextPane } from './text-pane.tsx'
import { UnderstoodSection } from './understood.tsx'
import { KeepingGroup, VoiceGroup } from './voice-field.tsx'

/** The scripts of the form; it is complete without them. */
export const FORM_ISLANDS: IslandName[] = ['keep', 'quote', 'chain', 'place']

export interface ClaimFormProps {
  ask: Ask
  form: Form
  shown: ShownDocument
  checked: CheckAnswer
  /** The claim that is replaced; without it a new one is recorded. */
  amends?: string | undefined
  /** The claim that is marked in the text. */
  current?: string | undefined
  /** What stands above the form. */
  children?: ComponentChildren
  /** The label of the button, when it is not the usual one. */
  send?: string
}

/** Text and form side by side. */
export function ClaimFormPage(props: ClaimFormProps): VNode {
  const { ask, form, shown, checked, current, children } = props
  const { claimForm } = ask.words.page
  const part = Number(form.word('part') ?? Number.NaN)
  return (
    <>
      <FormProblem ask={ask} />
      {children}
      <p class="claim-form-lead">
        {claimForm.lead}{' '}
        <a class="to-form" href="#claim-form">
          {claimForm.form}
        </a>
      </p>
      <div class="columns claim-form">
        <TextPane
          ask={ask}
          shown={shown}
          checked={checked}
          current={current}
          at={Number.isSafeInteger(part) && part >= 0 ? part : undefined}
        />
        <FormPane {...props} />
      </div>
    </>
  )
}

function FormPane(props: ClaimFormProps): VNode {
  const { ask, form, shown, checked, amends } = props
  const state: FormState = {
    ask,
    form,
    problems: [
      ...(ask.problem ? [ask.problem] : []),
      ...(isUntouched(form) ? [] : checked.problems),
    ],
    lang: shown.document.language,
    document: shown.document.id,
  }
  const { id } = shown.document
  const document = `/documents/${encodeURIComponent(id)}`
  const replaced = amends === undefined ? '' : `?amends=${encodeURIComponent(amends)}`
  return (
    <form
      method="post"
      action={amends === undefined ? `${document}/claims/new` : amendPath(amends)}
      class="card"
      id="claim-form"
      aria-label={ask.words.page.claimForm.form}
      data-preview={`${document}/claims/check${replaced}`}
      {...keptForm(ask.language)}
    >
      <DefaultButton />
      <input type="hidden" name="lang" value={shown.document.language} />
      <MainFields {...state} />
      <div aria-live="polite" data-understood>
        <UnderstoodSection state={state} checked={checked} />
      </div>
      <NumberGroup {...state} />
      <WhatGroup {...state} />
      <ScopeGroup {...state} />
      <VoiceGroup {...state} />
      <KeepingGroup {...state} />
      {amends === undefined ? <KeepField {...state} /> : <ReasonField {...state} />}
      <Buttons {...props} />
    </form>
  )
}

/** The page on which a claim is amended. */
export function amendPath(id: string): string {
  return `/claims/${encodeURIComponent(id)}/amend`
}

/** Whether nobody has said yet what is claimed: then nothing is wrong yet either. */
function isUntouched(form: Form): boolean {
  return form.word('quote') === undefined && form.word('act') === undefined
}

/** Enter in any field records, also where other buttons stand before the visible one. */
function DefaultButton(): VNode {
  return (
    <button
      class="visually-hidden"
      type="submit"
      name="step"
      value="record"
      tabIndex={-1}
      aria-hidden="true"
    />
  )
}

function KeepField(state: FormState): VNode {
  return (
    <CheckField name="keep" label={formWords(state).field.keep} checked={state.form.has('keep')} />
  )
}

function ReasonField(state: FormState): VNode {
  return <TextField {...fieldOf(state, 'reason')} label={formWords(state).field.reason} required />
}

function Buttons({ ask, amends, send }: ClaimFormProps): VNode {
  const words = ask.words.page.claimForm
  const usual = amends === undefined ? words.record : words.amend
  return (
    <p class="buttons">
      <SendButton label={send ?? usual} name="step" value="record" />{' '}
      <button type="submit" name="step" value="check" formNoValidate data-check>
        {words.check}
      </button>
    </p>
  )
}
