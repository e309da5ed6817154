// What the verb groups and nouns of a sentence say was done: the act of each, whether it only
// threatens, and what joins it to the words before. Source: reading.md 2, Act.
import type { Act } from '@tumen/claim'
import { actOfVerb, domainEnd, isAct } from './act-en-deciding.ts'
import { allFrames, type FrameMatch, firstFrame, frameAt } from './act-en-frame.ts'
import { type EnglishLexicon, englishLexicon, FORM } from './act-en-lexicon.ts'
import { isPlanKind } from './act-en-undone.ts'
import { type VerbGroup, verbGroups } from './act-en-verb.ts'
import { englishWords, type Word } from './act-en-word.ts'
import type { Lexicon } from './lexicon.ts'
import type { PreparedText } from './prepared-text.ts'

/** A verb group with its act. */
export interface Predicate extends VerbGroup {
  act?: Act | undefined
  /** The act as the verb of a subject, where its form allows two: "men | returned to Libya". */
  actAsMain?: Act | undefined
  /** The act comes from a noun that is feared or suffered: "faced torture". */
  isWeak: boolean
}

/** A noun for an act. */
export interface ActNoun {
  first: number
  end: number
  act: Act
  isPlanned: boolean
}

/** A sentence taken apart. */
export interface EnglishSentence {
  words: Word[]
  predicates: Predicate[]
  nouns: ActNoun[]
}

const taken = new WeakMap<PreparedText, Map<number, EnglishSentence>>()

/** The sentence of that index, taken apart; kept as long as the text is. */
export function englishSentence(
  text: PreparedText,
  lexicon: Lexicon,
  sentence: number,
): EnglishSentence {
  const ofText = taken.get(text) ?? new Map<number, EnglishSentence>()
  taken.set(text, ofText)
  const known = ofText.get(sentence)
  if (known) return known
  const range = text.sentences[sentence] ?? { start: 0, end: 0 }
  const made = takeApart(englishWords(text, lexicon, range), englishLexicon(lexicon))
  ofText.set(sentence, made)
  return made
}

/** Takes the words of a sentence apart. */
export function takeApart(words: Word[], lists: EnglishLexicon): EnglishSentence {
  const groups = verbGroups(words)
  const plans = allFrames(words, lists.frames('act plan'))
  const nouns = actNouns(words, { lists, groups, plans })
  const everything = { first: 0, end: words.length }
  const hasCondition = firstFrame(words, everything, lists.frames('voice condition')) !== undefined
  const predicates = groups.map((group, n) => {
    // "forced 30 people | to return": what the infinitive says may decide.
    const following = groups.slice(n + 1, n + 3).find(({ isInfinitive }) => !isInfinitive)
    const next = following?.first ?? words.length
    // "Norland to deport 640": a heading whose only verb is an infinitive.
    const isAhead = group.isInfinitive && !groups.some((one) => one.isFinite)
    const isForecast = groups.some((one) => isEstimating(one) && one.end <= group.first)
    const isConditional = (hasCondition && group.isConditional) || isForecast
    const before = groups[n - 1]
    const around = { next, before, lists, nouns, plans, isConditional }
    return predicateOf(words, isAhead ? { ...group, isPlanned: true } : group, around)
  })
  return { words, predicates, nouns }
}

function isEstimating({ verb }: VerbGroup): boolean {
  return verb?.voice === 'estimated'
}

interface Surroundings {
  next: number
  before: VerbGroup | undefined
  lists: EnglishLexicon
  nouns: readonly ActNoun[]
  plans: readonly FrameMatch[]
  /** Not planned but reckoned with: "if it is done, 30 would be sent back", "estimates that". */
  isConditional: boolean
}

