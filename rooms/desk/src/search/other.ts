// Events, persons, speakers and places that are called by the words of a search. What the asker
// may not read is not looked at, so that nothing tells of it. Source: desk.md S1, S4, S8.

import type { Mention } from '@tumen/claim'
import { foldCase, type GazetteerPlace, isPlaceWithin } from '@tumen/claim'
import { agentsWithWords } from '../agent/index-by-name.ts'
import { agentAnswer, visibleAgents } from '../agent/visible.ts'
import { pause } from '../change/make.ts'
import type { Call, Desk } from '../operation.ts'
import { type NameReader, nameFilter } from '../person/list.ts'
import { personsByMention } from '../person/state.ts'
import { placeAnswer } from '../place/find.ts'
import { type Gazetteer, gazetteerOf } from '../place/gazetteer.ts'
import { can } from '../policy.ts'
import { answerOf } from '../record/row-answer.ts'
import { isOfClaims, overlaps, type SearchFilter } from './filter.ts'
import {
  type NameBook,
  nameReader,
  namesOnLists,
  openNameBook,
  type TitledEvent,
  titledEvents,
} from './name-book.ts'
import type { SearchWords } from './words.ts'

/** What is searched: the words, their mode, and what the filters leave. */
export interface OtherSearch {
  words: SearchWords
  isAllSpellings: boolean
  filter: SearchFilter
}

/** Whether somebody or something of these names is meant. */
type Fits = (names: readonly string[]) => boolean

/** What there is beside documents and claims; nothing where the filters ask for these alone. */
export async function searchOthers(desk: Desk, call: Call, search: OtherSearch) {
  const { filter } = search
  const book = await openNameBook(desk)
  const isNone = isOfClaims(filter) || filter.publishers !== undefined
  const isUnplaced = filter.act === undefined && filter.days === undefined
  return {
    events: isNone ? [] : await eventsFound(desk, search, book),
    persons: isNone || !isUnplaced ? [] : await personsFound(desk, call, search, book),
    speakers:
      isNone || !isUnplaced || filter.place !== undefined
        ? []
        : await speakersFound(desk, call, search),
    places: isNone || !isUnplaced ? [] : await placesFound(desk, search),
  }
}

/** How names are compared: each group by one of its words as it is written, in any script. */
function fitterOf(
  { words, isAllSpellings }: OtherSearch,
  more?: Gazetteer,
  fold: (name: string) => string = foldCase,
): Fits {
  const spell = (word: string) => [word, ...(isAllSpellings ? (more?.spellings(word) ?? []) : [])]
  const all = words.all.map((group) => group.flatMap(spell).map(foldCase))
  const none = words.none.flatMap(spell).map(foldCase)
  return (names) => {
    const folded = names.map((name) => fold(name))
    const holds = (word: string) => folded.some((name) => name.includes(word))
    return all.every((group) => group.some(holds)) && !none.some(holds)
  }
}

const AT_ONCE = 1000

async function eventsFound(desk: Desk, search: OtherSearch, book: NameBook) {
  const { act, place, days, limit } = search.filter
  const fits = fitterOf(search, await gazetteerOf(desk), nameReader(book).folded)
  const isMeant = ({ title, ...event }: TitledEvent) =>
    (act === undefined || event.act === act) &&
    (place === undefined || (event.place !== undefined && isPlaceWithin(event.place, place))) &&
    (!days || (event.period && overlaps(days, event.period.earliest, event.period.latest))) &&
    fits([title])
  const ids: string[] = []
  for (const event of await titledEvents(desk, book)) {
    if (isMeant(event)) ids.push(event.id)
    if (ids.length === limit) break
  }
  const found = ids.length === 0 ? [] : await desk.ledger.read.eventsById(ids)
  const byId = new Map(found.map((one) => [one.row.id, one]))
  return ids.flatMap((id) => byId.get(id) ?? []).map(answerOf)
}

