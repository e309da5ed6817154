// Whether a number in a Korean or Chinese sentence counts people to whom something happened: not
// those who tell, meet or are asked about, and not a vague word that stands for things.
import { hasPhrase } from './act-east.ts'
import { standingKo } from './act-ko-standing.ts'
import { type Trigger, triggersIn } from './act-trigger.ts'
import type { Surroundings } from './count-east-breakdown.ts'
import type { Draft } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'

/** A number in its sentence, and the drafts before it. */
export interface CountScene {
  lower: string
  lexicon: Lexicon
  sentence: number
  drafts: readonly Draft[]
}

/** Looked at beside a number for what it is not. */
const NEAR = 8

/** Whether the number is a claim about people. */
export function isClaim(scene: CountScene, place: Surroundings): boolean {
  const { lower, lexicon } = scene
  const { phrase, noun, clause, to } = place
  const own = { start: phrase.end, end: Math.min(to, clause.end) }
  const triggers = triggersIn(lower, own, lexicon)
  if (isOtherCount(scene, place) || isAsked(scene, place)) return false
  if (isPresence(scene, place) || isDescribed(scene, place, own)) return false
  const { op, value, unit } = phrase.quantity
  const hasTrigger = triggers.length > 0
  if (op === 'none') return triggersIn(lower, clause, lexicon).length > 0
  if (unit !== 'persons' && triggersIn(lower, clause, lexicon).length === 0) return false
  if (noun.role) return !isSpeaking(scene, own) && isSuffered(scene, place, own)
  if (value === 1) return isOneClaim(scene, place, hasTrigger)
  if (op === 'vague' || op === 'unknown_some') return isVagueClaim(scene, place, hasTrigger)
  if (phrase.rule === 'count.bare') return triggersIn(lower, clause, lexicon).length > 0
  return hasTrigger || !isSpeaking(scene, own)
}

// "One" is a person only where something happens to them, or of whom it is said that they are one.
function isOneClaim(scene: CountScene, place: Surroundings, hasTrigger: boolean): boolean {
  const { lower, lexicon } = scene
  const { phrase, clause, to } = place
  const own = { start: phrase.end, end: Math.min(to, clause.end) }
  if (isSpeaking(scene, own)) return false
  if (hasTrigger) return true
  const isTold = phraseAt(lexicon.index('act copula'), lower, own) !== undefined
  return isTold && triggersIn(lower, clause, lexicon).length > 0
}

// "121 fewer", "room for 35", "all but two" count nobody.
function isOtherCount({ lower, lexicon }: CountScene, { phrase, from, to }: Surroundings): boolean {
  const before = { start: Math.max(from, phrase.start - NEAR), end: phrase.start }
  const beside = { start: Math.max(from, phrase.start - 3), end: phrase.start }
  const after = { start: phrase.end, end: Math.min(to, phrase.end + NEAR) }
  const isKorean = lexicon.language === 'ko'
  if (hasPhrase(lower, isKorean ? after : before, lexicon, 'number except')) return true
  if (!isKorean)
    return (
      hasPhrase(lower, beside, lexicon, 'number capacity') ||
      hasPhrase(lower, beside, lexicon, 'number difference')
    )
  if (isAgent({ lower, lexicon }, phrase.end, to)) return true
  const start = lower[phrase.end] === ' ' ? phrase.end + 1 : phrase.end
  const index = lexicon.index('number difference')
  return phraseAt(index, lower, { start, end: start + 4 }) !== undefined
}

// "남성 5~6명에게 끌려갔다": those who did it.
function isAgent(
  { lower, lexicon }: Pick<CountScene, 'lower' | 'lexicon'>,
  start: number,
  end: number,
): boolean {
  if (!phraseAt(lexicon.index('number agent'), lower, { start, end })) return false
  const trigger = triggersIn(lower, { start, end }, lexicon)[0]
  return trigger?.isVerb === true && hasPhrase(lower, trigger, lexicon, 'act passive-sign')
}

// "How many are there", "whether two survived": asked, not said.
function isAsked({ lower, lexicon }: CountScene, { phrase, clause }: Surroundings): boolean {
  const rest = { start: phrase.end, end: clause.end }
  return phrase.quantity.op === 'unknown_some' && hasPhrase(lower, rest, lexicon, 'number question')
}

// "국적별로는 … 610명": a breakdown; "有4人是同一家庭的成员": who they are, and no more.
function isDescribed({ lower, lexicon }: CountScene, place: Surroundings, own: Range): boolean {
  const { phrase, clause } = place
  const before = { start: clause.start, end: phrase.start }
  if (hasPhrase(lower, before, lexicon, 'number breakdown')) return true
  const after = { start: phrase.end, end: clause.end }
  if (phraseAt(lexicon.index('number whole-after'), lower, spaceSkipped(lower, after))) return true
  if (triggersIn(lower, own, lexicon).length > 0) return false
  if (lexicon.language === 'zh')
    return phraseAt(lexicon.index('act being'), lower, after) !== undefined
  return place.isPart && triggersIn(lower, clause, lexicon).length === 0
}

