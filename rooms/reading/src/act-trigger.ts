// Words for acts in Korean and Chinese sentences: single words, Korean verbs in the form of a
// dictionary, and pairs of words with others between them ("驳回 … 申请", "출국을 … 금지").
// Source: reading.md 2, Act; the words are data.
import type { Act } from '@tumen/claim'
import { verbForms } from './korean-verb.ts'
import type { Entry, Lexicon } from './lexicon.ts'
import {
  createPhraseIndex,
  findPhrases,
  type PhraseIndex,
  type PhraseMatch,
  phraseAt,
} from './phrase-index.ts'
import type { Range } from './source-text.ts'

/** An act, or a handing over or sending whose receiver decides which act it is. */
export type TriggerAct = Act | 'hand' | 'send'

/** A word that says an act. */
export interface Trigger extends Range {
  act: TriggerAct
  /** Yields to any other act: a mere movement, or a word with another main sense. */
  isWeak: boolean
  /** Passing a border: in a report on returns, being returned. */
  isPassing: boolean
  /** Leaving a place: over a border only where the clause says so. */
  isFleeing: boolean
  /** A Korean verb, not a noun that may stand with "to do". */
  isVerb: boolean
  /** Where the first word of a pair stands. */
  first?: Range
}

interface Pair {
  first: string
  means: string
}

interface TriggerIndex {
  words: PhraseIndex
  verbs: ReadonlySet<string>
  seconds: PhraseIndex
  pairs: ReadonlyMap<string, readonly Pair[]>
}

/** Between the words of a pair stands at most this much. */
const LONGEST_GAP = 36
const LONGEST_SUFFIX = 3

const made = new WeakMap<Lexicon, TriggerIndex>()

function indexOf(lexicon: Lexicon): TriggerIndex {
  const known = made.get(lexicon)
  if (known) return known
  const isKorean = lexicon.language === 'ko'
  const verbs = isKorean
    ? [...lexicon.entries('act verb').map(conjugated), ...lexicon.entries('act verb-form')]
    : []
  const pairs = pairsOf(lexicon)
  const seconds = [...pairs.keys()].map((form) => ({ forms: [form], means: form }))
  const words = [...lexicon.entries('act trigger'), ...verbs]
  const index = {
    words: createPhraseIndex(words, lexicon.language),
    verbs: new Set(verbs.flatMap(({ forms }) => forms)),
    seconds: createPhraseIndex(seconds, lexicon.language),
    pairs,
  }
  made.set(lexicon, index)
  return index
}

function conjugated({ forms, means }: Entry): Entry {
  return { forms: [...new Set(forms.flatMap(verbForms))], means }
}

// "출국 + 금지하다": the second word of a Korean pair may be a verb.
function pairsOf(lexicon: Lexicon): Map<string, Pair[]> {
  const pairs = new Map<string, Pair[]>()
  for (const { forms, means } of lexicon.entries('act pair'))
    for (const form of forms) {
      const [first = '', second = ''] = form.split(' + ')
      const isVerb = lexicon.language === 'ko' && second.endsWith('다')
      for (const ending of isVerb ? verbForms(second) : [second])
        pairs.set(ending, [...(pairs.get(ending) ?? []), { first, means }])
    }
  return pairs
}

interface Found {
  lower: string
  /** By where the stretch begins, then by where it ends. */
  byStart: Map<number, Map<number, readonly Trigger[]>>
}

// Readers of one text ask for the same stretches again and again.
const lastFound = new WeakMap<Lexicon, Found>()

/** The words for acts in a stretch, in order. */
export function triggersIn(lower: string, range: Range, lexicon: Lexicon): readonly Trigger[] {
  if (range.start >= range.end) return []
  let last = lastFound.get(lexicon)
  if (last?.lower !== lower) {
    last = { lower, byStart: new Map() }
    lastFound.set(lexicon, last)
  }
  let byEnd = last.byStart.get(range.start)
  if (!byEnd) {
    byEnd = new Map()
    last.byStart.set(range.start, byEnd)
  }
  const known = byEnd.get(range.end)
  if (known) return known
  const found = searched(lower, range, lexicon)
  byEnd.set(range.end, found)
  return found
}

