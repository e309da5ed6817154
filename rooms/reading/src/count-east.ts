// Numbers of people in Korean and Chinese texts, in the order of the text, with what they refer
// to. Both languages read alike; words and clauses differ. Source: reading.md 2 and 6.
import { hasPhrase } from './act-east.ts'
import { triggersIn } from './act-trigger.ts'
import { type Share, type Surroundings, shareOf } from './count-east-breakdown.ts'
import { countedNoun } from './count-east-noun.ts'
import { type CountPhrase, countPhrases } from './count-east-phrase.ts'
import {
  isWholeOf,
  type ReferenceMark,
  referenceMark,
  referredDraft,
} from './count-east-reference.ts'
import type { CountQuantity, Draft } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import { phraseAt } from './phrase-index.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Question } from './proposal.ts'
import type { Range } from './source-text.ts'

/** Divides a sentence into clauses. */
export type ClauseReader = (lower: string, sentence: Range, lexicon: Lexicon) => Range[]

/** A longer sentence is no sentence; what lies behind is not read. */
const LONGEST_SENTENCE = 2000

interface Scene {
  text: PreparedText
  lexicon: Lexicon
  clauses: readonly Range[]
  sentence: number
  range: Range
  drafts: Draft[]
  phrases: readonly CountPhrase[]
  /** The whole of which the next number is a part, as it was just said: "14명 중". */
  whole?: CountQuantity
}

/** The counts of a text. */
export function readEastCounts(
  text: PreparedText,
  lexicon: Lexicon,
  clausesOf: ClauseReader,
): Draft[] {
  const drafts: Draft[] = []
  for (const [n, { start, end, position }] of text.sentences.entries()) {
    if (position === 'boilerplate' || position === 'credit') continue
    const range = { start, end: Math.min(end, start + LONGEST_SENTENCE) }
    const phrases = countPhrases(text.lower, range, lexicon)
    if (phrases.length === 0) continue
    const clauses = clausesOf(text.lower, range, lexicon)
    const scene: Scene = { text, lexicon, clauses, sentence: n, range, drafts, phrases }
    for (const at of phrases.keys()) readPhrase(scene, at)
  }
  return drafts
}

function readPhrase(scene: Scene, at: number): void {
  const { text, lexicon, range, phrases, drafts } = scene
  const phrase = phrases[at]
  if (!phrase) return
  const next = phrases[at + 1]
  if (next && isWholeOf(text.lower, phrase, next, lexicon)) {
    scene.whole = phrase.quantity
    return
  }
  const from = phrases[at - 1]?.end ?? range.start
  const to = next?.start ?? range.end
  const clause = clauseOf(scene, phrase)
  const noun = countedNoun(text.lower, phrase, { start: from, end: to }, lexicon)
  const place = { phrase, noun, clause, from, to, isPart: scene.whole !== undefined }
  const share = shareOf(text.lower, place, lexicon)
  if (share && addShare(scene, share)) return
  if (!isClaim(scene, place)) return
  drafts.push(draftOf(scene, place))
  delete scene.whole
}

function clauseOf({ clauses, range }: Scene, phrase: Range): Range {
  return clauses.find(({ start, end }) => phrase.start >= start && phrase.start < end) ?? range
}

function addShare({ drafts, sentence }: Scene, share: Share): boolean {
  const whole = drafts.findLast((draft) => sentence - draft.sentence <= 2)
  const quantity = whole?.quantity
  if (!quantity) return false
  const breakdown = [...(quantity.value.breakdown ?? []), share]
  quantity.value = { ...quantity.value, breakdown }
  return true
}

// What is counted must be people to whom something happens: a number of those who tell, "a man",
// and a vague word without a verb count nobody.
function isClaim(scene: Scene, place: Surroundings): boolean {
  const { text, lexicon } = scene
  const { phrase, noun, clause, to } = place
  const own = { start: phrase.end, end: Math.min(to, clause.end) }
  const triggers = triggersIn(text.lower, own, lexicon)
  if (isOtherCount(scene, place)) return false
  if (phrase.quantity.unit !== 'persons' && triggers.length === 0) return false
  if (noun.isBystander) return triggers.some((trigger) => isSuffered(scene, trigger))
  if (phrase.quantity.value === 1) return triggers.length > 0 && !isSpeaking(scene, own)
  if (phrase.quantity.op === 'vague' || phrase.quantity.op === 'unknown_some')
    return isVagueClaim(scene, place, triggers.length > 0)
  return triggers.length > 0 || !isSpeaking(scene, own)
}

