// From names of places to places with a role. The role follows the act unless it is given.
import {
  type Act,
  type ClaimPlace,
  type GazetteerPlace,
  given,
  placeRolesOfAct,
  type Span,
  ucdpPrecOfPlace,
} from '@tumen/claim'
import type { ClaimForm, PlaceForm } from '../claim/form.ts'
import { type Gazetteer, nameKey, resolvePlace } from '../place/gazetteer.ts'
import { namesOf } from '../place/table.ts'
import type { Refusal } from '../refusal.ts'
import { attempt } from './attempt.ts'
import { spanWithin } from './quote.ts'

/** The text and the quotation in which places and times are looked for. */
export interface QuotedText {
  text: string
  quote: Span[]
}

/** A place of a form with the path of its field: `place` or `places.0.place`. */
export interface PlaceEntry {
  field: string
  form: PlaceForm
}

/** Every place that a form names, in its order. */
export function placeEntries(form: ClaimForm): PlaceEntry[] {
  const more = (form.places ?? []).map((one, n) => ({ field: `places.${n}.place`, form: one }))
  const how = given({ role: form.placeRole, asWritten: form.placeAsWritten })
  const relation = form.placeRelation ?? 'in'
  const first = namesIn(form.place ?? '').map((place) => {
    return { field: 'place', form: { place, relation, ...how } }
  })
  return [...first, ...more]
}

/** Places that one field names, as "Hunchun; Tumen": no name of a place has a semicolon. */
function namesIn(field: string): string[] {
  const names = field.split(/[;；]/u).map((name) => name.trim())
  return names.filter((name) => name !== '')
}

/** What places are drafted from, beside their names. */
export interface PlaceSource {
  /** When it happened: of names that several places bore it says which one is meant. */
  day?: string
  act: Act | undefined
  quoted: QuotedText
  gazetteer: Gazetteer
}

/** The places of a form; problems `unknown-place` or `ambiguous-place` by field. */
export function draftPlaces(
  form: ClaimForm,
  source: PlaceSource,
  problems: Refusal[],
): ClaimPlace[] {
  return placeEntries(form).flatMap((entry) => {
    const { gazetteer, day } = source
    const { place, asWritten, ...how } = entry.form
    if (asWritten && gazetteer.find(place).length === 0 && gazetteer.pathOf(place) === undefined)
      return [writtenPlace(how, source, place)]
    const found = attempt(problems, () => resolvePlace(gazetteer, place, entry.field, day))
    return found ? [draftPlace(how, source, { place: found, typed: place })] : []
  })
}

type HowPlaced = Omit<PlaceForm, 'place' | 'asWritten'>

/** A name that no known place has: it could be anywhere, and how large it is nobody knows. */
function writtenPlace(
  { role, relation }: HowPlaced,
  { act, quoted: { text, quote } }: PlaceSource,
  name: string,
): ClaimPlace {
  const span = spanWithin(text, quote, name)
  const level = 'unknown'
  return {
    role: role ?? usualRole(act),
    name: span?.text ?? name.trim(),
    level,
    relation,
    stated: span !== undefined,
    ...given({ span }),
    ucdpPrec: ucdpPrecOfPlace({ level, relation }),
  }
}

function usualRole(act: Act | undefined): ClaimPlace['role'] {
  return (act && placeRolesOfAct(act)[0]) ?? 'locus'
}

function draftPlace(
  form: HowPlaced,
  { act, quoted: { text, quote } }: PlaceSource,
  { place, typed }: { place: GazetteerPlace; typed: string },
): ClaimPlace {
  const spans = namesOf(place).map((name) => spanWithin(text, quote, name))
  const span = spans.filter((one) => one !== undefined).sort(byLength)[0]
  const { level } = place
  const relation = form.relation
  return {
    role: form.role ?? usualRole(act),
    name:
      span?.text ??
      nameAsTyped(place, typed) ??
      place.names.en ??
      Object.values(place.names)[0] ??
      place.id,
    gazetteer: place.id,
    level,
    relation,
    stated: span !== undefined,
    ...given({ span }),
    ucdpPrec: ucdpPrecOfPlace({ level, relation }),
  }
}

/** A name in whichever language it was typed; an id is no name. */
function nameAsTyped(place: GazetteerPlace, typed: string): string | undefined {
  return namesOf(place).find((name) => nameKey(name) === nameKey(typed))
}

function byLength(a: Span, b: Span): number {
  return b.end - b.start - (a.end - a.start)
}
