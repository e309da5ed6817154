// The fields that some claims need, folded away until one of them is filled in or wrong: the
// number in detail, what and to whom, place and time in detail.

import {
  CLAIM_KINDS,
  MEASURES,
  OPERATORS,
  PLACE_RELATIONS,
  PLACE_ROLES,
  RATE_UNITS,
  RESTRICTION_DIMENSIONS,
  UNITS,
  VAGUE_WORDS,
} from '@tumen/claim'
import { MOST_REPEATED } from '@tumen/contract'
import { AreaField, CheckField, ChoiceField, TextField } from '@tumen/view'
import type { ComponentChildren, VNode } from 'preact'
import { repeated } from './claim-input.ts'
import { ClaimReference } from './claim-reference.tsx'
import { type FormState, fieldOf, formWords, optionsOf, wrongWith } from './field-props.ts'

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

/** Every operator, the vague words, unit, measure, rate and the whole of a part. */
export function NumberGroup(state: FormState): VNode {
  const { ask } = state
  const { operator, vague, unit, measure } = ask.words
  const { field, group, none, rateUnit } = formWords(state)
  const names = ['op', 'value', 'low', 'high', 'vague', 'unit', 'measure', 'perN', 'perUnit']
  const part = ['partValue', 'partOp', 'partClaim']
  return (
    <FoldedGroup state={state} label={group.number} names={[...names, ...part, 'per', 'partOf']}>
      <ChoiceField
        {...fieldOf(state, 'op')}
        label={field.op}
        none={none}
        options={optionsOf(OPERATORS, operator)}
      />
      <div class="row">
        <TextField {...fieldOf(state, 'value')} label={field.value} />
        <TextField {...fieldOf(state, 'low')} label={field.low} />
        <TextField {...fieldOf(state, 'high')} label={field.high} />
      </div>
      <ChoiceField
        {...fieldOf(state, 'vague')}
        label={field.vague}
        none={none}
        options={optionsOf(VAGUE_WORDS, vague)}
      />
      <div class="row">
        <ChoiceField
          {...fieldOf(state, 'unit')}
          label={field.unit}
          none={none}
          options={optionsOf(UNITS, unit)}
        />
        <ChoiceField
          {...fieldOf(state, 'measure')}
          label={field.measure}
          none={none}
          options={optionsOf(MEASURES, measure)}
        />
      </div>
      <div class="row">
        <TextField {...fieldOf(state, 'perN', 'per')} label={field.perN} />
        <ChoiceField
          {...fieldOf(state, 'perUnit')}
          label={field.perUnit}
          none={none}
          options={optionsOf(RATE_UNITS, rateUnit)}
        />
      </div>
      <div class="row">
        <TextField {...fieldOf(state, 'partValue', 'partOf')} label={field.partValue} />
        <ChoiceField
          {...fieldOf(state, 'partOp')}
          label={field.partOp}
          none={none}
          options={optionsOf(OPERATORS, operator)}
        />
        <ClaimReference state={state} name="partClaim" label={field.partClaim} />
      </div>
    </FoldedGroup>
  )
}

/** Who did it, to whom, which of them, and whether it is denied. */
export function WhatGroup(state: FormState): VNode {
  const { ask, form, lang } = state
  const { field, group, none } = formWords(state)
  const { restriction, claimKind } = ask.words
  const restricts = shownOf(state, 'restrict', 'Label', MOST_REPEATED.restrict)
  const whom = ['actor', 'affected', 'population', 'restrict1Label', 'restrict']
  const names = ['kind', ...whom, 'denied', 'text', 'condition']
  return (
    <FoldedGroup state={state} label={group.what} names={names}>
      <ChoiceField
        {...fieldOf(state, 'kind')}
        label={field.kind}
        none={none}
        options={optionsOf(CLAIM_KINDS, claimKind)}
      />
      <div class="row">
        <TextField {...fieldOf(state, 'actor')} label={field.actor} lang={lang} />
        <TextField {...fieldOf(state, 'affected')} label={field.affected} lang={lang} />
      </div>
      <TextField {...fieldOf(state, 'population')} label={field.population} />
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
      <CheckField name="denied" label={field.denied} checked={form.has('denied')} />
      <AreaField {...fieldOf(state, 'text')} label={field.text} rows={2} />
      <TextField {...fieldOf(state, 'condition')} label={field.condition} lang={lang} />
    </FoldedGroup>
  )
}

/** What the place is to the act, more places, and open times. */
export function ScopeGroup(state: FormState): VNode {
  const { field, group, none, placeRole, placeRelation } = formWords(state)
  const places = shownOf(state, 'place', '', MOST_REPEATED.place)
  const names = ['placeRole', 'since', 'until', 'place1', 'places']
  const isIn = [undefined, 'in'].includes(state.form.word('placeRelation'))
  const how = (role: string, relation: string) => (
    <div class="row">
      <ChoiceField
        {...fieldOf(state, role)}
        label={field.placeRole}
        none={none}
        options={optionsOf(PLACE_ROLES, placeRole)}
      />
      <ChoiceField
        {...fieldOf(state, relation)}
        label={field.placeRelation}
        options={optionsOf(PLACE_RELATIONS, placeRelation)}
      />
    </div>
  )
  return (
    <FoldedGroup
      state={state}
      label={group.scope}
      names={isIn ? names : [...names, 'placeRelation']}
    >
      {how('placeRole', 'placeRelation')}
      {places.map((name) => (
        <div data-place>
          <TextField {...fieldOf(state, name, '-')} label={field.morePlace} />
          {how(`${name}Role`, `${name}Relation`)}
        </div>
      ))}
      <div class="row">
        <TextField isDate {...fieldOf(state, 'since')} label={field.since} />
        <TextField isDate {...fieldOf(state, 'until')} label={field.until} />
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
