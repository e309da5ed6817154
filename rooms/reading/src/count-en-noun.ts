// What an English number counts: the head of the noun phrase after it, past adjectives and names.
// The lists decide; then endings of nouns for people. An unknown plural is a thing: a number of
// things that was left out is typed by hand, a wrong number of people hurts. Source: reading.md 2.

import { isAttribute } from './act-en-attribute.ts'
import { FORM } from './act-en-lexicon.ts'
import type { Word } from './act-en-word.ts'
import type { NumberLists } from './count-en-lexicon.ts'
import type { Scan } from './count-en-phrase.ts'

/** What is counted. `name`: a capital word that may be a people. */
export type NounKind = 'person' | 'official' | 'unit' | 'thing' | 'name'

/** The noun that a number counts; word indexes, half-open. */
export interface CountedNoun {
  kind: NounKind
  first: number
  /** The head noun. */
  head: number
  end: number
  /** `sex men`, `families`: what the list says of it. */
  means: string
}

/** Words between a number and its noun at the most. */
const FURTHEST = 7

interface Search extends Scan {
  /** A number for one takes a noun in the singular. */
  isOne: boolean
}

/** The noun counted from a word on, with others joined by "and"; nothing for a bare number. */
export function nounFrom(scan: Scan, first: number, isOne: boolean): CountedNoun | undefined {
  const noun = headFrom({ isOne, ...scan }, first, first + FURTHEST)
  if (!noun || (noun.kind !== 'person' && noun.kind !== 'official')) return noun
  return { ...noun, first, end: endOfJoined({ isOne, ...scan }, noun.end) }
}

function headFrom(search: Search, first: number, last: number): CountedNoun | undefined {
  const { words, text } = search
  let capital = -1
  for (let n = first; n < last; n++) {
    const word = words[n]
    if (!word || !isOpen(search, n, first)) break
    const isOwner = isPossessive(text.folded, word)
    const named = listed(search, n)
    // "Jehovah's Witnesses"
    const found = isOwner && (named?.end ?? 0) <= n + 1 ? undefined : named
    if (found && !isModifier(search, found, last)) return { ...found, first }
    const isEnd = !found && !isOwner && !word.isName && isPlainPlural(word)
    if (isEnd && !isBeforePeople(search, n)) return unknown(search, n, first)
    if (!found && word.isName && !isOwner) {
      const people = peopleAt(search, n)
      if (people && !isAdjective(search, n, last)) return { ...people, first }
      if (capital === -1) capital = n
    }
    if (found) n = Math.max(n, found.head)
  }
  return capital === first ? nameAt(search, first) : undefined
}

