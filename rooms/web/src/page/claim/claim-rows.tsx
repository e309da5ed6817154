// The rows beside a claim: decisions about it, its relations to other claims, its events.
import { claimPath, dayPhrase, eventPath, historyPath, ScrollRegion } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { ComponentChildren, VNode } from 'preact'
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

/** A table that scrolls by itself, with a head of words. */
function RowTable(props: {
  caption: string
  heads: readonly string[]
  children: ComponentChildren
}): VNode {
  const { caption, heads, children } = props
  return (
    <ScrollRegion label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollRegion>
  )
}

function Statuses({ language, shown }: { language: Language; shown: ShownClaim }): VNode {
  const words = wordsIn(language)
  const { history } = words.page.claim
  return (
    <RowTable
      caption={history.caption}
      heads={[history.status, history.on, history.reason, history.recorded, history.by]}
    >
      {shown.statuses.map(({ status, on, reason, recorded, by }) => (
        <tr>
          <th scope="row">{words.claimStatus[status]}</th>
          <td>{on !== undefined && dayPhrase(language, on)}</td>
          <td>{reason}</td>
          <td>{dayPhrase(language, recorded)}</td>
          <td>{by}</td>
        </tr>
      ))}
    </RowTable>
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
    <RowTable
      caption={relation.caption}
      heads={[relation.from, relation.type, relation.to, relation.note]}
    >
      {relations.map(({ from, type, to, note }) => (
        <tr>
          <td>{end(from)}</td>
          <td>{words.claimRelation[type]}</td>
          <td>{end(to)}</td>
          <td>{note}</td>
        </tr>
      ))}
    </RowTable>
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
    <RowTable caption={event.caption} heads={[event.event, event.role]}>
      {[...newest.values()].map(({ event: id, role }) => (
        <tr>
          <th scope="row">
            <a href={eventPath(id)}>{titles.get(id) ?? id}</a>
          </th>
          <td>{words.eventLink[role]}</td>
        </tr>
      ))}
    </RowTable>
  )
}
