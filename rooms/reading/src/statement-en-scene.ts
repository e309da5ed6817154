// A sentence as the readers of English statements see it: its verbs and nouns, which of them a
// number holds already, where subjects begin and objects end, and whether people are meant.
import type { Act } from '@tumen/claim'
import { firstFrame, frameAt } from './act-en-frame.ts'
import { type EnglishLexicon, englishLexicon, type FrameSet } from './act-en-lexicon.ts'
import { type EnglishSentence, englishSentence, type Predicate } from './act-en-predicate.ts'
import { rolesOf } from './act-en-role.ts'
import type { VerbGroup } from './act-en-verb.ts'
import type { Word } from './act-en-word.ts'
import { type NumberLists, numberLists } from './count-en-lexicon.ts'
import type { Draft, Voice } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Filled } from './proposal.ts'
import type { Range } from './source-text.ts'
import type { Statement } from './statement.ts'
import { readEnglishVoice } from './voice-en.ts'

/** Indexes of words, half-open. */
export interface Stretch {
  first: number
  end: number
}

/** What is looked at in one sentence. */
export interface StatementScene extends EnglishSentence {
  text: PreparedText
  lexicon: Lexicon
  lists: EnglishLexicon
  numbers: NumberLists
  /** Index of the sentence. */
  sentence: number
  /** The verbs that hold a number, as roles say. */
  counted: ReadonlySet<Predicate>
  /** Verbs behind them with the same subject. */
  followers: ReadonlySet<Predicate>
  isHeadline: boolean
}

/** The scene of a sentence. */
export function statementScene(
  text: PreparedText,
  lexicon: Lexicon,
  { sentence, counts }: { sentence: number; counts: readonly Draft[] },
): StatementScene {
  const taken = englishSentence(text, lexicon, sentence)
  const counted = new Set<Predicate>()
  const followers = new Set<Predicate>()
  for (const { range, act } of counts) {
    const shown = taken.predicates.find(({ head }) => taken.words[head]?.end === act?.range?.end)
    if (shown) counted.add(shown)
    const { mains, objects, around, restrictors } = rolesOf(taken, range)
    const [main, ...others] = mains
    for (const one of others) followers.add(one)
    for (const one of [...objects, ...restrictors, main, around]) if (one) counted.add(one)
  }
  const position = text.sentences[sentence]?.position
  return {
    text,
    ...taken,
    lexicon,
    lists: englishLexicon(lexicon),
    numbers: numberLists(lexicon),
    sentence,
    counted,
    followers,
    isHeadline: position === 'headline' || position === 'subheading',
  }
}

const sections = new WeakMap<EnglishLexicon, Map<string, FrameSet>>()

/** The phrases of a section of the list of statements. */
export function phrases({ lists }: StatementScene, section: string): FrameSet {
  const ofLists = sections.get(lists) ?? new Map<string, FrameSet>()
  const known = ofLists.get(section)
  if (known) return known
  // Asked for every sentence: the whole name of the section is put together only once.
  const made = lists.frames(`statement ${section}`)
  sections.set(lists, ofLists.set(section, made))
  return made
}

/** The units of the text that words cover. */
export function rangeOf({ words }: StatementScene, { first, end }: Stretch): Range {
  const start = words[first]?.start ?? 0
  return { start, end: words[end - 1]?.end ?? start }
}

const OPENING: ReadonlySet<string> = new Set(['comma', 'break', 'that', 'subordinate'])

/** Where the words of a verb's subject begin: behind the mark or the verb before it. */
export function subjectStart({ words, predicates }: StatementScene, verb: VerbGroup): number {
  // "and | begun repatriating them": the subject stands with the verb before.
  let near = verb.first
  while (words[near - 1]?.is === 'adverb') near--
  if (words[near - 1]?.is === 'coordinate') return near
  const before = predicates.findLast((one) => one.end <= verb.first && isOver(words, one, verb))
  let first = verb.first
  while (first > (before?.end ?? 0)) {
    const word = words[first - 1]
    if (!word || OPENING.has(word.is) || word.lower === '"') break
    // "where | they could face": a clause of its own; "those who flee | face" is all subject.
    if (word.is === 'relative' && first < near && !opensVerb(words, predicates, first)) break
    first--
  }
  while (first < verb.first && isLoose(words[first])) first++
  return first
}

// A verb inside the subject ("North Koreans who escape | face") does not end it.
function isOver(words: readonly Word[], before: Predicate, verb: VerbGroup): boolean {
  if (before.verb?.kind === 'report') return true
  for (let n = before.end; n < verb.first; n++) {
    const is = words[n]?.is
    if (is === 'coordinate' || is === 'comma' || is === 'break') return true
  }
  return !isRelative(words, before) && before.isFinite && !before.isBare
}

// "the situation in which cameras have been installed | makes": a verb of a relative clause.
function isRelative(words: readonly Word[], { first }: Predicate): boolean {
  for (let n = first - 1; n >= Math.max(0, first - RELATIVE_NEAR); n--) {
    const is = words[n]?.is
    if (is === 'relative') return true
    if (is === 'comma' || is === 'break' || is === 'that') return false
  }
  return false
}

