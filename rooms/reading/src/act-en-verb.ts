// The verb groups of an English sentence ("had been reportedly", "were to be returned"): finite or
// not, active or passive, planned or done. Source: reading.md 2, Act 1, 3, 5.
import { isAttribute, isHedged, isOnlyVerb, opensGerund, opensObject } from './act-en-attribute.ts'
import { FORM, type VerbReading, verbReading } from './act-en-lexicon.ts'
import { beenBehind, isInPlace } from './act-en-own-clause.ts'
import { isPlanKind, isUndone, wordsOfNot } from './act-en-undone.ts'
import type { Word } from './act-en-word.ts'

/** One group of verbs; positions are indexes into the words of the sentence. */
export interface VerbGroup {
  first: number
  /** The verb that carries the meaning. */
  head: number
  /** One after the last word. */
  end: number
  verb?: VerbReading | undefined
  /** Has a subject of its own: `were held`, `fled`; not `fleeing`, `to flee`. */
  isFinite: boolean
  isPassive: boolean
  /** A form that can be a past or a participle, without auxiliary: `returned`. */
  isBare: boolean
  /** `to flee` */
  isInfinitive: boolean
  /** Only a form of to be, with no verb after it. */
  isCopula: boolean
  isNegated: boolean
  /** Carries a modal that guesses: `could`. */
  isPossible: boolean
  /** Carries a modal of the future: `will`, `would`. */
  isFuture: boolean
  /** Carries `would`. */
  isConditional: boolean
  /** Has not happened: after `decided to`, `were to be`. */
  isPlanned: boolean
  /** The group before it that it hangs on: `was said`, `decided`. */
  governor?: VerbGroup | undefined
}

/** The verb groups in their order, with those that govern another joined to it. */
export function verbGroups(words: readonly Word[]): VerbGroup[] {
  const groups: VerbGroup[] = []
  let n = 0
  while (n < words.length) {
    const group = groupAt(words, n)
    if (group) groups.push(group)
    n = group ? group.end : n + 1
  }
  return joinChains(words, groups)
}

interface Auxiliaries {
  next: number
  last?: Word
  isFinite: boolean
  isPossible: boolean
  isFuture: boolean
  isConditional: boolean
  isNegated: boolean
  isInfinitive: boolean
}

function groupAt(words: readonly Word[], n: number): VerbGroup | undefined {
  const aux = auxiliariesAt(words, n)
  if (!aux.last) return bareGroupAt(words, n)
  const word = words[aux.next]
  const verb = word && readingAfter(aux.last, word, words[aux.next + 1])
  if (verb) return groupOf(aux, n, { head: aux.next, verb })
  if (aux.isInfinitive && aux.last.is === 'preposition') return undefined
  return groupOf(aux, n, { head: lastAuxiliary(words, n, aux.next) })
}

function lastAuxiliary(words: readonly Word[], first: number, next: number): number {
  let head = next - 1
  while (head > first && !isAuxiliary(words[head])) head--
  return head
}

const AUXILIARIES: ReadonlySet<string> = new Set(['be', 'have', 'do', 'modal'])

function isAuxiliary(word: Word | undefined): boolean {
  return word !== undefined && AUXILIARIES.has(word.is)
}

function auxiliariesAt(words: readonly Word[], n: number): Auxiliaries {
  const aux: Auxiliaries = {
    next: n,
    isFinite: false,
    isPossible: false,
    isFuture: false,
    isConditional: false,
    isNegated: false,
    isInfinitive: words[n]?.detail === 'to',
  }
  if (aux.isInfinitive) takeWord(aux, words[n])
  else if (!isAuxiliary(words[n])) return aux
  for (let word = words[aux.next]; word; word = words[aux.next]) {
    const isOpen = isAuxiliary(word) || (aux.last !== undefined && isBetween(word))
    const not = aux.last ? wordsOfNot(words, aux.next) : 0
    aux.next += not
    if (not > 0) aux.isNegated = true
    else if (isOpen && !word.verb?.act) takeWord(aux, word)
    else if (aux.last?.is === 'have') {
      const been = beenBehind(words, aux.next)
      if (been === undefined) break
      aux.next = been
    } else break
  }
  return aux
}

