// Places by any of their names: the table that comes with the desk, and the places that a
// workspace took in itself. A later row of the same id adds its names to the earlier ones.
import { foldCase, type GazetteerPlace, isPlaceWithin, namesOn } from '@tumen/claim'
import { EVER, type Ledger, type Stored } from '@tumen/ledger'
import type { Remembered } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { mergedPlaces, namesOf, shippedPlaces } from './table.ts'

/** Places in memory, found by id, other id, name or alias. */
export interface Gazetteer {
  readonly places: ReadonlyMap<string, GazetteerPlace>
  /** The rows of a workspace that it has beside the shipped table. */
  readonly own: readonly GazetteerPlace[]
  /** All places with this name, alias or id, in any script, whatever the case. */
  find(text: string): GazetteerPlace[]
  /** The path of a place by its id or one of its other ids, or nothing. */
  pathOf(id: string): string | undefined
  /** All names and aliases of the places that bear this name. */
  spellings(text: string): string[]
}

/** Builds a gazetteer; of two places with one id the later names come first, none is lost. */
export function createGazetteer(
  rows: Iterable<GazetteerPlace>,
  own: readonly GazetteerPlace[] = [],
): Gazetteer {
  const places = mergedPlaces([...rows, ...own])
  const byName = new Map<string, GazetteerPlace[]>()
  const byOtherId = new Map<string, string>()
  for (const place of places.values()) {
    for (const id of place.ids ?? []) byOtherId.set(id, place.id)
    for (const name of new Set([place.id, ...(place.ids ?? []), ...namesOf(place)].map(nameKey)))
      byName.set(name, [...(byName.get(name) ?? []), place])
  }
  const find = (text: string) => byName.get(nameKey(text)) ?? []
  return {
    places,
    own,
    find,
    pathOf: (id) => (places.has(id) ? id : byOtherId.get(id)),
    spellings: (text) => [...new Set(find(text).flatMap(namesOf))],
  }
}

/** The key under which a name is found: without case, accents, spaces, hyphens, apostrophes. */
export function nameKey(name: string): string {
  const plain = foldCase(name)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
  return plain.replace(/[\s\u200b'’ʼ`-]+/g, '')
}

/**
 * The one place that a person means; refuses with `unknown-place`, or with `ambiguous-place`
 * and the ids of the candidates. An id always means itself; of a name that places bore at different
 * times the one is meant that bore it on the day.
 */
export function resolvePlace(
  gazetteer: Gazetteer,
  text: string,
  field: string,
  day?: string,
): GazetteerPlace {
  const path = gazetteer.pathOf(text)
  const byId = path === undefined ? undefined : gazetteer.places.get(path)
  if (byId) return byId
  const found = outermost(borneOn(gazetteer.find(text), text, day))
  const [only, second] = found
  if (!only) throw new Refusal('unknown-place', field)
  if (!second) return only
  throw new Refusal(
    'ambiguous-place',
    field,
    found.slice(0, 20).map((place) => ({ candidate: place.id })),
  )
}

/** Of places that bear a name those that bore it on a day, if any of them says so. */
export function borneOn(
  found: GazetteerPlace[],
  text: string,
  day: string | undefined,
): GazetteerPlace[] {
  if (day === undefined || found.length < 2) return found
  const key = nameKey(text)
  const isBorne = (place: GazetteerPlace) =>
    Object.values(namesOn(place, day)).some((name) => nameKey(name) === key)
  const borne = found.filter(isBorne)
  return borne.length > 0 ? borne : found
}

/** A seat of a district often bears the district's name: then the wider place is meant. */
function outermost(found: GazetteerPlace[]): GazetteerPlace[] {
  return found.filter((a) => !found.some((b) => a !== b && isPlaceWithin(a.id, b.id)))
}

/** The own places of a workspace, undone ones too. */
export interface OwnPlaces {
  rows: Stored<GazetteerPlace>[]
  leaves: ReadonlySet<number>
}
/** Gazetteers that are kept: one is megabytes, and each undone place makes another. */
const MOST_MADE = 4

/**
 * The gazetteer of a workspace: the shipped table and the workspace's own rows, but those that
 * were undone by the instant `countedAt`; by now without it.
 */
export async function gazetteerOf(desk: Remembered, countedAt?: string): Promise<Gazetteer> {
  const { ledger } = desk
  const { rows, leaves } = await ownPlaces(desk)
  const made = desk.memory.gazetteers
  const undone = ledger.read.undone(countedAt)
  // Who may know of the same places shares them: the table and its index are megabytes.
  const key = [rows.length, ...[...leaves].filter((leaf) => !undone.has(leaf))].join()
  const known = made.get(key)
  if (known) {
    // The one that is used goes last, so that the oldest goes first when there are too many.
    made.delete(key)
    made.set(key, known)
    return known
  }
  const own = rows.filter(({ leaf }) => !undone.has(leaf)).map(({ row }) => row)
  const gazetteer = own.length === 0 ? await shippedGazetteer() : await gazetteerWith(own)
  made.set(key, gazetteer)
  const [oldest] = made.keys()
  if (made.size > MOST_MADE && oldest !== undefined) made.delete(oldest)
  return gazetteer
}

async function gazetteerWith(own: readonly GazetteerPlace[]): Promise<Gazetteer> {
  return createGazetteer(await shippedPlaces(), own)
}

let shipped: Promise<Gazetteer> | undefined

/** The shipped table alone never changes while a program runs: made once for all workspaces. */
function shippedGazetteer(): Promise<Gazetteer> {
  shipped ??= gazetteerWith([])
  return shipped
}

/** Forgets what was loaded, after places were added. */
export function forgetGazetteer({ memory }: Remembered): void {
  delete memory.places
}

function ownPlaces({ ledger, memory }: Remembered): Promise<OwnPlaces> {
  if (memory.places) return memory.places
  const found = loadPlaces(ledger)
  memory.places = found
  found.catch(() => delete memory.places)
  return found
}

async function loadPlaces(ledger: Ledger): Promise<OwnPlaces> {
  const rows = await ledger.read.rows('place', undefined, EVER)
  return { rows, leaves: new Set(rows.map(({ leaf }) => leaf)) }
}