// "121 fewer", "room for 35" count nobody.
function isOtherCount({ text, lexicon }: Scene, { phrase, from }: Surroundings): boolean {
  const isKorean = lexicon.language === 'ko'
  const before = { start: Math.max(from, phrase.start - 3), end: phrase.start }
  if (!isKorean)
    return (
      hasPhrase(text.lower, before, lexicon, 'number capacity') ||
      hasPhrase(text.lower, before, lexicon, 'number difference')
    )
  const start = text.lower[phrase.end] === ' ' ? phrase.end + 1 : phrase.end
  const index = lexicon.index('number difference')
  return phraseAt(index, text.lower, { start, end: start + 4 }) !== undefined
}

// A vague word counts people only beside a noun for people, or where it stands for people named
// before; and only what happened, not what is asked for.
function isVagueClaim(scene: Scene, place: Surroundings, hasTrigger: boolean): boolean {
  const { text, lexicon, drafts, sentence } = scene
  const { phrase, noun, clause } = place
  const own = { start: phrase.end, end: clause.end }
  if (hasPhrase(text.lower, clause, lexicon, 'number demand')) return false
  if (isSpeaking(scene, own) && !hasTrigger) return false
  if (phrase.rule !== 'count.bare' || noun.range) return hasAct(scene, clause)
  const isSubject = phraseAt(lexicon.index('number subject'), text.lower, own) !== undefined
  const isNear = sentence - (drafts.at(-1)?.sentence ?? -9) <= 2
  return isSubject && isNear && hasTrigger
}

function hasAct({ text, lexicon }: Scene, clause: Range): boolean {
  return triggersIn(text.lower, clause, lexicon).length > 0
}

function isSpeaking({ text, lexicon }: Scene, own: Range): boolean {
  return hasPhrase(text.lower, own, lexicon, 'voice speaking')
}

function isSuffered({ text, lexicon }: Scene, trigger: Range): boolean {
  const isKorean = lexicon.language === 'ko'
  const beside = isKorean
    ? { start: trigger.end, end: trigger.end + 2 }
    : { start: trigger.start - 2, end: trigger.end }
  return hasPhrase(text.lower, beside, lexicon, 'act passive')
}

function draftOf(scene: Scene, place: Surroundings): Draft {
  const { text, lexicon, range, sentence } = scene
  const { phrase, noun, clause, from } = place
  const start = scene.phrases[0] === phrase ? range.start : from
  const mark = referenceMark(text.lower, phrase, start, lexicon)
  const reference = scene.whole ? { how: 'part_of' as const, start: phrase.start } : mark
  const draft: Draft = {
    kind: 'quantity',
    range: { start: reference?.start ?? phrase.start, end: phrase.end },
    sentence,
    clause,
    quantity: {
      value: phrase.quantity,
      rules: [phrase.rule],
      range: { start: phrase.start, end: phrase.end },
      questions: phrase.isDoubtful ? [doubt(scene, phrase)] : [],
    },
    ...(noun.range ? { group: noun.range } : {}),
    ...(noun.restrict ? { restrict: [noun.restrict] } : {}),
  }
  return reference ? referring(scene, draft, reference) : draft
}

function doubt({ text }: Scene, { start, end }: Range): Question {
  const candidates = [text.source.text.slice(start, end)]
  return { code: 'what-is-counted', field: 'quantity', candidates, range: { start, end } }
}

/** How many sentences back a group may have been named. */
const LONGEST_REFERENCE = 8

function referring(scene: Scene, draft: Draft, { how }: ReferenceMark): Draft {
  const { drafts, sentence, whole } = scene
  const near = drafts.findIndex((other) => sentence - other.sentence <= LONGEST_REFERENCE)
  const candidates = near < 0 ? [] : drafts.slice(near)
  const value =
    how === 'same' || how === 'all_of' ? numberOf(draft) : (whole?.value ?? numberOf(draft))
  const wholeHow = whole ? ('same' as const) : how
  const found = referredDraft(wholeHow, value, candidates)
  const referred = found === undefined ? undefined : candidates[found]
  if (found !== undefined) draft.refersTo = { draft: near + found, how }
  if (how === 'part_of' || how === 'remainder')
    return withWhole(draft, whole ?? referred?.quantity?.value)
  return referred && (how === 'same' || how === 'all_of') ? withHedge(draft, referred) : draft
}

function numberOf(draft: Draft): number | undefined {
  return draft.quantity?.value.value
}

function withWhole(draft: Draft, whole: CountQuantity | undefined): Draft {
  const quantity = draft.quantity
  if (!quantity || whole?.value === undefined) return draft
  const partOf = { value: whole.value, op: whole.op }
  return { ...draft, quantity: { ...quantity, value: { ...quantity.value, partOf } } }
}

// "The 60" takes the hedge of "about 60".
function withHedge(draft: Draft, referred: Draft): Draft {
  const [own, other] = [draft.quantity, referred.quantity?.value]
  if (!own || !other || own.value.op !== 'exactly' || other.op === 'exactly') return draft
  const value = { ...own.value, op: other.op, hedge: '(definite)' }
  return { ...draft, quantity: { ...own, value, rules: ['count.definite', ...own.rules] } }
}
