// A number with everything that belongs to it: hedges, "the", "all", "the remaining", "a further",
// "23 more", and the group that it is a part of. Source: reading.md 2, Hedge, and 6.
import { type QuantityWords, VAGUE_WORDS, type VagueWord } from '@tumen/claim'
import type { Word } from './act-en-word.ts'
import { hedged, numberOf } from './count-en-hedge.ts'
import type { NumberLists, Phrase } from './count-en-lexicon.ts'
import { type Numeral, numeralAt, singleNumeralAt } from './count-en-numeral.ts'
import type { PreparedText } from './prepared-text.ts'

/** How the words before or after a number say which people are meant. */
export const LEADS = ['definite', 'own', 'all', 'part', 'remainder', 'further', 'other'] as const
export type Lead = (typeof LEADS)[number]

/** What a number is a part of: "of the 29", "of them", "out of 40". */
export interface Whole {
  /** The words of it: indexes, half-open. */
  first: number
  end: number
  /** The number of the whole, where one is said. */
  value?: number | undefined
  /** "of them", "of whom" */
  isPronoun: boolean
  /** "six of her brothers", "84 of us": of no group that was counted. */
  isOwn?: boolean | undefined
  /** "one of some 40 people": the whole is counted here for the first time. */
  isNew?: boolean | undefined
  /** It stands behind the noun. */
  isBehind?: true | undefined
  /** Where the noun of the whole would begin: "of the men". */
  noun: number
}

/** A number or a word for one, with all that belongs to it. */
export interface CountPhrase {
  /** Hedges and leads included: indexes of words, half-open. */
  first: number
  end: number
  /** The bare number. */
  numeral: Numeral
  /** Digits and words for numbers; dozens, hundreds; many, some, all. */
  kind: 'number' | 'vague' | 'amount'
  quantity: QuantityWords
  hasHedge: boolean
  lead?: Lead | undefined
  whole?: Whole | undefined
  /** Where the counted noun begins: behind "of" where there is one. */
  noun: number
}

/** What the finders look at. */
export interface Scan {
  text: PreparedText
  words: readonly Word[]
  lists: NumberLists
}

/** The phrase that begins at that word, or whose bare number does. */
export function phraseAt(scan: Scan, at: number): CountPhrase | undefined {
  const { words, lists } = scan
  if (!mayOpen(words[at], lists)) return undefined
  const n = behindHedges(scan, at)
  const vague = lists.vague.at(words, n)
  if (vague) return wordPhrase(scan, vague, 'vague')
  const numeral = numeralAt(words, n, lists)
  if (numeral) return numberPhrase(scan, numeral) ?? retry(scan, n)
  const amount = lists.amount.at(words, at)
  return amount ? wordPhrase(scan, amount, 'amount') : undefined
}

// Nearly all words begin no number: left before anything is looked up.
function mayOpen(word: Word | undefined, { openers }: NumberLists): boolean {
  return (
    word !== undefined &&
    (word.is === 'number' || openers.has(word.lower) || word.lower.includes('-'))
  )
}

// "some 60", "as many as half a million", "all of the 30": the words belong to the number behind.
function behindHedges({ words, lists }: Scan, at: number): number {
  let n = at
  for (let turn = 0; turn < MOST_BEFORE; turn++) {
    const open = lists.hedgeBefore.at(words, n) ?? lists.lead.at(words, n)
    if (!open) break
    n = open.end
  }
  const isNumber = (lists.vague.at(words, n) ?? numeralAt(words, n, lists)) !== undefined
  return isNumber ? n : at
}

function retry(scan: Scan, n: number): CountPhrase | undefined {
  const single = singleNumeralAt(scan.words, n, scan.lists)
  return single && numberPhrase(scan, single)
}

interface Around {
  first: number
  end: number
  hedges: Phrase[]
  after?: Phrase | undefined
  lead?: Lead | undefined
}

function aroundOf({ first, end }: Phrase | Numeral): Around {
  return { first, end, hedges: [], after: undefined, lead: undefined }
}

/** Hedges and leads before a number at the most. */
const MOST_BEFORE = 4