function predicateOf(words: readonly Word[], group: VerbGroup, around: Surroundings): Predicate {
  const isTold = around.before !== undefined && tells(words, around.before, group)
  const isPlanned = group.isPlanned || isTold || isAfterPlan(words, group, around.plans)
  const own = governedAct(words, group, around) ?? actOfVerb({ words, group, ...around })
  // "have not been charged": nothing was done.
  if (own === 'none' || (own === 'other' && group.isNegated && group.isPassive))
    return asPredicate(group, { isPlanned, isWeak: false })
  // "Three had not arrived", "have not been released"
  if (group.isNegated && own === 'arrival')
    return asPredicate(group, { isPlanned, act: 'other', isWeak: false })
  if (own !== undefined) {
    const isAhead = isPlanned || (group.isFuture && !around.isConditional) || isUrged(words, group)
    // Who tries to cross may have crossed; who wants to has not.
    const isTried = group.governor?.verb?.kind === 'try' && WISHED.has(own)
    // "it would take in 1,500": announced, not wished for.
    const isAnnounced = !isPlanned && MOVES.has(own)
    // "should free the 98 people whom it holds"
    const isDemanded = (isTold || isUrged(words, group)) && own === 'release'
    const planned = isDemanded ? 'detention' : plannedAct(own)
    const act = isAhead && !isTried && !isAnnounced ? planned : own
    const main = asMain(words, group, around)
    const actAsMain = main && isAhead && !isTried ? plannedAct(main) : main
    return asPredicate(group, { isPlanned, act, actAsMain, isWeak: false })
  }
  return asPredicate(group, { isPlanned, isWeak: true, ...actOfNoun(group, words, around) })
}

// Written out: V8 reads objects with the same fields in the same order far faster.
function asPredicate(
  group: VerbGroup,
  { isPlanned, act, actAsMain, isWeak }: Pick<Predicate, 'isPlanned' | 'isWeak' | ActField>,
): Predicate {
  return {
    first: group.first,
    head: group.head,
    end: group.end,
    verb: group.verb,
    isFinite: group.isFinite,
    isPassive: group.isPassive,
    isBare: group.isBare,
    isInfinitive: group.isInfinitive,
    isCopula: group.isCopula,
    isNegated: group.isNegated,
    isPossible: group.isPossible,
    isFuture: group.isFuture,
    isConditional: group.isConditional,
    governor: group.governor,
    isPlanned,
    act,
    actAsMain,
    isWeak,
  }
}

type ActField = 'act' | 'actAsMain'

// "urged the authorities | not to deport them": what somebody is told to do has not happened.
function tells(words: readonly Word[], before: VerbGroup, group: VerbGroup): boolean {
  // "barred the state | from deporting them"
  const isFrom = group.verb?.forms === FORM.ing && words[group.first - 1]?.detail === 'from'
  if (wishes(before) && group.isBare) return isNear(words, before, group)
  if (!(group.isInfinitive || isFrom) || !isPlanKind(before)) return false
  return isNear(words, before, group)
}

function isNear(words: readonly Word[], before: VerbGroup, group: VerbGroup): boolean {
  const between = words.slice(before.end, group.first)
  return between.length <= TOLD_NEAR && between.every(({ is }) => ADDRESSED.has(is))
}

function isUrged(words: readonly Word[], { first, head, isPossible }: VerbGroup): boolean {
  return !isPossible && words.slice(first, head).some(({ detail }) => detail === 'demand')
}

// "wants six teachers | handed over", "would see 240 people | returned"
function wishes({ verb, isFuture, isInfinitive, isPassive }: VerbGroup): boolean {
  const isMaking = isFuture || isInfinitive
  return !isPassive && (verb?.wish === 'wish' || (verb?.wish === 'make' && isMaking))
}

/** What stands between "called" and "to free them": "on the government". */
const ADDRESSED: ReadonlySet<string> = new Set([
  'word',
  'determiner',
  'number',
  'preposition',
  'adverb',
])
const TOLD_NEAR = 7

function asMain(words: readonly Word[], group: VerbGroup, around: Surroundings): Act | undefined {
  if (!group.isBare) return undefined
  const active = { ...group, isBare: false, isPassive: false }
  const act = actOfVerb({ words, group: active, ...around })
  return act === 'none' ? undefined : act
}