function spaceSkipped(lower: string, { start, end }: Range): Range {
  return { start: lower[start] === ' ' ? start + 1 : start, end }
}

// Those who meet, protest or are deployed, unless something happens to them.
function isPresence({ lower, lexicon }: CountScene, place: Surroundings): boolean {
  const { phrase, clause, to, from } = place
  const isKorean = lexicon.language === 'ko'
  const start = isKorean ? phrase.end : Math.max(from, clause.start)
  const own = { start, end: Math.min(to, clause.end) }
  const present = findPhrases(lexicon.index('number presence'), lower, own)
  if (present.length === 0) return false
  const isOwn = ({ start: at, end }: Trigger) =>
    present.every((found) => at >= found.end || end <= found.start)
  const strong = triggersIn(lower, own, lexicon).filter((one) => !one.isWeak && isOwn(one))
  const first = present[0]
  return isKorean
    ? strong.length === 0
    : !strong.some(({ start: at }) => at < phrase.start === (first?.start ?? 0) < phrase.start)
}

// A vague word counts people only beside a noun for people, or where it stands for people named
// before; and only what happened, not what is asked for.
function isVagueClaim(scene: CountScene, place: Surroundings, hasTrigger: boolean): boolean {
  const { lower, lexicon } = scene
  const { phrase, noun, clause } = place
  const own = { start: phrase.end, end: clause.end }
  if (hasPhrase(lower, clause, lexicon, 'number demand')) return false
  if (isSpeaking(scene, own) && !hasTrigger) return false
  const hasAct = triggersIn(lower, clause, lexicon).length > 0
  if (phrase.rule !== 'count.bare' || noun.range) return hasAct
  return hasTrigger && isSubject(scene, place)
}

/** How many sentences back the people may have been named for whom a vague word stands. */
const NAMED_NEAR = 2

// "일부는", "他们全部被": for people named before, whose noun is not said again.
function isSubject(
  { lower, lexicon, drafts, sentence }: CountScene,
  { phrase, clause }: Surroundings,
): boolean {
  const own = { start: phrase.end, end: clause.end }
  const isMarked =
    phraseAt(lexicon.index('number subject'), lower, own) !== undefined ||
    phraseAt(lexicon.index('act passive'), lower, own) !== undefined
  if (!isMarked && lower[phrase.end] !== ' ') return false
  const before = { start: Math.max(clause.start, phrase.start - NEAR), end: phrase.start }
  const isAll = phrase.quantity.vague === 'all'
  if (isAll && drafts.some(({ range }) => range.start >= clause.start)) return false
  const stand = findPhrases(lexicon.index('number stand-before'), lower, before).at(-1)
  if (stand && lower.slice(stand.end, phrase.start).trim() === '') return true
  const isNear = sentence - (drafts.at(-1)?.sentence ?? -9) <= NAMED_NEAR
  if (isMarked && isNear) return true
  return isMarked && lower.slice(clause.start, phrase.start).trim() === ''
}

function isSpeaking({ lower, lexicon }: CountScene, own: Range): boolean {
  return hasPhrase(lower, own, lexicon, 'voice speaking')
}

/** A verb stands at most so far before its object. */
const OBJECT_GAP = 3

// Those who tell suffer any act that their clause states; those who act for the state only what a
// passive or an object says.
function isSuffered(
  { lower, lexicon }: CountScene,
  { phrase, noun, clause, from }: Surroundings,
  own: Range,
): boolean {
  const isKorean = lexicon.language === 'ko'
  const after = triggersIn(lower, own, lexicon)
  const before = { start: Math.max(from, clause.start), end: phrase.start }
  const verb = isKorean ? undefined : triggersIn(lower, before, lexicon).at(-1)
  if (verb && phrase.start - verb.end <= OBJECT_GAP) return true
  if (noun.role === 'teller') return after.some((one) => isStated(lower, one, lexicon))
  const isObject = isKorean && phraseAt(lexicon.index('number object'), lower, own) !== undefined
  return after.some((one) => isObject || isPassive(lower, one, own, lexicon))
}

function isStated(lower: string, trigger: Trigger, lexicon: Lexicon): boolean {
  if (lexicon.language === 'ko') return standingKo(lower, trigger, lexicon) !== 'modifier'
  const after = { start: trigger.end, end: trigger.end + 2 }
  return phraseAt(lexicon.index('act modifier'), lower, after) === undefined
}

function isPassive(lower: string, trigger: Trigger, own: Range, lexicon: Lexicon): boolean {
  if (lexicon.language === 'zh')
    return hasPhrase(lower, { start: own.start, end: trigger.end }, lexicon, 'act passive')
  const beside = { start: trigger.end, end: trigger.end + 3 }
  const isVerb = trigger.isVerb && hasPhrase(lower, trigger, lexicon, 'act passive-sign')
  return isVerb || hasPhrase(lower, beside, lexicon, 'act passive')
}