function takeWord(aux: Auxiliaries, word: Word | undefined): void {
  if (!word) return
  aux.next++
  if (word.isNegation) aux.isNegated = true
  if (isBetween(word)) return
  if (word.detail === 'possible') aux.isPossible = true
  if (word.detail === 'future' || word.detail === 'conditional') aux.isFuture = true
  if (word.detail === 'conditional') aux.isConditional = true
  // "ordered that they | be kept": a form for every person.
  const isWished = word.detail === 'base' && word.is === 'be' && aux.last === undefined
  if (word.is === 'modal' || word.detail === 'finite' || isWished) aux.isFinite = true
  aux.last = word
}

// "had since died": the word stands for a conjunction elsewhere.
// 'had been "forcibly deported"'
function isBetween(word: Word): boolean {
  if (word.is === 'adverb' || word.detail === 'between' || word.lower === '"') return true
  return word.isNegation && !isAuxiliary(word)
}

const REGULAR_ING = /^[a-z-]{2,20}ing$/

// Which reading a word has after an auxiliary: "was held", "had fled", "to flee", "is holding".
function readingAfter(last: Word, word: Word, next: Word | undefined): VerbReading | undefined {
  const wanted = formsAfter(last)
  if (word.verb) return (word.verb.forms & wanted) === 0 ? undefined : word.verb
  if (word.is !== 'word' || word.isName) return undefined
  const isIng = (wanted & FORM.ing) !== 0 && REGULAR_ING.test(word.lower)
  const isOpen = last.detail !== 'to' || next?.is === 'determiner' || next?.is === 'pronoun'
  const isBase = wanted === FORM.base && isOpen
  if (!isIng && !isBase) return undefined
  const forms = isIng ? FORM.ing : FORM.base
  return verbReading({ words: [word.lower], forms, kind: 'plain' })
}

function formsAfter(last: Word): number {
  if (last.is === 'be') return FORM.participle | FORM.ing
  if (last.is === 'have') return FORM.participle
  return FORM.base
}

function groupOf(
  aux: Auxiliaries,
  first: number,
  { head, verb }: { head: number; verb?: VerbReading },
): VerbGroup {
  const isBe = aux.last?.is === 'be'
  const isProgressive = verb !== undefined && (verb.forms & FORM.participle) === 0
  return {
    first,
    head,
    end: head + (verb?.words.length ?? 1),
    verb,
    isFinite: aux.isFinite,
    isPassive: isBe && verb !== undefined && !isProgressive,
    isBare: false,
    isInfinitive: aux.isInfinitive,
    isCopula: verb === undefined && isBe,
    isNegated: aux.isNegated,
    isPossible: aux.isPossible,
    isFuture: aux.isFuture,
    isConditional: aux.isConditional,
    isPlanned: false,
    governor: undefined,
  }
}

function bareGroupAt(words: readonly Word[], n: number): VerbGroup | undefined {
  const word = words[n]
  if (!word?.verb || !standsAsVerb(words, n)) return undefined
  const { forms } = word.verb
  const isPast = (forms & FORM.past) !== 0
  const isParticiple = (forms & FORM.participle) !== 0
  const isIng = forms === FORM.ing
  return {
    first: n,
    head: n,
    end: n + word.verb.words.length,
    verb: word.verb,
    isFinite: !isIng && (isPast || !isParticiple),
    isPassive: isParticiple && !isPast,
    isBare: isParticiple,
    isInfinitive: false,
    isCopula: false,
    isNegated: words[n - 1]?.isNegation ?? false,
    isPossible: false,
    isFuture: false,
    isConditional: false,
    isPlanned: false,
    governor: undefined,
  }
}

function standsAsVerb(words: readonly Word[], n: number): boolean {
  const forms = words[n]?.verb?.forms ?? 0
  // "a set of rules": a past that is also a base form is a noun behind an article.
  const isBoth = (forms & FORM.base) !== 0 && (forms & FORM.past) !== 0
  if (isBoth && words[n - 1]?.detail === 'article') return false
  if ((forms & (FORM.past | FORM.participle)) !== 0)
    return !isAttribute(words, n) || isOnlyVerb(words, n)
  if (forms === FORM.ing) return opensGerund(words, n)
  return isPresent(words, n, forms)
}

