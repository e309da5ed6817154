// From names of places to places with a role. The role follows the act unless it is given.
import {
  type Act,
  type ClaimPlace,
  type GazetteerPlace,
  placeRolesOfAct,
  type Span,
  ucdpPrecOfPlace,
} from '@tumen/claim'
import type { ClaimForm, PlaceForm } from './claim-form.ts'
import { spanWithin } from './draft-quote.ts'
import { type Gazetteer, namesOf, resolvePlace } from './gazetteer.ts'

/** The text and the quotation in which places and times are looked for. */
export interface QuotedText {
  text: string
  quote: Span[]
}

/** The places of a form; refuses with `unknown-place` or `ambiguous-place`. */
export function draftPlaces(
  form: ClaimForm,
  act: Act,
  quoted: QuotedText,
  gazetteer: Gazetteer,
): ClaimPlace[] {
  const first: PlaceForm[] = []
  if (form.place !== undefined) {
    const role = form.placeRole === undefined ? {} : { role: form.placeRole }
    first.push({ place: form.place, relation: form.placeRelation, ...role })
  }
  return [...first, ...(form.places ?? [])].map((one, n) => {
    const field = n < first.length ? 'place' : `places.${n - first.length}.place`
    return draftPlace(one, act, quoted, resolvePlace(gazetteer, one.place, field))
  })
}

function draftPlace(
  form: PlaceForm,
  act: Act,
  { text, quote }: QuotedText,
  place: GazetteerPlace,
): ClaimPlace {
  const spans = namesOf(place).map((name) => spanWithin(text, quote, name))
  const span = spans.filter((one) => one !== undefined).sort(byLength)[0]
  const { level } = place
  const relation = form.relation
  return {
    role: form.role ?? placeRolesOfAct(act)[0] ?? 'locus',
    name: span?.text ?? place.names.en ?? Object.values(place.names)[0] ?? place.id,
    gazetteer: place.id,
    level,
    relation,
    stated: span !== undefined,
    ...(span === undefined ? {} : { span }),
    ucdpPrec: ucdpPrecOfPlace({ level, relation }),
  }
}

function byLength(a: Span, b: Span): number {
  return b.end - b.start - (a.end - a.start)
}
