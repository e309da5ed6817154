// What the verb groups and nouns of a sentence say was done: the act of each, whether it only
// threatens, and what joins it to the words before. Source: reading.md 2, Act.
import { ACTS, type Act, UMBRELLA_ACTS } from '@tumen/claim'
import { allFrames, type FrameMatch, firstFrame, frameAt } from './act-en-frame.ts'
import { type EnglishLexicon, englishLexicon, type FrameSet } from './act-en-lexicon.ts'
import { type VerbGroup, verbGroups } from './act-en-verb.ts'
import { englishWords, type Word } from './act-en-word.ts'
import type { Lexicon } from './lexicon.ts'
import type { PreparedText } from './prepared-text.ts'

/** A verb group with its act. */
export interface Predicate extends VerbGroup {
  act?: Act
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
  const predicates = groups.map((group, n) => {
    // "forced 30 people | to return": what the infinitive says may decide.
    const following = groups.slice(n + 1, n + 3).find(({ isInfinitive }) => !isInfinitive)
    const next = following?.first ?? words.length
    return predicateOf(words, group, { next, lists, nouns, plans })
  })
  return { words, predicates, nouns }
}

interface Surroundings {
  next: number
  lists: EnglishLexicon
  nouns: readonly ActNoun[]
  plans: readonly FrameMatch[]
}

function predicateOf(words: readonly Word[], group: VerbGroup, around: Surroundings): Predicate {
  const isPlanned = group.isPlanned || isAfterPlan(words, group, around.plans)
  const own = ownAct(words, group, around)
  if (own === 'none') return { ...group, isPlanned, isWeak: false }
  if (own !== undefined) {
    const act = isPlanned || group.isFuture ? plannedAct(own) : own
    return { ...group, isPlanned, act, isWeak: false }
  }
  return { ...group, isPlanned, isWeak: true, ...actOfNoun(group, words, around) }
}

/** The act of a plan to do it: a return that has not happened is an attempted one. */
export function plannedAct(act: Act): Act {
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

const KNOWN_ACTS: ReadonlySet<string> = new Set([...ACTS, ...UMBRELLA_ACTS])

function isAct(word: string | undefined): word is Act {
  return word !== undefined && KNOWN_ACTS.has(word)
}

const WITH_BE = 'with be'
/** Where somebody died may stand anywhere in the sentence. */
const WITH_DIE = 'with die'
const DOMAIN = 16

// The act that the verb has by itself or by the words after it; `none` when it has none.
function ownAct(
  words: readonly Word[],
  group: VerbGroup,
  around: Surroundings,
): Act | 'none' | undefined {
  let means = group.isCopula ? WITH_BE : (group.verb?.act ?? stateAct(words, group, around.lists))
  for (let turn = 0; turn < 3 && means?.startsWith('with '); turn++)
    means = byFrame(words, group, { around, name: means })
  if (isAct(means)) return means
  if (means === 'none') return 'none'
  return undefined
}

// "were unaccounted for": a participle that stands in the list of states.
function stateAct(
  words: readonly Word[],
  group: VerbGroup,
  lists: EnglishLexicon,
): string | undefined {
  return group.verb ? frameAt(words, group.head, lists.frames(`act ${WITH_BE}`))?.act : undefined
}

function byFrame(
  words: readonly Word[],
  group: VerbGroup,
  { around, name }: { around: Surroundings; name: string },
): string | undefined {
  const set = around.lists.frames(`act ${name}`)
  const end = name === WITH_DIE ? words.length : domainEnd(words, group, around.next)
  const domain = { first: group.end, end }
  const match = decidingFrame(words, domain, set)
  if (match) return match
  if (name === WITH_BE) return placeAct(words, domain, around.lists)
  const isActive = !group.isPassive && hasObject(words, group)
  if (group.isPassive || (group.isBare && !isActive)) return set.passive ?? set.otherwise
  return (isActive ? set.active : undefined) ?? set.otherwise
}

// A phrase that takes the act away ("took refuge") counts next to the verb, else only when no
// other phrase follows: "taken from a centre to the border".
function decidingFrame(
  words: readonly Word[],
  domain: { first: number; end: number },
  set: FrameSet,
): string | undefined {
  const match = firstFrame(words, domain, set)
  if (match?.act !== 'none' || match.first === domain.first) return match?.act
  const later = firstFrame(words, { first: match.end, end: domain.end }, set)
  return later?.act ?? match.act
}

function domainEnd(words: readonly Word[], group: VerbGroup, next: number): number {
  const end = Math.min(next, group.end + DOMAIN)
  for (let n = group.end; n < end; n++) {
    const is = words[n]?.is
    if (is === 'relative' || is === 'break') return n
  }
  return end
}

/** Whether an object follows the verb: "returned 30 men", not "returned to". */
export function hasObject(words: readonly Word[], group: VerbGroup): boolean {
  let n = group.end
  while (words[n]?.is === 'adverb') n++
  const word = words[n]
  if (!word) return false
  return ['determiner', 'number', 'pronoun', 'word', 'that'].includes(word.is)
}

// "in police custody", "at a detention centre": a place of confinement after a preposition.
function placeAct(
  words: readonly Word[],
  domain: { first: number; end: number },
  lists: EnglishLexicon,
): string | undefined {
  for (let n = domain.first; n < domain.end; n++) {
    if (words[n]?.is !== 'preposition') continue
    const near = { first: n + 1, end: Math.min(n + 5, domain.end) }
    const place = firstFrame(words, near, lists.frames('act places'))
    if (place) return place.act
  }
  return undefined
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
    if (!isAct(act) || heads.has(end - 1)) continue
    const isPlanned =
      plans.some((plan) => plan.end <= first && plan.end > first - 3) ||
      groups.some((one) => isPlanVerb(one) && one.end <= first && one.end > first - 3)
    nouns.push({ first, end, act: isPlanned ? plannedAct(act) : act, isPlanned })
  }
  return nouns
}

function isPlanVerb({ verb }: VerbGroup): boolean {
  return verb?.weak === 'plan' || verb?.kind === 'plan'
}

// "faced torture", "were at risk of deportation", "subjected to beatings".
function actOfNoun(
  group: VerbGroup,
  words: readonly Word[],
  { next, nouns, plans }: Surroundings,
): { act?: Act; isPlanned?: boolean } {
  const isOpen = group.verb?.weak !== undefined || group.isCopula
  if (!isOpen) return {}
  const end = domainEnd(words, group, next)
  const noun = nouns.find(({ first }) => first >= group.end && first < end)
  if (!noun) return {}
  const isPlan =
    group.verb?.weak === 'plan' || plans.some((p) => p.first >= group.end && p.end <= noun.first)
  if (group.isCopula && !isPlan) return {}
  return isPlan ? { act: plannedAct(noun.act), isPlanned: true } : { act: noun.act }
}