/** Persons by the names on lists; of rows that are nobody yet the row. */
async function personsFound(desk: Desk, call: Call, search: OtherSearch, book: NameBook) {
  if (!can(call.actor, 'mention.read')) return []
  const { filter } = search
  const isNamed = personFitter(search, nameReader(book))
  const ids: string[] = []
  for (const [n, { id, name }] of (await namesOnLists(desk, book)).entries()) {
    if (n % AT_ONCE === 0) await pause(call, 'match', 0, 0)
    if (isNamed(name)) ids.push(id)
  }
  return personsCalled(desk, ids, filter.limit, (row) => isAt(row, filter.place))
}

/** The persons of mentions, or where one is nobody yet its row; at most `limit`. */
export async function personsCalled(
  desk: Desk,
  ids: readonly string[],
  limit: number,
  isMeant: (row: Mention) => boolean = () => true,
) {
  const persons = new Map<string, { id: string; names: string[]; list?: string }>()
  if (ids.length === 0) return []
  const personOf = await personsByMention(desk, ids)
  for (let at = 0; at < ids.length && persons.size <= limit; at += AT_ONCE)
    for (const { row } of await desk.ledger.read.mentionsById(ids.slice(at, at + AT_ONCE)))
      if (isMeant(row)) addPerson(persons, row, personOf.get(row.id))
  return [...persons.values()].slice(0, limit)
}

function isAt({ home, place: at }: Mention, place: string | undefined): boolean {
  if (place === undefined) return true
  return [home, at].some((one) => one !== undefined && isPlaceWithin(one, place))
}

function addPerson(
  persons: Map<string, { id: string; names: string[]; list?: string }>,
  { id, name = '', list }: Mention,
  person: string | undefined,
): void {
  const known = persons.get(person ?? id)
  if (known) known.names = [...new Set([...known.names, name])]
  else if (person !== undefined) persons.set(person, { id: person, names: [name] })
  else persons.set(id, { id, names: [name], list })
}

/** Of names of persons the other mode takes all words together as one name in any spelling. */
function personFitter(search: OtherSearch, read: NameReader): (name: string) => boolean {
  const fits = fitterOf(search, undefined, read.folded)
  const { words, isAllSpellings } = search
  const isOneName = isAllSpellings && words.all.every(({ length }) => length === 1)
  const isNamed = isOneName ? nameFilter(words.all.flat().join(' '), read) : undefined
  const none = { ...search, words: { all: [], none: words.none } }
  const isLeft = fitterOf(none, undefined, read.folded)
  // Reading a name takes a while, and many bear the same one.
  const known = new Map<string, boolean>()
  return (name) => {
    const found = known.get(name) ?? (fits([name]) || (isNamed?.(name) === true && isLeft([name])))
    known.set(name, found)
    return found
  }
}

async function speakersFound(desk: Desk, call: Call, search: OtherSearch) {
  const fits = fitterOf(search, await gazetteerOf(desk))
  const first = search.words.all[0] ?? []
  const ids = new Set<string>()
  for (const word of first) for (const id of await agentsWithWords(desk, word)) ids.add(id)
  const found = ids.size > 0 ? await desk.ledger.read.agents([...ids]) : []
  const named = found.filter(({ row }) => fits(Object.values(row.name ?? {})))
  const visible = await visibleAgents(desk, call.actor, named.slice(0, AT_ONCE))
  return visible.slice(0, search.filter.limit).map(agentAnswer)
}

/** Places that are called as the words say, whatever the script. */
async function placesFound(desk: Desk, { words, filter }: OtherSearch) {
  const gazetteer = await gazetteerOf(desk)
  const isOneName = words.all.every(({ length }) => length === 1)
  const names = [words.all.flat().join(' '), ...words.all.flat()]
  const found = new Map<string, GazetteerPlace>()
  for (const name of isOneName ? names : words.all.flat())
    for (const place of gazetteer.find(name)) found.set(place.id, place)
  const { place, limit } = filter
  return [...found.values()]
    .filter(({ id }) => place === undefined || isPlaceWithin(id, place))
    .slice(0, limit)
    .map((one) => placeAnswer(gazetteer, one))
}
