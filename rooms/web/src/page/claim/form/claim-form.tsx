// The page of the form, for a new claim and for an amendment: the text on one side, the form on
// the other, and what was understood. Complete without scripts: type, check, choose, record.

import type { IslandName } from '@tumen/view'
import { CheckField, documentPath, keptForm, SendButton, TextField } from '@tumen/view'
import type { ComponentChildren, VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import type { Form } from '../../../form/form.ts'
import type { CheckAnswer } from './check-answer.ts'
import { carriedChoices } from './claim-input.ts'
import { NumberGroup, ScopeGroup, WhatGroup } from './detail-field.tsx'
import { type FormState, fieldOf, formWords } from './field-props.ts'
import { FormProblem } from './form-problem.tsx'
import { MainFields } from './main-field.tsx'
import { saidOtherwise } from './said-otherwise.ts'
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
  /** The proposal in whose place the claim is recorded, and the page that does so. */
  proposal?: { id: string; action: string } | undefined
  /** What is asked above the fields. */
  asked?: VNode | undefined
  /** The claim that is marked in the text. */
  current?: string | undefined
  /** What stands above the form. */
  children?: ComponentChildren
  /** The label of the button, when it is not the usual one. */
  send?: string
}

/** Text and form side by side. */
export function ClaimFormPage(props: ClaimFormProps): VNode {
  const { ask, form, shown, checked, current, proposal, children } = props
  const { claimForm } = ask.words.page
  const part = Number(form.word('part') ?? Number.NaN)
  return (
    <>
      <FormProblem ask={ask} />
      {children}
      <p class="claim-form-lead">
        {!proposal && claimForm.lead}{' '}
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
  const { ask, form, shown, checked, proposal, asked } = props
  const state: FormState = {
    ask,
    form,
    problems: [
      ...(ask.problem ? [ask.problem] : []),
      ...(isUntouched(form) ? [] : checked.problems),
    ],
    otherwise: saidOtherwise({
      ...{ ask, form, understood: checked.understood },
      lang: shown.document.language,
    }),
    lang: shown.document.language,
    document: shown.document.id,
    claims: checked.claims ?? [],
  }
  const { id } = shown.document
  const document = `/documents/${encodeURIComponent(id)}`
  return (
    <form
      method="post"
      action={actionOf(props)}
      class="card"
      id="claim-form"
      aria-label={ask.words.page.claimForm.form}
      data-preview={`${document}/claims/check${replacedOf(props)}`}
      {...keptForm(ask.language)}
    >
      <DefaultButton />
      <input type="hidden" name="lang" value={shown.document.language} />
      {proposal && <input type="hidden" name="seen" value={form.word('seen') ?? proposal.id} />}
      {asked}
      <MainFields {...state} />
      {carriedChoices(form).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div aria-live="polite" data-understood>
        <UnderstoodSection state={state} checked={checked} />
      </div>
      <NumberGroup {...state} />
      <WhatGroup {...state} />
      <ScopeGroup {...state} />
      <VoiceGroup {...state} />
      <KeepingGroup {...state} />
      <LastField props={props} state={state} />
      <Buttons {...props} />
    </form>
  )
}

/** Where the form goes: to the page that it stands on. */
function actionOf({ amends, proposal, shown }: ClaimFormProps): string {
  if (proposal) return proposal.action
  return amends === undefined ? `${documentPath(shown.document.id)}/claims/new` : amendPath(amends)
}

/** What a check must know of what is replaced. */
function replacedOf({ amends, proposal }: ClaimFormProps): string {
  if (proposal) return `?${new URLSearchParams({ proposal: proposal.id })}`
  return amends === undefined ? '' : `?${new URLSearchParams({ amends })}`
}

/** What is asked last: why, of something that is replaced. */
function LastField({ props, state }: { props: ClaimFormProps; state: FormState }): VNode {
  const { ask, amends, proposal } = props
  if (proposal)
    return (
      <TextField
        {...fieldOf(state, 'reason')}
        hint={undefined}
        label={ask.words.page.proposal.editReason}
      />
    )
  return amends === undefined ? <KeepField {...state} /> : <ReasonField {...state} />
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

function Buttons({ ask, amends, proposal, send }: ClaimFormProps): VNode {
  const words = ask.words.page.claimForm
  const own = amends === undefined ? words.record : words.amend
  const usual = proposal ? ask.words.page.proposal.editSend : own
  return (
    <p class="buttons">
      <SendButton label={send ?? usual} name="step" value="record" />{' '}
      <button type="submit" name="step" value="check" formNoValidate data-check>
        {words.check}
      </button>
    </p>
  )
}
