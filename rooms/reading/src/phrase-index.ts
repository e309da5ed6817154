// Finding the words of a list in a text in one pass: by the first word of each phrase in English,
// by its first sign in Korean and Chinese, so that the length of a list costs nothing.
import type { Entry } from './lexicon.ts'
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
  byStart: ReadonlyMap<string, readonly Phrase[]>
  /** Marks of the first units that phrases have: most places of a text are left at once. */
  starts: Uint8Array
}

const STARTS = 4096
const PAIR = 1
const SINGLE = 2

function slotOf(first: number, second: number): number {
  return (first * 31 + second) % STARTS
}

function markStart(starts: Uint8Array, form: string): void {
  const first = form.charCodeAt(0)
  const [slot, mark] =
    form.length > 1 ? [slotOf(first, form.charCodeAt(1)), PAIR] : [first % STARTS, SINGLE]
  starts[slot] = (starts[slot] ?? 0) | mark
}

function mayStart(starts: Uint8Array, lower: string, at: number): boolean {
  const first = lower.charCodeAt(at)
  const pair = starts[slotOf(first, lower.charCodeAt(at + 1) || 0)] ?? 0
  const single = starts[first % STARTS] ?? 0
  return (pair & PAIR) !== 0 || (single & SINGLE) !== 0
}

/** Makes the index of a list; English phrases are matched as whole words. */
export function createPhraseIndex(entries: readonly Entry[], language: Language): PhraseIndex {
  const byStart = new Map<string, Phrase[]>()
  const starts = new Uint8Array(STARTS)
  for (const { forms, means } of entries)
    for (const form of forms) {
      markStart(starts, form)
      const key = language === 'en' ? wordAt(form, 0) : form.charAt(0)
      const phrases = byStart.get(key) ?? []
      phrases.push({ form, means })
      byStart.set(key, phrases)
    }
  for (const phrases of byStart.values()) phrases.sort((a, b) => b.form.length - a.form.length)
  return { language, byStart, starts }
}

/**
 * The phrases of the index in `lower.slice(start, end)`, in order, the longest at each place and
 * none inside another. `lower` is folded and in lower case.
 */
export function findPhrases(index: PhraseIndex, lower: string, range: Range): PhraseMatch[] {
  const found: PhraseMatch[] = []
  let at = range.start
  while (at < range.end) {
    const match = phraseAt(index, lower, { start: at, end: range.end })
    if (match) found.push(match)
    at = match ? match.end : nextStart(index, lower, at)
  }
  return found
}

/** The longest phrase of the index that begins exactly at `range.start`, or nothing. */
export function phraseAt(
  index: PhraseIndex,
  lower: string,
  { start, end }: Range,
): PhraseMatch | undefined {
  if (!mayStart(index.starts, lower, start)) return undefined
  const isEnglish = index.language === 'en'
  const key = isEnglish ? wordAt(lower, start) : lower.charAt(start)
  for (const { form, means } of index.byStart.get(key) ?? []) {
    const to = start + form.length
    if (to > end || !lower.startsWith(form, start)) continue
    if (isEnglish && isWordUnit(lower.charCodeAt(to))) continue
    return { start, end: to, means }
  }
  return undefined
}

// The next unit at which an English word begins; the next unit in the other languages.
function nextStart(index: PhraseIndex, lower: string, at: number): number {
  if (index.language !== 'en') return at + 1
  let next = at
  if (!isWordUnit(lower.charCodeAt(next))) next++
  else while (isWordUnit(lower.charCodeAt(next))) next++
  return next
}

/** The longest first word that is looked at: a longer one is no word of a list. */
const LONGEST_WORD = 40

function wordAt(text: string, start: number): string {
  if (!isWordUnit(text.charCodeAt(start))) return text.charAt(start)
  let end = start
  while (end - start < LONGEST_WORD && isWordUnit(text.charCodeAt(end))) end++
  return text.slice(start, end)
}

/** Whether a code unit belongs to a word: a letter or a digit of any script, not punctuation. */
export function isWordUnit(unit: number): boolean {
  if (unit < 0x80)
    return (
      (unit >= 0x61 && unit <= 0x7a) ||
      (unit >= 0x30 && unit <= 0x39) ||
      (unit >= 0x41 && unit <= 0x5a)
    )
  return unit >= 0xc0 && !(unit >= 0x2000 && unit <= 0x2bff) && !(unit >= 0x3000 && unit <= 0x303f)
}
