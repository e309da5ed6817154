// Persons in a table: every name as it was written, when and where they come from, and the lists
// that name them.
import { given } from '@tumen/claim'
import {
  bornPhrase,
  eventPath,
  intervalPhrase,
  type ListAnswer,
  MoreLink,
  type PlaceNames,
  personPath,
  placeName,
  ScrollTable,
} from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { PersonAnswer } from './person-answer.ts'
import type { PersonFilterWords } from './person-filter.tsx'

/** More names of one person than these stand on its page. */
const MOST_NAMES = 4

interface TableProps<P extends PersonAnswer> {
  language: Language
  persons: readonly P[]
  places: PlaceNames
  lists: readonly ListAnswer[]
  /** Fields of a group's own, each with a column. */
  own?: readonly OwnColumn<P>[]
}

/** A field of a group's own, and what stands in it of a person, in words. */
export interface OwnColumn<P> {
  heading: string
  sayingOf: (person: P) => readonly string[]
}

/** The table; each row leads to the person. */
export function PersonTable<P extends PersonAnswer>(props: TableProps<P>): VNode {
  const { language, persons, places, lists, own = [] } = props
  const { caption, column } = wordsIn(language).page.person
  const titles = new Map(lists.map(({ id, title }) => [id, title]))
  const joined = wordsIn(language).report.list
  const named = (paths: readonly string[]) =>
    paths.map((path) => placeName(language, path, places)).join(joined)
  return (
    <ScrollTable
      label={caption}
      caption={caption}
      class="persons"
      hasKeys
      rows={persons}
      columns={[
        {
          heading: column.name,
          kind: 'head',
          cell: (person) => <PersonNames language={language} person={person} />,
        },
        { heading: column.born, cell: (person) => bornPhrase(language, person) },
        { heading: column.home, cell: (person) => named(person.homes) },
        { heading: wordsIn(language).linkage.field.place, cell: (person) => named(person.places) },
        {
          heading: column.lists,
          cell: (person) => person.lists.map((id) => titles.get(id) ?? id).join(joined),
        },
        {
          heading: column.firstEvent,
          cell: ({ firstEvent }) =>
            firstEvent && <FirstEvent language={language} event={firstEvent} />,
        },
        ...own.map(({ heading, sayingOf }) => ({
          heading,
          cell: (person: P) => <bdi>{sayingOf(person).join(joined)}</bdi>,
        })),
        { heading: column.records, kind: 'number', cell: (person) => person.mentions },
      ]}
    />
  )
}

/** The event by which somebody may be known, with when it was. */
function FirstEvent(props: {
  language: Language
  event: NonNullable<PersonAnswer['firstEvent']>
}): VNode {
  const { language, event } = props
  const when = event.period === undefined ? '' : intervalPhrase(language, event.period)
  return (
    <>
      <a href={eventPath(event.id)}>{event.title}</a> <span class="muted">{when}</span>
    </>
  )
}

/** The first name as a link, the other ways in which it was written after it. */
function PersonNames({ language, person }: { language: Language; person: PersonAnswer }): VNode {
  const words = wordsIn(language).page.person
  const [first, ...others] = person.names
  const shown = others.slice(0, MOST_NAMES - 1)
  const left = others.length - shown.length
  const reading = readingFor(person)
  return (
    <>
      <a href={personPath(person.id)}>
        <bdi>{first?.name ?? words.noName}</bdi>
      </a>
      {shown.map(({ name }) => (
        <span class="person-other">
          {' '}
          <bdi>{name}</bdi>
        </span>
      ))}
      {reading !== undefined && <span class="person-other"> {fill(words.read, { reading })}</span>}
      {left > 0 && <span class="person-other"> {fill(words.more, { n: left })}</span>}
    </>
  )
}

/** How a person is read whom no list writes in Hangul. */
function readingFor({ names }: PersonAnswer): string | undefined {
  const isHangul = names.some(({ name }) => /\p{Script=Hangul}/u.test(name))
  return isHangul ? undefined : names.find(({ reading }) => reading !== undefined)?.reading
}

interface MoreProps {
  language: Language
  filter: PersonFilterWords
  next: string | undefined
}

/** The next page; with typed words by a form, so that they stand in no address. */
export function MorePersons({ language, filter, next }: MoreProps): VNode | null {
  if (next === undefined) return null
  const { name, place, list } = filter
  const address = new URLSearchParams({ ...given({ list }), after: next })
  if (name === undefined && place === undefined)
    return <MoreLink language={language} href={`/persons?${address}`} />
  const carried = Object.entries({ name, place, list, after: next })
  return (
    <form method="post" action="/persons" class="more">
      {carried.map(
        ([field, value]) =>
          value !== undefined && <input type="hidden" name={field} value={value} />,
      )}
      <button type="submit">{wordsIn(language).page.frame.more}</button>
    </form>
  )
}