function searched(lower: string, range: Range, lexicon: Lexicon): Trigger[] {
  const index = indexOf(lexicon)
  const paired = pairsIn(lower, range, index)
  const found: Trigger[] = []
  for (const match of findPhrases(index.words, lower, range))
    if (match.means !== '-' && !isTaken(match, paired) && isWhole(match, lower, index))
      found.push(triggerOf(match, lower, lexicon))
  if (paired.length === 0) return found
  for (const { first, second, means } of paired) {
    const { start, end } = second
    if (means !== '-') found.push(triggerOf({ start, end, means, first }, lower, lexicon))
  }
  return found.sort((a, b) => a.start - b.start)
}

function isTaken(match: Range, paired: readonly PairMatch[]): boolean {
  for (const { first, second } of paired)
    if (overlaps(match, first) || overlaps(match, second)) return true
  return false
}

function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && a.end > b.start
}

// "체포자", 被遣返者: those who were arrested, which yields to what is said of them.
function triggerOf(
  { start, end, means, first }: PhraseMatch & { first?: Range },
  lower: string,
  lexicon: Lexicon,
): Trigger {
  const space = means.indexOf(' ')
  const act = space < 0 ? means : means.slice(0, space)
  const flag = space < 0 ? undefined : means.slice(space + 1)
  const isVerb = indexOf(lexicon).verbs.has(lower.slice(start, end))
  const suffix = { start: end, end: end + LONGEST_SUFFIX }
  const isPerson = !isVerb && phraseAt(lexicon.index('act person'), lower, suffix) !== undefined
  const [isPassing, isFleeing] = [flag === 'passing', flag?.startsWith('flee') === true]
  const isWeak = (flag !== undefined && flag !== 'flee') || isPerson
  const trigger = { start, end, act: act as TriggerAct, isWeak, isPassing, isFleeing, isVerb }
  return first ? { first, ...trigger } : trigger
}

const HANGUL = /\p{Script=Hangul}/u

// A verb stands at the begin of a Korean word: 추산 holds no 산.
function isWhole({ start, end }: Range, lower: string, { verbs }: TriggerIndex): boolean {
  const form = lower.slice(start, end)
  return !verbs.has(form) || form.includes(' ') || !HANGUL.test(lower.charAt(start - 1))
}

interface PairMatch {
  first: Range
  second: Range
  means: string
}

/** All up to the last mark that parts words. */
const TO_BREAK = /^.*(?:[;:!?。…()\n]|[,.](?!\d))/s

// The first word may stand before the stretch: "驳回" before the number, "申请" after it.
function pairsIn(lower: string, range: Range, { seconds, pairs }: TriggerIndex): PairMatch[] {
  const matches: PairMatch[] = []
  for (const { start, end, means: form } of findPhrases(seconds, lower, range)) {
    const from = afterBreak(lower, start)
    const found = nearest(pairs.get(form) ?? [], lower.slice(from, start))
    if (!found) continue
    const first = { start: from + found.at, end: from + found.at + found.pair.first.length }
    matches.push({ first, second: { start, end }, means: found.pair.means })
  }
  return matches
}

// Where the words before a place begin that no mark parts from it, at most the longest gap back.
function afterBreak(lower: string, end: number): number {
  const from = Math.max(0, end - LONGEST_GAP)
  return from + (TO_BREAK.exec(lower.slice(from, end))?.[0].length ?? 0)
}

// The pair whose first word ends last, and of these the longest.
function nearest(pairs: readonly Pair[], before: string): { pair: Pair; at: number } | undefined {
  let best: { pair: Pair; at: number; end: number } | undefined
  for (const pair of pairs) {
    const at = before.lastIndexOf(pair.first)
    const end = at + pair.first.length
    if (at < 0 || (best && (end < best.end || (end === best.end && at >= best.at)))) continue
    best = { pair, at, end }
  }
  return best
}

/** How a word for an act stands in its clause. */
export type Standing = 'main' | 'aside' | 'modifier'
