// The fields that most claims need: words, number, what happened, who says so, where and when.

import { ACTS, actAbove, actsBelow, UMBRELLA_ACTS } from '@tumen/claim'
import { MOST_REPEATED } from '@tumen/contract'
import { AreaField } from '@tumen/view'
import type { VNode } from 'preact'
import { ClaimFormField } from './claim-form-field.tsx'
import { repeated } from './claim-input.ts'
import { asksAsWritten } from './detail-field.tsx'
import { type FormState, fieldOf, formWords } from './field-props.ts'

/** The main fields, in the order in which a claim is read out of a text. */
export function MainFields(state: FormState): VNode {
  return (
    <>
      <QuoteFields {...state} />
      <div class="row">
        <ClaimFormField state={state} name="number" />
      </div>
      <ActField {...state} />
      <ChainField {...state} />
      <div data-place>
        <ClaimFormField state={state} name="place" />
        {asksAsWritten(state) && <ClaimFormField state={state} name="placeAsWritten" />}
      </div>
      <div class="row">
        <ClaimFormField state={state} name="time" />
        <ClaimFormField state={state} name="at" />
      </div>
    </>
  )
}

function QuoteFields(state: FormState): VNode {
  const { form, lang } = state
  const { field, group } = formWords(state)
  const names = repeated('piece', MOST_REPEATED.piece - 1)
  const last = names.findLastIndex((name) => form.word(name) !== undefined)
  const shown = names.slice(0, last + 2)
  return (
    <>
      <AreaField {...fieldOf(state, 'quote')} label={field.quote} rows={3} lang={lang} required />
      <input type="hidden" name="offset" value={form.word('offset')} />
      <input type="hidden" name="offsetFor" value={form.word('offsetFor')} />
      <details open={last >= 0} data-pieces data-more={field.morePiece}>
        <summary>{group.piece}</summary>
        {shown.map((name) => (
          <AreaField {...fieldOf(state, name)} label={field.morePiece} rows={2} lang={lang} />
        ))}
      </details>
    </>
  )
}

/** The acts under their umbrellas; the umbrellas themselves last, for texts that do not decide. */
function ActField(state: FormState): VNode {
  const { ask, form } = state
  const { act } = ask.words
  const { field, none, actGroup } = formWords(state)
  const { problem } = fieldOf(state, 'act', 'act', 'proposition')
  const chosen = form.word('act')
  const alone = ACTS.filter((one) => actAbove(one) === undefined)
  const groups = [
    ...UMBRELLA_ACTS.map((above) => [actGroup[above], actsBelow(above)] as const),
    [actGroup.other, alone] as const,
    [actGroup.whole, UMBRELLA_ACTS] as const,
  ]
  return (
    <div class={problem === undefined ? 'field' : 'field wrong'}>
      <label for="act">{field.act}</label>
      <select
        id="act"
        name="act"
        aria-describedby={problem === undefined ? undefined : 'act-problem'}
        aria-invalid={problem === undefined ? undefined : 'true'}
      >
        <option value="">{none}</option>
        {groups.map(([label, acts]) => (
          <optgroup label={label}>
            {acts.map((one) => (
              <option value={one} selected={one === chosen}>
                {act[one]}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {problem !== undefined && (
        <p class="wrong" id="act-problem">
          {problem}
        </p>
      )}
    </div>
  )
}

function ChainField(state: FormState): VNode {
  const { lang } = state
  const { field, chain } = formWords(state)
  return (
    <div
      data-chain
      data-document={state.document}
      data-add={chain.add}
      data-up={chain.up}
      data-down={chain.down}
      data-remove={chain.remove}
      data-link={field.link}
    >
      <AreaField {...fieldOf(state, 'chain', 'chain')} label={field.chain} rows={3} lang={lang} />
      <ClaimFormField state={state} name="anonymity" />
    </div>
  )
}
