// Whether a number in a Korean or Chinese sentence counts people to whom something happened: not
// those who tell, meet or are asked about, and not a vague word that stands for things.
import { hasPhrase } from './act-east.ts'
import { standingKo } from './act-ko-standing.ts'
import { type Trigger, triggersIn } from './act-trigger.ts'
import type { Surroundings } from './count-east-breakdown.ts'
import {
  type CountScene,
  isAsked,
  isCompanion,
  isDescribed,
  isOtherCount,
  isPresence,
} from './count-east-exclusion.ts'
import { isJoined, isSecondObject, OBJECT_GAP } from './count-east-joined.ts'
import type { Lexicon } from './lexicon.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'
import { wordPattern } from './word-pattern.ts'

/** Looked at beside a number for what it is not. */
const NEAR = 8

/** Whether the number is a claim about people. */
export function isClaim(scene: CountScene, place: Surroundings): boolean {
  const { lower, lexicon } = scene
  const { phrase, noun, clause, to } = place
  const own = { start: phrase.end, end: Math.min(to, clause.end) }
  const triggers = triggersIn(lower, own, lexicon)
  if (isOtherCount(scene, place) || isAsked(scene, place)) return false
  if (isCompanion(scene, place)) return false
  if (isPresence(scene, place) || isDescribed(scene, place, own)) return false
  const { op, value, unit } = phrase.quantity
  const hasTrigger = triggers.length > 0
  const isTelling = isSpeaking(scene, own)
  if (op === 'none') return isNoneClaim(scene, place)
  if (unit !== 'persons' && triggersIn(lower, clause, lexicon).length === 0) return false
  if (noun.role && isJoined(scene, place)) return true
  if (noun.role) return !isSpeaking(scene, own) && isSuffered(scene, place, own)
  const isArticle = value === 1 && !/\d/.test(lower.slice(phrase.start, phrase.end))
  if (isArticle) return isOneClaim(scene, place, hasTrigger)
  if (op === 'vague' || op === 'unknown_some') return isVagueClaim(scene, place, hasTrigger)
  if (phrase.rule === 'count.bare' || phrase.isLoose)
    return triggersIn(lower, clause, lexicon).length > 0 || isMany(scene, place)
  if (hasTrigger && !(isTelling && triggers.every(({ isWeak }) => isWeak))) return true
  const reach = { start: clause.start, end: Math.max(clause.end, to) }
  return !isTelling && (isActed(scene, reach) || isThere(scene, place))
}

// Who is counted with a counter for people is told of, whatever the verb: on labelled texts four
// of five were claims. Not room for so many, nor those of whom nothing is told that happened.
function isThere({ lower, lexicon }: CountScene, { phrase, clause }: Surroundings): boolean {
  const isKorean = lexicon.language === 'ko'
  const before = { start: clause.start, end: phrase.start }
  if (isKorean && hasPhrase(lower, before, lexicon, 'number uncounted')) return false
  return !hasPhrase(lower, clause, lexicon, 'number capacity')
}

function isTold(lower: string, after: Range, lexicon: Lexicon): boolean {
  const isSpaced = lexicon.language === 'ko' && lower.charAt(after.start) === ' '
  const start = isSpaced ? after.start + 1 : after.start
  return phraseAt(lexicon.index('number end'), lower, { ...after, start }) !== undefined
}

// A strong word for an act in the clause, or behind it before the next number, says what happened
// to the people.
function isActed({ lower, lexicon }: CountScene, reach: Range): boolean {
  return triggersIn(lower, reach, lexicon).some(({ isWeak }) => !isWeak)
}

// "现有约两万藏人": so many live there.
function isMany({ lower, lexicon }: CountScene, { phrase, noun, clause }: Surroundings): boolean {
  const before = { start: clause.start, end: phrase.end }
  if (lexicon.language === 'ko' || phrase.isLoose || !noun.range) return false
  return hasPhrase(lower, before, lexicon, 'measure exist')
}

// "징계를 받은 경찰관은 아무도 없었다", 无人…: of an act, or of people named in the clause.
function isNoneClaim({ lower, lexicon }: CountScene, { phrase, clause }: Surroundings): boolean {
  if (triggersIn(lower, clause, lexicon).length > 0) return true
  if (lexicon.language !== 'ko' || !/^ ?없/.test(lower.slice(phrase.end))) return false
  const before = { start: clause.start, end: phrase.start }
  return findPhrases(lexicon.index('number noun'), lower, before).some(({ means }) => means !== '-')
}

