// The folded fields about the speaker, about who may read the claim, and about other claims.

import { BASES, CLAIM_RELATIONS, MODALITIES, POSITIONS, SENSITIVITIES } from '@tumen/claim'
import { MOST_REPEATED } from '@tumen/contract'
import { AreaField, CheckField, ChoiceField, TextField } from '@tumen/view'
import type { VNode } from 'preact'
import { ClaimReference } from './claim-reference.tsx'
import { FoldedGroup, shownOf } from './detail-field.tsx'
import { type FormState, fieldOf, formWords, optionsOf } from './field-props.ts'

/** How, when and how surely the speaker says it. */
export function VoiceGroup(state: FormState): VNode {
  const { ask, form, lang } = state
  const { field, group, none, basis, position } = formWords(state)
  const names = ['anonymityReason', 'direct', 'said', 'asserted', 'modality', 'modalityCue']
  const isOther = (name: string, usual: string) =>
    [undefined, usual].includes(form.word(name)) ? [] : [name]
  const more = [...isOther('basis', 'unknown'), ...isOther('position', 'body')]
  return (
    <FoldedGroup state={state} label={group.voice} names={[...names, ...more]}>
      <TextField {...fieldOf(state, 'anonymityReason')} label={field.anonymityReason} lang={lang} />
      <CheckField name="direct" label={field.direct} checked={form.has('direct')} />
      <TextField isDate {...fieldOf(state, 'said', 'said', 'asserted')} label={field.said} />
      <div class="row">
        <ChoiceField
          {...fieldOf(state, 'modality')}
          label={field.modality}
          none={none}
          options={optionsOf(MODALITIES, ask.words.modality)}
        />
        <TextField {...fieldOf(state, 'modalityCue')} label={field.modalityCue} lang={lang} />
      </div>
      <div class="row">
        <ChoiceField
          {...fieldOf(state, 'basis')}
          value={form.word('basis') ?? 'unknown'}
          label={field.basis}
          options={optionsOf(BASES, basis)}
        />
        <ChoiceField
          {...fieldOf(state, 'position')}
          value={form.word('position') ?? 'body'}
          label={field.position}
          options={optionsOf(POSITIONS, position)}
        />
      </div>
    </FoldedGroup>
  )
}

/** Who may read it, what is wrong with the text, and how it stands to other claims. */
export function KeepingGroup(state: FormState): VNode {
  const { ask, form } = state
  const { field, group, none } = formWords(state)
  const { sensitivity, claimRelation } = ask.words
  const relations = shownOf(state, 'relation', 'To', MOST_REPEATED.relation)
  const names = ['sensitivity', 'problems', 'listed', 'overlapsUnknown', 'relation1To']
  const open = SENSITIVITIES.filter((one) => one !== 'sealed')
  return (
    <FoldedGroup state={state} label={group.keeping} names={[...names, 'relations']}>
      <ChoiceField
        {...fieldOf(state, 'sensitivity')}
        label={field.sensitivity}
        none={none}
        options={optionsOf(open, sensitivity)}
      />
      <AreaField {...fieldOf(state, 'problems')} label={field.problems} rows={2} />
      <AreaField {...fieldOf(state, 'listed')} label={field.listed} rows={2} />
      <CheckField
        name="overlapsUnknown"
        label={field.overlapsUnknown}
        checked={form.has('overlapsUnknown')}
      />
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
