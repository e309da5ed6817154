// What the words of an English sentence offer as the act of a number, best first: the noun or verb
// that holds it, what restricts it, who carries it. Source: reading.md 2, Act 1, 2, 4.
import type { Act } from '@tumen/claim'
import { isAct } from './act-en-deciding.ts'
import { attribute } from './act-en-described.ts'
import { firstFrame, frameAt } from './act-en-frame.ts'
import { englishLexicon } from './act-en-lexicon.ts'
import { lastStage, outcome } from './act-en-outcome.ts'
import { person, told } from './act-en-person.ts'
import { heldOff, meantForReturn, metWhereHeld } from './act-en-plan.ts'
import type { EnglishSentence, Predicate } from './act-en-predicate.ts'
import { countsThem, isWholeOfPart, onlyCounts, present } from './act-en-present.ts'
import { type Roles, rolesOf } from './act-en-role.ts'
import { isTotal, numberOf } from './act-en-subject-noun.ts'
import type { Word } from './act-en-word.ts'
import type { Context } from './draft.ts'
import type { Lexicon } from './lexicon.ts'

/** An act that words offer, with the rule that found it. */
export interface ActCandidate {
  act: Act
  rule: string
  /** The words that show it, by their indexes. */
  first: number
  end: number
  /** Gets away, from a country or from a captor. */
  isEscape?: boolean
}

/** What the sentence offers for the number in its roles, the best first. */
export function actCandidates(
  sentence: EnglishSentence,
  roles: Roles,
  context: Context,
): ActCandidate[] {
  const nominal =
    stateBehind(sentence, roles, context) ??
    nominalHead(sentence, roles, context.lexicon) ??
    ofLabel(sentence, roles)
  if (nominal) return [nominal]
  const here = context.drafts[context.at]?.sentence ?? -1
  const isHeadline = context.text.sentences[here]?.position === 'headline'
  // "with 20 people on board returned in May"
  const isPassive = isHeadline || sentence.words[roles.first - 1]?.detail === 'with'
  const counted = countedNoun(sentence, roles)
  const isJoined = roles.restrictors.every(
    ({ first, isFinite: isWhole, isBare }, n) =>
      (!isWhole || isBare) && (n === 0 || sentence.words[first - 1]?.is === 'coordinate'),
  )
  const restrictors = byVerb(roles.restrictors, 'act.restricting')
  // "with two being starved or tortured to death"
  const restricting = isJoined ? lastStage(restrictors) : restrictors
  const isThose = sentence.words[roles.end - 1]?.lower === 'those'
  const strong = [
    // "registered 410 arrivals": the verb only tells of what is counted.
    ...(roles.objects[0]?.act === 'other' ? counted : totalled(sentence, roles)),
    ...outcome(sentence, roles),
    // "registered 410 people who had been sent back": what befell them, not who wrote it down.
    ...(countsThem(sentence, roles, context)
      ? [...restricting, ...person(sentence, roles, context)]
      : []),
    // "freed some of the 300 weavers | who had been held": the whole has its own.
    ...(isWholeOfPart(sentence, roles) ? restricting : []),
    // "many of those jailed | went hungry"
    ...(isThose && roles.mains[0]?.act === 'other' ? restricting : []),
    ...lastStage(byVerb(roles.objects.map(asObject), 'act.object')),
    ...lastStage(byVerb(isPassive ? roles.mains : asSubjects(roles.mains), 'act.subject')),
    ...byVerb(roles.around && !isTotal(sentence, roles) ? [roles.around] : [], 'act.around'),
    ...counted,
    ...complement(sentence, roles),
    ...placed(sentence, roles, context),
    ...ownVerb(sentence, roles),
    ...restricting,
    ...attribute(sentence, roles, context.lexicon),
    ...carried(sentence, roles),
    ...adjective(sentence, roles, context),
  ]
  const weak = [
    ...byVerb([...roles.objects, ...roles.mains, ...roles.restrictors], 'act.suffered', true),
    ...told(sentence, roles),
    ...metWhereHeld(sentence, roles, context.lexicon),
    ...meantForReturn(sentence, roles, context.lexicon),
    ...numberOf(sentence, roles, context),
    ...person(sentence, roles, context),
    ...(onlyCounts(sentence, roles, context) ? [] : present(sentence, roles, context)),
  ]
  return [...strong, ...weak]
}

// "30 men returned to Libya in May": in headlines the same words are a passive; and behind one:
// "were put on buses and returned".
function asSubjects(mains: readonly Predicate[]): Predicate[] {
  const [main] = mains
  const isDone = main?.isPassive === true && main.act !== undefined && FORCED.has(main.act)
  return mains.map((one, n) =>
    one.actAsMain && !(isDone && n > 0) ? { ...one, act: one.actAsMain } : one,
  )
}

/** What is done to people against their will. */
const FORCED: ReadonlySet<Act> = new Set(['transfer', 'arrest', 'detention', 'forced_return'])