// "One" is a person only where something happens to them, or of whom it is said that they are one.
function isOneClaim(scene: CountScene, place: Surroundings, hasTrigger: boolean): boolean {
  const { lower, lexicon } = scene
  const { phrase, clause, from, to } = place
  const own = { start: phrase.end, end: Math.min(to, clause.end) }
  const before = { start: Math.max(from, clause.start), end: phrase.start }
  if (isSpeaking(scene, own) || isDemanded(scene, place)) return false
  if (hasTrigger || isJoined(scene, place) || isObject(lower, before, lexicon)) return true
  const isPart = place.isPart || hasPhrase(lower, before, lexicon, 'number part-before')
  if (isPart && triggersIn(lower, { start: own.start, end: to }, lexicon).length > 0) return true
  const isSaid = phraseAt(lexicon.index('act copula'), lower, own) !== undefined
  return isSaid && triggersIn(lower, clause, lexicon).length > 0
}

// "7명을 풀어 달라고 요구했다", but not "인상을 요구하던 1명이 숨졌다", "수백 명을 가두고 몸값을 요구했다".
function isDemanded({ lower, lexicon }: CountScene, { phrase, clause }: Surroundings): boolean {
  const isKorean = lexicon.language === 'ko'
  if (!isKorean) return hasPhrase(lower, clause, lexicon, 'number demand')
  const own = { start: phrase.end, end: clause.end }
  const [demand] = findPhrases(lexicon.index('number demand'), lower, own)
  if (!demand) return false
  const before = triggersIn(lower, { start: own.start, end: demand.start }, lexicon)
  return !before.some((one) => standingKo(lower, one, lexicon) === 'main')
}

// "打死至少一名示威者": the verb stands directly before its object.
function isObject(lower: string, before: Range, lexicon: Lexicon): boolean {
  if (lexicon.language === 'ko') return false
  const verb = triggersIn(lower, before, lexicon).at(-1)
  return verb !== undefined && !verb.isWeak && before.end - verb.end <= OBJECT_GAP
}

// A vague word counts people only beside a noun for people, or where it stands for people named
// before; and only what happened, not what is asked for.
function isVagueClaim(scene: CountScene, place: Surroundings, hasTrigger: boolean): boolean {
  const { lower, lexicon } = scene
  const { phrase, noun, clause } = place
  const own = { start: phrase.end, end: clause.end }
  if (isAllOfCounted(scene, place) || isOfKind(scene, place)) return false
  if (isDemanded(scene, place)) return false
  if (isSpeaking(scene, own) && !hasTrigger) return false
  const hasAct = triggersIn(lower, clause, lexicon).length > 0
  if (phrase.rule === 'count.vague' && noun.range) return isInSentence(scene, place)
  if (isOfThing(scene, place)) return false
  // "체포된 어부 상당수가 문맹": what is said of them is no act.
  if (phrase.rule === 'count.bare' && lexicon.language === 'ko' && noun.range)
    return triggersIn(lower, { start: phrase.end, end: place.to }, lexicon).length > 0
  if (phrase.rule !== 'count.bare' || noun.range) return hasAct && !isOnlyNamed(scene, place)
  return hasTrigger && isSubject(scene, place)
}

/** Between a Korean word for many and whom it counts: another noun with its ending. */
const OTHER_NOUN = /(?:가운데|중|[은는이가을를에서도]) /u

// "수많은 차량 가운데 주민이 탄 버스": many cars; "얼마나 많은 어부가": asked.
function isOfThing({ lower, lexicon }: CountScene, { phrase, noun }: Surroundings): boolean {
  if (lexicon.language !== 'ko' || phrase.rule !== 'count.bare') return false
  if (!/[은는]$/.test(lower.slice(phrase.start, phrase.end)) || !noun.range) return false
  if (lower.slice(Math.max(0, phrase.start - 4), phrase.start).includes('얼마나')) return true
  return OTHER_NOUN.test(lower.slice(phrase.end + 1, noun.range.start))
}

// "许多被捕者受过教育": who they are is said, and nothing that happened.
function isOnlyNamed({ lower, lexicon }: CountScene, { phrase, clause }: Surroundings): boolean {
  if (lexicon.language !== 'zh' || phrase.rule !== 'count.bare') return false
  return triggersIn(lower, clause, lexicon).every(({ start, end, isWeak }) => {
    const isPerson = phraseAt(lexicon.index('act person'), lower, { start: end, end: end + 2 })
    return isWeak && start === phrase.end && (isPerson || /[者]$/u.test(lower.slice(start, end)))
  })
}