function around({ words, lists }: Scan, numeral: Phrase | Numeral): Around {
  const found = aroundOf(numeral)
  for (let turn = 0; turn < MOST_BEFORE; turn++) {
    const hedge = hedgeBefore({ words, lists }, found.first)
    const lead = lists.lead.before(words, found.first)
    const longest = !lead || (hedge && hedge.first < lead.first) ? hedge : lead
    if (!longest) break
    if (longest === lead) found.lead ??= lead.means as Lead
    else found.hedges.unshift(longest)
    found.first = longest.first
  }
  takeAfter({ words, lists }, found)
  return found
}

// "concerned about three brothers": a preposition that hedges nothing.
function hedgeBefore({ words, lists }: Pick<Scan, 'words' | 'lists'>, end: number) {
  const hedge = lists.hedgeBefore.before(words, end)
  // "takes the number | up to 70": no bound.
  const isSum = hedge?.means === 'up_to' && words[hedge.first]?.lower === 'up'
  if (isSum && lists.totals.has(words[hedge.first - 1]?.lower ?? '-')) return undefined
  if (!hedge || hedge.end > hedge.first + 1) return hedge
  const isTaken = words[hedge.first]?.is === 'preposition' || ABOUT.has(hedge.means)
  return isTaken && lists.aboutAfter.has(words[hedge.first - 1]?.lower ?? '-') ? undefined : hedge
}

/** Hedges of one word that are prepositions as well: about, around, over, above. */
const ABOUT: ReadonlySet<string> = new Set(['about', 'more_than', 'fewer_than'])

function takeAfter({ words, lists }: Pick<Scan, 'words' | 'lists'>, found: Around): void {
  const hedge = lists.hedgeAfter.at(words, found.end)
  if (hedge) {
    found.after = hedge
    found.end = hedge.end
  }
  const more = lists.leadAfter.at(words, found.end)
  if (!more || lists.links.get(words[more.end]?.lower ?? '-') === 'than') return
  if (found.lead !== 'remainder') found.lead = more.means as Lead
  found.end = more.end
}

function numberPhrase(scan: Scan, numeral: Numeral): CountPhrase | undefined {
  const { words, text } = scan
  const parts = around(scan, numeral)
  const plus = words[parts.end]
  const hasPlus = plus?.lower === '+' && plus.start === words[parts.end - 1]?.end
  const hedges = [...parts.hedges, ...(parts.after ? [parts.after] : [])]
  const said = hedges.map((hedge) => ({ means: hedge.means, words: written(text, words, hedge) }))
  if (hasPlus) said.push({ means: 'at_least', words: '+' })
  if (numeral.tail) said.push({ means: numeral.tail, words: lastPart(words[numeral.first]) })
  const quantity = hedged(numeral, said)
  if (!quantity) return undefined
  const end = hasPlus ? parts.end + 1 : parts.end
  const hasHedge = quantity.op !== 'exactly' || parts.hedges.length > 0
  const { first, lead } = parts
  return finished(scan, { kind: 'number', first, end, lead, numeral, quantity, hasHedge })
}

function lastPart(word: Word | undefined): string {
  return word?.lower.split('-').at(-1) ?? ''
}

function written(text: PreparedText, words: readonly Word[], { first, end }: Phrase): string {
  const range = [words[first]?.start, words[end - 1]?.end] as const
  return text.folded.slice(...range).replace(/\s+/g, ' ')
}

// "Dozens", "at least several hundred", "many".
function wordPhrase(scan: Scan, phrase: Phrase, kind: 'vague' | 'amount'): CountPhrase | undefined {
  const { words, text } = scan
  const said = written(text, words, phrase)
  const numeral: Numeral = { text: said, ...phrase, isDigits: false }
  const isPlain = kind === 'amount'
  const { first, end, lead, hedges } = isPlain ? aroundOf(phrase) : around(scan, phrase)
  const quantity = quantityOf(phrase.means)
  if (!quantity) return undefined
  const hasHedge = hedges.length > 0
  return finished(scan, { kind, first, end, lead, numeral, quantity, hasHedge })
}

const isVague = (word: string): word is VagueWord => VAGUE_WORDS.some((one) => one === word)