// "left 1,276 people at the spring": whom somebody leaves passes no border.
function asObject(one: Predicate): Predicate {
  const isLeft = one.verb?.act === 'with leave' && one.act === 'border_crossing'
  return isLeft ? { ...one, act: 'other' } : one
}

// "Returns to Burundi | reached 2,500 people": the noun is the act, the verb a total.
function totalled({ nouns, predicates }: EnglishSentence, roles: Roles): ActCandidate[] {
  const [verb] = roles.objects
  if (verb?.verb?.act !== 'with reach') return []
  const noun = nouns.find(
    ({ act, end }) => act !== 'crackdown' && end <= verb.first && end > verb.first - FAR,
  )
  if (!noun || predicates.some(({ head }) => head >= noun.first && head < verb.first)) return []
  return [{ act: noun.act, rule: 'act.subject-noun', first: noun.first, end: noun.end }]
}

function byVerb(predicates: readonly Predicate[], rule: string, isWeak = false): ActCandidate[] {
  return predicates.flatMap((one) =>
    one.act && one.isWeak === isWeak
      ? [{ act: one.act, rule, first: one.first, end: one.end, isEscape: isEscape(one) }]
      : [],
  )
}

/** Verbs of those who get away from a captor as well as from a country. */
const ESCAPES: ReadonlySet<string> = new Set(['with escape', 'with come', 'with return', 'with go'])

function isEscape({ verb }: Predicate): boolean {
  return ESCAPES.has(verb?.act ?? '')
}

/** Verbs that do nothing to the act that is their object. */
const FINDS: ReadonlySet<string> = new Set(['with hold', 'with see', 'with discover', 'with hear'])

const FAR = 8
/** So many words before a noun the verb may stand that has it as its object. */
const DOING_NEAR = 2
const NOMINAL: ReadonlySet<string> = new Set(['word', 'determiner'])

const CUTS_OFF: ReadonlySet<string> = new Set(['comma', 'break', 'subordinate', 'coordinate'])

/** What ends the reach of a noun. */
const CUTS: ReadonlySet<string> = new Set([
  'preposition',
  'comma',
  'coordinate',
  'subordinate',
  'break',
])

// "mass arrests of 175", "the forced return to Laos of some 1,700".
function nominalHead(
  { words, nouns, predicates }: EnglishSentence,
  roles: Roles,
  lexicon: Lexicon,
): ActCandidate | undefined {
  const noun = nouns.filter(({ end }) => end <= roles.first).at(-1)
  if (!noun || roles.first - noun.end > FAR) return undefined
  let of = roles.first - 1
  while (of >= noun.end && words[of]?.detail !== 'of') {
    const is = words[of]?.is
    if (is !== undefined && CUTS.has(is)) return undefined
    of--
  }
  // "the remains of": a noun that holds its own "of".
  if (of === noun.end - 1 && words[of]?.detail === 'of') of = noun.end
  if (of < noun.end || predicates.some((one) => one.head >= noun.end && one.head < roles.first))
    return undefined
  // "quashed the convictions of seven": what is done to the act decides.
  const doing = predicates.find(({ end }) => end <= noun.first && end >= noun.first - DOING_NEAR)
  // "commuted the sentences of 28": the words around it say what was done.
  const isSaid = doing?.act !== 'other' || doing?.verb?.act === 'with commute'
  const isOwn = isSaid && !doing?.isWeak && !doing?.isPassive
  // "The chamber held the rape of six women to be proven"
  const isFound = FINDS.has(doing?.verb?.act ?? '')
  const isDoing = isOwn && !isFound && doing?.verb?.kind === undefined
  const isNext = words.slice(doing?.end, noun.first).every(({ is }) => NOMINAL.has(is))
  if (doing?.act && isDoing && isNext)
    return { act: doing.act, rule: 'act.object', first: doing.first, end: doing.end }
  const act = heldOff({ words, nouns, predicates }, roles, { noun, lexicon })
  return { act, rule: 'act.nominal-head', first: noun.first, end: noun.end }
}

// "left 12 dead and 30 wounded": the state right behind the number.
function stateBehind(
  { words }: EnglishSentence,
  roles: Roles,
  context: Context,
): ActCandidate | undefined {
  const { first, end } = roles
  const lists = englishLexicon(context.lexicon)
  // "11 were in prison and two others | on trial"
  const isGap = words[first - 1]?.is === 'coordinate' && words[end]?.is === 'preposition'
  const gapped = isGap ? frameAt(words, end, lists.frames('act with be')) : undefined
  const state = gapped ?? frameAt(words, end, lists.frames('act after number'))
  if (!state || !isAct(state.act) || words[state.end]?.is === 'word') return undefined
  // "left 12 dead": the verb knows more.
  if (state.act === 'death' && roles.objects.some(({ act }) => act && act !== 'other'))
    return undefined
  return { act: state.act, rule: 'act.adjective', first: state.first, end: state.end }
}