// "were allowed | to go home": the verb before the infinitive decides, where the lists say so.
function governedAct(
  words: readonly Word[],
  group: VerbGroup,
  around: Surroundings,
): Act | undefined {
  const { governor } = group
  if (!governor?.verb?.act) return undefined
  const act = actOfVerb({ words, group: governor, ...around })
  return act === 'none' ? undefined : act
}

/** Acts that are no claim as long as they are only wished for. */
const WISHED: ReadonlySet<Act> = new Set(['arrival', 'border_crossing', 'sentence'])

/** Those of them that are told ahead by whoever does them. */
const MOVES: ReadonlySet<Act> = new Set(['arrival', 'border_crossing'])

/** The act of a plan to do it: a return that has not happened is an attempted one. */
function plannedAct(act: Act): Act {
  if (WISHED.has(act)) return 'other'
  return act === 'forced_return' || act === 'refoulement' ? 'attempted_return' : act
}

function isAfterPlan(
  words: readonly Word[],
  group: VerbGroup,
  plans: readonly FrameMatch[],
): boolean {
  return plans.some(
    ({ end }) =>
      end === group.head ||
      (end === group.first && !group.isFinite) ||
      (end === group.first + 1 && words[group.first]?.detail === 'to'),
  )
}

function actNouns(
  words: readonly Word[],
  {
    lists,
    groups,
    plans,
  }: { lists: EnglishLexicon; groups: readonly VerbGroup[]; plans: readonly FrameMatch[] },
): ActNoun[] {
  const heads = new Set(groups.map(({ head }) => head))
  const nouns: ActNoun[] = []
  for (const { first, end, act } of allFrames(words, lists.frames('act nouns'))) {
    const place = frameAt(words, first, lists.frames('act places'))
    // "removal centres" are places, and "deported" is a verb.
    if (!isAct(act) || heads.has(end - 1) || (place && place.end > end)) continue
    const plan = plans.find((one) => one.end <= first && one.end > first - PLAN_NEAR)
    const isAsked = groups.some((one) => isPlanVerb(one) && asksFor(words, one.end, first))
    const isPlanned =
      plan !== undefined ||
      frameAt(words, end, lists.frames('act plan after')) !== undefined ||
      isAsked ||
      groups.some((one) => isPlanVerb(one) && one.end <= first && one.end > first - PLAN_NEAR)
    // Whose release is demanded is still held.
    const isDemanded = act === 'release' && (plan?.act === 'demand' || isAsked)
    const planned = isDemanded ? 'detention' : plannedAct(act)
    nouns.push({ first, end, act: isPlanned ? planned : act, isPlanned })
  }
  return nouns
}

/** So many words behind a verb of asking stands what is asked for. */
const ASKED_NEAR = 8

// "appealed from Cotabato | for the release of"
function asksFor(words: readonly Word[], from: number, noun: number): boolean {
  const between = words.slice(from, noun)
  if (noun < from || between.length > ASKED_NEAR) return false
  const isFor = between.at(-1)?.is === 'determiner' && between.at(-2)?.lower === 'for'
  return isFor && between.every(({ is }) => ADDRESSED.has(is) && is !== 'number')
}

/** "calls for | the immediate release": so near a word for a plan must stand. */
const PLAN_NEAR = 4

function isPlanVerb({ verb }: VerbGroup): boolean {
  return verb?.weak === 'plan' || isPlanKind({ verb })
}

// "faced torture", "were at risk of deportation", "subjected to beatings".
function actOfNoun(
  group: VerbGroup,
  words: readonly Word[],
  { next, nouns, plans }: Surroundings,
): { act?: Act; isPlanned?: boolean } {
  const isOpen = group.verb?.weak !== undefined || group.isCopula
  if (!isOpen) return {}
  const end = domainEnd({ words, group, next })
  const noun = nouns.find(({ first }) => first >= group.end && first < end)
  if (!noun) return {}
  const isPlan =
    group.verb?.weak === 'plan' || plans.some((p) => p.first >= group.end && p.end <= noun.first)
  if (group.isCopula && !isPlan) return {}
  return isPlan ? { act: plannedAct(noun.act), isPlanned: true } : { act: noun.act }
}
