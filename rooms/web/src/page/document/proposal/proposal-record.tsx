// What was recorded of a proposal, in one line of words: the record itself, and not what the
// program had read, so that whoever changed something sees what it became.
import type { Claim } from '@tumen/claim'
import { claimAct, claimNumber, placedPhrase, timedPhrase } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'

/** The claims of a document by their ids. */
export type RecordedClaims = ReadonlyMap<string, Claim>

/** Number and hedge with its whole, act, people, places, days, how sure, and who says so. */
export function RecordLine(props: { ask: Ask; claim: Claim; lang: string }): VNode {
  const { ask, claim, lang } = props
  const { language, words } = ask
  const { proposition, quantity, places, times, chain, modality } = claim
  const own = words.page.proposal
  const label = proposition.affected?.label
  const parts = [
    claimAct(language, claim),
    ...(quantity ? [words.measure[quantity.measure]] : []),
    ...places.map((place) => placedPhrase(language, place)),
    ...times.map((time) => timedPhrase(language, time)),
    words.modality[modality],
  ]
  return (
    <span class="proposal-record">
      <strong>{claimNumber(language, claim)}</strong>
      {label !== undefined && (
        <>
          {' '}
          <span lang={lang}>{label}</span>
        </>
      )}
      {`${words.report.list}${parts.join(words.report.list)}`}
      <span lang={lang}>
        {fill(own.saidBy, { names: chain.map((one) => one.label).join(' › ') })}
      </span>
    </span>
  )
}
