// The small field in which something of a proposal is said otherwise. A number that is typed is all
// of the number: what else was read with it is asked, and none of it stays unsaid.
import { ACTS, MEASURES, MODALITIES, OPERATORS, PLACE_ROLES } from '@tumen/claim'
import { numberPhrase } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import { ChipRow } from './chip-row.tsx'
import { KeepPlace } from './keep-place.tsx'
import {
  type CardField,
  CHANGE_WAY,
  changeName,
  isPosted,
  type NumberRest,
  restName,
  restsOf,
} from './posted-answer.ts'
import type { ShownProposal } from './proposal-answer.ts'
import { fieldProblem } from './proposal-problem.ts'
import type { RecordedClaims } from './proposal-record.tsx'
import { ChainBefore, isOfOrigin, TypedSpeaker } from './proposal-speaker.tsx'
import { recordedWays } from './recorded-way.tsx'

interface ChangeProps {
  ask: Ask
  proposal: ShownProposal
  number: number
  field: CardField
  recorded: RecordedClaims
}

/** Those hedges that one number has. */
const HEDGES = OPERATORS.filter((op) => !['range', 'vague', 'none', 'unknown_some'].includes(op))

/** The closed list from which a field is chosen, with its words; others are typed. */
function listOf({ words }: Ask, field: CardField) {
  const lists: Partial<Record<CardField, [readonly string[], Readonly<Record<string, string>>]>> = {
    op: [HEDGES, words.operator],
    act: [ACTS, words.act],
    measure: [MEASURES, words.measure],
    placeRole: [PLACE_ROLES, words.page.claimForm.placeRole],
    modality: [MODALITIES, words.modality],
  }
  return lists[field]
}

export function Change(props: ChangeProps): VNode {
  const { ask, proposal, number, field } = props
  const { changeField, changeNamed, fieldHint } = ask.words.page.proposal
  const posted = isPosted(ask, proposal) ? ask.form.text(changeName(field)) : ''
  const named = fill(changeNamed, { n: number, field: changeField[field] })
  const problem = fieldProblem(ask, proposal, field)
  return (
    <span class="change-field">
      {problem !== undefined && (
        <span class="wrong" role="alert">
          {problem}
        </span>
      )}
      {field === 'origin' && <RecordedWays {...props} />}
      {field === 'origin' && <ChainBefore chain={proposal.chain} />}
      <Control {...props} named={named} posted={posted} />
      <span class="field-hint muted">{fieldHint}</span>
      {field === 'origin' && (
        <TypedSpeaker ask={ask} proposal={proposal} number={number} at="origin" />
      )}
      {field === 'place' && <KeepPlace ask={ask} proposal={proposal} at="field" />}
      {field === 'number' && <NumberRests ask={ask} proposal={proposal} />}
    </span>
  )
}

/** The recorded chains, where no question of the card offers them. */
function RecordedWays({ ask, proposal, recorded }: ChangeProps): VNode | null {
  const isAsked = proposal.questions.some(({ code }) => isOfOrigin(code))
  const chips = isAsked ? [] : recordedWays(ask, proposal, recorded)
  if (chips.length === 0) return null
  return (
    <ChipRow
      name={CHANGE_WAY}
      legend={ask.words.page.proposal.changeField.origin}
      chips={chips}
      chosen={isPosted(ask, proposal) ? ask.form.text(CHANGE_WAY) : ''}
      hasKeys={false}
      isRequired={false}
    />
  )
}

function Control(props: ChangeProps & { named: string; posted: string }): VNode {
  const { ask, field, named, posted } = props
  const { asItIs, asItIsHedge, changeHint } = ask.words.page.proposal
  const list = listOf(ask, field)
  const name = changeName(field)
  if (!list)
    return (
      <input
        type="text"
        name={name}
        value={posted}
        aria-label={named}
        placeholder={changeHint[field as keyof typeof changeHint]}
        autocomplete="off"
        maxLength={500}
        dir="auto"
      />
    )
  const [all, words] = list
  return (
    <select name={name} aria-label={named}>
      <option value="">{field === 'op' ? asItIsHedge : asItIs}</option>
      {all.map((one) => (
        <option value={one} selected={one === posted}>
          {words[one] ?? one}
        </option>
      ))}
    </select>
  )
}

/** Whether what was read with the number belongs to the one that is typed. */
function NumberRests({ ask, proposal }: Pick<ChangeProps, 'ask' | 'proposal'>): VNode | null {
  const rests = restsOf(proposal)
  if (rests.length === 0) return null
  const { restAsked, restStays, restGoes } = ask.words.page.proposal
  const posted = isPosted(ask, proposal)
  return (
    <>
      {rests.map((rest) => (
        <ChipRow
          name={restName(rest)}
          legend={fill(restAsked, { rest: restWords(ask, proposal, rest) })}
          chips={[
            { value: 'stays', label: restStays, name: restStays, key: undefined },
            { value: 'goes', label: restGoes, name: restGoes, key: undefined },
          ]}
          chosen={posted ? ask.form.text(restName(rest)) : ''}
          hasKeys={false}
          isRequired={false}
        />
      ))}
    </>
  )
}

/** What was read with the number: "9 of 14", "more than 10 per week", "more than before". */
function restWords(
  { language, words }: Ask,
  { claim }: Pick<ShownProposal, 'claim'>,
  rest: NumberRest,
): string {
  const { quantity, comparison } = claim
  if (rest === 'comparison' && comparison) {
    const { operator, left, right } = comparison
    return fill(words.page.claim.compared[operator], { left, right })
  }
  if (!quantity) return ''
  const { partOf, per, ...number } = quantity
  return numberPhrase(language, { ...number, ...(rest === 'per' ? { per } : { partOf }) })
}
