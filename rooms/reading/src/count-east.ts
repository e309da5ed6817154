// Numbers of people in Korean and Chinese texts, in the order of the text, with what they refer
// to. Both languages read alike; words and clauses differ. Source: reading.md 2 and 6.

import { hasPhrase } from './act-east.ts'
import { isLeftOut } from './act-left-out.ts'
import { type Trigger, triggersIn } from './act-trigger.ts'
import { type Share, type Surroundings, shareOf } from './count-east-breakdown.ts'
import { isClaim } from './count-east-claim.ts'
import {
  isBracketed,
  isComposition,
  isEnumerated,
  isSumOfTold,
  isWholeAgain,
} from './count-east-composition.ts'
import { countedNoun } from './count-east-noun.ts'
import { type CountPhrase, countPhrases } from './count-east-phrase.ts'
import {
  isWholeOf,
  type ReferenceMark,
  referenceMark,
  referredDraft,
} from './count-east-reference.ts'
import { isIdleZh, isOnlyWhole } from './count-zh-idle.ts'
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
/** How far behind a number the word for "including" may stand. */
const NEAR = 8

interface Scene {
  text: PreparedText
  lexicon: Lexicon
  clauses: readonly Range[]
  sentence: number
  range: Range
  drafts: Draft[]
  phrases: readonly CountPhrase[]
  /** The number before only said of whom those counted consist. */
  isComposed?: boolean
  /** Shares of a whole that was not named yet. */
  ahead: Share[]
  /** The whole of which the next number is a part, as it was just said: "14명 중". */
  whole?: CountQuantity
  /** That whole as a claim: in Korean none where what follows counts a part of it. */
  told?: Draft
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
    const found = { clauses, sentence: n, range, phrases }
    const scene: Scene = { text, lexicon, drafts, ...found, ahead: [] }
    for (const at of phrases.keys()) readPhrase(scene, at)
  }
  return drafts
}

function readPhrase(scene: Scene, at: number): void {
  const { text, lexicon, range, sentence, phrases, drafts } = scene
  const phrase = phrases[at]
  if (!phrase) return
  const next = phrases[at + 1]
  const from = phrases[at - 1]?.end ?? range.start
  const to = next?.start ?? range.end
  const clause = clauseOf(scene, phrase)
  const noun = countedNoun(text.lower, phrase, { start: from, end: to }, lexicon)
  const place = { phrase, noun, clause, from, to, isPart: scene.whole !== undefined }
  if (next && isWholeOf(text.lower, phrase, next, lexicon)) {
    if (isNewWhole(scene, place)) scene.told = draftOf(scene, place)
    if (lexicon.language === 'zh') pushWhole(scene)
    scene.whole = phrase.quantity
    return
  }
  if (isWholeAlone(scene, phrase)) return
  const share = shareOf(text.lower, place, lexicon)
  if (share) pushWhole(scene)
  delete scene.told
  const isShare = share !== undefined && (addShare(scene, share) || isAhead(scene, share, place))
  const isGoingOn = scene.isComposed === true
  scene.isComposed =
    isShare ||
    isComposition({ lower: text.lower, lexicon, isGoingOn }, place) ||
    isBracketed({ lower: text.lower, lexicon }, range, phrases, at) ||
    isSumOfTold(text.lower, phrases, at, valuesNear(scene)) ||
    isWholeAgain({ lower: text.lower, lexicon }, place, valuesNear(scene))
  if (isEnumerated({ lower: text.lower, lexicon }, phrases, at)) return
  if (scene.isComposed) return
  if (isIdleZh({ lower: text.lower, lexicon, values: valuesTold(scene) }, place)) return
  if (!isClaim({ lower: text.lower, lexicon, sentence, range, drafts }, place)) return
  drafts.push(draftOf(scene, place))
  for (const one of scene.ahead.splice(0)) addShare(scene, one)
  delete scene.whole
}

// "입국한 67명 중 남성은 44명": a whole of which no other part is told is counted itself.
function pushWhole(scene: Scene): void {
  if (scene.told) scene.drafts.push(scene.told)
  delete scene.told
}

/** Numbers back with which a run of parts may agree. */
const LAST_TOLD = 3

const valuesNear = ({ drafts }: Scene) =>
  drafts.slice(-LAST_TOLD).map(({ quantity }) => quantity?.value.value)

const valuesTold = ({ drafts }: Scene) =>
  drafts.slice(-FAR_TOLD).map(({ quantity }) => quantity?.value.value)

/** Numbers back to which a number with 这 points. */
const FAR_TOLD = 8

// "납치된 30명 중 처음 돌아온 사례": only the part is told of.
function isWholeAlone({ text, lexicon }: Scene, { end }: CountPhrase): boolean {
  if (lexicon.language !== 'ko') return false
  const start = text.lower[end] === ' ' ? end + 1 : end
  const among = phraseAt(lexicon.index('number among'), text.lower, { start, end: start + 4 })
  return among !== undefined && /[ ,]/.test(text.lower.charAt(among.end))
}

// "어린이 7명을 포함해 민간인 23명": the whole is still to come.
function isAhead(scene: Scene, share: Share, { phrase, clause, to }: Surroundings): boolean {
  const { text, lexicon, range } = scene
  const after = { start: phrase.end, end: Math.min(to, phrase.end + NEAR) }
  if (to >= Math.min(clause.end, range.end)) return false
  if (!hasPhrase(text.lower, after, lexicon, 'number including')) return false
  scene.ahead.push(share)
  return true
}