// "13人抵达后全部被捕": all of those whom the clause has counted.
function isAllOfCounted({ drafts }: CountScene, { phrase, clause }: Surroundings): boolean {
  if (phrase.quantity.vague !== 'all') return false
  return drafts.some(({ range }) => range.start >= clause.start && range.end <= phrase.start)
}

/** Words that say of a whole kind what holds, and of an act how much of it there was. */
const KIND = /^所有/u
const MUCH = wordPattern('zh', '^{number much}')

// "看望所有难民": nobody is counted; "移民大量进入": much of it, not many.
function isOfKind({ lower, lexicon }: CountScene, { phrase, clause }: Surroundings): boolean {
  if (lexicon.language !== 'zh' || phrase.rule !== 'count.bare') return false
  const words = lower.slice(phrase.start, phrase.end)
  const own = { start: phrase.end, end: clause.end }
  if (MUCH.test(words)) return triggersIn(lower, own, lexicon)[0]?.start === phrase.end
  return KIND.test(words) && !isOfThese(lower, phrase.start)
}

// "这些难民所有人"
function isOfThese(lower: string, start: number): boolean {
  return /(?:们|者|人|民|全体)$/u.test(lower.slice(Math.max(0, start - 1), start))
}

// A counted vague word with a noun for people may have its act in a later clause.
function isInSentence({ lower, lexicon }: CountScene, { clause, to }: Surroundings): boolean {
  const end = Math.max(clause.end, to)
  return triggersIn(lower, { start: clause.start, end }, lexicon).length > 0
}

/** How many sentences back the people may have been named for whom a vague word stands. */
const NAMED_NEAR = 2

// "일부는", "他们全部被": for people named before, whose noun is not said again.
function isSubject(
  { lower, lexicon, drafts, sentence }: CountScene,
  { phrase, clause }: Surroundings,
): boolean {
  const own = { start: phrase.end, end: clause.end }
  const isActed = triggersIn(lower, own, lexicon)[0]?.start === phrase.end
  const isMarked =
    isActed ||
    phraseAt(lexicon.index('number subject'), lower, own) !== undefined ||
    phraseAt(lexicon.index('act passive'), lower, own) !== undefined
  if (!isMarked && lower[phrase.end] !== ' ') return false
  const before = { start: Math.max(clause.start, phrase.start - NEAR), end: phrase.start }
  const stand = findPhrases(lexicon.index('number stand-before'), lower, before).at(-1)
  if (stand && lower.slice(stand.end, phrase.start).trim() === '') return true
  const isNear = sentence - (drafts.at(-1)?.sentence ?? -9) <= NAMED_NEAR
  if (isMarked && isNear) return true
  return isMarked && lower.slice(clause.start, phrase.start).trim() === ''
}

function isSpeaking({ lower, lexicon }: CountScene, own: Range): boolean {
  return hasPhrase(lower, own, lexicon, 'voice speaking')
}

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
  if (verb && !verb.isWeak && phrase.start - verb.end <= OBJECT_GAP) return true
  if (!isKorean && isSecondObject(lower, { start: clause.start, end: from }, phrase, lexicon))
    return true
  if (noun.role === 'teller')
    return (
      after.some((one) => isStated(lower, one, lexicon)) || isToldOf(lower, before, own, lexicon)
    )
  if (after.some(({ act }) => act === 'border_crossing')) return true
  // "경비대원 네 명이 다쳤다"
  if (isKorean && hasPhrase(lower, own, lexicon, 'number harmed')) return true
  const isObject = isKorean && phraseAt(lexicon.index('number object'), lower, own) !== undefined
  return after.some((one) => isObject || isPassive(lower, one, own, lexicon))
}

// "감옥살이를 하는 승려가 스무 명에 이른다"
function isToldOf(lower: string, before: Range, own: Range, lexicon: Lexicon): boolean {
  const acts = triggersIn(lower, before, lexicon)
  const isLast = !/\p{L}/u.test(lower.slice(own.start, own.end))
  const isSaid = isTold(lower, own, lexicon) || (lexicon.language === 'zh' && isLast)
  return acts.some(({ isWeak }) => !isWeak) && isSaid
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
