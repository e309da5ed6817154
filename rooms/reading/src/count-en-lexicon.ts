// The English word lists for numbers, made ready once: phrases by their first and last word, and
// the classes of nouns. The lists themselves stand in data/en.txt.
import type { Word } from './act-en-word.ts'
import { formsOf, type Lexicon } from './lexicon.ts'
import { hasMark, type MarkSet } from './mark-set.ts'
import { slotsOf } from './word-slot.ts'

/** A phrase of a list among the words of a sentence: indexes, half-open, and what it says. */
export interface Phrase {
  first: number
  end: number
  means: string
}

interface Form {
  words: string[]
  means: string
}

/** Phrases that can be found forwards from a word and backwards from one. */
export interface PhraseList {
  /** The longest phrase that begins at a word. */
  at(words: readonly Word[], first: number): Phrase | undefined
  /** The longest phrase that ends before a word. */
  before(words: readonly Word[], end: number): Phrase | undefined
}

const LISTS = {
  hedgeBefore: 'hedge-before',
  hedgeAfter: 'hedge-after',
  lead: 'lead',
  leadAfter: 'lead-after',
  vague: 'vague',
  amount: 'amount',
  whom: 'whom',
  people: 'people',
  person: 'person',
  officials: 'officials',
  units: 'units',
  tellers: 'tellers',
  partsBefore: 'parts-before',
  ageBefore: 'age-before',
  ageAfter: 'age-after',
  joints: 'joints',
  shareAfter: 'share-after',
  compared: 'compared',
  kin: 'kin',
  enders: 'enders',
  except: 'except',
  there: 'there',
  inAll: 'in-all',
  aboard: 'aboard',
  held: 'held',
  composes: 'composes',
  parents: 'parents',
  rest: 'rest',
  capacity: 'capacity',
  totalAfter: 'total-after',
  whomAmong: 'among',
  counting: 'counting',
  fractions: 'fractions',
  partOf: 'part-of',
  wholeFirst: 'whole-first',
  stock: 'stock',
  opinion: 'opinion',
  origin: 'origin',
  cumulative: 'cumulative',
} as const

const WORDS = {
  numerals: 'numerals',
  things: 'things',
  peoples: 'peoples',
  labels: 'labels',
  groups: 'groups',
  sizes: 'sizes',
  hedgeTails: 'hedge-tails',
  panels: 'panels',
  totals: 'totals',
  describing: 'describing',
  money: 'money',
  clock: 'clock',
  changes: 'changes',
  otherNames: 'other-names',
  each: 'each',
  aboutAfter: 'about-after',
  scaleLetters: 'scale-letters',
  who: 'who',
  daily: 'daily',
  harm: 'harm',
  orMore: 'or-more',
  ordinals: 'ordinals',
  now: 'now',
  stateVerbs: 'state-verbs',
  ago: 'ago',
  onePerson: 'one-person',
  invariant: 'invariant',
  asking: 'asking',
  families: 'families',
  spokesmen: 'spokesmen',
  when: 'when',
  spans: 'spans',
  periods: 'periods',
  links: 'links',
} as const

/** All lists for numbers. */
export type NumberLists = Record<keyof typeof LISTS, PhraseList> &
  Record<keyof typeof WORDS, ReadonlyMap<string, string>> & {
    personEndings: readonly string[]
    peopleEndings: readonly string[]
    months: ReadonlySet<string>
    /** Words with which a number, its hedge or a word for one may begin. */
    openers: ReadonlySet<string>
    weekdays: ReadonlySet<string>
  }

const made = new WeakMap<Lexicon, NumberLists>()

/** The lists for English numbers, made ready at the first call. */
export function numberLists(lexicon: Lexicon): NumberLists {
  const known = made.get(lexicon)
  if (known) return known
  const lists = Object.entries(LISTS).map(([name, section]) => [name, phraseList(lexicon, section)])
  const words = Object.entries(WORDS).map(([name, section]) => [name, wordMap(lexicon, section)])
  const fresh = {
    ...Object.fromEntries(lists),
    ...Object.fromEntries(words),
    personEndings: formsOf(lexicon, 'number person-endings'),
    peopleEndings: formsOf(lexicon, 'number people-endings'),
    months: new Set(formsOf(lexicon, 'time month')),
    openers: openersOf(lexicon),
    weekdays: new Set(formsOf(lexicon, 'time weekday')),
  } as NumberLists
  made.set(lexicon, fresh)
  return fresh
}

const OPENING = ['hedgeBefore', 'lead', 'vague', 'amount', 'fractions'] as const

function openersOf(lexicon: Lexicon): Set<string> {
  const sections = [...OPENING.map((name) => LISTS[name]), WORDS.numerals, WORDS.links]
  const forms = sections.flatMap((section) => formsOf(lexicon, `number ${section}`))
  return new Set(forms.map((form) => form.split(' ')[0] ?? ''))
}

function wordMap(lexicon: Lexicon, section: string): Map<string, string> {
  const entries = lexicon.entries(`number ${section}`)
  return new Map(entries.flatMap(({ forms, means }) => forms.map((form) => [form, means] as const)))
}

function phraseList(lexicon: Lexicon, section: string): PhraseList {
  const forms = lexicon
    .entries(`number ${section}`)
    .flatMap(({ forms, means }) => forms.map((form): Form => ({ words: form.split(' '), means })))
    .sort((a, b) => b.words.length - a.words.length)
  const byFirst = grouped(forms, ({ words }) => words[0])
  const byLast = grouped(forms, ({ words }) => words.at(-1))
  return {
    at: (words, first) => find(words, { index: first, side: 0 }, byFirst),
    before: (words, end) => find(words, { index: end, side: 1 }, byLast),
  }
}

interface Grouped {
  byWord: ReadonlyMap<string, readonly Form[]>
  /** Marks of those words (word-slot.ts). */
  marks: MarkSet
}

function grouped(forms: readonly Form[], keyOf: (form: Form) => string | undefined): Grouped {
  const groups = new Map<string, Form[]>()
  for (const form of forms) {
    const key = keyOf(form) ?? ''
    const group = groups.get(key)
    if (group) group.push(form)
    else groups.set(key, [form])
  }
  return { byWord: groups, marks: slotsOf(groups.keys()) }
}

// `side` is 0 when the phrases begin at the index and 1 when they end before it.
function find(
  words: readonly Word[],
  { index, side }: { index: number; side: 0 | 1 },
  groups: Grouped,
): Phrase | undefined {
  const word = words[index - side]
  if (word === undefined || !hasMark(groups.marks, word.slot)) return undefined
  const forms = groups.byWord.get(word.lower)
  if (!forms) return undefined
  for (const { words: parts, means } of forms) {
    const first = index - side * parts.length
    if (first >= 0 && standsAt(words, first, parts))
      return { first, end: first + parts.length, means }
  }
  return undefined
}

function standsAt(words: readonly Word[], first: number, parts: readonly string[]): boolean {
  for (let n = 0; n < parts.length; n++) if (words[first + n]?.lower !== parts[n]) return false
  return true
}