// A present form: "China detains 60", "officials say", "police hold 12". A noun of the same form
// ("arrests", "returns") follows an article or a preposition.
function isPresent(words: readonly Word[], n: number, forms: number): boolean {
  const [p, word, q] = [words[n - 1], words[n], words[n + 1]]
  if (!p || !word?.verb) return false
  // "let them | go": no verb of its own, but "two of them | share a cell".
  if (p.detail === 'object' && words[n - 2]?.detail !== 'of') return false
  const isMany = p.is === 'number' || p.detail === 'many' || p.detail === 'crowd'
  // "15 houses", "120 land defenders": no verb of many has that form, or a noun before another.
  const isNamed = word.isNoun && !word.verb.kind && !word.verb.weak && q?.isPlural && !q.verb
  const isInNoun = words[n - 2]?.is === 'number' && isNamed
  // "granted amnesty | to 40 weavers": a noun, whose verb would have an object.
  if (word.isNoun && word.verb.act && !word.verb.kind && q?.detail === 'to') return false
  if (isInNoun || (isMany && ((forms & FORM.base) === 0 || isNamed))) return false
  const isSubject = isMany || ['word', 'pronoun', 'relative', 'adverb'].includes(p.is)
  const isLinked = p.is === 'coordinate' || p.is === 'comma' || p.lower === '"'
  // "Troops raid monastery, kill 4"
  const isFollowing = p.is === 'comma' && q?.is === 'number' && !word.verb.kind
  if (isFollowing && (forms & FORM.base) !== 0) return true
  if (!isSubject && !(isLinked && (forms & FORM.third) !== 0)) return false
  if (word.verb.kind === 'report' && !word.isNoun) return q?.is !== 'preposition' || isSubject
  // "police records | show"
  const isTelling = q?.verb?.kind === 'report' && (q.verb.forms & FORM.base) !== 0
  if (word.isNoun && word.isPlural && isTelling) return false
  const isOfActs = word.verb.act !== undefined || word.verb.weak !== undefined
  const isNoNoun = isOfActs && !word.isNoun && (forms & FORM.base) !== 0
  // "refugees who are caught | face prison"
  const isParticiple = ((p.verb?.forms ?? 0) & FORM.participle) !== 0
  const isBehindVerb = isParticiple && !isAttribute(words, n - 1)
  // "Thirteen Sudanese | face deportation": behind a number of many every noun is of many.
  const isCounted = words[n - 2]?.is === 'number' || isInPlace(words, n - 1)
  const isSingular = p.is === 'word' && !p.isPlural && !isBehindVerb && !isCounted
  if ((forms & FORM.base) !== 0 && isSingular && !isNoNoun) return false
  return (
    opensObject(q) ||
    isHedged(words, n + 1) ||
    (isNoNoun && q?.is === 'preposition' && (isMany || q.detail !== 'of'))
  )
}

// "was said | to have been deported", "decided | to return", "began | repatriating": one group.
function joinChains(words: readonly Word[], groups: readonly VerbGroup[]): VerbGroup[] {
  const joined: VerbGroup[] = []
  for (const group of groups) {
    const before = joined.at(-1)
    if (before && governs(words, before, group)) joined[joined.length - 1] = chained(before, group)
    else joined.push(group)
  }
  return joined
}

function governs(words: readonly Word[], a: VerbGroup, b: VerbGroup): boolean {
  const isGerund = b.verb?.forms === FORM.ing || words[b.first]?.detail === 'ing'
  const isOpen = b.isInfinitive || (isGerund && !b.isFinite)
  if (!isOpen || a.isInfinitive) return false
  // "were found | to have been held"
  const isPerfect = a.isPassive && words[b.first + 1]?.is === 'have'
  // "had | to leave"
  const isOpenVerb = isPerfect || !a.verb || a.verb.kind !== undefined
  const isGoverning = a.isCopula ? b.isInfinitive : isOpenVerb
  if (!isGoverning) return false
  for (let n = a.end; n < b.first; n++) if (words[n]?.is !== 'adverb') return false
  return true
}

function chained(a: VerbGroup, b: VerbGroup): VerbGroup {
  const isPlan = a.isCopula || isPlanKind(a) || a.verb?.kind === 'try'
  return {
    first: a.first,
    head: b.head,
    end: b.end,
    verb: b.verb,
    isFinite: a.isFinite,
    isPassive: b.isPassive,
    isBare: a.isBare,
    isInfinitive: a.isInfinitive,
    isCopula: b.isCopula,
    isNegated: isUndone(a) ? a.isNegated === b.isNegated : a.isNegated || b.isNegated,
    isPossible: a.isPossible || b.isPossible,
    isFuture: a.isFuture || b.isFuture,
    isConditional: a.isConditional || b.isConditional,
    isPlanned: a.isPlanned || isPlan,
    governor: a,
  }
}