function quantityOf(means: string): QuantityWords | undefined {
  if (isVague(means)) return { op: 'vague', vague: means }
  if (means === 'none') return { op: 'none', value: 0 }
  if (/^\d$/.test(means)) return { op: 'exactly', value: Number(means) }
  if (means === 'some' || means === 'rest') return { op: 'unknown_some' }
  return undefined
}

type Unfinished = Omit<CountPhrase, 'noun' | 'whole'>

function finished(scan: Scan, parts: Unfinished): CountPhrase {
  const { first, end } = parts
  const lead = parts.lead ?? (isPartOf(scan, first) ? 'part' : undefined)
  const joint = scan.lists.joints.at(scan.words, end)
  if (!joint) return phraseOf({ parts, lead, end, noun: end })
  const whole = wholeAt(scan, { behind: joint.end, isOut: joint.means === 'out' })
  const noun = whole?.noun ?? (joint.means === 'out' ? end : joint.end)
  return phraseOf({ parts, lead, whole, noun, end: whole?.isPronoun ? whole.end : end })
}

interface Finish extends Pick<CountPhrase, 'lead' | 'whole' | 'noun' | 'end'> {
  parts: Unfinished
}

// Written out, for each spread that adds properties makes an object that is slow to ask.
function phraseOf({ parts, lead, whole, noun, end }: Finish): CountPhrase {
  const { first, numeral, kind, quantity, hasHedge } = parts
  return { first, end, numeral, kind, quantity, hasHedge, lead, whole, noun }
}

// "of whom 840,000", "Of these, 20"
function isPartOf({ words, lists }: Scan, first: number): boolean {
  const at = words[first - 1]?.is === 'comma' ? first - 1 : first
  return lists.partOf.before(words, at) !== undefined
}

/** The phrase with its whole where that stands behind the noun: "12 girls out of a group of 40". */
export function withWholeBehind(scan: Scan, phrase: CountPhrase, end: number): CountPhrase {
  const joint = phrase.whole ? undefined : scan.lists.joints.at(scan.words, end)
  if (joint?.means !== 'out') return phrase
  const whole = wholeAt(scan, { behind: joint.end, isOut: true })
  if (!whole) return phrase
  whole.isBehind = true
  const { lead, noun, end: last } = phrase
  return phraseOf({ parts: phrase, lead, whole, noun, end: last })
}

// "them", "the 29", "the at least 60", "a group of 40", "the men".
function wholeAt(
  scan: Scan,
  { behind, isOut }: { behind: number; isOut: boolean },
): Whole | undefined {
  const { words, lists } = scan
  const pronoun = lists.whom.at(words, behind)
  const numeral = wholeNumeral(scan, behind)
  if (numeral && !lists.months.has(words[numeral.end]?.lower ?? '-')) {
    const value = numberOf(numeral.text)?.value
    const isNew = lists.lead.at(words, behind) === undefined && !isOut
    return wholeOf(behind, numeral.end, { isNew, value, isPronoun: false })
  }
  if (isOut) return undefined
  const isOwn = (pronoun ?? lists.lead.at(words, behind))?.means === 'own'
  if (pronoun) return wholeOf(pronoun.first, pronoun.end, { isOwn, isPronoun: true })
  const lead = lists.lead.at(words, behind)
  if (!lead || lead.means === 'further') return undefined
  return wholeOf(behind, lead.end, { isOwn, isPronoun: false })
}

function wholeOf(
  first: number,
  end: number,
  { value, isPronoun, isOwn, isNew }: Pick<Whole, 'value' | 'isPronoun' | 'isOwn' | 'isNew'>,
): Whole {
  return { first, end, value, isPronoun, isOwn, isNew, isBehind: undefined, noun: end }
}

const FURTHEST_WHOLE = 4

function wholeNumeral({ words, lists }: Scan, behind: number): Numeral | undefined {
  let n = behind
  for (let turn = 0; turn < FURTHEST_WHOLE; turn++) {
    const numeral = singleNumeralAt(words, n, lists)
    if (numeral) return numeral
    const open = lists.lead.at(words, n) ?? lists.hedgeBefore.at(words, n)
    const word = words[n]?.lower ?? '-'
    if (open) n = open.end
    else if (lists.groups.has(word) || lists.links.has(word)) n++
    else return undefined
  }
  return undefined
}
