// The folded fields about the speaker, about who may read the claim, and about other claims.

import { CLAIM_RELATIONS } from '@tumen/claim'
import { MOST_REPEATED } from '@tumen/contract'
import { ChoiceField, TextField } from '@tumen/view'
import type { VNode } from 'preact'
import { ClaimFormField } from './claim-form-field.tsx'
import { ClaimReference } from './claim-reference.tsx'
import { FoldedGroup, GroupFields, groupNames, shownOf } from './detail-field.tsx'
import { type FormState, fieldOf, formWords, optionsOf } from './field-props.ts'

/** How, when and how surely the speaker says it. */
export function VoiceGroup(state: FormState): VNode {
  const { form } = state
  const { group } = formWords(state)
  const names = ['anonymityReason', 'direct', 'said', 'asserted', 'modality', 'modalityCue']
  const isOther = (name: string, usual: string) =>
    [undefined, usual].includes(form.word(name)) ? [] : [name]
  const more = [...isOther('basis', 'unknown'), ...isOther('position', 'body')]
  return (
    <FoldedGroup
      state={state}
      label={group.voice}
      names={[...names, ...more, ...groupNames(state, 'voice')]}
    >
      <ClaimFormField state={state} name="anonymityReason" />
      <ClaimFormField state={state} name="direct" />
      <ClaimFormField state={state} name="said" />
      <div class="row">
        <ClaimFormField state={state} name="modality" />
        <ClaimFormField state={state} name="modalityCue" />
      </div>
      <div class="row">
        <ClaimFormField state={state} name="basis" />
        <ClaimFormField state={state} name="position" />
      </div>
      <GroupFields state={state} group="voice" />
    </FoldedGroup>
  )
}

/** Who may read it, what is wrong with the text, and how it stands to other claims. */
export function KeepingGroup(state: FormState): VNode {
  const { field, group } = formWords(state)
  const { claimRelation } = state.ask.words
  const relations = shownOf(state, 'relation', 'To', MOST_REPEATED.relation)
  const names = [...groupNames(state, 'keeping'), 'relation1To', 'relations']
  return (
    <FoldedGroup state={state} label={group.keeping} names={names}>
      <GroupFields state={state} group="keeping" />
      {relations.map((name) => (
        <fieldset>
          <legend>{field.relation}</legend>
          <div class="row">
            <ChoiceField
              {...fieldOf(state, `${name}Type`, '-')}
              label={field.relation}
              options={optionsOf(CLAIM_RELATIONS, claimRelation)}
            />
            <ClaimReference
              state={state}
              name={`${name}To`}
              label={field.relationTo}
              about="relations"
            />
          </div>
          <TextField {...fieldOf(state, `${name}Note`, '-')} label={field.relationNote} />
        </fieldset>
      ))}
    </FoldedGroup>
  )
}
