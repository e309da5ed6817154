// The records of a list with names, a page at a time, to whoever may read names.
import { given, type Mention } from '@tumen/claim'
import {
  bornPhrase,
  intervalPhrase,
  listPath,
  MoreLink,
  type PlaceNames,
  placeName,
  ScrollTable,
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
  const { language, words } = ask
  const { record } = words.page.names
  const { field } = words.linkage
  const { mentions, total, next, places } = answer
  const at = (path: string | undefined) =>
    path === undefined ? '' : placeName(language, path, places)
  return (
    <section aria-labelledby="named">
      <h2 id="named">{record.title}</h2>
      <ScrollTable
        label={record.caption}
        caption={record.caption}
        class="persons"
        hasKeys
        rows={mentions}
        columns={[
          {
            heading: field.record,
            kind: 'head',
            attributes: { class: 'code' },
            cell: (mention) => mention.id.slice(mention.list.length + 1),
          },
          {
            heading: field.name,
            cell: ({ name }) => <bdi>{name ?? words.page.person.noName}</bdi>,
          },
          { heading: field.born, cell: (mention) => bornPhrase(language, mention) },
          { heading: field.sex, cell: ({ sex }) => sex && words.linkage.sex[sex] },
          { heading: field.home, cell: ({ home }) => at(home) },
          { heading: field.place, cell: ({ place }) => at(place) },
          { heading: field.time, cell: ({ time }) => time && intervalPhrase(language, time) },
        ]}
      />
      <p class="muted">{fill(record.shown, { n: mentions.length, all: total })}</p>
      <MoreLink
        language={language}
        href={next && `${listPath(list)}?${new URLSearchParams({ named: next })}#named`}
      />
    </section>
  )
}