const APOSTROPHE = /^['\u2019]$/

// Whether a noun may still follow at this word.
function isOpen(search: Search, n: number, first: number): boolean {
  const { words, lists } = search
  const word = words[n] as Word
  // "40 N. Norlanders"
  if (word.lower === '.' && words[n - 1]?.isName && words[n - 1]?.lower.length === 1) return true
  // "1,100 fighters' relatives"
  if (word.is === 'mark' && APOSTROPHE.test(word.lower)) return words[n - 1]?.isPlural === true
  if (lists.enders.at(words, n)) return false
  if (listed(search, n)) return ['word', 'adverb', 'determiner'].includes(word.is)
  // "nearly 900 such people"
  if (word.is === 'adverb' || word.lower === 'such') return true
  if (word.is === 'coordinate' || word.is === 'comma')
    return n > first && joinsAdjectives(search, n)
  if (word.is !== 'word') return false
  // "two cane cutters": a noun before another one.
  if (!word.verb || word.isName || (word.isNoun && words[n + 1]?.isPlural)) return true
  if ((word.verb.forms & (FORM.participle | FORM.ing)) === 0) return false
  return isAttribute([...before(word), ...words.slice(n, n + 6)], 1)
}

// A number stands like an article before a participle: "20 arrested women".
function before(word: Word): Word[] {
  return [{ ...word, lower: '', is: 'number', isName: false, isPlural: false, detail: '' }]
}

// "400 Afghan and Pakistani migrants": both adjectives belong to one noun.
function joinsAdjectives(search: Search, n: number): boolean {
  const [a, b] = [search.words[n - 1], search.words[n + 1]]
  if (a?.is !== 'word' || b?.is !== 'word' || a.isName !== b.isName) return false
  if (search.words[n]?.is === 'comma' && a.isName) return false
  const next = headFrom(search, n + 1, n + 4)
  return next !== undefined && next.kind === 'person' && next.head > n + 1
}

// "Rohingya refugees", "Sudanese camps"; a plural is never one: "Chechens last week".
function isAdjective(search: Search, n: number, last: number): boolean {
  const next = headAfter(search, n + 1, last)
  // "300 Sudanese pounds": the name of a people is one and many.
  const isMany =
    search.words[n]?.isPlural === true && PLURAL_NAME.test(search.words[n]?.lower ?? '')
  const isKind = next?.kind === 'person' || next?.kind === 'unit'
  return next !== undefined && (!isMany || isKind) && next.kind !== 'name'
}

const PLURAL_NAME = /s$/

function listed(search: Search, n: number): CountedNoun | undefined {
  const { words, lists, isOne } = search
  const of = (kind: NounKind, found: { end: number; means: string }): CountedNoun => ({
    kind,
    first: n,
    head: found.end - 1,
    end: found.end,
    means: found.means,
  })
  const official = lists.officials.at(words, n)
  if (official) return of('official', official)
  const people = lists.people.at(words, n)
  if (people) return of('person', people)
  const person = isOne ? lists.person.at(words, n) : undefined
  if (person) return of('person', person)
  const unit = lists.units.at(words, n)
  if (unit) return of('unit', unit)
  // "300 face trial": behind a number for several a thing stands in the plural.
  const { lower = '-', isPlural = false } = words[n] ?? {}
  const isForm = isOne || isPlural || lists.invariant.has(lower) || isBeforeNoun(search, n)
  const isThing = lists.things.has(lower) && isForm
  return isThing ? of('thing', { end: n + 1, means: '' }) : undefined
}

// "human rights defenders": a plural before another one.
function isBeforePeople(search: Search, n: number): boolean {
  const word = search.words[n + 1]
  if (word?.is !== 'word' || word.isName || !word.isPlural) return false
  return (
    listed(search, n + 1)?.kind === 'person' || hasEnding(word.lower, search.lists.personEndings)
  )
}

// "police stations", "border posts"
function isBeforeNoun({ words, lists }: Search, n: number): boolean {
  const next = words[n + 1]
  return next?.is === 'word' && (next.isPlural || lists.things.has(next.lower))
}

// "refugee families", "prison guards", "missing persons": the noun stands before another one.
function isModifier(search: Search, found: CountedNoun, last: number): boolean {
  const { words, lists } = search
  const word = words[found.head]
  const isSingular = !word?.isPlural || lists.describing.has(word.lower)
  const isPeople = found.kind === 'person' && found.means.startsWith('sex')
  if (!isSingular && !isPeople) return false
  const next = headAfter(search, found.end, Math.min(last, found.end + 3))
  // "gave 17 men long sentences"
  if (!isSingular) return next !== undefined && next.kind !== 'name' && next.kind !== 'thing'
  return next !== undefined && next.kind !== 'name'
}

function headAfter(search: Search, n: number, last: number): CountedNoun | undefined {
  return n < last ? headFrom(search, n, last) : undefined
}

function isPossessive(folded: string, word: Word): boolean {
  if (folded.slice(word.end - 2, word.end).toLowerCase() === "'s") return true
  return word.isPlural && folded.charAt(word.end) === "'"
}

/** "Somalis" are people, "Mauritius" is none. */
const NO_PEOPLE = /(?:ss|us|sis)$/
const NO_PLURAL = /(?:ss|us|is)$/

function isPlainPlural({ lower, isPlural, isNoun }: Word): boolean {
  return (isPlural || isNoun) && lower.endsWith('s') && !NO_PLURAL.test(lower)
}

function unknown({ words, lists }: Search, n: number, first: number): CountedNoun {
  const lower = words[n]?.lower ?? ''
  const isPerson = hasEnding(lower, lists.personEndings)
  return { kind: isPerson ? 'person' : 'thing', first, head: n, end: n + 1, means: '' }
}

const SHORTEST_STEM = 3

function hasEnding(lower: string, endings: readonly string[]): boolean {
  return endings.some((end) => lower.endsWith(end) && lower.length >= end.length + SHORTEST_STEM)
}

// "North Koreans", "Rohingya", "Sudanese".
function peopleAt({ words, lists }: Search, n: number): CountedNoun | undefined {
  const { lower, isPlural } = words[n] ?? { lower: '', isPlural: false }
  const isKnown = lists.peoples.has(lower) || hasEnding(lower, lists.peopleEndings)
  const isMany = isPlural && !NO_PEOPLE.test(lower) && !isOtherName(lower, lists)
  if (!isKnown && !isMany) return undefined
  return { kind: 'person', first: n, head: n, end: n + 1, means: '' }
}

function isOtherName(lower: string, lists: NumberLists): boolean {
  return lists.otherNames.has(lower) || lists.months.has(lower) || lists.weekdays.has(lower)
}

function nameAt({ words, lists }: Search, n: number): CountedNoun | undefined {
  const lower = words[n]?.lower ?? ''
  if (isOtherName(lower, lists)) return undefined
  return { kind: 'name', first: n, head: n, end: n + 1, means: '' }
}

// "refugees and asylum-seekers", "men, women and children".
function endOfJoined(search: Search, end: number): number {
  const { words } = search
  let to = end
  for (let turn = 0; turn < 4; turn++) {
    const isComma = words[to]?.is === 'comma'
    if (!isComma && words[to]?.is !== 'coordinate') break
    const next = headFrom(search, to + 1, to + 4)
    if (next?.kind !== 'person' || (isComma && !isListed(words, next.end))) break
    to = next.end
  }
  return to
}

function isListed(words: readonly Word[], n: number): boolean {
  return words[n]?.is === 'coordinate' || words[n]?.is === 'comma'
}
