// The filters of the list of claims. Its address holds states, acts and ids and nothing that
// somebody typed: a name can be that of a source, and addresses stay in a browser's history. So
// a typed name is posted, and turned into an id before the list is shown.

import { ACTS, isPlaceWithin, UMBRELLA_ACTS } from '@tumen/claim'
import { MOST_ID } from '@tumen/contract'
import { nameIn, speakerLabel, speakerSort } from '@tumen/view'
import type { Ask } from '../../door/ask.ts'

const FILTER_FIELDS = ['state', 'act', 'place', 'origin', 'agent', 'document'] as const
type FilterField = (typeof FILTER_FIELDS)[number]

/** The fields in which somebody types a name. */
export type NameField = 'place' | 'origin' | 'agent'

/** What the list is about; without fields, everything. */
export type Filter = Partial<Record<FilterField, string>>

/** Something that a typed name may mean. */
export interface Offer {
  id: string
  label: string
  /** Language of the label, when it is not the reader's. */
  lang?: string | undefined
  /** What else tells it from others, in the reader's language. */
  about: string
}

/** What became of the typed names. */
export interface ReadFilter {
  filter: Filter
  /** Labels of the place and the speakers that were found. */
  named: Partial<Record<NameField, Offer>>
  /** Fields whose name means nothing, or several. */
  trouble: Partial<Record<NameField, NameTrouble>>
}

/** Why a name could not be turned into an id. */
export interface NameTrouble {
  /** What it may mean; nothing when it is unknown. */
  offers: Offer[]
  /** True when there are more than are offered. */
  more: boolean
}

const MOST_OFFERS = 20

/** The fields as they were sent; states and acts that do not exist are left out. */
export function filterFrom(textOf: (field: FilterField) => string, states: string[]): Filter {
  const filter: Filter = {}
  for (const field of FILTER_FIELDS) {
    const value = textOf(field).trim().slice(0, MOST_ID)
    const isKnown =
      field === 'state' ? states.includes(value) : field !== 'act' || ALL_ACTS.has(value)
    if (value !== '' && isKnown) filter[field] = value
  }
  return filter
}

const ALL_ACTS: ReadonlySet<string> = new Set([...ACTS, ...UMBRELLA_ACTS])

/** The address of the list with these filters; `more` adds where the page begins. */
export function listAddress(filter: Filter, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...filter, ...more }).toString()
  return query === '' ? '/claims' : `/claims?${query}`
}

/** Turns names of places and speakers into ids; what is not certain is offered. */
export async function readFilter(ask: Ask, typed: Filter): Promise<ReadFilter> {
  const read: ReadFilter = { filter: { ...typed }, named: {}, trouble: {} }
  for (const [field, find] of [
    ['place', findPlaces],
    ['origin', findSpeakers],
    ['agent', findSpeakers],
  ] as const) {
    const text = typed[field]
    if (text === undefined) continue
    const { offers, more } = await find(ask, text)
    const [only, second] = offers
    if (only === undefined || second !== undefined) read.trouble[field] = { offers, more }
    else {
      read.named[field] = only
      read.filter[field] = only.id
    }
  }
  return read
}

/** The places of a name; of a place and one of the same name inside it the wider is meant. */
async function findPlaces({ call, language }: Ask, name: string): Promise<NameTrouble> {
  const { places } = await call('place.find', { name })
  const outer = places.filter(
    (place) => !places.some((other) => other !== place && isPlaceWithin(place.id, other.id)),
  )
  const offers = outer.slice(0, MOST_OFFERS).map(({ id, names, path }) => ({
    id,
    label: nameIn(language, names) ?? id,
    about: `(${path.join(' › ')})`,
  }))
  return { offers, more: outer.length > offers.length }
}

/** The speaker of an id, or those of a name. */
async function findSpeakers(ask: Ask, text: string): Promise<NameTrouble> {
  const { call, language } = ask
  const byId = await call('agent.list', { ids: [text] })
  const isId = byId.agents.length > 0
  const found = isId
    ? byId
    : await call('agent.list', { name: text, limit: MOST_OFFERS, order: 'newest' })
  const offers = found.agents.map((agent) => {
    const { text: label, lang } = speakerLabel(language, agent)
    return { id: agent.id, label, lang, about: `(${speakerSort(language, agent)})` }
  })
  return { offers, more: !isId && found.next !== undefined }
}
