// The fields of a proposal one by one, each as it would be recorded. The value of a field is a
// button that opens a small field beside it; what is changed there is read as in the full form.
// What the text does not say is said to be so.
import { ACTS, MEASURES, MODALITIES } from '@tumen/claim'
import {
  agentPath,
  claimAct,
  claimNumber,
  placedPhrase,
  restrictionPhrase,
  timedPhrase,
} from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { ComponentChildren, VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import { type CardField, changeName, isPosted } from './posted-answer.ts'
import type { ProposedLink, ShownProposal } from './proposal-answer.ts'

interface FieldProps {
  ask: Ask
  proposal: ShownProposal
  /** The number of the proposal in the text. */
  number: number
  /** Language tag of the text. */
  lang: string
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
          <Row {...props} label={field.quantity} field="number">
            <strong>{claimNumber(language, claim)}</strong>
            <Breakdown language={language} claim={claim} />
          </Row>
          <Row {...props} label={field.measure} field="measure" list={MEASURES} of={words.measure}>
            {words.measure[quantity.measure]}
          </Row>
        </>
      )}
      <Row {...props} label={field.group} field="affected">
        <Affected ask={ask} claim={claim} lang={lang} />
      </Row>
      <Row {...props} label={field.act} field="act" list={ACTS} of={words.act}>
        {claimAct(language, claim)}
      </Row>
      <Row {...props} label={field.places} field="place">
        {listed(places.map((place) => placedPhrase(language, place)))}
      </Row>
      <Row {...props} label={field.times} field="time">
        {listed(times.map((time) => timedPhrase(language, time)))}
      </Row>
      <Row {...props} label={field.speakers} field="origin" isApart>
        <ProposedChain ask={ask} chain={chain} lang={lang} />
      </Row>
      <Row {...props} label={field.modality} field="modality" list={MODALITIES} of={words.modality}>
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
  field: CardField
  /** The closed list from which it is chosen, and its words; else it is typed. */
  list?: readonly string[]
  of?: Readonly<Record<string, string>>
  /** Whether the value has links of its own, so that the button stands after it. */
  isApart?: boolean
  children: ComponentChildren
}

function Row(props: RowProps): VNode {
  const { ask, proposal, number, label, field, isApart, children } = props
  const { notSaid, change, changeNamed } = ask.words.page.proposal
  const value = children === '' ? <span class="muted">{notSaid}</span> : children
  const name = changeName(field)
  const posted = isPosted(ask, proposal) ? ask.form.text(name) : ''
  const named = fill(changeNamed, { n: number, field: label })
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {isApart && value}
        {ask.may('proposal.accept') ? (
          <details class="proposal-change" open={posted !== ''}>
            <summary title={change}>
              {isApart ? change : value}
              <span class="visually-hidden"> ({named})</span>
            </summary>
            <Change {...props} name={name} named={named} posted={posted} />
          </details>
        ) : (
          !isApart && value
        )}
      </dd>
    </div>
  )
}

function Change(props: RowProps & { name: string; named: string; posted: string }): VNode {
  const { ask, list, of = {}, name, named, posted } = props
  const { asItIs, changeHint } = ask.words.page.proposal
  if (!list)
    return (
      <input
        type="text"
        name={name}
        value={posted}
        aria-label={named}
        placeholder={changeHint[props.field as keyof typeof changeHint]}
        autocomplete="off"
        maxLength={500}
        dir="auto"
      />
    )
  return (
    <select name={name} aria-label={named}>
      <option value="">{asItIs}</option>
      {list.map((one) => (
        <option value={one} selected={one === posted}>
          {of[one] ?? one}
        </option>
      ))}
    </select>
  )
}

/** The way of the words; speakers that are recorded are links. */
function ProposedChain(props: { ask: Ask; chain: readonly ProposedLink[]; lang: string }): VNode {
  const { ask, chain, lang } = props
  const { proposal: words } = ask.words.page
  if (chain.length === 0) return <span class="wrong">{words.nobody}</span>
  return (
    <ol class="chain-line">
      {chain.map((link) => (
        <li>
          {link.agent === undefined ? (
            <span lang={lang}>{link.label}</span>
          ) : (
            <a href={agentPath(link.agent)} lang={lang}>
              {link.label}
            </a>
          )}
          <span class="muted">{noteOf(ask, link)}</span>
        </li>
      ))}
    </ol>
  )
}

/** How far somebody is named, and whether we know them. */
function noteOf({ words }: Ask, { agent, anonymity, isNew, candidates }: ProposedLink): string {
  const own = words.page.proposal
  const known = candidates.length > 0 ? own.severalSpeakers : own.unknownSpeaker
  const notes = [
    ...(anonymity === 'named' ? [] : [words.anonymity[anonymity]]),
    ...(isNew ? [own.newSpeaker] : agent === undefined ? [known] : []),
  ]
  return notes.length === 0 ? '' : ` (${notes.join(', ')})`
}