// 拘捕四十五人,当中二十三人被控: the whole is told when something befell it and it is new.
function isNewWhole({ text, lexicon, drafts }: Scene, place: Surroundings): boolean {
  const { phrase, clause, from } = place
  const before = { start: Math.max(from, clause.start), end: phrase.start }
  const acts = triggersIn(text.lower, before, lexicon)
  const isTold = ({ act, isWeak, end }: Trigger) =>
    act !== 'other' && !isWeak && text.lower[end] !== '的'
  if (!acts.some(isTold) || isOnlyWhole(text.lower, phrase)) return false
  return !drafts.some(({ quantity }) => quantity?.value.value === phrase.quantity.value)
}

function clauseOf({ clauses, range }: Scene, phrase: Range): Range {
  return clauses.find(({ start, end }) => phrase.start >= start && phrase.start < end) ?? range
}

function addShare({ drafts, sentence }: Scene, share: Share): boolean {
  const last = drafts.at(-1)
  const whole = last && sentence - last.sentence <= 2 ? last : undefined
  const quantity = whole?.quantity
  if (!quantity) return false
  const breakdown = [...(quantity.value.breakdown ?? []), share]
  quantity.value = { ...quantity.value, breakdown }
  return true
}

function draftOf(scene: Scene, place: Surroundings): Draft {
  const { text, lexicon, range, sentence } = scene
  const { phrase, noun, clause, from } = place
  const start = scene.phrases[0] === phrase ? range.start : from
  const mark = referenceMark(text.lower, phrase, start, lexicon)
  const part = scene.whole && { how: 'part_of' as const, start: phrase.start }
  const rest = restOfSum(scene, phrase)
  const reference = part ?? mark ?? rest ?? sameNumber(scene, place) ?? partOfNamed(place)
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
    group: noun.range,
    restrict: noun.restrict && [noun.restrict],
  }
  return reference ? referring(scene, draft, reference) : draft
}

// "23명이 체포됐고 도주한 4명을 제외한 19명이": the rest of a number that both add up to.
function restOfSum(scene: Scene, phrase: CountPhrase): ReferenceMark | undefined {
  const { text, lexicon, phrases } = scene
  const at = phrases.indexOf(phrase)
  const [before, next] = [phrases[at - 1], phrases[at + 1]]
  if (lexicon.language !== 'ko') return undefined
  const isPair = (out: CountPhrase | undefined, rest: CountPhrase | undefined) => {
    const sum = (out?.quantity.value ?? Number.NaN) + (rest?.quantity.value ?? Number.NaN)
    return out && isLeftOut(text.lower, out) && valuesNear(scene).includes(sum)
  }
  if (isPair(before, phrase)) return { how: 'remainder', start: phrase.start }
  return isPair(phrase, next) ? { how: 'part_of', start: phrase.start } : undefined
}

// "일부는 풀려났다", 大部分被遣返: of the people named last.
function partOfNamed({ phrase, noun }: Surroundings): ReferenceMark | undefined {
  const { op, vague } = phrase.quantity
  if (phrase.rule !== 'count.bare' || noun.range) return undefined
  if (op !== 'unknown_some' && (op !== 'vague' || vague === 'majority')) return undefined
  return { how: vague === 'all' ? 'all_of' : 'part_of', start: phrase.start }
}

/** How many sentences back a number without a noun repeats a group. */
const LONGEST_REPETITION = 2

/** "7명의 어부들은", "이들 어부 7명은": a topic has been told of. */
const TOPIC = /^(?:의 [가-힣]{1,6}(?: [가-힣]{1,6})?)?[은는] /u
const THESE = /(?:이들|그들) (?:[가-힣]{1,6} ){1,2}$/u
const LONGEST_TOPIC = 18
/** Fewer are often others. */
const LEAST_TOPIC = 3

function isToldOf({ text, lexicon }: Scene, { start, end, quantity }: CountPhrase): boolean {
  if (lexicon.language !== 'ko' || (quantity.value ?? 0) < LEAST_TOPIC) return false
  const before = text.lower.slice(Math.max(0, start - LONGEST_TOPIC), start)
  return TOPIC.test(text.lower.slice(end, end + LONGEST_TOPIC)) || THESE.test(before)
}

// "적어도 20명 … 20명은": the number alone, without a noun, names the group again.
function sameNumber(scene: Scene, { phrase, noun }: Surroundings): ReferenceMark | undefined {
  const { op, value = 0 } = phrase.quantity
  if (op !== 'exactly' || value < 2 || (noun.range && !isToldOf(scene, phrase))) return undefined
  const { drafts } = scene
  for (let n = drafts.length - 1; n >= 0; n--) {
    const { quantity, sentence = 0 } = drafts[n] ?? {}
    if (scene.sentence - sentence > LONGEST_REPETITION) break
    if (quantity?.value.value === value) return { how: 'same', start: phrase.start }
  }
  return undefined
}

function doubt({ text }: Scene, { start, end }: Range): Question {
  const candidates = [text.source.text.slice(start, end)]
  return { code: 'what-is-counted', field: 'quantity', candidates, range: { start, end } }
}

/** How many sentences back a group may have been named. */
const LONGEST_REFERENCE = 8

function referring(scene: Scene, draft: Draft, { how }: ReferenceMark): Draft {
  const { drafts, sentence, whole } = scene
  // From the end: the drafts of a long text are many, the near ones few.
  let near = drafts.length
  while (near > 0 && sentence - (drafts[near - 1]?.sentence ?? 0) <= LONGEST_REFERENCE) near--
  const candidates = drafts.slice(near)
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
