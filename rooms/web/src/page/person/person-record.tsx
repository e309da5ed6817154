// What lists say of one person: names by source, and each record whole.
import {
  dayPhrase,
  fieldLabel,
  listPath,
  type PlaceNames,
  ScrollTable,
  statedFields,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { numberInList } from '../mention-name.ts'
import type { OwnMention, ShownPerson } from './person-answer.ts'

interface RecordProps {
  ask: Ask
  answer: ShownPerson
  places: PlaceNames
}

/** Every name as its list writes it. */
export function NameTable({ ask, answer }: Omit<RecordProps, 'places'>): VNode {
  const { person } = ask.words.page
  return (
    <ScrollTable
      label={person.shown.names}
      caption={person.shown.names}
      class="persons"
      hasKeys
      rows={answer.mentions}
      columns={[
        {
          heading: person.column.name,
          kind: 'head',
          cell: ({ mention }) => (
            <a href={`#${anchorOf(mention.id)}`}>
              <bdi>{mention.name ?? person.noName}</bdi>
            </a>
          ),
        },
        {
          heading: person.column.list,
          cell: ({ mention, title }) => <ListLink ask={ask} list={mention.list} title={title} />,
        },
        { heading: person.column.record, cell: ({ mention }) => numberInList(mention.id) },
      ]}
    />
  )
}

function ListLink({ ask, list, title }: { ask: Ask; list: string; title: string }): VNode {
  return ask.may('list.show') ? <a href={listPath(list)}>{title}</a> : <span>{title}</span>
}

function anchorOf(id: string): string {
  return `record-${encodeURIComponent(id)}`
}

/** Each record with all that its list says. */
export function RecordCards({ ask, answer, places }: RecordProps): VNode {
  const { shown } = ask.words.page.person
  return (
    <section aria-labelledby="records">
      <h2 id="records">{shown.records}</h2>
      <p class="muted">{shown.recordsLead}</p>
      <div class="record-cards">
        {answer.mentions.map((own) => (
          <RecordCard ask={ask} own={own} places={places} />
        ))}
      </div>
    </section>
  )
}

interface CardProps {
  ask: Ask
  own: OwnMention
  places: PlaceNames
}

function RecordCard({ ask, own, places }: CardProps): VNode {
  const { language, words } = ask
  const { shown } = words.page.person
  const { mention, title } = own
  const restricted = Object.entries(mention.restricted ?? {})
  return (
    <article class="card" id={anchorOf(mention.id)}>
      <h3>{[title, numberInList(mention.id)].join(words.report.list)}</h3>
      {mention.goneSince !== undefined && (
        <p class="tag warn">{fill(shown.gone, { day: dayPhrase(language, mention.goneSince) })}</p>
      )}
      <dl class="record-fields">
        {statedFields({ language, places }, mention).map(({ field, value }) => (
          <div>
            <dt>{fieldLabel(language, field)}</dt>
            <dd>
              <bdi>{value.text}</bdi>
              {value.written !== undefined && (
                <span class="mention-written">
                  {' '}
                  <bdi>{value.written}</bdi>
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {restricted.length > 0 && (
        <details>
          <summary>{shown.restricted}</summary>
          <dl class="record-fields">
            {restricted.map(([field, text]) => (
              <div>
                <dt>{field}</dt>
                <dd>
                  <bdi>{text}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </article>
  )
}
