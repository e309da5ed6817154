// The names of a gazetteer, ready to be found in a text. The table comes in as an argument: this
// room knows no place by name.
import { type GazetteerPlace, placeAncestors } from '@tumen/claim'
import { lexiconFor } from './lexicon.ts'
import { addMark, createMarkSet, hasMark, type MarkSet } from './mark-set.ts'
import { isWordUnit, unitAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'

/** A name of the gazetteer found in a text, with all places that bear it. */
export interface NameMatch extends Range {
  places: readonly GazetteerPlace[]
}

/** The names of a gazetteer. */
export interface PlaceIndex {
  /** The longest name that begins at `start`, in the folded text, or nothing. */
  nameAt(folded: string, range: Range): NameMatch | undefined
  /** The country in which a place lies, or nothing where the table has none. */
  countryOf(place: GazetteerPlace): GazetteerPlace | undefined
}

interface Names {
  byStart: ReadonlyMap<number, readonly Name[]>
  /** Marks of how names begin: most places of a text are left at once. */
  starts: MarkSet
}

/** Names share a mark where these bits of their keys are the same. */
const START_BITS = 0xffff

interface Name {
  text: string
  places: GazetteerPlace[]
}

/** Makes the index of a gazetteer's names and aliases; made when it is first asked. */
export function createPlaceIndex(places: Iterable<GazetteerPlace>): PlaceIndex {
  let made: { names: Names; byId: Map<string, GazetteerPlace> } | undefined
  const index = () => {
    made ??= indexOf(places)
    return made
  }
  return {
    nameAt: (folded, range) => nameAt(index().names, folded, range),
    countryOf: (place) => {
      const [country = place.id] = placeAncestors(place.id)
      return index().byId.get(country)
    },
  }
}

function indexOf(places: Iterable<GazetteerPlace>) {
  const byId = new Map<string, GazetteerPlace>()
  const byName = new Map<string, Name>()
  for (const place of places) {
    byId.set(place.id, place)
    for (const text of writtenForms(place)) {
      const name = byName.get(text) ?? { text, places: [] }
      name.places.push(place)
      byName.set(text, name)
    }
  }
  const byStart = new Map<number, Name[]>()
  const starts = createMarkSet(START_BITS + 1)
  for (const name of byName.values()) {
    const key = keyAt(name.text, 0, name.text.length)
    addMark(starts, key & START_BITS)
    byStart.set(key, [...(byStart.get(key) ?? []), name])
  }
  for (const names of byStart.values()) names.sort((a, b) => b.text.length - a.text.length)
  return { names: { byStart, starts }, byId }
}

/** Names shorter than this in capitals are abbreviations, and have one form only. */
const SHORTEST_IN_CAPITALS = 4

const HAN = /\p{Script=Han}/u

function writtenForms({ names, aliases = [] }: GazetteerPlace): Set<string> {
  const all = [...Object.values(names), ...aliases].filter((name) => name.length > 1)
  const forms = new Set(all)
  // Texts are searched in simplified signs.
  const { simplified } = lexiconFor('zh')
  for (const name of all) if (HAN.test(name)) forms.add(simplified(name))
  for (const name of all) if (name.length >= SHORTEST_IN_CAPITALS) forms.add(name.toUpperCase())
  return forms
}

// The first units, three at the most, as one small number; those few that share it are told apart
// by the name.
function keyAt(text: string, at: number, units: number): number {
  const two = unitAt(text, at) * 31 + unitAt(text, at + 1)
  return two * 31 + (units < LONGEST_KEY ? 0 : unitAt(text, at + 2))
}

const LONGEST_KEY = 3

// Longer names first: those of two units have a key of their own.
function nameAt(names: Names, folded: string, range: Range): NameMatch | undefined {
  return (
    nameBy(names, keyAt(folded, range.start, LONGEST_KEY), folded, range) ??
    nameBy(names, keyAt(folded, range.start, 2), folded, range)
  )
}

function nameBy(
  { byStart, starts }: Names,
  key: number,
  folded: string,
  { start, end }: Range,
): NameMatch | undefined {
  if (!hasMark(starts, key & START_BITS)) return undefined
  for (const { text, places } of byStart.get(key) ?? []) {
    const to = start + text.length
    if (to > end || !folded.startsWith(text, start)) continue
    if (isLatin(text) && !isWhole(folded, start, to)) continue
    return { start, end: to, places }
  }
  return undefined
}

/** Below this code unit letters are written with spaces between words. */
const FIRST_OF_EAST = 0x1100

function isLatin(text: string): boolean {
  return text.charCodeAt(0) < FIRST_OF_EAST
}

function isWhole(folded: string, start: number, end: number): boolean {
  return !isWordUnit(unitAt(folded, start - 1)) && !isWordUnit(unitAt(folded, end))
}
