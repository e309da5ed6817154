// What a claim counts for and what not, and why: its state in a sentence, what took it out and
// since when, and what it does in the figure of its own act, place and time.
import { placesOfAct } from '@tumen/claim'
import { claimPath, dayPhrase, StateTag } from '@tumen/view'
import { fill, type Language, type Words, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { RecordLink } from '../record-link.tsx'
import type { RecordNames } from '../record-name.ts'
import type { ClaimReading, ShownClaim } from './claim-answer.ts'

interface StandingProps {
  language: Language
  reading: ClaimReading
}

/** The section that says what the claim counts for. */
export function ClaimStanding({ language, reading }: StandingProps): VNode {
  const words = wordsIn(language)
  const { claim: own } = words.page
  const { shown } = reading
  return (
    <section class="standing">
      <h2>{own.counts}</h2>
      <p>
        {standsAside(reading) && shown.withdrawnWith === undefined ? (
          <span class="tag state">{words.claimStatus.accepted}</span>
        ) : (
          <StateTag language={language} state={shown.state} claim={shown.claim} />
        )}
      </p>
      {sentencesOf(language, reading).map((sentence) => (
        <p>{sentence}</p>
      ))}
      <Reason language={language} shown={shown} />
      <CauseLink language={language} names={reading.names} claim={causeOf(reading)} />
      <p class="row-actions">
        {shown.state === 'waiting' && shown.undecided && (
          <a class="button" href={lineagePath(shown.undecided)}>
            {own.why.decide}
          </a>
        )}{' '}
        {shown.question && hasScope(shown.question) && (
          <a class="button" href={`/figures/show?${new URLSearchParams(shown.question)}`}>
            {shown.question.place === undefined ? own.askAnywhere : own.ask}
          </a>
        )}
      </p>
    </section>
  )
}

/** Whether it was accepted and still counts in no figure, or only beside. */
function standsAside({ standing }: ClaimReading): boolean {
  return standing.is === 'never' || standing.is === 'beside' || standing.is === 'leftOut'
}

function hasScope({ place, at, from }: NonNullable<ShownClaim['question']>): boolean {
  return (place ?? at ?? from) !== undefined
}

/** Whether nobody knows where its act was. What was at several places is in none of them alone. */
function isAnywhere({ claim, question }: ShownClaim): boolean {
  const { proposition, places } = claim
  return question?.place === undefined && placesOfAct(proposition.act, places).length < 2
}

function lineagePath({ from, to }: { from: string; to: string }): string {
  return `/lineage/${encodeURIComponent(from)}/${encodeURIComponent(to)}`
}

function sentencesOf(language: Language, { shown, standing }: ClaimReading): string[] {
  const words = wordsIn(language)
  const { why } = words.page.claim
  const counts = isAnywhere(shown) ? why.countsAnywhere : why.counts
  const events = shown.events.map(({ role }) => fill(why.event, { role: words.eventLink[role] }))
  if (shown.state === 'waiting')
    return [shown.undecided === undefined ? why.waiting : why.waitingLineage, ...events]
  // Of a relay the figure says since when it is left out.
  const isRelay = shown.withdrawnWith !== undefined && standing.is === 'leftOut'
  if (shown.state !== 'counts' && !isRelay) return [why[shown.state as keyof typeof why]]
  if (standing.is === 'never')
    return [fill(why.never, { kind: neverBecause(words, shown) }), ...events]
  if (standing.is === 'beside')
    return [fill(why.countsBeside, { why: words.reason.beside[standing.reason] }), ...events]
  if (standing.is === 'leftOut') {
    const { code, on } = standing.left
    const reason = words.reason.leftOut[code]
    const day = on === undefined ? undefined : dayPhrase(language, on)
    return [fill(why.leftOut, { reason, day }), ...events]
  }
  if (standing.is === 'open') return [counts, ...events]
  const { sets, relation } = standing.used
  const does = sets.map((effect) => words.reason.effect[effect])
  const effects = does.length > 0 ? does : [words.reason.relation[relation]]
  return [counts, fill(why.effect, { effects: effects.join(words.report.list) }), ...events]
}

/** Why a claim can enter no figure. */
function neverBecause(words: Words, { claim }: ShownClaim): string {
  const { why } = words.page.claim
  if (claim.proposition.habitual !== undefined) return why.habitual
  return claim.kind === 'occurrence' ? why.nobody : words.claimKind[claim.kind]
}

/** The relation by which another claim takes this one away. */
const TAKES: Partial<Record<ShownClaim['state'], ShownClaim['relations'][number]['type']>> = {
  withdrawn: 'retracts',
  corrected: 'corrects',
}

const ENDS = {
  withdrawn: 'withdrawn_by_source',
  corrected: 'retracted',
  rejected: 'rejected_by_reviewer',
} as const

/** The day and the reason of the decision that took the claim out. */
function Reason({ language, shown }: { language: Language; shown: ShownClaim }): VNode | null {
  const { why } = wordsIn(language).page.claim
  const status = ENDS[shown.state as keyof typeof ENDS]
  const row = shown.statuses.findLast((one) => one.status === status)
  if (status === undefined || row === undefined) return null
  const day = dayPhrase(language, row.on ?? row.recorded)
  return <p>{fill(why.known, { day, reason: row.reason })}</p>
}

/** The claim that keeps this one from counting, if one does. */
function causeOf({ shown, standing }: ClaimReading): string | undefined {
  if (standing.is === 'leftOut') return standing.left.cause
  if (shown.withdrawnWith !== undefined) return shown.withdrawnWith
  const takes = TAKES[shown.state]
  return shown.relations.find(({ to, type }) => to === shown.claim.id && type === takes)?.from
}

function CauseLink(props: {
  language: Language
  names: RecordNames
  claim: string | undefined
}): VNode | null {
  const { language, names, claim } = props
  if (claim === undefined) return null
  return (
    <p>
      {wordsIn(language).page.claim.why.cause}{' '}
      <RecordLink names={names} id={claim} href={claimPath(claim)} />
    </p>
  )
}

/** What newer and older versions there are, with links. */
export function VersionNotes({ language, shown }: { language: Language; shown: ShownClaim }) {
  const { claim: own } = wordsIn(language).page
  const versions = shown.relations.filter(isAmendment)
  const newer = versions.findLast(({ to }) => to === shown.claim.id)?.from
  const older = versions.find(({ from }) => from === shown.claim.id)?.to
  const isOver = shown.state === 'superseded'
  return (
    <>
      {(isOver || newer !== undefined) && (
        <p class="notice">
          {isOver ? own.replaced : own.newerWaits}{' '}
          {newer !== undefined && <a href={claimPath(newer)}>{own.openNewest}</a>}
        </p>
      )}
      {older !== undefined && (
        <p class="muted">
          {own.replaces} <a href={claimPath(older)}>{own.openOlder}</a>
        </p>
      )}
    </>
  )
}

/** Whether a relation says that one row of ours amends another. */
export function isAmendment({ type, note }: ShownClaim['relations'][number]): boolean {
  return type === 'revises' && note === 'amendment'
}
