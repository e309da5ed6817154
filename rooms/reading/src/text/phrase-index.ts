// Finding the words of a list in a text in one pass: by the first word of each phrase in English,
// by its first two signs in Korean and Chinese, so that the length of a list costs nothing.
import type { Entry } from './lexicon.ts'
import { addMark, createMarkSet, hasMark, type MarkSet } from './mark-set.ts'
import type { Language, Range } from './source-text.ts'

/** A phrase of a list, found in a text. */
export interface PhraseMatch extends Range {
  means: string
}

interface Phrase {
  form: string
  means: string
}

/** The phrases of a list by how they begin, longest first. */
export interface PhraseIndex {
  language: Language
  /** By the first word in English, by the first sign in Korean and Chinese. */
  byStart: ReadonlyMap<string, readonly Phrase[]>
  /** By the first two signs, or by the only one: empty in English. */
  bySigns: ReadonlyMap<number, readonly Phrase[]>
  /** Marks of how phrases begin: most places of a text are left at once. */
  starts: MarkSet
  /** How many marks of beginnings there are, less one: all bits of their numbers. */
  startBits: number
  /** Marks of their first units alone, and of their last ones: one look at one unit. */
  firsts: MarkSet
  lasts: MarkSet
}

/** Units share a mark where these bits are the same. */
const UNIT_BITS = 0x7ff

const LEAST_STARTS = 256
const MOST_STARTS = 0x1_0000
/** Slots for each phrase: with so many, few places share one by chance. */
const SLOTS_EACH = 8

function startBitsFor(entries: readonly Entry[]): number {
  const forms = entries.reduce((sum, one) => sum + one.forms.length, 0)
  let size = LEAST_STARTS
  while (size < forms * SLOTS_EACH && size < MOST_STARTS) size *= 2
  return size - 1
}

// How an English word begins, by three units at the most, as a number.
function slotOfWord(text: string, at: number): number {
  const first = unitAt(text, at)
  if (!isWordUnit(first)) return first
  const second = unitAt(text, at + 1)
  if (!isWordUnit(second)) return first * 31
  const third = unitAt(text, at + 2)
  return (first * 31 + second) * 31 + (isWordUnit(third) ? third : 0)
}

/**
 * The code unit at a place, 0 beyond the text. V8 makes `charCodeAt` a slow call for good wherever
 * it was once asked for a place beyond its string.
 */
export function unitAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : 0
}

// Two signs as one small number; those few that share it are told apart by their whole form.
const keyOfSigns = (first: number, second: number) => first * 31 + second

// Of a phrase of one sign: below that of any two.
const keyOfSign = (first: number) => -1 - first

/** Makes the index of a list; English phrases are matched as whole words. */
export function createPhraseIndex(entries: readonly Entry[], language: Language): PhraseIndex {
  const byStart = new Map<string, Phrase[]>()
  const bySigns = new Map<number, Phrase[]>()
  const startBits = startBitsFor(entries)
  const starts = createMarkSet(startBits + 1)
  const firsts = createMarkSet(UNIT_BITS + 1)
  const lasts = createMarkSet(UNIT_BITS + 1)
  for (const { forms, means } of entries)
    for (const form of forms) {
      const phrase = { form, means }
      addMark(firsts, form.charCodeAt(0) & UNIT_BITS)
      addMark(lasts, form.charCodeAt(form.length - 1) & UNIT_BITS)
      if (language === 'en') {
        addMark(starts, slotOfWord(form, 0) & startBits)
        add(byStart, wordAt(form, 0), phrase)
        continue
      }
      const [first, second] = [form.charCodeAt(0), form.charCodeAt(1) || 0]
      addMark(starts, (second === 0 ? first : keyOfSigns(first, second)) & startBits)
      add(byStart, form.charAt(0), phrase)
      add(bySigns, second === 0 ? keyOfSign(first) : keyOfSigns(first, second), phrase)
    }
  for (const map of [byStart, bySigns])
    for (const phrases of map.values()) phrases.sort((a, b) => b.form.length - a.form.length)
  return { language, byStart, bySigns, starts, startBits, firsts, lasts }
}

function add<K>(map: Map<K, Phrase[]>, key: K, phrase: Phrase): void {
  const phrases = map.get(key)
  if (phrases) phrases.push(phrase)
  else map.set(key, [phrase])
}

