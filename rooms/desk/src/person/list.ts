// person.list: a page of the persons that lists name, by a name in any script, a list or a place.
// Source: desk.md P13, names.md 11.

import { foldCase, given, isPlaceWithin, type Mention } from '@tumen/claim'
import { type Asked, personList } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import { type NameKey, nameKeys, parsePersonName } from '@tumen/linkage'
import { pause } from '../change/make.ts'
import { filledWith, type ValueAnswer, valueAnswers } from '../field/answer.ts'
import { byEvent, involvementAnswers } from '../involvement/answer.ts'
import { seenInvolvements } from '../involvement/seen.ts'
import { judgedPairs } from '../linkage/judged-pair.ts'
import { findList } from '../list/record.ts'
import { type Actor, type Call, type Desk, implement } from '../operation.ts'
import { gazetteerOf, resolvePlace } from '../place/gazetteer.ts'
import { inOrder } from '../record/in-order.ts'
import { type PersonSummary, summaryOf } from './summary.ts'

/** Persons that are looked at between two pauses. */
const AT_ONCE = 500

export const listPersons = implement(personList, async (desk, input, call) => {
  const { read } = desk.ledger
  const persons = await mentionsByPerson(desk)
  const fits = await filterOf(desk, call.actor, input)
  const found = await page(desk, call, { persons, fits, input })
  const members = [...persons.values()].reduce((sum, ids) => sum + ids.length, 0)
  const all = (await read.mentionCounts()).reduce((sum, { mentions }) => sum + mentions, 0)
  const first = await withFirstEvents(desk, call.actor, found.slice(0, input.limit), persons)
  const shown = await withFields(desk, call.actor, first, persons)
  const last = shown.at(-1)
  return {
    persons: shown,
    ...{ total: persons.size, unresolved: Math.max(0, all - members) },
    ...(found.length > input.limit && last && { next: last.id }),
  }
})

/** The same persons, each with the earliest event to which it is linked. */
async function withFirstEvents(
  desk: Desk,
  actor: Actor,
  found: readonly PersonSummary[],
  persons: ReadonlyMap<string, string[]>,
): Promise<PersonSummary[]> {
  const mentions = found.flatMap(({ id }) => persons.get(id) ?? [])
  const links = await involvementAnswers(desk, await seenInvolvements(desk, actor, { mentions }))
  const first = new Map<string, PersonSummary['firstEvent']>()
  for (const { person = '', event } of byEvent(links).reverse()) first.set(person, event)
  return found.map((one) => ({ ...one, ...given({ firstEvent: first.get(one.id) }) }))
}

/** The same persons, each with what stands in fields of their mentions. */
async function withFields(
  desk: Desk,
  actor: Actor,
  found: readonly PersonSummary[],
  persons: ReadonlyMap<string, string[]>,
): Promise<(PersonSummary & { fields: ValueAnswer[] })[]> {
  const mentions = found.flatMap(({ id }) => persons.get(id) ?? [])
  const fieldsOf = await valueAnswers(desk, actor, { mentions })
  return found.map((one) => ({ ...one, fields: (persons.get(one.id) ?? []).flatMap(fieldsOf) }))
}

/** Ids of the mentions of every person, in the order of recording. */
async function mentionsByPerson(desk: Desk): Promise<Map<string, string[]>> {
  const persons = new Map<string, string[]>()
  for (const { row } of await desk.ledger.read.personMembers()) {
    const own = persons.get(row.person)
    if (own) own.push(row.mention)
    else persons.set(row.person, [row.mention])
  }
  return persons
}

interface Paging {
  persons: ReadonlyMap<string, string[]>
  fits: (mentions: readonly Stored<Mention>[]) => boolean
  input: Asked<'person.list'>
}

/** Persons of a page, and one more if there is one. */
async function page(
  desk: Desk,
  call: Call,
  { persons, fits, input }: Paging,
): Promise<PersonSummary[]> {
  const judged = await judgedMentions(desk)
  const ids = inOrder([...persons.keys()], input.order, (id) => id)
  const start = input.after === undefined ? 0 : ids.indexOf(input.after) + 1
  const found: PersonSummary[] = []
  for (let from = start; from < ids.length && found.length <= input.limit; from += AT_ONCE) {
    await pause(call, 'read', from, ids.length)
    const some = ids.slice(from, from + AT_ONCE)
    const mentions = await mentionsOf(
      desk,
      some.flatMap((id) => persons.get(id) ?? []),
    )
    for (const id of some) {
      const own = (persons.get(id) ?? []).flatMap((mention) => mentions.get(mention) ?? [])
      if (fits(own)) found.push(summaryOf(id, own, judged))
    }
  }
  return found.slice(0, input.limit + 1)
}

async function mentionsOf(desk: Desk, ids: readonly string[]) {
  const found = await desk.ledger.read.mentionsById(ids)
  return new Map(found.map((stored) => [stored.row.id, stored]))
}

/** Ids of the mentions of which somebody said something that holds. */
export async function judgedMentions(desk: Desk): Promise<ReadonlySet<string>> {
  const { held } = await judgedPairs(desk)
  return new Set([...held.values()].flatMap(({ a, b }) => [a, b]))
}

async function filterOf(
  desk: Desk,
  actor: Actor,
  { name, list, place, field, value }: Asked<'person.list'>,
): Promise<Paging['fits']> {
  if (list !== undefined) await findList(desk, list, 'list')
  const path =
    place === undefined ? undefined : resolvePlace(await gazetteerOf(desk), place, 'place').id
  const isNamed = name === undefined ? undefined : nameFilter(name)
  const isIn = (at: string | undefined) =>
    at !== undefined && path !== undefined && isPlaceWithin(at, path)
  const isFilled = await filledWith(desk, actor, 'person', { field, value })
  return (mentions) =>
    (isFilled === undefined || mentions.some(({ row }) => isFilled(row.id))) &&
    (list === undefined || mentions.some(({ row }) => row.list === list)) &&
    (path === undefined || mentions.some(({ row }) => isIn(row.home) || isIn(row.place))) &&
    (isNamed === undefined || mentions.some(({ row }) => isNamed(row.name)))
}

/** Whether a name holds the words as written, or may be the same name in another spelling. */
export function nameFilter(
  asked: string,
  read: NameReader = READ_NOW,
): (name: string | undefined) => boolean {
  const words = foldCase(asked)
  const wanted = new Set(nameKeys(parsePersonName(asked)).map(keyOf))
  return (name) => {
    if (name === undefined) return false
    if (read.folded(name).includes(words)) return true
    return wanted.size > 0 && read.keys(name).some((key) => wanted.has(key))
  }
}

/** How a name is read: anew, or as somebody remembers it. */
export interface NameReader {
  folded: (name: string) => string
  keys: (name: string) => readonly string[]
}

const READ_NOW: NameReader = {
  folded: foldCase,
  keys: (name) => nameKeys(parsePersonName(name)).map(keyOf),
}

/** What two spellings of one name have in common. */
export function keyOf({ surname, given }: NameKey): string {
  return `${surname}|${given}`
}
