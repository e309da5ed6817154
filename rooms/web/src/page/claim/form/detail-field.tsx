// The fields that some claims need, folded away until one of them is filled in or wrong: the
// number in detail, what and to whom, place and time in detail.

import { RESTRICTION_DIMENSIONS } from '@tumen/claim'
import { MOST_REPEATED } from '@tumen/contract'
import { ChoiceField, TextField } from '@tumen/view'
import type { ComponentChildren, VNode } from 'preact'
import { ClaimFormField } from './claim-form-field.tsx'
import { repeated } from './claim-input.ts'
import { ClaimReference } from './claim-reference.tsx'
import { type FormState, fieldOf, formWords, optionsOf, wrongWith } from './field-props.ts'
import { type ClaimGroup, fieldsIn } from './field-table.ts'

/** A group of fields that is open when it holds something. */
export function FoldedGroup({
  state,
  label,
  names,
  children,
}: {
  state: FormState
  label: string
  /** The fields in it; those that stand in the form by default do not open it. */
  names: readonly string[]
  children: ComponentChildren
}): VNode {
  const { form, problems, ask, otherwise } = state
  const isOpen = names.some(
    (name) => form.word(name) !== undefined || wrongWith(ask, problems, name) || otherwise?.[name],
  )
  return (
    <details open={isOpen}>
      <summary>{label}</summary>
      {children}
    </details>
  )
}

/** The fields that the table puts into a group, one under the other. */
export function GroupFields({ state, group }: { state: FormState; group: ClaimGroup }): VNode {
  return (
    <>
      {fieldsIn(group).map(([name]) => (
        <ClaimFormField state={state} name={name} />
      ))}
    </>
  )
}

/** The names of these fields that say something when they hold something. */
export function groupNames({ form }: FormState, group: ClaimGroup): string[] {
  return fieldsIn(group).flatMap(([name, { usual }]) =>
    usual !== undefined && [undefined, usual].includes(form.word(name)) ? [] : [name],
  )
}

/** Every operator, the vague words, unit, measure, rate and the whole of a part. */
export function NumberGroup(state: FormState): VNode {
  const { field, group } = formWords(state)
  const names = ['op', 'value', 'low', 'high', 'vague', 'unit', 'measure', 'perN', 'perUnit']
  const part = ['partValue', 'partOp', 'partClaim']
  return (
    <FoldedGroup state={state} label={group.number} names={[...names, ...part, 'per', 'partOf']}>
      <ClaimFormField state={state} name="op" />
      <div class="row">
        <ClaimFormField state={state} name="value" />
        <ClaimFormField state={state} name="low" />
        <ClaimFormField state={state} name="high" />
      </div>
      <ClaimFormField state={state} name="vague" />
      <div class="row">
        <ClaimFormField state={state} name="unit" />
        <ClaimFormField state={state} name="measure" />
      </div>
      <div class="row">
        <ClaimFormField state={state} name="perN" />
        <ClaimFormField state={state} name="perUnit" />
      </div>
      <div class="row">
        <ClaimFormField state={state} name="partValue" />
        <ClaimFormField state={state} name="partOp" />
        <ClaimReference state={state} name="partClaim" label={field.partClaim} />
      </div>
    </FoldedGroup>
  )
}

/** Who did it, to whom, which of them, and whether it is denied. */
export function WhatGroup(state: FormState): VNode {
  const { ask } = state
  const { field, group, none } = formWords(state)
  const { restriction } = ask.words
  const restricts = shownOf(state, 'restrict', 'Label', MOST_REPEATED.restrict)
  const whom = ['actor', 'affected', 'population', 'restrict1Label', 'restrict']
  const names = ['kind', ...whom, ...groupNames(state, 'what')]
  return (
    <FoldedGroup state={state} label={group.what} names={names}>
      <ClaimFormField state={state} name="kind" />
      <div class="row">
        <ClaimFormField state={state} name="actor" />
        <ClaimFormField state={state} name="affected" />
      </div>
      <ClaimFormField state={state} name="population" />
      <fieldset>
        <legend>{field.restrict}</legend>
        {restricts.map((name) => (
          <div class="row">
            <ChoiceField
              {...fieldOf(state, `${name}By`, 'restrict')}
              label={field.restrictBy}
              none={none}
              options={optionsOf(RESTRICTION_DIMENSIONS, restriction)}
            />
            <TextField {...fieldOf(state, `${name}Label`, '-')} label={field.restrictLabel} />
          </div>
        ))}
      </fieldset>
      <GroupFields state={state} group="what" />
    </FoldedGroup>
  )
}

/** Whether a place was typed that nobody knows: then it is asked beside it whether it stays. */
export function asksAsWritten({ ask, form, problems }: FormState): boolean {
  return form.has('placeAsWritten') || wrongWith(ask, problems, 'place') !== undefined
}

/** What the place is to the act, more places, and open times. */
export function ScopeGroup(state: FormState): VNode {
  const { field, group } = formWords(state)
  const places = shownOf(state, 'place', '', MOST_REPEATED.place)
  const names = ['placeRole', 'since', 'until', 'place1', 'places']
  const isIn = [undefined, 'in'].includes(state.form.word('placeRelation'))
  const how = (role: string, relation: string) => (
    <div class="row">
      <ClaimFormField state={state} name="placeRole" typed={role} />
      <ClaimFormField state={state} name="placeRelation" typed={relation} />
    </div>
  )
  return (
    <FoldedGroup
      state={state}
      label={group.scope}
      names={isIn ? names : [...names, 'placeRelation']}
    >
      {how('placeRole', 'placeRelation')}
      {!asksAsWritten(state) && <ClaimFormField state={state} name="placeAsWritten" />}
      {places.map((name) => (
        <div data-place>
          <TextField {...fieldOf(state, name, '-')} label={field.morePlace} />
          {how(`${name}Role`, `${name}Relation`)}
        </div>
      ))}
      <div class="row">
        <ClaimFormField state={state} name="since" />
        <ClaimFormField state={state} name="until" />
      </div>
    </FoldedGroup>
  )
}

/** The names of a repeated group that hold something, and one more. */
export function shownOf({ form }: FormState, name: string, part: string, most: number): string[] {
  const names = repeated(name, most)
  const last = names.findLastIndex((one) => form.word(`${one}${part}`) !== undefined)
  return names.slice(0, last + 2)
}
