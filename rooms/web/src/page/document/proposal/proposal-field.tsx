// The fields of a proposal one by one, each as it would be recorded, and how it was read: the
// rules that filled it and how sure the program is. What the text does not say is said to be so.
import {
  agentPath,
  claimAct,
  claimNumber,
  confidenceWord,
  placedPhrase,
  restrictionPhrase,
  timedPhrase,
} from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { ComponentChildren, VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import type { ProposedLink, ShownProposal } from './proposal-answer.ts'

interface FieldProps {
  ask: Ask
  proposal: ShownProposal
  /** Language tag of the text. */
  lang: string
}

/** What the claim would say. */
export function ProposalFields({ ask, proposal, lang }: FieldProps): VNode {
  const { language, words } = ask
  const { field } = words.page.proposal
  const { claim, chain } = proposal
  const { quantity, places, times, modality } = claim
  const listed = (phrases: readonly string[]) => phrases.join(words.report.list)
  return (
    <dl class="proposal-fields">
      {quantity && (
        <Row label={field.quantity}>
          <strong>{claimNumber(language, claim)}</strong>, {words.measure[quantity.measure]}
          <Breakdown language={language} claim={claim} />
        </Row>
      )}
      <Affected ask={ask} claim={claim} lang={lang} />
      <Row label={field.act}>{claimAct(language, claim)}</Row>
      <Row label={field.places} none={words.page.proposal.notSaid}>
        {listed(places.map((place) => placedPhrase(language, place)))}
      </Row>
      <Row label={field.times} none={words.page.proposal.notSaid}>
        {listed(times.map((time) => timedPhrase(language, time)))}
      </Row>
      <Row label={field.speakers}>
        <ProposedChain ask={ask} chain={chain} lang={lang} />
      </Row>
      <Row label={field.modality}>{words.modality[modality]}</Row>
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

/** To whom it happened, as written, and to which of them. */
function Affected({ ask, claim, lang }: PartProps & Omit<FieldProps, 'proposal'>): VNode | null {
  const { language, words } = ask
  const { label, restrict = [] } = claim.proposition.affected ?? {}
  if (label === undefined) return null
  const restriction = restrictionPhrase(language, restrict)
  return (
    <Row label={words.page.proposal.field.group}>
      <span lang={lang}>{label}</span>
      {restrict.length > 0 && (
        <span class="muted"> {fill(words.page.claim.only, { restriction })}</span>
      )}
    </Row>
  )
}

/** On what it hangs, and with what it is compared. */
function Bounds({ ask, claim, lang }: PartProps & Omit<FieldProps, 'proposal'>): VNode {
  const { field, compared } = ask.words.page.claim
  const { condition, comparison } = claim
  return (
    <>
      {condition && (
        <Row label={field.condition}>
          <span lang={lang}>{condition.text}</span>
        </Row>
      )}
      {comparison && (
        <Row label={field.comparison}>
          {fill(compared[comparison.operator], { left: comparison.left, right: comparison.right })}
        </Row>
      )}
    </>
  )
}

function Row(props: { label: string; none?: string; children: ComponentChildren }): VNode {
  const { label, none, children } = props
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children === '' ? <span class="muted">{none}</span> : children}</dd>
    </div>
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

/** How it was read: confidence in words and number, and the rules behind each field. */
export function ReadingNote({ ask, proposal }: Pick<FieldProps, 'ask' | 'proposal'>): VNode {
  const { words } = ask
  const own = words.page.proposal
  return (
    <details class="proposal-why">
      <summary>{sureLine(ask, proposal.confidence)}</summary>
      <table>
        <caption class="visually-hidden">{own.why}</caption>
        <tbody>
          {proposal.fields.map(({ field, rules, confidence }) => (
            <tr>
              <th scope="row">{own.field[field]}</th>
              <td>{percentOf(confidence)} %</td>
              <td>
                {rules.map((rule, n) => (
                  <>
                    {n > 0 && ' '}
                    <code>{rule}</code>
                  </>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function sureLine({ language, words }: Ask, share: number): string {
  const { confidence } = words.page.proposal
  return fill(confidence, { word: confidenceWord(language, share), percent: percentOf(share) })
}

function percentOf(share: number): number {
  return Math.round(share * 100)
}
