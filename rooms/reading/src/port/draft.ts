// A proposal while it is being read: the words that carry it, and the fields filled so far. The
// readers fill one field each, in the order of reading.md 1, and see all earlier drafts whole.
import type {
  Act,
  ClaimKind,
  ClaimPlace,
  ClaimTime,
  Comparison,
  Factuality,
  Habitual,
  Measure,
  Modality,
  Polarity,
  Quantity,
  Restriction,
} from '@tumen/claim'
import type { Lexicon } from '../text/lexicon.ts'
import type { PlaceIndex } from '../text/place-index.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import type { Range } from '../text/source-text.ts'
import type { Filled, Reference, SpeakerLink } from './proposal.ts'

/** A quantity without what other readers fill. */
export type CountQuantity = Omit<Quantity, 'span' | 'measure' | 'per'>

/** What the words sound like: how sure, and whether it is denied. */
export interface Voice {
  modality: Modality
  cue?: string
  polarity: Polarity
  habitual?: Habitual
  condition?: string
}

/** The measure of a number, with the period of a rate. */
export type MeasureReading = { measure: Measure; per?: Quantity['per'] }

/** One proposal in the making. */
export interface Draft {
  kind: ClaimKind
  /** Number with its hedge ("at least 39", "All 30"), or the words that carry a statement. */
  range: Range
  /** Index into `PreparedText.sentences`. */
  sentence: number
  /** The clause that holds the words; the whole sentence where nothing divides it. */
  clause: Range
  /** For a claim without a number: its kind again, with the rule that found it. */
  detection?: Filled<ClaimKind> | undefined
  /** The pieces of the text that say it, where they are not one range or the whole sentence. */
  quote?: Range[] | undefined
  quantity?: Filled<CountQuantity> | undefined
  /** The noun phrase of the people: "North Korean defectors", 탈북민. */
  group?: Range | undefined
  restrict?: Restriction[] | undefined
  comparison?: Comparison | undefined
  /** The earlier draft that this one refers to: an index into the list of drafts. */
  refersTo?: { draft: number; how: Reference } | undefined
  act?: Filled<Act> | undefined
  measure?: Filled<MeasureReading> | undefined
  voice?: Filled<Voice> | undefined
  /** Whether it happened; without a value where nobody can say without asking. */
  factuality?: Filled<Factuality | undefined> | undefined
  times?: Filled<ClaimTime[]> | undefined
  places?: Filled<ClaimPlace[]> | undefined
  speakers?: Filled<SpeakerLink[]> | undefined
}

/**
 * The draft with a place for every field, filled or not: V8 reads objects with the same fields in
 * the same order far faster, and nothing is asked for more often than a field of a draft.
 */
export function withAllFields(draft: Draft): Draft {
  const { kind, range, sentence, clause, detection, quote, quantity, group } = draft
  const { restrict, comparison, refersTo, act, measure, voice, factuality } = draft
  const { times, places, speakers } = draft
  return {
    kind,
    range,
    sentence,
    clause,
    detection,
    quote,
    quantity,
    group,
    restrict,
    comparison,
    refersTo,
    act,
    measure,
    voice,
    factuality,
    times,
    places,
    speakers,
  }
}

/** What a field reader may look at. */
export interface Context {
  text: PreparedText
  lexicon: Lexicon
  places: PlaceIndex
  /** All drafts in the order of the text; those before `at` are whole. */
  drafts: readonly Draft[]
  at: number
}

/** Fills one field of the draft at `context.at`; nothing when the text does not say. */
export type FieldReader<T> = (draft: Draft, context: Context) => Filled<T> | undefined
