// The rows beside a claim: decisions about it, its relations to other claims, its events.
import { accessPath, claimPath, dayPhrase, eventPath, historyPath, ScrollTable } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { RecordLink } from '../record-link.tsx'
import type { RecordNames } from '../record-name.ts'
import type { ClaimReading, LinkRow, ShownClaim } from './claim-answer.ts'
import { isAmendment } from './claim-standing.tsx'

interface RowsProps {
  language: Language
  reading: ClaimReading
}

/** Decisions and relations as tables; what there is none of is left out. */
export function ClaimRows({ language, reading }: RowsProps): VNode {
  const { shown } = reading
  const { history, relation } = wordsIn(language).page.claim
  const relations = shown.relations.filter((row) => !isAmendment(row))
  return (
    <>
      <section>
        <h2>{history.title}</h2>
        {shown.statuses.length > 0 && <Statuses language={language} shown={shown} />}
        <p>
          <a href={historyPath(shown.claim.id)} data-key="h">
            {history.link}
          </a>
        </p>
        <p>
          <a href={accessPath('claim', shown.claim.id)}>{wordsIn(language).page.access.link}</a>
        </p>
      </section>
      {relations.length > 0 && (
        <section>
          <h2>{relation.title}</h2>
          <Relations
            language={language}
            id={shown.claim.id}
            names={reading.names}
            relations={relations}
          />
        </section>
      )}
    </>
  )
}

function Statuses({ language, shown }: { language: Language; shown: ShownClaim }): VNode {
  const words = wordsIn(language)
  const { history } = words.page.claim
  return (
    <ScrollTable
      label={history.caption}
      caption={history.caption}
      rows={shown.statuses}
      columns={[
        {
          heading: history.status,
          kind: 'head',
          cell: ({ status }) => words.claimStatus[status],
        },
        { heading: history.on, cell: ({ on }) => on !== undefined && dayPhrase(language, on) },
        { heading: history.reason, cell: ({ reason }) => reason },
        { heading: history.recorded, cell: ({ recorded }) => dayPhrase(language, recorded) },
        { heading: history.by, cell: ({ by }) => by },
      ]}
    />
  )
}

function Relations(props: {
  language: Language
  id: string
  names: RecordNames
  relations: ShownClaim['relations']
}): VNode {
  const { language, id, names, relations } = props
  const words = wordsIn(language)
  const { relation } = words.page.claim
  const end = (claim: string) =>
    claim === id ? relation.this : <RecordLink names={names} id={claim} href={claimPath(claim)} />
  return (
    <ScrollTable
      label={relation.caption}
      caption={relation.caption}
      rows={relations}
      columns={[
        { heading: relation.from, cell: ({ from }) => end(from) },
        { heading: relation.type, cell: ({ type }) => words.claimRelation[type] },
        { heading: relation.to, cell: ({ to }) => end(to) },
        { heading: relation.note, cell: ({ note }) => note },
      ]}
    />
  )
}

/** The events of the claim, each once, by its newest link. */
export function ClaimEvents({ language, reading }: RowsProps): VNode {
  const words = wordsIn(language)
  const { event } = words.page.claim
  const newest = new Map<string, LinkRow>()
  for (const row of reading.shown.events) newest.set(row.event, row)
  const titles = new Map(reading.events.map(({ id, title }) => [id, title]))
  if (newest.size === 0) return <p class="muted">{event.none}</p>
  return (
    <ScrollTable
      label={event.caption}
      caption={event.caption}
      rows={[...newest.values()]}
      columns={[
        {
          heading: event.event,
          kind: 'head',
          cell: ({ event: id }) => <a href={eventPath(id)}>{titles.get(id) ?? id}</a>,
        },
        { heading: event.role, cell: ({ role }) => words.eventLink[role] },
      ]}
    />
  )
}
