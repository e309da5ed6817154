// The reader: a text to proposed claims, field by field in the order of reading.md 1. Every
// proposal is unreviewed; what the text leaves open is a question.

import { readFactuality } from '../guard/factuality.ts'
import { LANGUAGE_RULES } from '../rules/language-rules.ts'
import { type Told, type ToldContext, toldIn } from '../rules/mentioned.ts'
import { readPlaces } from '../rules/place.ts'
import { type HeardContext, readSpeakers } from '../rules/speaker.ts'
import { type Heard, hear } from '../rules/speaker-heard.ts'
import { readTimes } from '../rules/time.ts'
import { prepareText } from '../text/layout.ts'
import { lexiconFor } from '../text/lexicon.ts'
import type { PlaceIndex } from '../text/place-index.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import type { SourceText } from '../text/source-text.ts'
import { type Draft, withAllFields } from './draft.ts'
import { makeProposals } from './make-proposal.ts'
import type { Proposal } from './proposal.ts'

/** What the reader needs beside the text. */
export interface Resources {
  places: PlaceIndex
}

/** The claims that a text makes, as proposals in the order of the text. Never throws. */
export function readText(source: SourceText, resources: Resources): Proposal[] {
  const reading = readTextInSteps(source, resources)
  for (;;) {
    const step = reading.next()
    if (step.done) return step.value
  }
}

/** How far the reader is: numbers and statements read, and of how many, once that is known. */
export interface ReadingStep {
  done: number
  total: number
}

const STEP = 64

/** The same, step by step: whoever reads a long text can let others work between two steps. */
export function* readTextInSteps(
  source: SourceText,
  resources: Resources,
): Generator<ReadingStep, Proposal[]> {
  const read = yield* countsInSteps(source, resources)
  const known = { done: 0, total: read.drafts.length }
  yield known
  for (const draft of read.drafts) {
    const factuality = readFactuality(draft, read)
    if (factuality) draft.factuality = factuality
  }
  yield known
  const { text, lexicon, places, drafts: counts, told, heard } = read
  // Numbers never see statements: what is read of them does not hang on how those are found.
  const statements = LANGUAGE_RULES[text.language].statements(text, lexicon, counts)
  yield known
  const drafts = inOrder(counts, statements.map(withAllFields))
  for (const [at, { detection }] of drafts.entries()) {
    if (at % STEP === 0) yield { done: at, total: drafts.length }
    if (detection) fill({ text, lexicon, places, drafts, at, told, heard })
  }
  return makeProposals(text, drafts)
}

/** What all readers of fields may look at. */
type ReadContext = ToldContext & HeardContext & { told: Told; heard: Heard }

function* countsInSteps(
  source: SourceText,
  { places }: Resources,
): Generator<ReadingStep, Omit<ReadContext, 'at'>> {
  const text = prepareText(source)
  yield { done: 0, total: 0 }
  const lexicon = lexiconFor(text.language)
  const told = toldIn(text, lexicon, places)
  const heard = hear(text, lexicon)
  const drafts = LANGUAGE_RULES[text.language].counts(text, lexicon).map(withAllFields)
  for (const at of drafts.keys()) {
    if (at % STEP === 0) yield { done: at, total: drafts.length }
    fill({ text, lexicon, places, drafts, at, told, heard })
  }
  return { text, lexicon, places, drafts, told, heard }
}

/** Both lists as one in the order of the text; what they refer to is renumbered. */
function inOrder(counts: readonly Draft[], statements: readonly Draft[]): Draft[] {
  const lists = [counts, statements]
  const all = lists.flatMap((list) => list.map((draft, n) => ({ draft, n, list })))
  all.sort((a, b) => a.draft.range.start - b.draft.range.start)
  const placeOf = new Map(all.map(({ draft }, n) => [draft, n]))
  for (const { draft, list } of all) {
    const to = draft.refersTo && list[draft.refersTo.draft]
    if (to && draft.refersTo) draft.refersTo = { ...draft.refersTo, draft: placeOf.get(to) ?? 0 }
  }
  return all.map(({ draft }) => draft)
}

function fill(context: ReadContext): void {
  const draft = context.drafts[context.at]
  if (!draft) return
  const rules = LANGUAGE_RULES[context.text.language]
  const act = draft.act ?? rules.act(draft, context)
  if (act) draft.act = act
  const measure = draft.quantity && rules.measure(draft, context)
  if (measure) draft.measure = measure
  draft.speakers = readSpeakers(draft, context)
  const voice = draft.voice ?? rules.voice(draft, context)
  if (voice) draft.voice = voice
  draft.times = readTimes(draft, context)
  draft.places = readPlaces(draft, context)
}

export type { PreparedText }