/**
 * The phrases of the index in `lower.slice(start, end)`, in order, the longest at each place and
 * none inside another. `lower` is folded and in lower case.
 */
export function findPhrases(index: PhraseIndex, lower: string, range: Range): PhraseMatch[] {
  const found: PhraseMatch[] = []
  const isEnglish = index.language === 'en'
  const { firsts } = index
  const end = Math.min(range.end, lower.length)
  let at = range.start
  while (at < end) {
    const unit = lower.charCodeAt(at)
    if (hasMark(firsts, unit & UNIT_BITS)) {
      const phrase = isEnglish ? wordsAt(index, lower, at, end) : signsAt(index, lower, at, end)
      if (phrase) {
        const { form, means } = phrase
        found.push({ start: at, end: at + form.length, means })
        at += form.length
        continue
      }
    }
    at++
    // In English a phrase begins with a word or a mark.
    if (isEnglish && WORD_UNITS[unit] === 1)
      while (at < end && WORD_UNITS[lower.charCodeAt(at)] === 1) at++
  }
  return found
}

/** Whether a phrase of the index may end before `end`: so for a few other places, too. */
export function mayEndAt(index: PhraseIndex, lower: string, end: number): boolean {
  return hasMark(index.lasts, unitAt(lower, end - 1) & UNIT_BITS)
}

/** The longest phrase of the index that begins exactly at `range.start`, or nothing. */
export function phraseAt(
  index: PhraseIndex,
  lower: string,
  { start, end }: Range,
): PhraseMatch | undefined {
  if (!hasMark(index.firsts, unitAt(lower, start) & UNIT_BITS)) return undefined
  const phrase =
    index.language === 'en' ? wordsAt(index, lower, start, end) : signsAt(index, lower, start, end)
  return phrase && { start, end: start + phrase.form.length, means: phrase.means }
}

function wordsAt(index: PhraseIndex, lower: string, at: number, end: number): Phrase | undefined {
  const { starts, startBits } = index
  if (!hasMark(starts, slotOfWord(lower, at) & startBits)) return undefined
  const phrases = index.byStart.get(wordAt(lower, at))
  if (!phrases) return undefined
  for (const phrase of phrases) {
    const to = at + phrase.form.length
    if (to > end || !lower.startsWith(phrase.form, at)) continue
    if (!isWordUnit(unitAt(lower, to))) return phrase
  }
  return undefined
}

function signsAt(index: PhraseIndex, lower: string, at: number, end: number): Phrase | undefined {
  const { starts, startBits, bySigns } = index
  const first = unitAt(lower, at)
  const second = unitAt(lower, at + 1)
  const key = keyOfSigns(first, second)
  if (hasMark(starts, key & startBits))
    for (const phrase of bySigns.get(key) ?? NONE)
      if (at + phrase.form.length <= end && lower.startsWith(phrase.form, at)) return phrase
  if (at >= end || !hasMark(starts, first & startBits)) return undefined
  return bySigns.get(keyOfSign(first))?.[0]
}

const NONE: readonly Phrase[] = []

/** The longest first word that is looked at: a longer one is no word of a list. */
const LONGEST_WORD = 40

function wordAt(text: string, start: number): string {
  if (!isWordUnit(unitAt(text, start))) return text.charAt(start)
  let end = start
  while (end - start < LONGEST_WORD && isWordUnit(unitAt(text, end))) end++
  return text.slice(start, end)
}

/** Whether a code unit belongs to a word: a letter or a digit of any script, not punctuation. */
export function isWordUnit(unit: number): boolean {
  return WORD_UNITS[unit] === 1
}

function isUnitOfWord(unit: number): boolean {
  if (unit < 0x80)
    return (
      (unit >= 0x61 && unit <= 0x7a) ||
      (unit >= 0x30 && unit <= 0x39) ||
      (unit >= 0x41 && unit <= 0x5a)
    )
  return unit >= 0xc0 && !(unit >= 0x2000 && unit <= 0x2bff) && !(unit >= 0x3000 && unit <= 0x303f)
}

// Asked for every unit of a text, many times: a table answers fastest.
const WORD_UNITS = Uint8Array.from({ length: 0x1_0000 }, (_, unit) => Number(isUnitOfWord(unit)))
