// The shape of a claim: every field of claim.ts once, with its controlled words.
// Source: claims.md section 3.
import {
  count,
  day,
  decimal,
  type Fields,
  flag,
  id,
  list,
  offset,
  record,
  text,
  whole,
  word,
  words,
} from '../shape/shape.ts'
import * as v from '../vocabulary/vocabulary.ts'

const ACT = word([...v.ACTS, ...v.UMBRELLA_ACTS])

export const SPAN_SHAPE = record({ start: offset, end: offset, text: words })
export const DAY_INTERVAL_SHAPE = record({ earliest: day, latest: day })
export const ACT_SHAPE = ACT

const RESTRICTION = record({ by: word(v.RESTRICTION_DIMENSIONS), label: text })

const PROPOSITION = record(
  { act: ACT, polarity: word(v.POLARITIES), text },
  {
    actor: list(record({ label: text }, { id })),
    affected: record({ label: text }, { population: text, restrict: list(RESTRICTION) }),
    habitual: word(v.HABITUALS),
  },
)

const BREAKDOWN = record({
  by: word(v.RESTRICTION_DIMENSIONS),
  label: text,
  op: word(v.OPERATORS),
  value: count,
})

export const QUANTITY_SHAPE = record(
  { op: word(v.OPERATORS), unit: word(v.UNITS), measure: word(v.MEASURES), span: SPAN_SHAPE },
  {
    value: count,
    low: count,
    high: count,
    vague: word(v.VAGUE_WORDS),
    per: record({ n: count, unit: word(v.RATE_UNITS) }),
    partOf: record({}, { value: count, op: word(v.OPERATORS), claim: id }),
    breakdown: list(BREAKDOWN),
    hedge: text,
    derivation: record({ from: list(id, 1), rule: word(v.DERIVATION_RULES) }, { assumption: text }),
  },
)

const PLACE_SHAPE = record(
  {
    role: word(v.PLACE_ROLES),
    name: text,
    level: word(v.PLACE_LEVELS),
    relation: word(v.PLACE_RELATIONS),
    stated: flag,
    ucdpPrec: count,
  },
  { gazetteer: id, span: SPAN_SHAPE, inheritedFrom: id },
)

const TIME_SHAPE = record(
  {
    role: word(v.TIME_ROLES),
    earliest: day,
    latest: day,
    anchor: word(v.ANCHORS),
    stated: flag,
    ucdpPrec: count,
  },
  { expression: text, span: SPAN_SHAPE },
)

const LINK = record(
  {
    agent: id,
    label: text,
    role: word(v.LINK_ROLES),
    relation: word(v.LINK_RELATIONS),
    mode: word(v.MODES),
    anonymity: word(v.ANONYMITIES),
  },
  { verb: text, anonymityReason: text, span: SPAN_SHAPE, date: DAY_INTERVAL_SHAPE },
)

const COMPARISON = record(
  { left: text, operator: word(v.COMPARISON_OPERATORS), right: text },
  { rightClaim: id, difference: whole, ratio: decimal },
)

const EXTRACTION = record(
  { method: word(v.EXTRACTION_METHODS), reviewed: flag },
  { confidence: decimal, by: id },
)

const REQUIRED: Fields = {
  id,
  doc: id,
  kind: word(v.CLAIM_KINDS),
  position: word(v.POSITIONS),
  // An empty list of quotes or links has a finding of its own, so the shape allows it.
  quote: list(SPAN_SHAPE),
  proposition: PROPOSITION,
  places: list(PLACE_SHAPE),
  times: list(TIME_SHAPE),
  chain: list(LINK),
  origin: id,
  modality: word(v.MODALITIES),
  basis: word(v.BASES),
  asserted: DAY_INTERVAL_SHAPE,
  published: day,
  sensitivity: word(v.SENSITIVITIES),
  extraction: EXTRACTION,
}

const OPTIONAL: Fields = {
  quantity: QUANTITY_SHAPE,
  modalityCue: text,
  condition: record({ text }, { claim: id }),
  comparison: COMPARISON,
  problems: list(text),
  listed: list(id),
  overlapsUnknown: flag,
}

export const CLAIM_SHAPE = record(REQUIRED, OPTIONAL)

/** A claim as files carry it, with its relations and its status beside its own fields. */
export const CLAIM_IMPORT_SHAPE = record(REQUIRED, {
  ...OPTIONAL,
  relations: list(record({ type: word(v.CLAIM_RELATIONS), to: id }, { note: text })),
  status: word(v.CLAIM_STATUSES),
})