// "Arrests for illegal entry: 1,046": the first word of the label.
function ofLabel(
  { words, nouns, predicates }: EnglishSentence,
  roles: Roles,
): ActCandidate | undefined {
  if (words[roles.first - 1]?.lower !== ':') return undefined
  let from = roles.first - 1
  while (from > 0 && words[from - 1]?.is !== 'break') from--
  const inside = [...nouns, ...predicates].filter((one) => one.act && one.first >= from)
  const [label] = inside.filter(({ end }) => end < roles.first).sort((a, b) => a.first - b.first)
  if (!label?.act) return undefined
  return { act: label.act, rule: 'act.label', first: label.first, end: label.end }
}

// "Ten dead after an assault", "40 still missing": a heading without a verb.
function adjective({ words }: EnglishSentence, roles: Roles, context: Context): ActCandidate[] {
  const { mains, objects, around, end } = roles
  if (mains.length > 0 || objects.length > 0 || around) return []
  const at = words[end]?.is === 'adverb' ? end + 1 : end
  const lists = englishLexicon(context.lexicon)
  const state = frameAt(words, at, lists.frames('act with be'))
  const rest = { first: 0, end: words.length }
  const death = state?.act === 'with die' && firstFrame(words, rest, lists.frames('act with die'))
  const act = death ? death.act : state?.act === 'with die' ? 'death' : state?.act
  return isAct(act) && state ? [{ act, rule: 'act.adjective', first: at, end: state.end }] : []
}

// "with 230 foreigners in detention awaiting trial": where they are, right behind the noun.
function placed({ words }: EnglishSentence, roles: Roles, context: Context): ActCandidate[] {
  if (roles.mains.some(({ act }) => act)) return []
  let n = roles.end
  while (n < roles.end + PLACED_NEAR && words[n]?.is === 'word' && !words[n]?.verb) n++
  if (words[n]?.is !== 'preposition') return []
  const state = frameAt(words, n, englishLexicon(context.lexicon).frames('act with be'))
  if (!state || !isAct(state.act)) return []
  return [{ act: state.act, rule: 'act.placed', first: n, end: state.end }]
}

/** So many words of the noun may stand between the number and the place. */
const PLACED_NEAR = 4

// "30 arrests": the number counts acts.
function countedNoun({ nouns, predicates }: EnglishSentence, roles: Roles): ActCandidate[] {
  const noun = nouns.find(({ first }) => first >= roles.end && first <= roles.end + 1)
  if (noun && predicates.some((one) => one.head >= roles.end && one.head < noun.first)) return []
  return noun ? [{ act: noun.act, rule: 'act.counted-noun', first: noun.first, end: noun.end }] : []
}

// "30 men whom guards had stopped | began a boycott": what they did themselves comes last.
function ownVerb({ words }: EnglishSentence, { mains, restrictors }: Roles): ActCandidate[] {
  const [main] = mains
  const isOwn = main?.isFinite && !main.isPassive && !main.isCopula && !main.act && !main.isPlanned
  const kind = main?.verb?.kind
  if (!main || !isOwn || (kind !== 'plain' && kind !== 'aspect')) return []
  const [first] = restrictors
  const isRelative = first?.isFinite === true && !first.isBare
  if (!isRelative || words[main.end]?.detail !== 'article') return []
  return [{ act: 'other', rule: 'act.own-verb', first: main.first, end: main.end }]
}

// "a boat carrying 86 people | set off": what happens to the boat happens to them.
function carried(sentence: EnglishSentence, roles: Roles): ActCandidate[] {
  const [verb] = roles.objects
  const aboard = verb ? undefined : vehicleBefore(sentence, roles)
  if (aboard) return byVerb(rolesOf(sentence, aboard).mains, 'act.carrier')
  const carrier = sentence.words[(verb?.first ?? 0) - 1]
  if (!verb || verb.act || !carrier || !(verb.isBare || !verb.isFinite)) return []
  return byVerb(rolesOf(sentence, carrier).mains, 'act.carrier')
}

// "a boat with 65 people aboard | reached El Hierro"
function vehicleBefore({ words }: EnglishSentence, { first, mains }: Roles): Word | undefined {
  const isWith = words[first - 1]?.detail === 'with' || words[first - 1]?.detail === 'of'
  if (!isWith || mains.some(({ act }) => act)) return undefined
  const vehicle = words[first - 2]
  return vehicle?.is === 'word' && !vehicle.verb ? vehicle : undefined
}

// "Twelve were among those arrested in May": the participle behind a form of to be.
function complement({ predicates, words }: EnglishSentence, { mains, end }: Roles): ActCandidate[] {
  const be = mains.find(({ isCopula, act }) => isCopula && !act)
  const next = be && predicates.find(({ first }) => first >= be.end)
  if (!be || !next?.act || !(next.isBare || next.isPassive) || next.first < end) return []
  for (let n = be.end; n < next.first; n++)
    if (CUTS_OFF.has(words[n]?.is ?? '') || words[n]?.lower === 'whose') return []
  return [{ act: next.act, rule: 'act.complement', first: next.first, end: next.end }]
}
