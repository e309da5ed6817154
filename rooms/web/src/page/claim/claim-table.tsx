// The list of claims as a table, a row a claim: what it says, who says so, where and when, where
// it stands and when it was recorded. What is not public shows no speaker and no document here.
import { sensitivityOf } from '@tumen/claim'
import {
  ChainLine,
  ClaimScope,
  claimAct,
  claimNumber,
  claimPath,
  dayPhrase,
  documentPath,
  type ListedClaim,
  ScrollRegion,
  StateTag,
} from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { RecordLink } from '../record-link.tsx'
import type { RecordNames } from '../record-name.ts'

interface TableProps {
  language: Language
  claims: readonly ListedClaim[]
  /** What the documents are called. */
  names: RecordNames
  /** Whether claims that wait can be ticked. */
  mayTick: boolean
  /** Ids that were ticked when the form was refused. */
  ticked: ReadonlySet<string>
  /** Ids for which it was refused. */
  wrong: ReadonlySet<string>
}

/** The table; what can be ticked has its box at the end of its row. */
export function ClaimTable(props: TableProps): VNode {
  const { language, claims, mayTick } = props
  const { list } = wordsIn(language).page.claim
  return (
    <ScrollRegion label={list.caption}>
      <table class="claims">
        <caption>{list.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{list.claim}</th>
            <th scope="col">{list.who}</th>
            <th scope="col">{list.where}</th>
            <th scope="col">{list.from}</th>
            <th scope="col">{list.recorded}</th>
            {mayTick && <th scope="col">{list.choose}</th>}
          </tr>
        </thead>
        <tbody>
          {claims.map((listed) => (
            <ClaimRow {...props} listed={listed} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function ClaimRow(props: TableProps & { listed: ListedClaim }): VNode {
  const { language, listed, mayTick, wrong } = props
  const { claim, state, recorded, language: lang, placeNames } = listed
  const { list } = wordsIn(language).page.claim
  const day = recorded.slice(0, 10)
  const isOpen = sensitivityOf(claim) === 'public'
  return (
    <tr data-row class={wrong.has(claim.id) ? 'wrong' : undefined}>
      <th scope="row">
        <a class="claim-number" href={claimPath(claim.id)}>
          {claimNumber(language, claim)}
        </a>{' '}
        <span>{claimAct(language, claim)}</span>{' '}
        <StateTag language={language} state={state} claim={claim} />
      </th>
      <td>
        <ChainLine {...{ language, chain: claim.chain, lang, hidden: sensitivityOf(claim) }} />
      </td>
      <td>
        <ClaimScope language={language} claim={claim} names={placeNames} />
      </td>
      <td>
        {isOpen && <RecordLink names={props.names} id={claim.doc} href={documentPath(claim.doc)} />}
      </td>
      <td data-head={list.recorded}>
        <time dateTime={day}>{dayPhrase(language, day)}</time>
      </td>
      {mayTick && (
        <td data-head={state === 'waiting' ? list.choose : undefined}>
          {state === 'waiting' && <Tick {...props} />}
        </td>
      )}
    </tr>
  )
}

function Tick({ language, ticked, listed }: TableProps & { listed: ListedClaim }): VNode {
  const { claim } = listed
  const named = `${claimNumber(language, claim)} · ${claimAct(language, claim)}`
  const { list } = wordsIn(language).page.claim
  return (
    <label class="tick">
      <input type="checkbox" name="claim" value={claim.id} checked={ticked.has(claim.id)} />
      <span class="visually-hidden">{fill(list.chooseOne, { claim: named })}</span>
    </label>
  )
}
