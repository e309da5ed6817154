// Which verb of a sentence a number belongs to: as its subject, past relative clauses and
// participles that only restrict; as its object; or as what a noun is about ("arrests of 86").
// Source: reading.md 2, Act 1, 2, 4.
import { type Link, linkOf } from './act-en-link.ts'
import { opensClause } from './act-en-own-clause.ts'
import type { EnglishSentence, Predicate } from './act-en-predicate.ts'
import type { Word } from './act-en-word.ts'
import type { Range } from './source-text.ts'

/** The verbs around a number by how they hold it. */
export interface Roles {
  /** The finite verb whose subject it is, and those that share the subject. */
  mains: Predicate[]
  /** The active verb whose object it is, with earlier ones that share the object. */
  objects: Predicate[]
  /** A verb before it that holds it by a preposition. */
  around?: Predicate
  /** Relative clauses and participles that only say which people. */
  restrictors: Predicate[]
  /** Indexes of words: the number, half-open. */
  first: number
  end: number
}

// By the verbs of the sentence; of one there are few ranges, each asked by reader after reader.
const known = new WeakMap<readonly Predicate[], { range: Range; roles: Roles }[]>()

/** The roles of the words in that range of the sentence; found once. */
export function rolesOf(sentence: EnglishSentence, range: Range): Roles {
  const all = known.get(sentence.predicates) ?? []
  for (const one of all)
    if (one.range.start === range.start && one.range.end === range.end) return one.roles
  const roles = rolesIn(sentence, range)
  all.push({ range, roles })
  known.set(sentence.predicates, all)
  return roles
}

function rolesIn(sentence: EnglishSentence, range: Range): Roles {
  const { words, predicates } = sentence
  const [first, end] = wordsIn(words, range)
  const after = predicates.filter((one) => one.first >= end)
  const { mains, restrictors, isPlain } = subjectOf(words, { first, end }, after)
  const before = predicates.filter((one) => one.head < first).at(-1)
  // "were jailed, with | several later deported"; "with nine killed and | dozens injured"
  const isWith = words[first - 1]?.detail === 'with' && words[first - 2]?.is === 'comma'
  const isApart = isWith || (before?.isBare && isJoined(words, before.end, first))
  const held = before && !(isApart && mains[0]) ? holdOf(words, before, first) : undefined
  // "Officials fear | 30 people were killed": the object of a verb without an act is a clause.
  const isNew = opensClause(words, { first, end }, mains[0])
  const isOpen = before?.act === undefined || isNew
  const isClause = isPlain && (mains[0]?.isBare === false || isNew) && isOpen
  const isObject = held === 'object' && !isClause
  // "stopped a bus carrying 30 people and searched it": who stopped it is the subject.
  const isAmong = before?.isCopula && mains[0]?.isBare && hasPreposition(words, before.end, first)
  const isInside = isObject || (held === 'around' && (!isPlain || isAmong === true))
  // "a strike by 73 detainees | entered": the strike did.
  const isAgent = !before && words[first - 1]?.detail === 'by'
  const inverted = before && invertedVerb(words, predicates, { before, first })
  if (inverted) return { mains: [inverted], objects: [], restrictors, first, end }
  const roles: Roles = {
    mains: isInside || isAgent ? [] : mains,
    objects: [],
    restrictors,
    first,
    end,
  }
  if (before && isObject) roles.objects = withShared(words, predicates, before)
  else if (before && held && !(isNew && isPlain)) roles.around = before
  // "detained 60 people arrested in May"; "… and begun returning them" is no such participle.
  const reduced = mains[0]?.isBare && words[mains[0].first - 1]?.is !== 'coordinate'
  // "intercepted 60 people stopped at sea and returned": both restrict.
  if (isInside && reduced) roles.restrictors = [...restrictors, ...mains.filter(isReducedToo)]
  return roles
}

// "killed and | dozens", "shot dead and | dozens": no object between.
function isJoined(words: readonly Word[], from: number, first: number): boolean {
  if (words[first - 1]?.is !== 'coordinate') return false
  const between = words.slice(from, first - 1)
  return between.every(({ is, lower }) => is === 'adverb' || lower === 'dead')
}

