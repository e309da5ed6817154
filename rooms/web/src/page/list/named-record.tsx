// The records of a list with names, a page at a time, to whoever may read names.
import { given, type Mention } from '@tumen/claim'
import {
  bornPhrase,
  intervalPhrase,
  listPath,
  MoreLink,
  type PlaceNames,
  placeName,
  ScrollRegion,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { placeNamesOf } from '../place-name.ts'

const PAGE = 100

/** `mention.list`, with the names of the places in it. */
export interface NamedRecordsAnswer {
  mentions: Mention[]
  total: number
  next?: string
  places: PlaceNames
}

/** The records behind the one that the address names; nothing for whoever may not read names. */
export async function namedRecords(
  ask: Ask,
  list: string,
): Promise<NamedRecordsAnswer | undefined> {
  if (!ask.may('mention.list')) return undefined
  const after = ask.query.get('named') ?? undefined
  const input = { list, limit: PAGE, ...given({ after }) }
  const answer = await ask.call('mention.list', input)
  if (answer.total === 0) return undefined
  const paths = answer.mentions.flatMap(({ home, place }) => [home, place])
  return { ...answer, places: await placeNamesOf(ask, paths) }
}

interface RecordsProps {
  ask: Ask
  list: string
  answer: NamedRecordsAnswer
}

/** The section with their table. */
export function NamedRecords({ ask, list, answer }: RecordsProps): VNode {
  const { words } = ask
  const { record } = words.page.names
  const { field } = words.linkage
  const { mentions, total, next } = answer
  const columns = [field.record, field.name, field.born, field.sex, field.home, field.place]
  return (
    <section aria-labelledby="named">
      <h2 id="named">{record.title}</h2>
      <ScrollRegion label={record.caption}>
        <table class="persons">
          <caption>{record.caption}</caption>
          <thead>
            <tr>
              {[...columns, field.time].map((column) => (
                <th scope="col">{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {mentions.map((mention) => (
              <RecordRow ask={ask} mention={mention} places={answer.places} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p class="muted">{fill(record.shown, { n: mentions.length, all: total })}</p>
      <MoreLink
        language={ask.language}
        href={next && `${listPath(list)}?${new URLSearchParams({ named: next })}#named`}
      />
    </section>
  )
}

interface RowProps {
  ask: Ask
  mention: Mention
  places: PlaceNames
}

function RecordRow({ ask, mention, places }: RowProps): VNode {
  const { language, words } = ask
  const { name, sex, home, place, time } = mention
  const at = (path: string | undefined) =>
    path === undefined ? '' : placeName(language, path, places)
  return (
    <tr data-row>
      <th scope="row" class="code">
        {mention.id.slice(mention.list.length + 1)}
      </th>
      <td>
        <bdi>{name ?? words.page.person.noName}</bdi>
      </td>
      <td>{bornPhrase(language, mention)}</td>
      <td>{sex && words.linkage.sex[sex]}</td>
      <td>{at(home)}</td>
      <td>{at(place)}</td>
      <td>{time && intervalPhrase(language, time)}</td>
    </tr>
  )
}
