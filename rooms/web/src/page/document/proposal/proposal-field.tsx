// The fields of a proposal one by one, each as it would be recorded. The value of a field is a
// button that opens a small field beside it; what is changed there is read as in the full form.
// What the text does not say is said to be so.
import { claimAct, claimNumber, placedPhrase, restrictionPhrase, timedPhrase } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { ComponentChildren, VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import { type CardField, CHANGE_WAY, changeName, isPosted } from './posted-answer.ts'
import type { ShownProposal } from './proposal-answer.ts'
import { Change } from './proposal-change.tsx'
import type { RecordedClaims } from './proposal-record.tsx'
import { ProposedChain } from './proposal-speaker.tsx'

interface FieldProps {
  ask: Ask
  proposal: ShownProposal
  /** The number of the proposal in the text. */
  number: number
  /** Language tag of the text. */
  lang: string
  recorded: RecordedClaims
}

/** What the claim would say, and how that is changed. */
export function ProposalFields(props: FieldProps): VNode {
  const { ask, proposal, lang } = props
  const { language, words } = ask
  const { claim, chain } = proposal
  const { quantity, places, times, modality } = claim
  const { field } = words.page.proposal
  const listed = (phrases: readonly string[]) => phrases.join(words.report.list)
  return (
    <dl class="proposal-fields">
      {quantity && (
        <>
          <Row {...props} label={field.quantity} fields={['number', 'op']}>
            <strong>{claimNumber(language, claim)}</strong>
            <Breakdown language={language} claim={claim} />
          </Row>
          <Row {...props} label={field.measure} fields={['measure']}>
            {words.measure[quantity.measure]}
          </Row>
        </>
      )}
      <Row {...props} label={field.group} fields={['affected']}>
        <Affected ask={ask} claim={claim} lang={lang} />
      </Row>
      <Row {...props} label={field.act} fields={['act']}>
        {claimAct(language, claim)}
      </Row>
      <Row {...props} label={field.places} fields={['place', 'placeRole']}>
        {listed(places.map((place) => placedPhrase(language, place)))}
      </Row>
      <Row {...props} label={field.times} fields={['time']}>
        {listed(times.map((time) => timedPhrase(language, time)))}
      </Row>
      <Row {...props} label={field.speakers} fields={['origin']} isApart>
        <ProposedChain ask={ask} chain={chain} lang={lang} />
      </Row>
      <Row {...props} label={field.modality} fields={['modality']}>
        {words.modality[modality]}
      </Row>
      <Bounds ask={ask} claim={claim} lang={lang} />
    </dl>
  )
}

interface PartProps {
  claim: ShownProposal['claim']
}

/** The parts of a number that the text names. */
function Breakdown({ language, claim }: PartProps & { language: Language }): VNode | null {
  const { breakdown = [] } = claim.quantity ?? {}
  if (breakdown.length === 0) return null
  const parts = breakdown.map((part) => `${restrictionPhrase(language, [part])}: ${part.value}`)
  return <span class="muted"> ({parts.join(wordsIn(language).report.list)})</span>
}

interface WordsProps extends PartProps {
  ask: Ask
  lang: string
}

/** To whom it happened, as written, and to which of them. */
function Affected({ ask, claim, lang }: WordsProps): VNode {
  const { language, words } = ask
  const { label, restrict = [] } = claim.proposition.affected ?? {}
  if (label === undefined) return <span class="muted">{words.page.proposal.notSaid}</span>
  const restriction = restrictionPhrase(language, restrict)
  return (
    <>
      <span lang={lang}>{label}</span>
      {restrict.length > 0 && (
        <span class="muted"> {fill(words.page.claim.only, { restriction })}</span>
      )}
    </>
  )
}

/** On what it hangs, and with what it is compared. */
function Bounds({ ask, claim, lang }: WordsProps): VNode {
  const { field, compared } = ask.words.page.claim
  const { condition, comparison } = claim
  return (
    <>
      {condition && (
        <div>
          <dt>{field.condition}</dt>
          <dd lang={lang}>{condition.text}</dd>
        </div>
      )}
      {comparison && (
        <div>
          <dt>{field.comparison}</dt>
          <dd>
            {fill(compared[comparison.operator], {
              left: comparison.left,
              right: comparison.right,
            })}
          </dd>
        </div>
      )}
    </>
  )
}

interface RowProps extends FieldProps {
  label: string
  fields: readonly CardField[]
  /** Whether the value has links of its own, so that the button stands after it. */
  isApart?: boolean
  children: ComponentChildren
}

function Row(props: RowProps): VNode {
  const { ask, proposal, number, label, fields, isApart, recorded, children } = props
  const { notSaid, change, changeNamed } = ask.words.page.proposal
  const said = children === '' ? <span class="muted">{notSaid}</span> : children
  const shown = { 'data-value': fields[0] }
  const value = isApart ? <div {...shown}>{said}</div> : <span {...shown}>{said}</span>
  const isChanged =
    isPosted(ask, proposal) &&
    [...fields.map(changeName), ...(fields.includes('origin') ? [CHANGE_WAY] : [])].some(
      (name) => ask.form.text(name) !== '',
    )
  const named = fill(changeNamed, { n: number, field: label })
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {isApart && value}
        {ask.may('proposal.accept') ? (
          <details class="proposal-change" open={isChanged}>
            <summary title={change} data-key-name={label}>
              {isApart ? change : value}
              <span class="visually-hidden"> ({named})</span>
            </summary>
            {fields.map((field) => (
              <Change
                ask={ask}
                proposal={proposal}
                number={number}
                field={field}
                recorded={recorded}
              />
            ))}
          </details>
        ) : (
          !isApart && value
        )}
      </dd>
    </div>
  )
}
