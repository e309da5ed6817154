// person.flow: how many persons went from which province to which, step by step, of lists and of
// the events in which they were the victims. Each person is counted once at each step, also where
// nothing is known of it. Small flows stand together, and never one alone. Source: desk.md V3.
import { given, type Mention } from '@tumen/claim'
import {
  FLOW_STEPS,
  type FlowStep,
  type flowSchema,
  MOST_FLOWING,
  personFlow,
} from '@tumen/contract'
import type { z } from 'zod'
import { endOfDay } from '../day.ts'
import { knownDay } from '../figure/question.ts'
import { seenInvolvements } from '../involvement/seen.ts'
import { findList } from '../list/record.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { placeNamesOf } from '../place/name.ts'
import { provinceIn } from '../place/province.ts'
import { byCodePoint } from '../record/in-order.ts'
import { Refusal } from '../refusal.ts'
import { isOnlyAfter, type Sighting, stepOfAct, type WayEnd, wayOf } from './way.ts'

type FlowRow = z.output<typeof flowSchema>

/** A flow with whom it is of. */
interface Flow extends FlowRow {
  ids: string[]
}

export const flowPersons = implement(personFlow, async (desk, input, call) => {
  const { list, least, of } = input
  if (list !== undefined) await findList(desk, list, 'list')
  const knownOn = knownDay(desk, input.asKnownOn, 'asKnownOn')
  const known = await readPersons(desk, call, knownOn)
  const all = [...known.persons].filter(
    ([, own]) => list === undefined || own.mentions.some((mention) => mention.list === list),
  )
  const ways = all.map(([id, { sightings }]) => ({ id, ...wayOf(sightings) }))
  const flows = FLOW_STEPS.slice(0, -1).flatMap((step, at) =>
    together(flowsFrom(step, at, ways), step, least),
  )
  const shown = of === undefined ? undefined : flows.find(({ id }) => id === of)
  if (of !== undefined && !shown) throw new Refusal('not-found', 'of')
  const paths = flows.flatMap(({ fromPlace, toPlace }) => [fromPlace ?? [], toPlace ?? []].flat())
  return {
    flows: flows.map(({ ids: _, ...flow }) => flow),
    total: ways.length,
    again: ways.filter(({ isAgain }) => isAgain).length,
    unresolved: known.unresolved,
    ...(shown && { persons: shown.ids.slice(0, MOST_FLOWING).map((id) => named(known, id)) }),
    knownOn,
    placeNames: await placeNamesOf(desk, [...new Set(paths)], knownOn),
  }
})

function named({ persons }: Known, id: string): { id: string; name?: string } {
  const name = persons.get(id)?.mentions.find((one) => one.name !== undefined)?.name
  return { id, ...given({ name }) }
}

interface Known {
  persons: ReadonlyMap<string, { mentions: Mention[]; sightings: Sighting[] }>
  unresolved: number
}

/** The persons as known on a day, each with what is recorded of its steps. */
async function readPersons(desk: Desk, { actor }: Call, on: string): Promise<Known> {
  const { read } = desk.ledger
  const knownAt = endOfDay(on)
  const toProvince = provinceIn(await gazetteerOf(desk, knownAt))
  const lists = (await read.rows('list', knownAt)).map(({ row }) => row)
  const stepOfList = new Map(lists.map(({ id, act }) => [id, stepOfAct(act)]))
  const mentions = await read.mentions([...stepOfList.keys()], { knownAt })
  const members = await read.personMembers({ knownAt })
  const personOf = new Map(members.map(({ row }) => [row.mention, row.person]))
  const persons = new Map<string, { mentions: Mention[]; sightings: Sighting[] }>()
  for (const { row } of mentions) {
    const person = personOf.get(row.id)
    if (person === undefined) continue
    const own = persons.get(person) ?? { mentions: [], sightings: [] }
    persons.set(person, own)
    own.mentions.push(row)
    own.sightings.push(...sightingsOf(row, stepOfList.get(row.list), toProvince))
  }
  const links = await seenInvolvements(desk, actor, { knownAt })
  const victims = links.filter(({ row }) => row.role === 'victim').map(({ row }) => row)
  const ids = [...new Set(victims.map(({ event }) => event))]
  const found = ids.length === 0 ? [] : await read.eventsById(ids, knownAt)
  const events = new Map(found.map(({ row }) => [row.id, row]))
  for (const { mention, event: id, certainty } of victims) {
    const [event, own] = [events.get(id), persons.get(personOf.get(mention) ?? '')]
    const step = stepOfAct(event?.act)
    if (!event || !own || !step) continue
    const { place, period: time, act } = event
    const isCertain = certainty === 'certain'
    const at = given({ place: place && toProvince(place), time })
    own.sightings.push({ step, ...at, isCertain, isOnlyAfter: isOnlyAfter(act) })
  }
  const resolved = mentions.filter(({ row }) => personOf.has(row.id)).length
  return { persons, unresolved: mentions.length - resolved }
}

/** What a row of a list says: the home, and where the act befell somebody of which the list is. */
function sightingsOf(
  { home, place, time }: Mention,
  step: FlowStep | undefined,
  toProvince: (path: string) => string,
): Sighting[] {
  const isCertain = true
  return [
    ...(home === undefined ? [] : [{ step: 'home' as const, place: toProvince(home), isCertain }]),
    ...(step === undefined || (place === undefined && time === undefined)
      ? []
      : [{ step, isCertain, ...given({ place: place && toProvince(place), time }) }]),
  ]
}

/** The flows from one step to the next, every person in one of them. */
function flowsFrom(step: FlowStep, at: number, ways: readonly { id: string; ends: WayEnd[] }[]) {
  const flows = new Map<string, Flow>()
  for (const { id: person, ends } of ways) {
    const [from, to] = ends.slice(at, at + 2) as [WayEnd, WayEnd]
    const id = [step, from.place ?? from.end, to.place ?? to.end].join(' ')
    const places = given({ fromPlace: from.place, toPlace: to.place })
    const begun = {
      id,
      step,
      from: from.end,
      to: to.end,
      ...places,
      persons: 0,
      unsure: 0,
      ids: [],
    }
    const flow: Flow = flows.get(id) ?? begun
    flows.set(id, flow)
    flow.ids.push(person)
    flow.persons += 1
    if (from.isUnsure || to.isUnsure) flow.unsure += 1
  }
  return [...flows.values()].sort((a, b) => b.persons - a.persons || byCodePoint(a.id, b.id))
}

/**
 * The same with the small ones as one, last. It takes in further ones until it is of two and not
 * small itself, so that what is left of the total does not tell a small one.
 */
function together(flows: readonly Flow[], step: FlowStep, least: number): Flow[] {
  let from = flows.findIndex(({ persons }) => persons < least)
  if (from < 0) return [...flows]
  const isHidden = (some: readonly Flow[]) => some.length > 1 && sum(some, 'persons') >= least
  while (from > 0 && !isHidden(flows.slice(from))) from -= 1
  const small = flows.slice(from)
  const other: Flow = {
    ...{ id: `${step} other`, step, merged: small.length },
    ...{ persons: sum(small, 'persons'), unsure: sum(small, 'unsure') },
    ids: small.flatMap(({ ids }) => ids).sort(byCodePoint),
  }
  return [...flows.slice(0, from), other]
}

function sum(flows: readonly Flow[], field: 'persons' | 'unsure'): number {
  return flows.reduce((all, one) => all + one[field], 0)
}