function isReducedToo({ isBare }: Predicate): boolean {
  return isBare
}

// "Also arrested were | two drivers": the participle that opens the sentence.
function invertedVerb(
  words: readonly Word[],
  predicates: readonly Predicate[],
  { before, first }: { before: Predicate; first: number },
): Predicate | undefined {
  if (!before.isCopula || before.end !== first) return undefined
  const verb = predicates[predicates.indexOf(before) - 1]
  if (!verb?.isBare || !verb.act || verb.first > INVERTED_NEAR) return undefined
  const isOpen = words.slice(0, verb.first).every(({ is }) => is === 'adverb' || is === 'mark')
  return isOpen ? { ...verb, isPassive: true, isBare: false } : undefined
}

/** So many words may stand before a participle that opens its sentence. */
const INVERTED_NEAR = 2

/** The words that a range covers, as indexes, half-open. */
export function wordsIn(words: readonly Word[], range: Range): [number, number] {
  let first = words.findIndex((word) => word.end > range.start)
  if (first === -1) first = words.length
  let end = first
  while (end < words.length && (words[end]?.start ?? range.end) < range.end) end++
  return [first, end]
}

interface Subject {
  mains: Predicate[]
  restrictors: Predicate[]
  /** Nothing but its own words stands between the number and its verb. */
  isPlain: boolean
}

function subjectOf(
  words: readonly Word[],
  { first, end }: { first: number; end: number },
  after: readonly Predicate[],
): Subject {
  const isInserted = words[first - 1]?.is === 'comma' && isOfThem(words, first, end)
  const restrictors: Predicate[] = []
  let from = end
  for (const [n, one] of after.entries()) {
    const link = linkOf(words, from, one.first)
    const isFirst = restrictors.length === 0
    const step = stepOf(words, { one, link, following: after.slice(n + 1), isFirst, isInserted })
    if (step === 'stop') break
    if (step === 'main') {
      const mains = [one, ...followersOf(words, one, after.slice(n + 1))]
      return {
        mains,
        restrictors,
        isPlain: isPlainLink(link) && restrictors.every((r) => !r.isFinite || r.isBare),
      }
    }
    if (step === 'restrict') restrictors.push(one)
    from = one.end
  }
  return { mains: [], restrictors, isPlain: false }
}

function isOfThem(words: readonly Word[], first: number, end: number): boolean {
  for (let n = first; n <= end; n++)
    if (words[n]?.detail === 'of' && words[n + 1]?.is === 'pronoun') return true
  return false
}

function isPlainLink(link: Link): boolean {
  const isMarked = link.isCoordinate || link.isSubordinate || link.isRelative || link.isThat
  return !isMarked && !link.hasBreak && link.commas !== 1
}

type Step = 'main' | 'restrict' | 'skip' | 'stop'

interface Seen {
  one: Predicate
  link: Link
  /** The verbs behind it. */
  following: readonly Predicate[]
  isFirst: boolean
  /** The number is put in: ", one of them …". */
  isInserted: boolean
}

function stepOf(words: readonly Word[], { one, link, following, isFirst, isInserted }: Seen): Step {
  const next = nextFinite(words, one, following)
  if (link.hasBreak && isFirst) return 'stop'
  // "who stood up for those | who are jailed": told of others.
  if (link.isRelative && !isFirst && isOfOthers(words, one.first)) return 'skip'
  // "33 of them in the classrooms, where they had sought shelter": told of the place.
  if (link.isWhere) return 'skip'
  if (link.isRelative || (link.isThat && !link.hasNoun)) return 'restrict'
  if (link.isThat) return 'stop'
  if (link.isSubordinate) return 'skip'
  if (isReport(one) && link.commas > 0 && link.hasNoun && !one.isPassive) return 'skip'
  // "who fled for food and work were returned": what "and" joins are nouns, no clause.
  if (!isFirst && link.isCoordinate && !(link.hasNoun && link.commas === 0))
    return link.hasNoun ? 'stop' : 'restrict'
  if (!one.isFinite && !one.isBare) return 'restrict'
  const isOpenComma = link.commas === 1 && !link.endsInComma && link.hasNoun
  if (isOpenComma) return one.isBare && next?.link.endsInComma === true ? 'skip' : 'stop'
  if (isInserted && next?.link.endsInComma === true) return 'main'
  // "30 weavers fled, fearing | that they would be jailed"
  // "Lawyers marched | for those held": no verb of theirs.
  const own = words[(next?.one.first ?? 0) - 1]
  const isOther = own?.detail === 'pronoun' || own?.lower === 'those'
  if (one.isBare && next && !isOther && isReduced(next)) return 'restrict'
  return 'main'
}

