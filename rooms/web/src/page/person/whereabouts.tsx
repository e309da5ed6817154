// Where a person was last known to be, each with what says so.
import { claimPath, eventPath, intervalPhrase, type PlaceNames, placeName } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { RecordLink } from '../record-link.tsx'
import type { RecordNames } from '../record-name.ts'
import type { ShownPerson } from './person-answer.ts'

interface WhereProps {
  ask: Ask
  answer: ShownPerson
  places: PlaceNames
  /** What claims are called. */
  sources: RecordNames
}

type Where = ShownPerson['whereabouts'][number]

export function LastWhereabouts(props: WhereProps): VNode {
  const { ask, answer } = props
  const own = ask.words.page.person.whereabouts
  const found = answer.whereabouts
  return (
    <section aria-labelledby="whereabouts">
      <h2 id="whereabouts">{own.title}</h2>
      {found.length === 0 && <p class="muted">{own.none}</p>}
      {found.length > 0 && (
        <ul>
          {found.map((where) => (
            <WhereItem {...props} where={where} />
          ))}
        </ul>
      )}
      {found.length > 1 && <p class="muted">{own.many}</p>}
    </section>
  )
}

function WhereItem(props: WhereProps & { where: Where }): VNode {
  const { ask, places, where } = props
  const { language, words } = ask
  const { place, time, certainty } = where
  const sure = certainty === undefined ? [] : [words.involvement.certainty[certainty]]
  const told = [placeName(language, place, places), intervalPhrase(language, time), ...sure]
  return (
    <li>
      <strong>{told.join(words.report.list)}</strong>{' '}
      <span class="muted">
        <WhereSource {...props} />
      </span>
    </li>
  )
}

/** The claim, the event or the list that says so. */
function WhereSource({ ask, answer, sources, where }: WhereProps & { where: Where }): VNode {
  const own = ask.words.page.person.whereabouts
  const { claim, event, mention } = where
  const said =
    claim === undefined
      ? []
      : withName(
          own.by,
          'source',
          <RecordLink names={sources} id={claim} href={claimPath(claim)} />,
        )
  const linked = answer.involvements.find((one) => one.event.id === event)?.event
  const inEvent = linked
    ? withName(own.byEvent, 'event', <a href={eventPath(linked.id)}>{linked.title}</a>)
    : []
  const list = answer.mentions.find((one) => one.mention.id === mention)
  const onList = list ? withName(own.byList, 'list', list.title) : []
  return (
    <>
      {inEvent}
      {inEvent.length > 0 && said.length > 0 && ask.words.report.list}
      {said}
      {onList}
    </>
  )
}

function withName(pattern: string, name: string, node: VNode | string): (VNode | string)[] {
  const [before = '', after = ''] = pattern.split(`{${name}}`)
  return [before, node, after]
}