/** So many words may stand between "which" and its verb. */
const RELATIVE_NEAR = 6

function opensVerb(words: readonly Word[], predicates: readonly Predicate[], n: number): boolean {
  const at = words[n]?.is === 'adverb' ? n + 1 : n
  return predicates.some(({ first, head }) => at >= first && at <= head)
}

function isLoose(word: Word | undefined): boolean {
  return word?.is === 'coordinate' || word?.is === 'comma' || word?.is === 'mark'
}

/** Where the words behind a verb end: at a mark, at the next finite verb, or with the sentence. */
export function objectEnd({ words, predicates }: StatementScene, verb: VerbGroup): number {
  const next = predicates.find((one) => one.first >= verb.end && isNext(words, one))
  const last = next ? next.first : words.length
  for (let n = verb.end; n < last; n++) {
    const word = words[n]
    if (!word) return n
    const isMark = word.is === 'comma' || word.is === 'break' || word.lower === '"'
    if (isMark || word.is === 'mark' || word.is === 'subordinate') return n
    if (word.is === 'relative' || word.is === 'that') return beforeLink(words, n)
    if (word.is === 'coordinate' && next && n >= next.first - 2) return n
  }
  return last
}

// A verb of its own: finite, or joined by a conjunction ("raided the church and | detained").
function isNext(words: readonly Word[], one: Predicate): boolean {
  return one.isFinite && (!one.isBare || words[one.first - 1]?.is === 'coordinate')
}

// "… and that", "… in which": the small word before belongs to the next clause.
function beforeLink(words: readonly Word[], n: number): number {
  const is = words[n - 1]?.is
  return is === 'coordinate' || is === 'preposition' ? n - 1 : n
}

/** The first noun for an act, or for what states do, in a stretch; of a compound its head. */
export function actNounIn(
  scene: StatementScene,
  within: Stretch,
): (Stretch & { act: Act }) | undefined {
  const own = scene.nouns.find(({ first, end }) => first >= within.first && end <= within.end)
  const other = firstFrame(scene.words, within, phrases(scene, 'nouns'))
  const isCompound = own !== undefined && own.end === other?.first
  if (!other || (own && own.first <= other.first && !isCompound)) return own
  // "a cooperation treaty"
  const head = frameAt(scene.words, other.end, phrases(scene, 'nouns'))
  const { first, end, act } =
    head && head.end <= within.end ? { ...head, first: other.first } : other
  return { first, end, act: act as Act }
}

/** Whether the words of a stretch name people: a noun, a people, a pronoun, "those". */
export function namesPeople({ words, numbers }: StatementScene, { first, end }: Stretch): boolean {
  for (let n = first; n < end; n++) {
    const word = words[n]
    if (!word) return false
    if (numbers.people.at(words, n) || numbers.person.at(words, n)) return true
    if (numbers.peoples.has(word.lower) || numbers.whom.at(words, n)) return true
    if (word.is === 'pronoun' && word.detail !== 'thing') return true
    if (word.isName && word.isPlural && n > 0) return true
  }
  return false
}

/** Present, or anything before it. */
export type Tense = 'present' | 'past' | 'none'

/** The tense of a verb group by its first auxiliary or by its form. */
export function tenseOf({ words, lists }: StatementScene, verb: VerbGroup): Tense {
  const opening = verb.governor ?? verb
  if (!opening.isFinite && !opening.isBare) return 'none'
  const present = lists.frames('statement present').byStart
  for (let n = opening.first; n < opening.end; n++) {
    const word = words[n]
    if (word && present.has(word.lower)) return 'present'
    if (word && ['be', 'have', 'do'].includes(word.is)) return 'past'
  }
  return opening.isBare || isPastForm(opening) ? 'past' : 'present'
}

const PAST = 4

function isPastForm({ verb }: VerbGroup): boolean {
  return ((verb?.forms ?? 0) & PAST) !== 0
}

const OWN_VOICE: Filled<Voice> = {
  value: { modality: 'asserted', polarity: 'affirmed' },
  rules: ['voice.own'],
}

/** A statement about a verb or a noun: its voice is read where those words stand. */
export function statementOf(
  scene: StatementScene,
  found: Pick<Statement, 'kind' | 'rule' | 'comparison'> & {
    act: Act
    /** The words of the statement. */
    within: Stretch
    /** The words that show it. */
    focus: Stretch
    quote?: Range[]
    /** Told by the text itself, whoever is quoted beside it. */
    isOwnVoice?: true
  },
): Statement {
  const { kind, rule, act, within, focus, quote, comparison } = found
  const range = rangeOf(scene, within)
  const shown = rangeOf(scene, focus)
  const draft: Draft = { kind, range: shown, sentence: scene.sentence, clause: range }
  const { text, lexicon } = scene
  const voice = found.isOwnVoice
    ? OWN_VOICE
    : readEnglishVoice(draft, { text, lexicon, drafts: [draft] })
  return {
    kind,
    rule,
    range,
    sentence: scene.sentence,
    clause: range,
    act: { value: act, rules: [rule], range: shown },
    voice,
    ...(quote ? { quote } : {}),
    ...(comparison ? { comparison } : {}),
  }
}