function isOfOthers(words: readonly Word[], verb: number): boolean {
  let n = verb - 1
  while (words[n]?.is === 'adverb') n--
  const noun = words[n]?.is === 'relative' ? words[n - 1] : undefined
  return noun?.lower === 'those'
}

/** Whether the verb says that somebody told something. */
export function isReport({ verb }: Predicate): boolean {
  return verb?.kind === 'report'
}

interface Next {
  one: Predicate
  link: Link
}

// The next finite verb, with what stands between it and the verb before it.
function nextFinite(
  words: readonly Word[],
  from: Predicate,
  following: readonly Predicate[],
): Next | undefined {
  const at = following.findIndex((one) => one.isFinite)
  const one = following[at]
  if (!one) return undefined
  return { one, link: linkOf(words, following[at - 1]?.end ?? from.end, one.first) }
}

// A participle without auxiliary only restricts when a finite verb follows unlinked: "men arrested
// in May were freed"; or when it cannot be a past: "the five taken near".
function isReduced({ one, link }: Next): boolean {
  if (isReport(one) && link.commas > 0 && !one.isPassive) return false
  return isPlainLink(link) || (link.commas === 1 && link.endsInComma)
}

// "were arrested in May and returned", with no subject of its own in between.
function followersOf(
  words: readonly Word[],
  main: Predicate,
  after: readonly Predicate[],
): Predicate[] {
  const followers: Predicate[] = []
  let from = main.end
  for (const one of after) {
    const link = linkOf(words, from, one.first)
    from = one.end
    // "were held after marching and were jailed": no clause of its own.
    const isOpened = words[one.first - 1]?.is === 'subordinate'
    if (isOpened && !one.isFinite && !one.isBare) continue
    const isOver = link.isCoordinate && !link.hasNoun
    if (link.isRelative || (link.isSubordinate && !isOver) || link.isThat || link.hasBreak) break
    if (!one.isFinite && !one.isBare) continue
    if (!link.isCoordinate && (link.commas === 0 || (main.isBare && !one.isBare))) continue
    if (link.hasNoun) break
    followers.push(one)
  }
  return followers
}

function holdOf(
  words: readonly Word[],
  before: Predicate,
  first: number,
): 'object' | 'around' | undefined {
  const link = linkOf(words, before.end, first)
  if (link.isRelative || link.isSubordinate || link.isThat || link.hasBreak) return undefined
  // "accused nine of spying": what is told of them is done to them.
  if (isReport(before) && before.verb?.act !== 'with accuse') return undefined
  const isDirect =
    !before.isPassive && !before.isCopula && !hasPreposition(words, before.end, first)
  if (isDirect && !link.endsInComma) return 'object'
  return link.commas > 0 ? undefined : 'around'
}

function hasPreposition(words: readonly Word[], from: number, to: number): boolean {
  for (let n = from; n < to; n++) {
    const word = words[n]
    const isOpen = n === from && word?.isParticle === true
    if (word?.is !== 'preposition' || isOpen) continue
    if (word.detail !== 'of' && word.detail !== 'with') return true
  }
  return false
}

// "arrested and deported 30": both hold the number.
function withShared(
  words: readonly Word[],
  predicates: readonly Predicate[],
  object: Predicate,
): Predicate[] {
  const at = predicates.indexOf(object)
  const before = predicates[at - 1]
  if (!before || before.isPassive) return [object]
  // "jailed and | repeatedly beat"
  const between = words.slice(before.end + 1, object.first)
  const isLinked =
    words[before.end]?.is === 'coordinate' && between.every(({ is }) => is === 'adverb')
  return isLinked ? [before, object] : [object]
}
